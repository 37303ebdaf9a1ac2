import type { Inbox, InboxEntry } from "../../ports/inbox.ts";

/** Entries put into the line at a time: one durable write. */
const BATCH = 500;

/** What was put into the line. */
export interface TakenIn {
  readonly read: number;
  readonly added: number;
}

/** Told after every batch that is safely kept; the next one waits for the answer, so that the line stays short. */
export type BatchKept = (batch: readonly InboxEntry[], taken: TakenIn) => Promise<void>;

/** Puts entries into the line, batch by batch. */
export async function takeIn(
  inbox: Pick<Inbox, "append">,
  entries: AsyncIterable<InboxEntry> | Iterable<InboxEntry>,
  onKept: BatchKept,
): Promise<TakenIn> {
  let taken: TakenIn = { read: 0, added: 0 };
  let batch: InboxEntry[] = [];
  const keep = async () => {
    if (batch.length === 0) return;
    const kept = batch;
    batch = [];
    taken = { read: taken.read + kept.length, added: taken.added + (await inbox.append(kept)) };
    await onKept(kept, taken);
  };
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length >= BATCH) await keep();
  }
  await keep();
  return taken;
}

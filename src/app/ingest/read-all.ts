import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, InboxEntry } from "../../ports/inbox.ts";
import type { Platform } from "../../ports/platform.ts";
import type { FollowedForm } from "./follow-form.ts";
import type { FormWatch, FormWatches, FullRead } from "./form-watch.ts";
import { polledRecord } from "./polled-record.ts";
import { type ReadProgress, readProgress } from "./read-progress.ts";
import { readAs } from "./read-as.ts";
import { takeIn, type TakenIn } from "./take-in.ts";

/** What the reading of all records of a form brought. */
export interface AllRead {
  readonly watch: FormWatch;
  readonly taken: TakenIn;
  /** Ids of the records that this process has read. */
  readonly seen: ReadonlySet<string>;
}

/** Ports of `readAll`. */
export interface ReadAllPorts {
  readonly inbox: Pick<Inbox, "append">;
  readonly platform: Pick<Platform, "records">;
  readonly watches: Pick<FormWatches, "save" | "rebinds">;
  readonly clock: Pick<Clock, "now">;
}

/**
 * Reads every record of a form. The cursor is kept after every batch that is safely in the line, so that a process that
 * was killed is followed by one that goes on there; what was in the line twice counts once.
 */
export function createReadAll({ inbox, platform, watches, clock }: ReadAllPorts) {
  return async function readAll(
    { binding, look }: FollowedForm,
    watch: FormWatch,
    onProgress: (progress: ReadProgress) => Promise<void>,
  ): Promise<AllRead> {
    const since = clock.now();
    const rebinds = await watches.rebinds(binding.installation_id, binding.form);
    const known = resumable(watch.full_read, binding, rebinds) ?? {
      ...{ read_as: readAs(binding), rebinds, cursor: null, first: null, read: 0, started_at: since },
      mark: look.data_modified_at ?? since,
    };
    const begun: FullRead = { ...known, resumed_at: since, resumed_with: known.read, batch_at: since };
    const generation = watch.full_read?.started_at === begun.started_at ? watch.generation : nextGeneration(watch);
    let now: FormWatch = { ...watch, generation, full_read: begun };
    let first = begun.first;
    const seen = new Set<string>();
    const taken = await takeIn(inbox, found(binding, begun, generation), async (batch, { read }) => {
      for (const entry of batch) seen.add(recordOf(entry) ?? "");
      first ??= recordOf(batch.at(0));
      const cursor = recordOf(batch.at(-1));
      const full_read = { ...begun, first, cursor, read: begun.read + read, batch_at: clock.now() };
      now = { ...now, full_read };
      await watches.save(binding.installation_id, binding.form, now);
      await onProgress(readProgress(full_read));
    });
    const { read_as, mark } = begun;
    now = { ...now, rebinds };
    return {
      watch: { ...now, full_read: null, read_as, mark, data_modified_at: null, is_confirmed: false },
      taken,
      seen,
    };
  };

  async function* found(binding: FormBinding, begun: FullRead, generation: number): AsyncIterable<InboxEntry> {
    const after = begun.cursor === null ? {} : { after_id: begun.cursor };
    const round = roundOf(generation);
    for await (const record of platform.records(binding, after)) {
      yield polledRecord(binding, record, { now: clock.now(), read_as: begun.read_as, round });
    }
  }
}

/** How finds of a generation are told apart from those of an earlier one. */
export function roundOf(generation: number): string {
  return generation === 0 ? "" : `r${generation}`;
}

/** A reading that was cut off goes on only if it would still read the same of every record. */
function resumable(begun: FullRead | null, binding: FormBinding, rebinds: number): FullRead | null {
  return begun?.read_as === readAs(binding) && begun.rebinds === rebinds ? begun : null;
}

function nextGeneration({ read_as, full_read, generation }: FormWatch): number {
  return read_as === null && full_read === null ? generation : generation + 1;
}

/** The record an entry is about. */
function recordOf(entry: InboxEntry | undefined): string | null {
  // `poll:<record id>:…`, as polledRecord makes it.
  return entry?.delivery_id.split(":")[1] ?? null;
}

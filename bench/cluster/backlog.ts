import { setTimeout as rest } from "node:timers/promises";
import type { ClusterDatabase } from "./cluster-database.ts";

/** What waits or is under way. */
export interface Backlog {
  readonly pushes: number;
  readonly subjects: number;
  readonly effects: number;
}

const LOOK_MS = 500;
/** So long without any progress and it will not come to an end (ms). */
const PATIENCE_MS = 120_000;

const COUNTS = `select
  (select count(*) from inbox where state = 'waiting')::int as pushes,
  (select count(*) from subject where since is not null)::int as subjects,
  (select count(*) from effect where state in ('waiting', 'held'))::int as effects`;

/** Counts what waits, of all installations; null while the database is away. */
export async function readBacklog(database: ClusterDatabase): Promise<Backlog | null> {
  const [counts] = await database.rows(COUNTS).catch(() => []);
  // As the statement says.
  return counts === undefined ? null : (counts as unknown as Backlog);
}

/** Whether nothing is left to do. */
export function isEmpty({ pushes, subjects, effects }: Backlog): boolean {
  return pushes + subjects + effects === 0;
}

/** Resolves when the backlog is as wanted; rejects when it stands still. */
export async function drained(database: ClusterDatabase, isDone: (backlog: Backlog) => boolean): Promise<void> {
  let last = "";
  let changed_at = performance.now();
  for (;;) {
    const backlog = await readBacklog(database);
    if (backlog !== null && isDone(backlog)) return;
    const now = JSON.stringify(backlog);
    if (now !== last) changed_at = performance.now();
    last = now;
    if (performance.now() - changed_at > PATIENCE_MS) throw new Error(`this waits for ever: ${now}`);
    await rest(LOOK_MS);
  }
}

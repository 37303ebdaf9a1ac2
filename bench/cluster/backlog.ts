import type { ClusterDatabase } from "./cluster-database.ts";

/** What waits or is under way. */
export interface Backlog {
  readonly pushes: number;
  readonly subjects: number;
  readonly effects: number;
}

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

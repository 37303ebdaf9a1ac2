import type { ClusterDatabase } from "./cluster-database.ts";

/** What came of the pushes: nothing of it would prove nothing. */
export interface Made {
  readonly effects: number;
  readonly alerts: number;
}

const MADE = `select
  (select count(*) from effect where state = 'done')::int as effects,
  (select count(*) from effect where state = 'done' and kind = 'create_record'
     and action::jsonb ->> 'form' = 'stockout_alert')::int as alerts`;

/** Counts what was made in all installations. */
export async function countMade(database: ClusterDatabase): Promise<Made> {
  const [counts] = await database.rows(MADE);
  // As the statement says.
  return counts as unknown as Made;
}

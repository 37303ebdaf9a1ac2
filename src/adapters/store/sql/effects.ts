import type { Problem } from "../../../contracts/problem.ts";
import type { EffectAction, EffectState, StoredEffect } from "../../../ports/outbox.ts";
import { all, allAs, firstAs, type Program, type SqlRow } from "./program.ts";

/** Columns by which effects are listed. */
export interface EffectFilter {
  readonly installation_id: string;
  readonly state?: EffectState;
  readonly kind?: EffectAction["kind"];
  readonly item_code?: string;
  readonly location_code?: string;
}

const FILTERS = ["installation_id", "state", "kind", "item_code", "location_code"] as const;

/** The effect with a key, if any. */
export function findEffect(installation_id: string, effect_key: string): Program<StoredEffect | null> {
  return firstAs(
    storedEffect,
    "select * from effect where installation_id = ? and effect_key = ?",
    installation_id,
    effect_key,
  );
}

/** Effects that match every given column, newest first. */
export function listEffects(filter: EffectFilter, limit: number): Program<readonly StoredEffect[]> {
  const columns = FILTERS.filter((column) => filter[column] !== undefined);
  return allAs(
    storedEffect,
    `select * from effect where ${columns.map((column) => `${column} = ?`).join(" and ")} order by id desc limit ?`,
    ...columns.map((column) => filter[column] ?? null),
    limit,
  );
}

/** How many effects are in each state. */
export function* countEffects(installation_id: string): Program<Readonly<Record<EffectState, number>>> {
  const counts: Record<EffectState, number> = { waiting: 0, held: 0, done: 0, dead: 0, replaced: 0 };
  const found = yield* all(
    "select state, count(*) as count from effect where installation_id = ? group by state",
    installation_id,
  );
  // The column holds nothing but an EffectState.
  for (const { state, count } of found) counts[state as EffectState] = Number(count);
  return counts;
}

/** An effect from its row. */
export function storedEffect(row: SqlRow): StoredEffect {
  return {
    id: Number(row["id"]),
    installation_id: String(row["installation_id"]),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    effect_key: String(row["effect_key"]),
    line: String(row["line"]),
    replaces_line: row["replaces_line"] === 1,
    priority: Number(row["priority"]),
    due_at: Number(row["due_at"]),
    // `action`, `state` and `problem` were written by the outbox from values of these types.
    action: JSON.parse(String(row["action"])) as EffectAction,
    caused_at: Number(row["caused_at"]),
    state: row["state"] as EffectState,
    attempts: Number(row["attempts"]),
    interrupted: row["interrupted"] === 1,
    problem: row["problem"] === null ? null : (JSON.parse(String(row["problem"])) as Problem),
    receipt: row["receipt"] === null ? null : String(row["receipt"]),
    settled_at: row["settled_at"] === null ? null : Number(row["settled_at"]),
  };
}

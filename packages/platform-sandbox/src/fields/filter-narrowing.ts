import type { Narrowing } from "../storage/records.ts";
import { type Condition, rangeOf } from "./filter-tests.ts";

/** The SQL a condition surely implies, where one is cheap: ids, times of the system, equality of text. */
export function narrowing({ target, method, values }: Condition): Narrowing | undefined {
  const { family, column } = target;
  if (column === undefined) return undefined;
  if (family === "time" && method === "range") return spanNarrowing(column, rangeOf(target, values));
  const isText = family === "id" || family === "text" || family === "serial";
  if (!isText || (method !== "eq" && method !== "in")) return undefined;
  return { sql: `${column} in (select value from json_each(?))`, params: [JSON.stringify(values)] };
}

function spanNarrowing(column: string, { from, to }: { readonly from: number; readonly to: number }): Narrowing {
  return { sql: `${column} between ? and ?`, params: [from, to] };
}

import type { SeasonHistory } from "../../src/domain/forecast/season-index.ts";
import type { NamedSeries } from "./read-series.ts";

/** A series from its first demand on, each value with its position in the cycle; position 0 comes next. */
export interface TrimmedHistory extends SeasonHistory {
  readonly sku: string;
  /** Whether all values are whole numbers. */
  readonly is_count: boolean;
}

/** Leaves out what lies before the first demand, and periods that are not known or, where told so, without stock. */
export function trimmedHistory(
  { sku, values }: Pick<NamedSeries, "sku" | "values">,
  cycle: number,
  isCensored: (period: number) => boolean = () => false,
): TrimmedHistory {
  const periods = values.length;
  const first = values.findIndex((value) => value > 0);
  const kept = new Float64Array(first < 0 ? 0 : periods - first);
  const positions = new Float64Array(kept.length);
  let count = 0;
  let is_count = true;
  for (let t = Math.max(0, first); t < periods && first >= 0; t++) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value) || isCensored(t)) continue;
    kept[count] = value;
    positions[count] = (((t - periods) % cycle) + cycle) % cycle;
    count++;
    is_count &&= Number.isInteger(value);
  }
  return { sku, values: kept.subarray(0, count), positions: positions.subarray(0, count), is_count };
}

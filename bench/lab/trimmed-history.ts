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
  const first = values.findIndex((value) => value > 0);
  const kept: number[] = [];
  const positions: number[] = [];
  values.forEach((value, t) => {
    if (first < 0 || t < first || Number.isNaN(value) || isCensored(t)) return;
    kept.push(value);
    positions.push((((t - values.length) % cycle) + cycle) % cycle);
  });
  return {
    sku,
    values: Float64Array.from(kept),
    positions: Float64Array.from(positions),
    is_count: kept.every(Number.isInteger),
  };
}

import type { StockoutExposure } from "./purchase-line.ts";

/** What was lost at once: units asked for and never served. A plain sum of records, no estimate. */
export interface LostNow {
  readonly units: number;
  /** (price − cost) of them, yuan, where the cost is known. */
  readonly margin: number;
  /** Units whose margin is not known; they add nothing to `margin`. */
  readonly units_without_margin: number;
}

/** Adds up all exposures, not first ones alone. */
export function lostNow(exposures: readonly StockoutExposure[]): LostNow {
  const total = { units: 0, margin: 0, units_without_margin: 0 };
  for (const { unmet_quantity, unmet_margin } of exposures) {
    total.units += unmet_quantity;
    if (unmet_margin === null) total.units_without_margin += unmet_quantity;
    else total.margin += unmet_margin;
  }
  return total;
}

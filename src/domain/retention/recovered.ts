import type { LineShortage } from "./line-shortages.ts";

/** What was sold after all to customers who had to wait. A plain sum of records: nobody says why they waited. */
export interface Recovered {
  readonly late_units: number;
  /** Yuan. */
  readonly late_revenue: number;
  /** (price − cost) of them, yuan, where the cost is known. */
  readonly late_margin: number;
  /** Units whose margin is not known; they add nothing to `late_margin`. */
  readonly late_units_without_margin: number;
}

/** Adds up what delayed lines were served in the end. */
export function recovered(shortages: readonly Pick<LineShortage, "late">[]): Recovered {
  const total = { late_units: 0, late_revenue: 0, late_margin: 0, late_units_without_margin: 0 };
  for (const { late } of shortages) {
    if (late === undefined) continue;
    total.late_units += late.units;
    total.late_revenue += late.revenue;
    if (late.margin === null) total.late_units_without_margin += late.units;
    else total.late_margin += late.margin;
  }
  return total;
}

import { dayFromNumber, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { arrivedUnits } from "./arrived-units.ts";
import { demandBand } from "./demand-band.ts";
import type { OutlookInput, StockOutlook } from "./stock-path.ts";

/** One day of the chart. */
export interface ProjectedDay {
  readonly day: Day;
  /** Sales from today through this day and what production takes, in units: 10 %, 50 %, 90 % quantiles. */
  readonly demand_p10: number;
  readonly demand_p50: number;
  readonly demand_p90: number;
  /** Units left at the end of this day; below zero is unmet demand. */
  readonly stock_p10: number;
  readonly stock_p50: number;
  readonly stock_p90: number;
  readonly stockout_probability: number;
  /** Units that on this day become likelier in than not. */
  readonly receipt: number;
}

type Band = Readonly<Record<"p10" | "p50" | "p90", number>>;

/** The path as the chart draws it: low stock is high demand with only near-certain receipts, and the reverse. */
export function projection(input: OutlookInput, path: readonly StockOutlook[]): readonly ProjectedDay[] {
  const firstDay = dayNumber(input.today);
  let arrivedBefore = 0;
  let so_far = { p10: 0, p50: 0, p90: 0 };
  return path.map(({ days, demand, planned, probability }) => {
    so_far = atLeast(so_far, demandBand(demand));
    const [p10, p50, p90] = [so_far.p10 + planned, so_far.p50 + planned, so_far.p90 + planned];
    const likely = arrivedUnits(input, days, 0.5);
    const receipt = likely - arrivedBefore;
    arrivedBefore = likely;
    return {
      day: dayFromNumber(firstDay + days - 1),
      demand_p10: rounded(p10),
      demand_p50: rounded(p50),
      demand_p90: rounded(p90),
      stock_p10: rounded(input.supply + arrivedUnits(input, days, 0.9) - p90),
      stock_p50: rounded(input.supply + likely - p50),
      stock_p90: rounded(input.supply + arrivedUnits(input, days, 0.1) - p10),
      stockout_probability: Math.round(probability * 1e4) / 1e4,
      receipt: rounded(receipt),
    };
  });
}

/** What was sold through a day is not less the day after, whatever a narrower law of the longer sum says of its tail. */
function atLeast(before: Band, band: Band): Band {
  return {
    p10: Math.max(before.p10, band.p10),
    p50: Math.max(before.p50, band.p50),
    p90: Math.max(before.p90, band.p90),
  };
}

function rounded(units: number): number {
  return Math.round(units * 100) / 100;
}

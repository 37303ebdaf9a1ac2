import type { StockOutlook } from "./stock-path.ts";
import { demandQuantile } from "../demand/demand-distribution.ts";
import { stockoutProbability } from "./stockout-probability.ts";

/** What would clear an alert: this many units more, in by the end of this day. */
export interface Clearance {
  readonly quantity: number;
  /** Days from today on, today included. */
  readonly days: number;
  /** The stockout probability within the exposure that is reached by it. */
  readonly target_probability: number;
}

/** What clearance is computed for. */
export interface ClearanceInput {
  /** Outlooks within the exposure, in the order of days. */
  readonly outlooks: readonly StockOutlook[];
  readonly target_probability: number;
  /** Units needed whatever the probabilities say: to leave a floor, to serve who waits. */
  readonly least_quantity: number;
  readonly exposure_days: number;
  readonly is_count: boolean;
}

/** Least quantity after which no outlook within the exposure is above the target, and the first day it is needed. */
export function clearance(input: ClearanceInput): Clearance {
  const { outlooks, target_probability, least_quantity, exposure_days, is_count } = input;
  let quantity = Math.max(0, is_count ? Math.ceil(least_quantity - 1e-6) : least_quantity);
  let days = least_quantity > 0 ? 1 : Infinity;
  for (const outlook of outlooks) {
    if (outlook.probability <= target_probability) continue;
    days = Math.min(days, outlook.days);
    if (probabilityWith(outlook, quantity) > target_probability) quantity = neededUnits(outlook, input);
  }
  return { quantity, days: Math.min(days, exposure_days), target_probability };
}

const BISECTIONS = 40;

/** Between the need if every receipt comes and the need if none does; a whole unit less than the first never is enough. */
function neededUnits(outlook: StockOutlook, { target_probability, is_count }: ClearanceInput): number {
  const demand = demandQuantile(outlook.demand, 1 - target_probability);
  const supplies = outlook.cases.map(({ supply }) => supply);
  const [least, most] = [demand - Math.max(...supplies), demand - Math.min(...supplies)];
  let [low, high] = is_count ? [Math.floor(least) - 1, Math.ceil(most)] : [least, most];
  const near = is_count ? 1 : 1e-6 * Math.max(1, high);
  for (let step = 0; step < BISECTIONS && high - low > near; step++) {
    const middle = is_count ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (probabilityWith(outlook, middle) <= target_probability) high = middle;
    else low = middle;
  }
  return high;
}

function probabilityWith({ demand, cases }: StockOutlook, units: number): number {
  return stockoutProbability(
    demand,
    cases.map(({ probability, supply }) => ({ probability, supply: supply + units })),
  );
}

import { standardNormalLoss } from "../math/standard-normal-loss.ts";

/** A continuous-review policy with normal demand during the exposure: order Q when the position falls to s. */
export interface FillRateInput {
  readonly exposure_mean: number;
  readonly exposure_sd: number;
  readonly reorder_point: number;
  readonly order_quantity: number;
}

/**
 * Share of demand met from the shelf when unmet demand waits: β = 1 − σ_X·L(k) ÷ Q with k = (s − μ_X) ÷ σ_X;
 * Silver, Pyke & Thomas 2017, (6.30).
 */
export function fillRate(input: FillRateInput): number {
  return 1 - expectedShortPerCycle(input) / input.order_quantity;
}

/** The same when unmet demand is lost: β = Q ÷ (Q + short), for what is lost is never ordered again. */
export function fillRateLostSales(input: FillRateInput): number {
  return input.order_quantity / (input.order_quantity + expectedShortPerCycle(input));
}

/** Units short per replenishment cycle. */
export function expectedShortPerCycle({ exposure_mean, exposure_sd, reorder_point }: FillRateInput): number {
  if (exposure_sd === 0) return Math.max(0, exposure_mean - reorder_point);
  return exposure_sd * standardNormalLoss((reorder_point - exposure_mean) / exposure_sd);
}

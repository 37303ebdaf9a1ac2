import { normalQuantile } from "../math/normal.ts";
import type { MinMaxPolicy } from "./min-max-policy.ts";
import { criticalRatio, pricedHolding } from "./newsvendor.ts";
import type { StockCosts } from "./newsvendor.ts";

/** What the approximation looks at; demand per review period, and over lead time plus review period. */
export interface PowerApproximationInput extends StockCosts {
  readonly fixed_cost: number;
  readonly period_mean: number;
  readonly exposure_mean: number;
  readonly exposure_sd: number;
}

type MinMaxLevels = Omit<MinMaxPolicy, "cost">;

/** From this many periods of demand per order on, the level of a single period is no bound. */
const FEW_PERIODS = 1.5;

/**
 * s and S in closed form, for continuous demand and for counts too large for the exact search: the power approximation
 * of Ehrhardt & Mosier 1984 with its bound. Orders of less than 1.5 periods' demand never aim above the level that
 * would be best without a cost per order; without the bound the cost of Snyder & Shen's example 4.8 is half as high again.
 */
export function powerApproximation(input: PowerApproximationInput): MinMaxLevels {
  const levels = unboundedPowerApproximation(input);
  if (!isBounded(input)) return levels;
  const bound = input.exposure_mean + normalQuantile(criticalRatio(input)) * input.exposure_sd;
  return {
    reorder_point: Math.min(levels.reorder_point, bound),
    order_up_to_level: Math.min(levels.order_up_to_level, bound),
  };
}

/**
 * The same without the bound: Snyder & Shen (4.49)–(4.52). Without spread s is the mean; without demand, or where a
 * shortage costs nothing, both are zero.
 */
export function unboundedPowerApproximation(input: PowerApproximationInput): MinMaxLevels {
  const { period_mean, exposure_mean, exposure_sd, stockout_cost } = input;
  if (!(period_mean > 0 && stockout_cost > 0)) return { reorder_point: 0, order_up_to_level: 0 };
  const lot = powerLot(input);
  if (!(exposure_sd > 0)) return { reorder_point: exposure_mean, order_up_to_level: exposure_mean + lot };
  const z = Math.sqrt((lot * pricedHolding(input)) / (exposure_sd * stockout_cost));
  const reorder_point = 0.973 * exposure_mean + exposure_sd * (0.183 / z + 1.063 - 2.192 * z);
  return { reorder_point, order_up_to_level: reorder_point + lot };
}

function isBounded(input: PowerApproximationInput): boolean {
  const { period_mean, exposure_sd, stockout_cost } = input;
  return exposure_sd > 0 && stockout_cost > 0 && powerLot(input) < FEW_PERIODS * period_mean;
}

function powerLot(input: PowerApproximationInput): number {
  const spread = 1 + (input.exposure_sd / input.period_mean) ** 2;
  return 1.3 * input.period_mean ** 0.494 * (input.fixed_cost / pricedHolding(input)) ** 0.506 * spread ** 0.116;
}

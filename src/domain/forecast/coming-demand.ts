import { demandDistribution, mixtureOf } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { grownDispersion } from "./demand-forecast.ts";
import type { DemandOutlook, SpreadAt } from "./demand-forecast.ts";

/**
 * The law of demand over coming days whose shares add up to `shares`: a mixture of two counts, one about the present
 * level and one about the long-run level, to which demand may return before the days are over. `extra_variance` is
 * what an uncertain last day adds.
 */
export function comingDemand(
  forecast: DemandOutlook,
  days: number,
  shares: number,
  is_count: boolean,
  extra_variance = 0,
): DemandDistribution {
  const { level, long_run_level, class_spread } = forecast;
  const { return_share, spread_factor } = class_spread;
  const spread = spreadAt(forecast, days);
  const law = (mean: number, dispersion: number) =>
    demandDistribution(mean, dispersion * spread_factor * mean + extra_variance, is_count);
  return mixtureOf([
    { weight: 1 - return_share, law: law(level * shares, spread.dispersion) },
    { weight: return_share, law: law(long_run_level * shares, spread.long_run_dispersion) },
  ]);
}

/** Measured spreads, interpolated between their lengths and grown beyond the longest. */
function spreadAt({ spreads, class_spread }: DemandOutlook, days: number): SpreadAt {
  let before = spreads[0];
  for (const next of spreads) {
    if (next.days >= days) return days <= before.days ? before : between(before, next, days);
    before = next;
  }
  const growth = grownDispersion(1, days, class_spread) / grownDispersion(1, before.days, class_spread);
  return {
    days,
    dispersion: before.dispersion * growth,
    long_run_dispersion: before.long_run_dispersion * growth,
  };
}

function between(before: SpreadAt, next: SpreadAt, days: number): SpreadAt {
  const share = (days - before.days) / (next.days - before.days);
  return {
    days,
    dispersion: before.dispersion + share * (next.dispersion - before.dispersion),
    long_run_dispersion: before.long_run_dispersion + share * (next.long_run_dispersion - before.long_run_dispersion),
  };
}

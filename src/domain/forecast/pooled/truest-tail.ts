import { demandDistribution, probabilityAbove } from "../../demand/demand-distribution.ts";
import { wilsonHilfertyQuantile } from "../../math/wilson-hilferty.ts";
import { blendedSpread, daySpread } from "../demand-forecast.ts";
import type { ClassSpread } from "../pooled-model.ts";
import type { SpreadTrial } from "./spread-trial.ts";

/** The two numbers of a class that only what came can tell. */
type Tail = Pick<ClassSpread, "return_share" | "spread_factor">;

/** The present level always keeps this much of a say. */
const LARGEST_SHARE = 0.6;
const SPREAD_FACTORS = [0.7, 0.8, 0.9, 1, 1.15, 1.35] as const;

/** Thresholds at the 80, 90, 95 and 99 % points, weighing about 1 ÷ (p·(1 − p)) so that rare crossings count as much. */
const THRESHOLDS = [
  { z: 0.8416212335729143, weight: 1 },
  { z: 1.2815515655446004, weight: 2 },
  { z: 1.6448536269514722, weight: 4 },
  { z: 2.3263478740408408, weight: 16 },
] as const;
const LEAST_UNITS = 1e-3;

/**
 * Share and factor under which sums crossed high thresholds as often as promised (threshold-weighted score of Gneiting &
 * Ranjan 2011, each term by Brier 1950): the factor by trial, the share by least squares. Only the upper part decides
 * about running out, so only it is fit.
 */
export function truestTail(trials: readonly SpreadTrial[], spread: ClassSpread): Tail {
  let best: Tail = spread;
  let least = Infinity;
  for (const spread_factor of SPREAD_FACTORS) {
    const sums = { own: 0, both: 0, gap: 0 };
    for (const trial of trials) addCrossings(sums, trial, spread, spread_factor);
    const return_share = Math.min(LARGEST_SHARE, Math.max(0, sums.gap > 0 ? sums.both / sums.gap : 0));
    const score = sums.own - 2 * return_share * sums.both + return_share ** 2 * sums.gap;
    if (score < least) [best, least] = [{ return_share, spread_factor }, score];
  }
  return best;
}

/**
 * Sums over crossings with miss m = happened − present and gap g = long run − present: Σ w·m², Σ w·m·g and Σ w·g², from
 * which the score of any share s follows, Σ w·(m − s·g)².
 */
interface CrossingSums {
  own: number;
  both: number;
  gap: number;
}

/** Thresholds do not depend on what is tried, or a law could choose what it is asked. */
function addCrossings(sums: CrossingSums, trial: SpreadTrial, spread: ClassSpread, factor: number): void {
  const present_units = Math.max(LEAST_UNITS, trial.present_units);
  const long_run_units = Math.max(LEAST_UNITS, trial.long_run_units);
  const { dispersion, long_run_dispersion } = blendedSpread(trial.sum, daySpread(trial.day, spread), spread);
  const present = demandDistribution(present_units, present_units * dispersion * factor, true);
  const longRun = demandDistribution(long_run_units, long_run_units * long_run_dispersion * factor, true);
  const mean = (present_units + long_run_units) / 2;
  const variance = (mean * (dispersion + long_run_dispersion)) / 2 + (present_units - long_run_units) ** 2 / 4;
  for (const { z, weight } of THRESHOLDS) {
    const threshold = Math.floor(wilsonHilfertyQuantile(mean, variance, z));
    const promised = probabilityAbove(present, threshold);
    const miss = (trial.actual > threshold ? 1 : 0) - promised;
    const gap = probabilityAbove(longRun, threshold) - promised;
    sums.own += weight * miss * miss;
    sums.both += weight * miss * gap;
    sums.gap += weight * gap * gap;
  }
}

import { normalQuantile } from "../math/normal.ts";
import { valueAt } from "../math/value-at.ts";
import { wilsonHilfertyQuantile } from "../math/wilson-hilferty.ts";
import { tailAbove, tailScale } from "./heavy-tail.ts";
import { PRIOR_DELIVERIES } from "./lead-time-spread.ts";
import type { Spread } from "./lead-time-spread.ts";

/** Probabilities at which the law of a lead time is written down. */
const LEVELS = Float64Array.of(...[0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]);
/** Points that stand for a smooth curve, all weighing the same. */
const CURVE_POINTS = 25;
const CURVE_Z = Array.from({ length: CURVE_POINTS }, (_, i) => normalQuantile((i + 0.5) / CURVE_POINTS));

/** Half of the law is the smooth curve with the learned mean and spread, half what was really seen. */
const SMOOTH_SHARE = 0.5;

/** Deliveries of the supplier and of the item itself, with what was known before them and after. */
interface SketchedEvidence {
  readonly stated: Spread;
  readonly learned: Spread;
  readonly supplier: readonly number[];
  readonly own: readonly number[];
}

/**
 * Quantiles of the lead time at LEVELS, in tenths of a day. One half are the deliveries seen, mixed with the stated lead
 * time as their weights are in the mean (the predictive law of a Dirichlet process, Ferguson 1973, Annals of Statistics
 * 1(2), 209–230): orders that come the same day and orders that wait for production may stand side by side. The other
 * half is a gamma curve, because the next delivery need not repeat one that was.
 */
export function leadTimeSketch({ stated, learned, supplier, own }: SketchedEvidence): readonly number[] {
  const kept = ((1 - SMOOTH_SHARE) * PRIOR_DELIVERIES) / (PRIOR_DELIVERIES + own.length);
  const each = kept / (PRIOR_DELIVERIES + supplier.length);
  const points = [
    ...curvePoints(learned).map((days) => ({ days, weight: SMOOTH_SHARE / CURVE_POINTS })),
    ...curvePoints(stated).map((days) => ({ days, weight: (each * PRIOR_DELIVERIES) / CURVE_POINTS })),
    ...supplier.map((days) => ({ days, weight: each })),
    ...own.map((days) => ({ days, weight: kept / PRIOR_DELIVERIES })),
  ].sort((a, b) => a.days - b.days);
  const quantiles: number[] = [];
  let through = 0;
  for (const { days, weight } of points) {
    through += weight;
    while (quantiles.length < LEVELS.length && valueAt(LEVELS, quantiles.length) <= through + 1e-12) {
      quantiles.push(Math.round(days * 10) / 10);
    }
  }
  return quantiles;
}

/** Gamma about the mean: waiting has no upper bound and a lower one. */
function curvePoints({ mean_days, sd_days }: Spread): readonly number[] {
  return CURVE_Z.map((z) => wilsonHilfertyQuantile(mean_days, sd_days * sd_days, z));
}

/**
 * P(lead time ≤ d) for the whole days 0 … `longest`: straight lines between the quantiles, from zero days before the first
 * one, and beyond the last one a heavy tail with the mean of a late delivery's delay.
 */
export function sketchedCdf(quantiles: readonly number[], late_mean_days: number, longest: number): Float64Array {
  const xs = Float64Array.from(quantiles);
  const cdf = new Float64Array(longest + 1);
  const last = xs.length - 1;
  const scale = tailScale(Math.max(0.5, late_mean_days));
  let next = 0;
  for (let d = 0; d <= longest; d++) {
    const x = d + 0.5;
    while (next <= last && valueAt(xs, next) <= x) next++;
    const [from, level] = next === 0 ? [0, 0] : [valueAt(xs, next - 1), valueAt(LEVELS, next - 1)];
    cdf[d] =
      next > last
        ? 1 - (1 - level) * tailAbove(scale, x - from)
        : level + ((valueAt(LEVELS, next) - level) * (x - from)) / (valueAt(xs, next) - from);
  }
  return cdf;
}

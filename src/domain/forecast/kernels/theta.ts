import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";
import { simpleExponentialSmoothing } from "./simple-exponential-smoothing.ts";

/**
 * Theta (Assimakopoulos & Nikolopoulos 2000): simple smoothing plus half of the linear trend, as Hyndman & Billah 2003
 * showed it to be; the promised level is the one in the middle of the coming days.
 */
export function theta(input: KernelInput): LevelPath {
  const smoothed = simpleExponentialSmoothing(input);
  const levels = linearSlopes(input);
  const middle = (input.days + 1) / 2;
  for (let t = 0; t < levels.length; t++) {
    levels[t] = Math.max(0, valueAt(smoothed.levels, t) + (middle * valueAt(levels, t)) / 2);
  }
  return { levels, level_variance_ratio: smoothed.level_variance_ratio };
}

/**
 * Least-squares slope of demand per share over all days up to each, by running sums; 0 on the first two and while
 * no two days had a share.
 */
function linearSlopes({ values, index }: KernelInput): Float64Array {
  const slopes = new Float64Array(values.length);
  let weight = 0;
  let meanTime = 0;
  let meanValue = 0;
  let timeSquares = 0;
  let products = 0;
  for (let t = 0; t < values.length; t++) {
    const share = valueAt(index, t);
    if (share <= 0) {
      slopes[t] = t === 0 ? 0 : valueAt(slopes, t - 1);
      continue;
    }
    const value = valueAt(values, t) / share;
    weight += share;
    const timeStep = t - meanTime;
    meanTime += (share / weight) * timeStep;
    meanValue += (share / weight) * (value - meanValue);
    timeSquares += share * timeStep * (t - meanTime);
    products += share * timeStep * (value - meanValue);
    slopes[t] = t > 1 && timeSquares > 0 ? products / timeSquares : 0;
  }
  return slopes;
}

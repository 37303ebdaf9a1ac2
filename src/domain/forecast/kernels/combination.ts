import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { EQUAL_WEIGHTS } from "../pooled-model.ts";
import { advanceBank, createBank, weightedBankLevel } from "../smoothing-bank.ts";
import { valueAt } from "../../math/value-at.ts";

/** Mean of the seven estimates of the bank: combining costs little and rarely loses (Bates & Granger 1969). */
export function combination(input: KernelInput): LevelPath {
  return bankPath(input, EQUAL_WEIGHTS, 1);
}

/** The estimates weighted as it served the tenant's items best, times their common drift. */
export function pooledCombination(input: KernelInput): LevelPath {
  return bankPath(input, input.pooled.weights, input.pooled.drift);
}

function bankPath({ values, index, pooled }: KernelInput, weights: Float64Array, drift: number): LevelPath {
  const bank = createBank(pooled.pace);
  const levels = new Float64Array(values.length);
  for (let t = 0; t < values.length; t++) {
    advanceBank(bank, valueAt(values, t), valueAt(index, t));
    levels[t] = drift * weightedBankLevel(bank, weights);
  }
  return { levels, level_variance_ratio: BANK_VARIANCE_RATIO * pooled.pace };
}

/** Of independent days: Σᵢⱼ wᵢwⱼ·αᵢαⱼ ÷ (αᵢ + αⱼ − αᵢαⱼ) of the seven estimates in equal parts. */
const BANK_VARIANCE_RATIO = 0.022;

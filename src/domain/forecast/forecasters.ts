import type { ForecastKernel } from "./forecast-kernel.ts";
import { adida } from "./kernels/adida.ts";
import { combination, pooledCombination } from "./kernels/combination.ts";
import { crostonSba } from "./kernels/croston-sba.ts";
import { dampedTrend } from "./kernels/damped-trend.ts";
import { imapa } from "./kernels/imapa.ts";
import { movingMean } from "./kernels/moving-mean.ts";
import { seasonalNaive } from "./kernels/seasonal-naive.ts";
import { simpleExponentialSmoothing } from "./kernels/simple-exponential-smoothing.ts";
import { theta } from "./kernels/theta.ts";
import { tsb } from "./kernels/tsb.ts";
import { EQUAL_WEIGHTS } from "./pooled-model.ts";
import type { PooledModel } from "./pooled-model.ts";

/** A forecasting method with its code and its Chinese name. */
export interface Forecaster {
  readonly name: string;
  readonly label: string;
  readonly kernel: ForecastKernel;
}

const COMBINATION: Forecaster = { name: "combination", label: "组合预测", kernel: combination };
const POOLED: Forecaster = { name: "pooled", label: "跨商品学习的组合", kernel: pooledCombination };

/** All methods, one line each. A new one is a file and a line here. */
export const FORECASTERS: readonly Forecaster[] = [
  COMBINATION,
  POOLED,
  { name: "moving_mean", label: "移动平均", kernel: movingMean },
  { name: "seasonal_naive", label: "同上一周期", kernel: seasonalNaive },
  { name: "ses", label: "指数平滑", kernel: simpleExponentialSmoothing },
  { name: "damped_trend", label: "阻尼趋势平滑", kernel: dampedTrend },
  { name: "theta", label: "Theta 法", kernel: theta },
  { name: "croston_sba", label: "Croston-SBA 间断需求法", kernel: crostonSba },
  { name: "tsb", label: "TSB 间断需求法", kernel: tsb },
  { name: "adida", label: "ADIDA 聚合法", kernel: adida },
  { name: "imapa", label: "IMAPA 多重聚合法", kernel: imapa },
];

/**
 * Used unless another method is clearly better on the item's own past: choosing by noise costs more than it gains.
 * What other items taught is in it only where it proved itself on them (see learnPooledModel).
 */
export function defaultForecaster({ weights, drift }: PooledModel): Forecaster {
  const isEqual = weights.every((weight) => weight === EQUAL_WEIGHTS[0]);
  return isEqual && drift === 1 ? COMBINATION : POOLED;
}

/** Whether a method is used where no other is clearly better. */
export function isUsualForecaster(name: string): boolean {
  return name === COMBINATION.name || name === POOLED.name;
}

/** Chinese name of a method; the code itself when it is no longer registered. */
export function forecasterLabel(name: string): string {
  return FORECASTERS.find((forecaster) => forecaster.name === name)?.label ?? name;
}

import { combination } from "./combination.ts";
import { crostonSba } from "./croston-sba.ts";
import type { ForecastKernel } from "./forecast-kernel.ts";
import { movingMean } from "./moving-mean.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { simpleExponentialSmoothing } from "./simple-exponential-smoothing.ts";
import { tsb } from "./tsb.ts";

/** A forecasting method with its code and its Chinese name. */
export interface Forecaster {
  readonly name: string;
  readonly label: string;
  readonly kernel: ForecastKernel;
}

/** Used unless another method is clearly better on the item's own past: choosing by noise costs more than it gains. */
export const DEFAULT_FORECASTER: Forecaster = { name: "combination", label: "组合预测", kernel: combination };

/** Used where the past is too short to smooth anything. */
export const SHORT_HISTORY_FORECASTER: Forecaster = { name: "moving_mean", label: "移动平均", kernel: movingMean };

/** All methods, one line each. A new one is a file and a line here. */
export const FORECASTERS: readonly Forecaster[] = [
  DEFAULT_FORECASTER,
  SHORT_HISTORY_FORECASTER,
  { name: "seasonal_naive", label: "同上周", kernel: seasonalNaive },
  { name: "ses", label: "指数平滑", kernel: simpleExponentialSmoothing },
  { name: "croston_sba", label: "Croston-SBA 间断需求法", kernel: crostonSba },
  { name: "tsb", label: "TSB 间断需求法", kernel: tsb },
];

/** Chinese name of a method; the code itself when it is no longer registered. */
export function forecasterLabel(name: string): string {
  return FORECASTERS.find((forecaster) => forecaster.name === name)?.label ?? name;
}

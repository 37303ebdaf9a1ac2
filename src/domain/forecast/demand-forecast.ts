import { chooseForecaster } from "./choose-forecaster.ts";
import type { BackTestScore } from "./choose-forecaster.ts";
import type { LevelPath } from "./forecast-kernel.ts";
import type { History } from "./history.ts";
import { classOf } from "./pooled-model.ts";
import type { ClassSpread, PooledModel } from "./pooled-model.ts";
import { measuredSpread } from "./spread.ts";
import type { MeasuredSpread } from "./spread.ts";
import { valueAt } from "../math/value-at.ts";

/** What the law of any sum of coming days follows from: levels and spread. */
export interface DemandOutlook {
  /** Units per average day expected now. */
  readonly level: number;
  /** Mean of the whole history, to which the level may return. */
  readonly long_run_level: number;
  /** Spread by length of the sum, ascending, the first for one day. */
  readonly spreads: readonly [SpreadAt, ...SpreadAt[]];
  readonly class_spread: ClassSpread;
}

/** All that is known of coming demand, and by which method. */
export interface DemandForecast extends DemandOutlook {
  readonly forecaster: string;
  readonly scores: readonly BackTestScore[];
  /** Share of each position of the cycle, mean 1; weekdays begin with Monday. */
  readonly season_index: Float64Array;
  /** What the chosen method expected on each past day: for judging recent days. */
  readonly path: LevelPath;
  readonly history: History;
}

/** Variance per expected unit of sums over a number of days. */
export interface SpreadAt {
  readonly days: number;
  readonly dispersion: number;
  readonly long_run_dispersion: number;
}

/** Lengths at which the spread of sums is measured, beside the one asked for. */
const MEASURED_DAYS = [7, 14, 28, 56] as const;
/** Days that weigh as much as the class's dispersion of a day. */
const PRIOR_DAYS = 10;
/** Least dispersion: nothing scatters less than a fifth of a Poisson variable. */
const LEAST_DISPERSION = 0.2;

/** Forecast of a history, its method chosen for sums over `days`. */
export function demandForecast(history: History, days: number, pooled: PooledModel): DemandForecast {
  const { forecaster, scores } = chooseForecaster(history, days, pooled);
  const { values, index } = history;
  const path = forecaster.kernel({ values, index, tuning_days: values.length, days, pooled });
  return forecastFrom({ history, path, days, pooled, forecaster: forecaster.name, scores });
}

/** The forecast of an item of whose sales too little is known: none are expected, and none are promised. */
export function noDemandForecast(history: History, pooled: PooledModel): DemandForecast {
  const class_spread = classOf(pooled, 0);
  return {
    ...{ forecaster: "none", scores: [], level: 0, long_run_level: 0, season_index: history.season_index },
    ...{ spreads: [unmeasuredDay(class_spread)], class_spread, history },
    path: { levels: new Float64Array(history.values.length), level_variance_ratio: 0 },
  };
}

/** What a forecast is put together from. */
interface ForecastParts extends Pick<DemandForecast, "history" | "path" | "forecaster" | "scores"> {
  readonly days: number;
  readonly pooled: PooledModel;
}

function forecastFrom({ history, path, days, pooled, forecaster, scores }: ForecastParts): DemandForecast {
  const level = path.levels.at(-1) ?? 0;
  const long_run_level = longRunLevel(history);
  const class_spread = classOf(pooled, level * days);
  return {
    forecaster,
    scores,
    level,
    long_run_level,
    season_index: history.season_index,
    spreads: spreadsOf(history, path, { long_run_level, days, class_spread }),
    class_spread,
    path,
    history,
  };
}

/** Mean of the whole history; the first day counts here, so that an item once sold is never held for dead. */
export function longRunLevel({ values, value_sums, index_sums }: History): number {
  const shares = valueAt(index_sums, values.length);
  return shares > 0 ? valueAt(value_sums, values.length) / shares : 0;
}

interface SpreadQuestion {
  readonly long_run_level: number;
  readonly days: number;
  readonly class_spread: ClassSpread;
}

function spreadsOf(history: History, path: LevelPath, question: SpreadQuestion): DemandOutlook["spreads"] {
  const { long_run_level, days, class_spread } = question;
  const measured = measuredLengths(days).map((length) => measuredSpread(history, path.levels, long_run_level, length));
  return blendedSpreads(measured, class_spread);
}

/** Lengths of sums whose spread is measured, ascending from one day. */
export function measuredLengths(days: number): readonly number[] {
  return [...new Set([1, ...MEASURED_DAYS, Math.max(1, Math.round(days))])].sort((a, b) => a - b);
}

/** Spreads of a day and of longer sums, each drawn towards what its class lets expect. */
export function blendedSpreads(
  [measuredDay, ...longer]: readonly (MeasuredSpread | null)[],
  class_spread: ClassSpread,
): DemandOutlook["spreads"] {
  const ofDay = measuredDay == null ? unmeasuredDay(class_spread) : daySpread(measuredDay, class_spread);
  return [
    ofDay,
    ...longer.flatMap((measured) => (measured === null ? [] : [blendedSpread(measured, ofDay, class_spread)])),
  ];
}

function unmeasuredDay({ day_dispersion }: ClassSpread): SpreadAt {
  return { days: 1, dispersion: day_dispersion, long_run_dispersion: day_dispersion };
}

/** The item's own spread of a day drawn towards its class's; few days leave the spread itself uncertain (Student). */
export function daySpread(measured: MeasuredSpread, { day_dispersion }: ClassSpread): SpreadAt {
  const observed = measured.independent_windows;
  const inflation = observed > 4 ? (observed - 1) / (observed - 3) : 3;
  const drawn = (own: number) =>
    Math.max(LEAST_DISPERSION, (observed * own * inflation + PRIOR_DAYS * day_dispersion) / (observed + PRIOR_DAYS));
  return { days: 1, dispersion: drawn(measured.dispersion), long_run_dispersion: drawn(measured.long_run_dispersion) };
}

/** What whole windows show, drawn towards a day's spread grown as it grows in the class. */
export function blendedSpread(measured: MeasuredSpread, ofDay: SpreadAt, spread: ClassSpread): SpreadAt {
  const { days, independent_windows } = measured;
  const blend = (own: number, day: number) =>
    (independent_windows * own + spread.prior_windows * grownDispersion(day, days, spread)) /
    (independent_windows + spread.prior_windows);
  return {
    days,
    dispersion: blend(measured.dispersion, ofDay.dispersion),
    long_run_dispersion: blend(measured.long_run_dispersion, ofDay.long_run_dispersion),
  };
}

/** Dispersion of a sum over `days` from that of a single day: φ·(1 + ratio·days). */
export function grownDispersion(ofDay: number, days: number, { level_variance_ratio }: ClassSpread): number {
  return ofDay * (1 + level_variance_ratio * (days - 1));
}

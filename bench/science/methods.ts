/** The methods that are compared: ours, and the simple rules it must be held against. */
import { demandDistribution } from "../../src/domain/demand/demand-distribution.ts";
import { crostonSba } from "../../src/domain/forecast/kernels/croston-sba.ts";
import { DEFAULT_POOLED_MODEL } from "../../src/domain/forecast/pooled-model.ts";
import { forecastAll } from "../lab/forecast.ts";
import { trimmedHistory } from "../lab/trimmed-history.ts";
import { fromFirstDemand, type HeldOutSeries, type HeldOutSet, knownPast } from "./held-out.ts";
import { flatForecast, normalForecast, QUANTILES, type QuantileForecast } from "./quantile-forecast.ts";

/** A method: its forecasts in the order of the series. */
export interface Method {
  readonly name: string;
  readonly forecast: (set: HeldOutSet) => readonly QuantileForecast[];
}

/** Periods of the mean that the textbook rule takes: a quarter of days, a year of months. */
const WINDOW_DAYS = 91;
const WINDOW_MONTHS = 12;
const WEEK = 7;

/** What ours says of each series; all series teach each other first. */
export function ourForecasts({ series, cycle, horizon, lead }: HeldOutSet): readonly QuantileForecast[] {
  const histories = series.map(({ sku, past }) => trimmedHistory({ sku, values: past }, cycle));
  return forecastAll(histories, { horizon, season: cycle, lead }).map(({ values: [mean = [], ...rows] }) => ({
    mean,
    quantiles: rows.slice(0, QUANTILES.length),
    lead: rows.slice(QUANTILES.length).map(([value = 0]) => value),
  }));
}

/** Nothing will ever be sold: best by MASE where most periods are empty, and worth nothing to a buyer. */
function allZero(_: HeldOutSeries, { horizon }: HeldOutSet): QuantileForecast {
  const nothing = demandDistribution(0, 0, true);
  return flatForecast(nothing, nothing, horizon);
}

/**
 * The last cycle again, normal with the spread of differences to the cycle before: σ·√k in the k-th cycle ahead, and
 * σ²·Σk² for the k periods of one position in a sum (Hyndman & Athanasopoulos 2021, 5.5).
 */
function seasonalNaive({ past }: HeldOutSeries, { cycle, horizon, lead }: HeldOutSet): QuantileForecast {
  const last = lastKnownCycle(past, cycle);
  const begun = fromFirstDemand(past);
  const differences = Array.from(begun.slice(cycle), (value, t) => value - (begun[t] ?? NaN)).filter(Number.isFinite);
  const sigma = Math.sqrt(mean(differences.map((difference) => difference ** 2)));
  const cyclesAhead = (h: number) => Math.floor(h / cycle) + 1;
  const at = (h: number) => last[h % cycle] ?? 0;
  const periods = Array.from({ length: lead }, (_, h) => h);
  const variances = Array.from({ length: Math.min(cycle, lead) }, (_, position) => {
    const k = cyclesAhead(lead - 1 - position);
    return (k * (k + 1) * (2 * k + 1)) / 6;
  });
  return normalForecast(
    Array.from({ length: horizon }, (_, h) => ({ mean: at(h), sd: sigma * Math.sqrt(cyclesAhead(h)) })),
    { mean: sum(periods.map(at)), sd: sigma * Math.sqrt(sum(variances)) },
  );
}

/** For each position of the coming cycle the last value known of it; 0 where none is. */
function lastKnownCycle(past: Float64Array, cycle: number): readonly number[] {
  return Array.from({ length: cycle }, (_, position) => {
    for (let t = past.length - cycle + position; t >= 0; t -= cycle) {
      const value = past[t] ?? NaN;
      if (!Number.isNaN(value)) return value;
    }
    return 0;
  });
}

/**
 * Croston with the Syntetos–Boylan correction: negative binomial, variance of its one-period errors, independent periods.
 * It alone is given the periods before the first demand, without which its first interval would be one.
 */
function sba({ past }: HeldOutSeries, { horizon, lead }: HeldOutSet): QuantileForecast {
  const values = past.filter((value) => !Number.isNaN(value));
  const index = new Float64Array(values.length).fill(1);
  const input = { values, index, tuning_days: values.length, days: lead, pooled: DEFAULT_POOLED_MODEL };
  const { levels } = crostonSba(input);
  const level = levels.at(-1) ?? 0;
  const variance = mean(Array.from(values.slice(1), (value, t) => (value - (levels[t] ?? 0)) ** 2));
  const isCount = values.every(Number.isInteger);
  const law = (periods: number) => demandDistribution(periods * level, periods * variance, isCount);
  return flatForecast(law(1), law(lead), horizon);
}

/** The textbook: mean of the latest window, normal with the spread of single periods, times √L for a sum. */
const gaussianRule =
  (spreadPeriods: (known: readonly number[], window: number) => readonly number[]) =>
  ({ past }: HeldOutSeries, { cycle, horizon, lead }: HeldOutSet): QuantileForecast => {
    const known = Array.from(knownPast(past));
    const window = cycle === WEEK ? WINDOW_DAYS : WINDOW_MONTHS;
    const level = mean(known.slice(-window));
    const sd = standardDeviation(spreadPeriods(known, window));
    return normalForecast(
      Array.from({ length: horizon }, () => ({ mean: level, sd })),
      { mean: lead * level, sd: sd * Math.sqrt(lead) },
    );
  };

/** Mean and spread of the whole record, the periods before the first demand with it: a file taken as it is. */
function gaussianOfRecord({ past }: HeldOutSeries, { horizon, lead }: HeldOutSet): QuantileForecast {
  const known = Array.from(past.filter((value) => !Number.isNaN(value)));
  const [level, sd] = [mean(known), standardDeviation(known)];
  return normalForecast(
    Array.from({ length: horizon }, () => ({ mean: level, sd })),
    { mean: lead * level, sd: sd * Math.sqrt(lead) },
  );
}

/** The textbook's spread about the mean that ours forecasts: what the law alone is worth. */
export function gaussianAbout(ours: readonly QuantileForecast[], { series, lead }: HeldOutSet) {
  return series.map(({ past }, i): QuantileForecast => {
    const means = ours[i]?.mean ?? [];
    const sd = standardDeviation(Array.from(knownPast(past)));
    return normalForecast(
      means.map((level) => ({ mean: level, sd })),
      { mean: sum(means.slice(0, lead)), sd: sd * Math.sqrt(lead) },
    );
  });
}

const each =
  (forecastOf: (series: HeldOutSeries, set: HeldOutSet) => QuantileForecast): Method["forecast"] =>
  (set) =>
    set.series.map((series) => forecastOf(series, set));

/** Ours. */
export const OURS: Method = { name: "ours", forecast: ourForecasts };
/** The textbook's safety stock, with the spread of the whole past: the stronger of the two. */
export const GAUSSIAN: Method = { name: "Gaussian √L rule", forecast: each(gaussianRule((known) => known)) };
/** The same with the spread of the window too, as a spreadsheet has it. */
const GAUSSIAN_OF_WINDOW: Method = {
  name: "Gaussian √L rule, spread of the window",
  forecast: each(gaussianRule((known, window) => known.slice(-window))),
};
/** Simple rules. */
export const SIMPLE_METHODS: readonly Method[] = [
  { name: "all zero", forecast: each(allZero) },
  { name: "seasonal naive", forecast: each(seasonalNaive) },
  { name: "SBA, negative binomial", forecast: each(sba) },
  GAUSSIAN,
  GAUSSIAN_OF_WINDOW,
  { name: "Gaussian √L rule over the whole record", forecast: each(gaussianOfRecord) },
];

function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / Math.max(1, values.length - 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

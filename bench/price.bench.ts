/**
 * What prices tell of coming demand: fresh food with a price for each day, the last fortnight held out, and the one
 * before it; without prices, with every price known beforehand, and as the product does it.
 */
import { demandQuantile } from "../src/domain/demand/demand-distribution.ts";
import { comingDemand } from "../src/domain/forecast/coming-demand.ts";
import { demandForecast } from "../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../src/domain/forecast/history.ts";
import type { PooledModel } from "../src/domain/forecast/pooled-model.ts";
import { learnPooledModel } from "../src/domain/forecast/pooled/learn-pooled-model.ts";
import type { Figure } from "./run.ts";
import { type ErrorScale, errorScale } from "./science/error-scale.ts";
import { fromFirstDemand, knownPast } from "./science/held-out.ts";
import {
  everyPriceKnown,
  lastPriceStays,
  type PricedSet,
  type PricedWindow,
  type PriceMultiples,
  priceOnForm,
  withoutPrice,
} from "./science/price-effects.ts";
import { freshPrices, type PricedSeries } from "./support/fresh-prices.ts";

const HORIZON = 14;
const LEAD = 7;
const WEEK = 7;
const WINDOWS = 2;
/** Shorter pasts are not scored. */
const LEAST_DAYS = 20;
const PROBABILITIES = [0.8, 0.95] as const;

const METHODS: Readonly<Record<string, (windows: readonly PricedWindow[]) => PricedSet>> = {
  "without price": withoutPrice,
  "every price known": everyPriceKnown,
  "last price assumed to stay": lastPriceStays,
  "price on the form": priceOnForm,
};

/** A series with the multiples of its days, as it is forecast from. */
interface Learner {
  readonly window: PricedWindow;
  readonly multiples: PriceMultiples;
  readonly scale: ErrorScale;
  readonly values: Float64Array;
  readonly positions: Float64Array;
  readonly factors: Float64Array;
}

/** Errors of one series; null losses where a day of the first week was not known. */
interface Errors {
  readonly rmsse: number;
  readonly losses: readonly number[] | null;
}

/** Runs the bench; without the data there is nothing to measure. */
export function run(): Promise<readonly Figure[]> {
  const series = freshPrices();
  if (series === null) {
    console.error("Skipped: no freshretailnet_sample_500.csv.gz; set BENCH_DATA to the folder that holds it.");
    return Promise.resolve([]);
  }
  const priced = series.filter(({ prices }) => prices.some((price) => !Number.isNaN(price)));
  const windows = Array.from({ length: WINDOWS }, (_, earlier) => priced.map((one) => cut(one, earlier)));
  return Promise.resolve(windows.flatMap((window, earlier) => figuresOf(window, `window ${earlier + 1} from the end`)));
}

function cut(series: PricedSeries, earlier: number): PricedWindow {
  const at = series.values.length - HORIZON * (1 + earlier);
  const prices = series.prices.slice(0, at + HORIZON);
  return { ...series, prices, past: series.values.slice(0, at), future: series.values.slice(at, at + HORIZON) };
}

function figuresOf(windows: readonly PricedWindow[], name: string): readonly Figure[] {
  return Object.entries(METHODS).flatMap(([method, priced]) => {
    const { multiples, prior } = priced(windows);
    const errors = scored(windows, multiples);
    const losses = errors.flatMap((error) => (error.losses === null ? [] : [error.losses]));
    const moved = multiples.filter(({ future }) => future.some((multiple) => multiple !== 1)).length;
    const figure = (what: string, value: number, unit: string): Figure => {
      return { name: `${name}, ${method}: ${what}`, value: Math.round(value * 1e4) / 1e4, unit, aim: null };
    };
    return [
      figure("RMSSE", mean(errors.map(({ rmsse }) => rmsse)), ""),
      ...PROBABILITIES.map((p, i) =>
        figure(`loss of the ${LEAD}-day sum at ${100 * p} %`, mean(losses.map((loss) => loss[i] ?? NaN)), ""),
      ),
      figure("series whose coming days a price moves", moved, "series"),
      ...(prior === undefined
        ? []
        : [figure("pooled elasticity", prior.mean, ""), figure("its spread between items", prior.sd, "")]),
    ];
  });
}

function scored(windows: readonly PricedWindow[], multiples: readonly PriceMultiples[]): readonly Errors[] {
  const learners = windows.flatMap((window, i) => learnerOf(window, multiples[i]) ?? []);
  const items = learners.map(({ values, positions, factors }) => {
    return { values: values.map((value, t) => value / (factors[t] ?? 1)), positions };
  });
  const pooled = learnPooledModel({ items, cycle: WEEK, days: LEAD });
  return learners.map((learner) => errorsOf(learner, pooled));
}

function learnerOf(window: PricedWindow, multiples: PriceMultiples | undefined): Learner | null {
  const { past } = window;
  const known = knownPast(past);
  const scale = errorScale(known);
  if (scale === null || known.length < LEAST_DAYS || multiples === undefined) return null;
  const first = past.length - fromFirstDemand(past).length;
  const days = Array.from(past.keys()).filter((t) => t >= first && !Number.isNaN(past[t]));
  const positions = Float64Array.from(days, (t) => (((t - past.length) % WEEK) + WEEK) % WEEK);
  return {
    window,
    multiples,
    scale,
    values: known,
    positions,
    factors: Float64Array.from(days, (t) => multiples.past[t] ?? 1),
  };
}

function errorsOf({ window, multiples, scale, values, positions, factors }: Learner, pooled: PooledModel): Errors {
  const forecast = demandForecast(historyOf({ values, positions }, pooled.season, factors), LEAD, pooled);
  const shares = Array.from(multiples.future, (multiple, t) => (forecast.season_index[t % WEEK] ?? NaN) * multiple);
  const squares = Array.from(window.future, (value, t) => (value - forecast.level * (shares[t] ?? NaN)) ** 2);
  const rmsse = Math.sqrt(mean(squares.filter((square) => !Number.isNaN(square)))) / scale.root_mean_square;
  const sold = sum(window.future.slice(0, LEAD));
  const law = comingDemand(forecast, LEAD, sum(shares.slice(0, LEAD)), false);
  const losses = PROBABILITIES.map((p) => {
    const over = sold - demandQuantile(law, p);
    return Math.max(p * over, (p - 1) * over) / (scale.mean_absolute * LEAD);
  });
  return { rmsse, losses: Number.isNaN(sold) ? null : losses };
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return sum(known) / known.length;
}

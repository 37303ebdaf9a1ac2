/**
 * What of demand is recovered when days run empty: real days of fresh food in stock throughout are cut, at a random hour
 * or when a made-up stock is sold, and the totals that each method makes of the rest are held against the truth.
 */
import { fullDayDemand } from "../src/domain/demand/full-day-demand.ts";
import { EVEN_PROFILE, hourProfile, seenShare } from "../src/domain/demand/hour-profile.ts";
import type { Figure } from "./run.ts";
import { fullFreshDays, type FreshDay, isOpenHour } from "./support/fresh-days.ts";
import { seededRandom } from "./support/seeded-random.ts";

const SEED = 20_261_128;
const LEAST_DAYS = 20;
const CUT_SHARE = 0.4;

/** A day after the cut, with what it sold before. */
interface CutDay extends FreshDay {
  readonly truth: number;
  readonly is_cut: boolean;
}

type Cut = (day: FreshDay, mean: number, random: () => number) => CutDay;
type Recover = (days: readonly CutDay[], common: Float64Array) => number;

const CUTS: Readonly<Record<string, Cut>> = {
  "at a random hour": (day, _, random) => cutFrom(day, 8 + Math.floor(12 * random())),
  "when the stock is sold": (day, mean, random) => {
    const stock = Math.max(1, Math.round((0.4 + 0.8 * random()) * mean));
    let sold = 0;
    const hour = day.hours.findIndex((units) => (sold += units) >= stock);
    return hour < 0 ? uncut(day) : cutFrom(day, hour + 1);
  },
};

const METHODS: Readonly<Record<string, Recover>> = {
  "outages ignored": (days) => sum(days.map(unitsOf)),
  "days with an outage masked": (days) => days.length * mean(days.filter(({ is_cut }) => !is_cut).map(unitsOf)),
  "scaled by open hours": (days) => scaled(days, openProfile()),
  "scaled by the hour profile, day by day": (days, common) => scaled(days, profileOf(days, common)),
  "conditional expectation given that it sold out": (days) => recovered(days, null),
  "conditional expectation given the hours seen": (days, common) => recovered(days, profileOf(days, common)),
};

/** Runs the bench; without the data there is nothing to measure. */
export function run(): Promise<readonly Figure[]> {
  const series = fullFreshDays()?.filter(({ length }) => length >= LEAST_DAYS);
  if (series === undefined) {
    console.error("Skipped: no freshretailnet_sample_500.csv.gz; set BENCH_DATA to the folder that holds it.");
    return Promise.resolve([]);
  }
  return Promise.resolve(Object.entries(CUTS).flatMap(([name, cut]) => biases(name, cutAll(series, cut))));
}

function cutAll(series: readonly (readonly FreshDay[])[], cut: Cut): readonly (readonly CutDay[])[] {
  const random = seededRandom(SEED);
  return series.map((days) => {
    const usual = mean(days.map(unitsOf));
    return days.map((day) => (random() < CUT_SHARE ? cut(day, usual, random) : uncut(day)));
  });
}

function biases(name: string, series: readonly (readonly CutDay[])[]): readonly Figure[] {
  const truth = sum(series.map((days) => sum(days.map((day) => day.truth))));
  const common = hourProfile(series.flatMap((days) => days.filter(({ is_cut }) => !is_cut).map(({ hours }) => hours)));
  const cutShare = mean(series.flat().map(({ is_cut }) => (is_cut ? 1 : 0)));
  return [
    { name: `days cut ${name}`, value: percent(cutShare), unit: "%", aim: null },
    ...Object.entries(METHODS).map(([method, recover]) => ({
      name: `bias of total demand, days cut ${name}: ${method}`,
      value: percent(sum(series.map((days) => recover(days, common))) / truth - 1),
      unit: "%",
      aim: method.endsWith("hours seen") ? "within ± 2" : null,
    })),
  ];
}

/** What each day with an outage would have sold; of a day of which nothing was seen, the mean. */
function recovered(days: readonly CutDay[], profile: Float64Array | null): number {
  const whole = days.filter(({ is_cut }) => !is_cut).map(unitsOf);
  const shares = days.map((day) => (profile === null ? 1 : seenShare(profile, day.is_out)));
  const seen = profile === null ? mean(whole) : sum(days.map(unitsOf)) / sum(shares);
  const variance = mean(whole.map((units) => (units - mean(whole)) ** 2));
  const usual = { mean: seen, variance: Math.max(variance, seen), is_count: true };
  return sum(
    days.map((day, i) => {
      const seen_share = day.is_cut && profile === null ? null : (shares[i] ?? 1);
      return fullDayDemand({ sold: unitsOf(day), requested: null, seen_share }, usual) ?? usual.mean;
    }),
  );
}

function scaled(days: readonly CutDay[], profile: Float64Array): number {
  const usual = mean(days.filter(({ is_cut }) => !is_cut).map(unitsOf));
  return sum(
    days.map((day) => {
      const share = seenShare(profile, day.is_out);
      return share > 0 ? unitsOf(day) / share : usual;
    }),
  );
}

function profileOf(days: readonly CutDay[], common: Float64Array): Float64Array {
  return hourProfile(
    days.filter(({ is_cut }) => !is_cut).map(({ hours }) => hours),
    common,
  );
}

function openProfile(): Float64Array {
  const open = EVEN_PROFILE.map((_, hour) => (isOpenHour(hour) ? 1 : 0));
  return open.map((share) => share / sum([...open]));
}

function uncut(day: FreshDay): CutDay {
  return { ...day, truth: unitsOf(day), is_cut: false };
}

function cutFrom(day: FreshDay, from: number): CutDay {
  return {
    hours: day.hours.map((units, hour) => (hour < from ? units : 0)),
    is_out: day.is_out.map((_, hour) => hour >= from),
    truth: unitsOf(day),
    is_cut: from < 24,
  };
}

function unitsOf({ hours }: FreshDay): number {
  return sum(hours);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

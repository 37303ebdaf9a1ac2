import { seededRandom } from "./seeded-random.ts";

/** Series with spikes put in, and where. */
export interface Injected {
  readonly series: readonly Float64Array[];
  /** 1 on a day with a spike, one row a series. */
  readonly spiked: readonly Uint8Array[];
  /** The first day that is judged. */
  readonly judged_from: number;
}

/** A way to put spikes in: `value` of a day with one, from the day's own value and what was usual before it. */
export interface InjectionDesign {
  readonly name: string;
  /** One spike a series in its last quarter, or several anywhere after day 60. */
  readonly place: "last_quarter" | "anywhere";
  readonly days: 1 | 2;
  readonly value: (day: SpikedDay) => number;
}

interface SpikedDay {
  readonly own: number;
  /** Mean of the four weeks before. */
  readonly mean: number;
  /** Standard deviation of everything before. */
  readonly sd: number;
  readonly random: () => number;
}

const between = (random: () => number, low: number, high: number) => low + (high - low) * random();

/** What a spike may be; acceptance by others uses ways of its own. */
export const DESIGNS: readonly InjectionDesign[] = [
  {
    ...{ name: "usual demand × 2–5 instead of the day's own", place: "last_quarter", days: 1 },
    value: ({ mean, random }) => poisson(between(random, 2, 5) * mean, random),
  },
  {
    ...{ name: "usual demand × 1–4 added", place: "last_quarter", days: 1 },
    value: ({ own, mean, random }) => own + between(random, 1, 4) * mean,
  },
  {
    ...{ name: "usual demand × 1–4 added on two days", place: "last_quarter", days: 2 },
    value: ({ own, mean, random }) => own + between(random, 1, 4) * mean,
  },
  {
    ...{ name: "usual demand × 1–4 added, anywhere", place: "anywhere", days: 1 },
    value: ({ own, mean, random }) => own + between(random, 1, 4) * mean,
  },
  {
    ...{ name: "usual demand × 3 added", place: "last_quarter", days: 1 },
    value: ({ own, mean }) => own + 3 * mean,
  },
  {
    ...{ name: "3–6 standard deviations added", place: "last_quarter", days: 1 },
    value: ({ own, sd, random }) => own + between(random, 3, 6) * sd,
  },
  {
    ...{ name: "the day's own sales × 2–5", place: "last_quarter", days: 1 },
    value: ({ own, random }) => own * between(random, 2, 5),
  },
  {
    ...{ name: "the day's own sales × 2–5 on two days, anywhere", place: "anywhere", days: 2 },
    value: ({ own, random }) => own * between(random, 2, 5),
  },
];

const FIRST_ANYWHERE = 60;
const SPIKES_ANYWHERE = 4;

/** Puts spikes in; a day that would not rise stays what it was, and so does one on which nothing at all was sold. */
export function inject(series: readonly Float64Array[], design: InjectionDesign, seed: number): Injected {
  const random = seededRandom(seed);
  const length = series[0]?.length ?? 0;
  const judged_from = design.place === "anywhere" ? FIRST_ANYWHERE : Math.floor(length * 0.75);
  const isOpen = Uint8Array.from({ length }, (_, day) => (series.some((values) => (values[day] ?? 0) > 0) ? 1 : 0));
  const spiked = series.map((values) => new Uint8Array(values.length));
  const changed = series.map((values, i) => {
    const copy = Float64Array.from(values);
    for (let spike = 0; spike < (design.place === "anywhere" ? SPIKES_ANYWHERE : 1); spike++) {
      const start = Math.floor(between(random, judged_from, length - design.days));
      const usual = usualBefore(values, start);
      for (let day = start; day < start + design.days; day++) {
        const value = Math.round(design.value({ own: values[day] ?? 0, ...usual, random }));
        if (value <= (values[day] ?? 0) || isOpen[day] !== 1) continue;
        copy[day] = value;
        spiked[i]?.fill(1, day, day + 1);
      }
    }
    return copy;
  });
  return { series: changed, spiked, judged_from };
}

function usualBefore(values: Float64Array, day: number) {
  const mean = meanOf(values.subarray(Math.max(0, day - 28), day));
  const before = values.subarray(0, day);
  const centre = meanOf(before);
  return { mean, sd: Math.sqrt(meanOf(before.map((value) => (value - centre) ** 2))) };
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function poisson(mean: number, random: () => number): number {
  let product = random();
  let k = 0;
  for (const limit = Math.exp(-Math.min(mean, 500)); product > limit; k++) product *= random();
  return mean > 500 ? mean : k;
}

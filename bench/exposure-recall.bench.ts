/**
 * Who buys an item in the next 14 or 30 days, or in 14 days a week from now: past buyers of a real shop's items ranked by
 * the model and by "bought it in the last 90 days" (most often first, and latest first), at days of which nothing later was
 * known. Judged by the share of the true buyers in the first k and by average precision, item by item, with a paired
 * bootstrap over items.
 */
import { dayNumber } from "../src/domain/calendar/day.ts";
import { seededRandom } from "../src/domain/math/seeded-random.ts";
import { signTest } from "../src/domain/math/sign-test.ts";
import type { Figure } from "./run.ts";
import {
  byModel,
  type Learned,
  learnedAsProduct,
  learnedOn,
  methodsAt,
  type RankedBuyer,
  type ShopMoment,
  shopMoment,
} from "./science/ranked-buyers.ts";
import { retailPurchases } from "./support/retail-purchases.ts";

/** Days foretold from; what is weighed was chosen on 2011-04-15 and 2011-05-15. `EXPOSURE_CUTS` names others. */
const CUTS = (process.env["EXPOSURE_CUTS"] ?? "2011-06-15,2011-06-30,2011-07-15,2011-08-01").split(",");
/** Days of the window, and the day after the cut on which it begins: an outage begins some days from now. */
const WINDOWS = [
  { name: "14 days", days: 14, from: 1 },
  { name: "30 days", days: 30, from: 1 },
  { name: "14 days, a week from now", days: 14, from: 8 },
] as const;
/** Items judged: so many buyers known, so many of them coming again in the window. */
const LEAST_KNOWN = 20;
const LEAST_RETURNING = 3;
const FIXED = [10, 20, 50] as const;
const RESAMPLES = 2_000;
const SEED = 20_261_130;
const RIVAL = "90 days, by frequency";
/**
 * With `EXPOSURE_SAMPLE=2000` what the product learns from a sample of so many customers is ranked beside what it learns
 * from all of them.
 */
const SAMPLED = Number(process.env["EXPOSURE_SAMPLE"] ?? 0);
const FROM_ALL = "learned as the product does, from all customers";
const FROM_SAMPLE = `learned as the product does, from ${SAMPLED} customers`;

/** Figures of one item at one day under one method. */
type ItemScores = Readonly<Record<string, number>>;

/** An item at a day under every method. */
interface JudgedItem {
  readonly item_code: string;
  /** Null where too few came again to be ranked; what was said and what came counts all the same. */
  readonly scores: Readonly<Record<string, ItemScores>> | null;
  /** Buyers foretold, by method that gives a chance. */
  readonly said: Readonly<Record<string, number>>;
  readonly came: number;
}

/** Runs the bench; without the data there is nothing to measure. */
export function run(): Promise<readonly Figure[]> {
  const lines = retailPurchases();
  if (lines === null) {
    console.error("Skipped: no online_retail_2010-12_2011-08.csv.gz; set BENCH_DATA to the folder that holds it.");
    return Promise.resolve([]);
  }
  const last = lines.at(-1)?.day ?? 0;
  const learned = new Map(
    CUTS.map((cut) => [cut, { model: learnedOn(lines, dayNumber(cut)), ...sampled(lines, dayNumber(cut)) }]),
  );
  return Promise.resolve(
    WINDOWS.flatMap(({ name, days, from }) => {
      const judged = CUTS.filter((cut) => dayNumber(cut) + from + days - 1 <= last).flatMap((cut) => {
        const { model = null, ...samples } = learned.get(cut) ?? {};
        if (model === null) return [];
        const moment = shopMoment(lines, dayNumber(cut), days, from);
        return judgedItems(moment, { ...methodsAt(moment, model), ...rankedBy(moment, samples) });
      });
      return windowFigures(name, judged);
    }),
  );
}

type Samples = Readonly<Record<string, Learned | null>>;

function sampled(lines: Parameters<typeof learnedAsProduct>[0], day: number): Samples {
  if (SAMPLED <= 0) return {};
  return { [FROM_ALL]: learnedAsProduct(lines, day), [FROM_SAMPLE]: learnedAsProduct(lines, day, SAMPLED) };
}

function rankedBy(moment: ShopMoment, samples: Samples) {
  return Object.fromEntries(
    Object.entries(samples).flatMap(([name, learned]) => (learned === null ? [] : [[name, byModel(moment, learned)]])),
  );
}

function judgedItems(moment: ShopMoment, methods: ReturnType<typeof methodsAt>): readonly JudgedItem[] {
  return [...moment.ledger.items].flatMap(([item_code, known]): JudgedItem[] => {
    if (known.length < LEAST_KNOWN) return [];
    const buyers = moment.buyers.get(item_code) ?? new Set<string>();
    const returning = new Set(known.map((own) => own.customer_code).filter((code) => buyers.has(code)));
    const ranked = Object.entries(methods).map(([name, method]) => [name, method(item_code)] as const);
    const said = Object.fromEntries(
      ranked.map(([name, list]) => [name, list.reduce((sum, { probability }) => sum + (probability ?? 0), 0)]),
    );
    const scores = ranked.map(([name, list]) => [name, scored(list, returning, buyers)] as const);
    const is_ranked = returning.size >= LEAST_RETURNING;
    return [{ item_code, scores: is_ranked ? Object.fromEntries(scores) : null, said, came: returning.size }];
  });
}

function scored(list: readonly RankedBuyer[], returning: ReadonlySet<string>, buyers: ReadonlySet<string>): ItemScores {
  return {
    "recall at k = returning buyers": recall(list, returning, returning.size),
    ...Object.fromEntries(FIXED.map((k) => [`recall at ${k}`, recall(list, returning, k)])),
    "average precision": precision(list, returning),
    "recall at k = all buyers, newcomers too": recall(list, buyers, buyers.size),
    "average precision, newcomers too": precision(list, buyers),
  };
}

function recall(list: readonly RankedBuyer[], truth: ReadonlySet<string>, k: number): number {
  return list.slice(0, k).filter(({ customer_code }) => truth.has(customer_code)).length / truth.size;
}

function precision(list: readonly RankedBuyer[], truth: ReadonlySet<string>): number {
  let [hits, sum] = [0, 0];
  list.forEach(({ customer_code }, i) => {
    if (truth.has(customer_code)) sum += ++hits / (i + 1);
  });
  return sum / truth.size;
}

/** An item that was ranked. */
interface RankedItem {
  readonly item_code: string;
  readonly scores: Readonly<Record<string, ItemScores>>;
}

function windowFigures(window: string, judged: readonly JudgedItem[]): readonly Figure[] {
  const ranked = judged.flatMap(({ item_code, scores }): RankedItem[] =>
    scores === null ? [] : [{ item_code, scores }],
  );
  const first = ranked[0];
  if (first === undefined) return [];
  const said = (method: string) => judged.reduce((sum, item) => sum + (item.said[method] ?? 0), 0);
  const came = judged.reduce((sum, item) => sum + item.came, 0);
  return [
    figure(`${window}: items ranked, over all days`, ranked.length, "items", null),
    figure(`${window}: returning buyers said ÷ came, items of 20 buyers and more`, said("model") / came, "ratio", null),
    ...(SAMPLED > 0 ? [FROM_ALL, FROM_SAMPLE] : []).map((method) =>
      figure(`${window}: returning buyers said ÷ came, ${method}`, said(method) / came, "ratio", null),
    ),
    ...Object.keys(first.scores[RIVAL] ?? {}).flatMap((measure) => measureFigures(window, measure, ranked)),
  ];
}

function measureFigures(window: string, measure: string, ranked: readonly RankedItem[]): readonly Figure[] {
  const values = (method: string) => ranked.map(({ scores }) => scores[method]?.[measure] ?? 0);
  const gainOf = (method: string, rival: string) => {
    const [ours, theirs] = [values(method), values(rival)];
    const gains = ranked.map(({ item_code }, i) => ({ item_code, gain: (ours[i] ?? 0) - (theirs[i] ?? 0) }));
    return gain(`${name}: ${method} less ${rival}`, gains, rival === RIVAL);
  };
  const name = `${window}: ${measure}`;
  const methods = Object.keys(ranked[0]?.scores ?? {});
  return [
    ...methods.map((method) => figure(`${name}: ${method}`, mean(values(method)), "share", null)),
    ...gainOf("model", RIVAL),
    ...(SAMPLED > 0 ? gainOf(FROM_SAMPLE, FROM_ALL) : []),
  ];
}

/** One method less another: a 95 % bootstrap interval over items (all days of one together), and the sign test. */
function gain(
  label: string,
  differences: readonly { readonly item_code: string; readonly gain: number }[],
  isAimed: boolean,
): Figure[] {
  const aim = (text: string) => (isAimed ? text : null);
  const random = seededRandom(SEED);
  const items = [...Map.groupBy(differences, ({ item_code }) => item_code).values()].map((own) => ({
    sum: own.reduce((sum, one) => sum + one.gain, 0),
    count: own.length,
  }));
  const means = Array.from({ length: RESAMPLES }, () => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < items.length; i++) {
      const drawn = items[Math.floor(random() * items.length)];
      [sum, count] = [sum + (drawn?.sum ?? 0), count + (drawn?.count ?? 0)];
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const wins = items.filter(({ sum }) => sum > 0).length;
  const untied = items.filter(({ sum }) => sum !== 0).length;
  return [
    figure(`${label}, lower end of the 95 % interval`, means[Math.floor(0.025 * RESAMPLES)] ?? 0, "share", aim("> 0")),
    figure(`${label}, upper end of the 95 % interval`, means[Math.floor(0.975 * RESAMPLES)] ?? 0, "share", null),
    figure(`${label}, share of untied items won`, wins / untied, "share", aim("> 0.5")),
    { name: `${label}, sign test`, value: signTest(wins, untied), unit: "p", aim: aim("< 0.001") },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 1e4) / 1e4, unit, aim };
}

/**
 * How many injected spikes are found where 1 % of the other days may be marked: ours beside the three-sigma rule, on the
 * same real sales with the same spikes, put in by several designs; and beside one who knows the law, on made-up demand.
 */
import { shopSamples, webShopMatrix } from "./demand-samples.ts";
import type { Figure } from "./run.ts";
import { knownLawLike } from "./support/known-law.ts";
import { DESIGNS, inject, type InjectionDesign } from "./support/spike-injection.ts";
import { ourScores, recallAtOnePercent, sigmaScores, type SpikeScorer } from "./support/spike-recall.ts";

const SEED = 20_261_128;
const SPEED_DAYS = 365;
/** Real stores of one item are summed; the sample has few of them, so items of like sales in a department stand in. */
const STORES_SUMMED = 10;
const SIGMA = { other_name: "three sigma", share_aimed: 1 } as const;

/** Runs the bench on what data there is. */
export function run(): Promise<readonly Figure[]> {
  const shop = shopSamples();
  const web = webShopMatrix();
  if (shop === null)
    console.error("Skipped: no m5_daily_1000_train.csv.gz; set BENCH_DATA to the folder that holds it.");
  if (web === null) {
    console.error("Skipped: no online_retail_2010-12_2011-08.csv.gz; set BENCH_DATA to the folder that holds it.");
  }
  const rows = shop?.map(({ sku, quantity }) => ({ sku, values: Float64Array.from(quantity) })) ?? [];
  return Promise.resolve([
    ...recalls("item in a store", rows.map(valuesOf)),
    ...meanRecall("item in a store, under one a day", rows.filter(isSlow).map(valuesOf)),
    ...meanRecall("item in a store, one a day and more", rows.filter((row) => !isSlow(row)).map(valuesOf)),
    ...recalls(
      "item over the sample's stores",
      summedBy(rows, ({ sku }) => sku.split("_").slice(0, 3).join("_")),
    ),
    ...recalls(`${STORES_SUMMED} like items of a department`, likeItems(rows)),
    ...recalls("web shop, wholesale: nothing is good here", web ?? []),
    ...(rows.length === 0 ? [] : reach(rows.map(valuesOf))),
    ...(rows.length === 0 ? [] : [speed(rows.map(valuesOf))]),
  ]);
}

interface Row {
  readonly sku: string;
  readonly values: Float64Array;
}

function recalls(what: string, series: readonly Float64Array[]): readonly Figure[] {
  if (series.length === 0) return [];
  const all = DESIGNS.map((design) => ({
    design,
    ours: recall(ourScores),
    sigma: recall(sigmaScores),
    injected: inject(series, design, SEED),
  }));
  const measured = all.map(({ design, ours, sigma, injected }) => ({
    design,
    ours: ours(injected),
    sigma: sigma(injected),
  }));
  const mean = (of: "ours" | "sigma") => measured.reduce((sum, figures) => sum + figures[of], 0) / measured.length;
  return [
    ...measured.flatMap(({ design, ours, sigma }) =>
      pair(`${what}; ${label(design)}`, { ours, other: sigma, ...SIGMA }),
    ),
    ...pair(`${what}; mean of the designs`, { ours: mean("ours"), other: mean("sigma"), ...SIGMA }),
  ];
}

/** How far anybody could come on demand as sparse as that of the stores: ours beside one who knows the law. */
function reach(series: readonly Float64Array[]): readonly Figure[] {
  const { series: made, scores } = knownLawLike(series, SEED);
  const injected = DESIGNS.map((design) => inject(made, design, SEED));
  const mean = (scorer: SpikeScorer) => injected.reduce((sum, one) => sum + recall(scorer)(one), 0) / injected.length;
  return pair("made up, as sparse as the stores; mean of the designs", {
    ours: mean(ourScores),
    other: mean(scores),
    other_name: "the law known",
    share_aimed: 0.95,
  });
}

const recall = (scorer: SpikeScorer) => (injected: ReturnType<typeof inject>) =>
  recallAtOnePercent(scorer(injected.series), injected);

function label({ name, place }: InjectionDesign): string {
  return place === "anywhere" ? name : `${name}, last quarter`;
}

const valuesOf = ({ values }: Row) => values;
const isSlow = ({ values }: Row) => values.reduce((sum, value) => sum + value, 0) < values.length;

/** The last two figures: ours and the rule's, means of the designs. */
function meanRecall(what: string, series: readonly Float64Array[]): readonly Figure[] {
  return recalls(what, series).slice(-2);
}

interface Compared {
  readonly ours: number;
  readonly other: number;
  readonly other_name: string;
  /** Ours is to exceed this share of the other. */
  readonly share_aimed: number;
}

function pair(name: string, { ours, other, other_name, share_aimed }: Compared): readonly Figure[] {
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return [
    { name: `recall, ours: ${name}`, value: rounded(ours), unit: "share", aim: `> ${rounded(share_aimed * other)}` },
    { name: `recall, ${other_name}: ${name}`, value: rounded(other), unit: "share", aim: null },
  ];
}

function summedBy(rows: readonly Row[], key: (row: Row) => string): readonly Float64Array[] {
  return [...Map.groupBy(rows, key).values()].map((group) => sumOf(group.map(({ values }) => values)));
}

function likeItems(rows: readonly Row[]): readonly Float64Array[] {
  const total = ({ values }: Row) => values.reduce((sum, value) => sum + value, 0);
  return [...Map.groupBy(rows, ({ sku }) => sku.split("_").slice(0, 2).join("_")).values()].flatMap((department) => {
    const ascending = department.toSorted((a, b) => total(a) - total(b));
    const groups = Math.floor(ascending.length / STORES_SUMMED);
    return Array.from({ length: groups }, (_, group) =>
      sumOf(ascending.slice(group * STORES_SUMMED, (group + 1) * STORES_SUMMED).map(({ values }) => values)),
    );
  });
}

function sumOf(series: readonly Float64Array[]): Float64Array {
  return Float64Array.from(series[0] ?? [], (_, day) => series.reduce((sum, values) => sum + (values[day] ?? 0), 0));
}

function speed(series: readonly Float64Array[]): Figure {
  const many = [...series, ...series, ...series].map((values) => values.subarray(-SPEED_DAYS));
  ourScores(many);
  const before = process.cpuUsage();
  ourScores(many);
  const { user, system } = process.cpuUsage(before);
  const value = Math.round(many.length / ((user + system) / 1e6));
  return { name: `series of ${SPEED_DAYS} days scored`, value, unit: "per second and core", aim: "≥ 3000" };
}

/**
 * How many injected spikes are found where 1 % of the other days may be marked: ours beside the three-sigma rule, on the
 * same real sales with the same spikes, put in by several designs; and beside one who knows the law, on made-up demand.
 * Then the alarm that the product raises (需求突增): how many of the same spikes it finds, beside ours and the rule where they
 * may mark as many ordinary days as its budget does, and how many alarms a week it raises where no spike was put in.
 */
import { alarmThreshold, DEFAULT_ALARM_BUDGET } from "../src/domain/anomaly/alarm-budget.ts";
import { evenly } from "../src/domain/math/evenly.ts";
import { shopSamples, webShopMatrix } from "./demand-samples.ts";
import type { Figure } from "./run.ts";
import { knownLawLike } from "./support/known-law.ts";
import { DESIGNS, inject, type InjectionDesign } from "./support/spike-injection.ts";
import { ourScores, recallAt, sigmaScores, type SpikeScorer } from "./support/spike-recall.ts";
import { alarmRecall, type AlarmSetting, alarmsPerWeek, learnedFrom } from "./support/surge-alarm.ts";

const SEED = 20_261_128;
const SPEED_DAYS = 365;
/** Real stores of one item are summed; the sample has few of them, so items of like sales in a department stand in. */
const STORES_SUMMED = 10;
/** Share of the ordinary days that may be marked. */
const FALSE_SHARE = 0.01;
/** Days on whose mornings alarms are counted, and the share of the past that items learn from each other. */
const COUNTED_DAYS = 56;
const LEARNED_SHARE = 0.75;
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
    ...(shop === null ? [] : shippedAlarm(rows, shop[0]?.first_day ?? "")),
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

/** The alarm of a shop of as many items as the usual budget is made for, with what it raises on demand that never changes. */
function shippedAlarm(rows: readonly Row[], first_day: string): readonly Figure[] {
  const alarms = DEFAULT_ALARM_BUDGET;
  const what = `${alarms.items} items in stores`;
  const shop = evenly(rows, alarms.items);
  const settingOf = (series: readonly Float64Array[]): AlarmSetting => {
    const days = Math.floor(LEARNED_SHARE * (series[0]?.length ?? 0));
    return { first_day, alarms, pooled: learnedFrom(series, first_day, days) };
  };
  const series = shop.map(valuesOf);
  const setting = settingOf(series);
  const { series: made } = knownLawLike(series, SEED);
  const lively = shop.filter((row) => !isSlow(row)).map(valuesOf);
  return [
    ...alarmFigures(what, series, setting),
    ...alarmFigures("of them, one a day and more", lively, setting),
    weekly(`${what}, real surges among them`, alarmsPerWeek(series, COUNTED_DAYS, setting)),
    weekly(`made up, as sparse as they, nothing to find`, alarmsPerWeek(made, COUNTED_DAYS, settingOf(made))),
  ];
}

function alarmFigures(what: string, series: readonly Float64Array[], setting: AlarmSetting): readonly Figure[] {
  const injected = DESIGNS.map((design) => inject(series, design, SEED));
  const share = alarmThreshold(setting.alarms);
  const mean = (of: (one: ReturnType<typeof inject>) => number) =>
    injected.reduce((sum, one) => sum + of(one), 0) / injected.length;
  const found = (name: string, value: number, aim: string | null): Figure => ({
    ...{ name: `recall, ${name}: ${what}; mean of the designs`, value: thousandths(value), unit: "share", aim },
  });
  const sigma = mean((one) => recallAt(share, sigmaScores(one.series), one));
  return [
    found(
      "the alarm as shipped",
      mean((one) => alarmRecall(one, setting)),
      `> ${thousandths(sigma)}`,
    ),
    found(
      "ours at as many marks",
      mean((one) => recallAt(share, ourScores(one.series), one)),
      null,
    ),
    found("three sigma at as many marks", sigma, null),
  ];
}

function weekly(what: string, value: number): Figure {
  const { alarms_per_week } = DEFAULT_ALARM_BUDGET;
  return {
    name: `alarms raised: ${what}`,
    value: thousandths(value),
    unit: "per week",
    aim: `about ${alarms_per_week}`,
  };
}

const recall = (scorer: SpikeScorer) => (injected: ReturnType<typeof inject>) =>
  recallAt(FALSE_SHARE, scorer(injected.series), injected);

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
  const aim = `> ${thousandths(share_aimed * other)}`;
  return [
    { name: `recall, ours: ${name}`, value: thousandths(ours), unit: "share", aim },
    { name: `recall, ${other_name}: ${name}`, value: thousandths(other), unit: "share", aim: null },
  ];
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
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

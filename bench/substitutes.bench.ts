/**
 * Whether buyers of what is out find what they take instead in the list: on a real web shop's orders, outages read from
 * the sales themselves, the later ones held out, each asked with nothing but what was known on its first day.
 */
import { dayNumber } from "../src/domain/calendar/day.ts";
import { seededRandom } from "../src/domain/math/seeded-random.ts";
import { type BuyingRecord, buyingRecord, linesBetween } from "../src/domain/substitution/buying-record.ts";
import { comparableItems } from "../src/domain/substitution/comparable-items.ts";
import type { ItemOutage } from "../src/domain/substitution/item-outage.ts";
import { learnSubstitutes } from "../src/domain/substitution/learn-substitutes.ts";
import { liftShape } from "../src/domain/substitution/lift.ts";
import { outageTakings, type Takings } from "../src/domain/substitution/outage-takings.ts";
import { type CustomerBuying, rankSubstitutes } from "../src/domain/substitution/rank-substitutes.ts";
import { shopShares, type ShopShares } from "../src/domain/substitution/shop-shares.ts";
import { silentOutages } from "../src/domain/substitution/silent-outages.ts";
import { buyersIn, LOOK_BACK_DAYS, visitsOf } from "../src/domain/substitution/usual-buying.ts";
import type { Figure } from "./run.ts";
import { retailBuying, type RetailBuying } from "./support/retail-buying.ts";

/** Outages from here on are asked about; what came before teaches how far lifts differ from 1. */
const HELD_OUT_FROM = "2011-04-01";
/** Most popular: bought most often in so many days before. */
const POPULAR_DAYS = 90;
const LISTED = [3, 5] as const;
const DRAWS = 2_000;
const LEARNED = { learned: "customer unknown", learned_for_customer: "customer known" } as const;

type Method = "popular" | keyof typeof LEARNED;

/** Lists of one buyer at one outage, and what the buyer took. */
interface Trial {
  readonly outage: number;
  readonly picks: ReadonlySet<number>;
  /** Without what the buyer had bought before. */
  readonly new_picks: ReadonlySet<number>;
  readonly lists: Readonly<Record<Method, readonly number[]>>;
}

const ALL_PICKS = ({ picks }: Trial) => picks;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const buying = retailBuying();
  if (buying === null) {
    console.error("No online_retail data beside the checkout: nothing measured.");
    return [];
  }
  const trials = trialsOf(buying);
  return await Promise.resolve([
    { name: "held-out outages", value: new Set(trials.map(({ outage }) => outage)).size, unit: "outages", aim: null },
    { name: "buyers who took something of the kind", value: trials.length, unit: "buyers", aim: null },
    ...LISTED.flatMap((k) => hitFigures(`hit rate@${k}`, trials, k, ALL_PICKS)),
    ...LISTED.flatMap((k) => hitFigures(`hit rate@${k}, new to the buyer`, trials, k, ({ new_picks }) => new_picks)),
  ]);
}

interface Ground {
  readonly record: BuyingRecord;
  readonly shares: ShopShares;
  readonly outages: readonly ItemOutage[];
  candidatesOf(item_code: string): readonly string[];
}

function trialsOf(buying: RetailBuying): readonly Trial[] {
  const record = buyingRecord(buying.lines);
  const candidatesOf = comparableItems(
    record.item_codes.map((item_code, item) => {
      const item_name = buying.names.get(item_code) ?? item_code;
      return { item_code, item_name, category: null, price: record.price[item] ?? null, is_active: true };
    }),
  );
  const ground = { record, shares: shopShares(record), outages: outagesOf(buying), candidatesOf };
  const lift_shape = liftShape(ground.outages.flatMap((outage) => pairsBefore(ground, outage)));
  return ground.outages.flatMap((outage, number) =>
    outage.from < HELD_OUT_FROM ? [] : trialsOfOutage(ground, { outage, number, lift_shape }),
  );
}

function pairsBefore({ record, shares, candidatesOf }: Ground, outage: ItemOutage): readonly Takings[] {
  const item = record.indexOf.get(outage.item_code);
  if (item === undefined || outage.through >= HELD_OUT_FROM) return [];
  const others = new Set(numbersOf(record, candidatesOf(outage.item_code)));
  return [...outageTakings(record, { item, others }, { outages: [outage], shares }).takings.values()];
}

interface HeldOut {
  readonly outage: ItemOutage;
  readonly number: number;
  readonly lift_shape: number;
}

function trialsOfOutage(ground: Ground, { outage, number, lift_shape }: HeldOut): readonly Trial[] {
  const { record, shares, outages } = ground;
  const { item_code, from } = outage;
  const today = dayNumber(from);
  const is_out = new Set(outages.filter((o) => o.from <= from && o.through >= from).map((o) => o.item_code));
  const candidates = ground.candidatesOf(item_code).filter((code) => !is_out.has(code));
  const past = outages.filter((o) => o.item_code === item_code && o.through < from);
  const { learned, rejected } = learnSubstitutes(
    { record, shares, lift_shape, today },
    { item_code, candidates, outages: past },
  );
  const others = new Set(numbersOf(record, candidates));
  const popular = mostPopular(record, others, today);
  const known = { links: [], learned, rejected, acceptance: new Map() };
  const listFor = (customer: CustomerBuying | null) =>
    numbersOf(
      record,
      rankSubstitutes({ ...known, customer }).map((one) => one.item_code),
    );
  const unknown = listFor(null);
  return buyersOf(record, outage).flatMap((buyer): readonly Trial[] => {
    const span = { from: today, through: dayNumber(outage.through) };
    const taken = visitsOf(record, buyer, span).flatMap(({ items }) => items);
    const picks = new Set(taken.filter((other) => others.has(other)));
    if (picks.size === 0) return [];
    const { customer, bought } = pastOf(record, { buyer, others, today });
    const new_picks = new Set([...picks].filter((other) => !bought.has(other)));
    const lists = { popular, learned: unknown, learned_for_customer: listFor(customer) };
    return [{ outage: number, picks, new_picks, lists }];
  });
}

function buyersOf(record: BuyingRecord, { item_code, from }: ItemOutage): readonly number[] {
  const through = dayNumber(from) - 1;
  const [item] = numbersOf(record, [item_code]);
  return item === undefined ? [] : buyersIn(record, item, { from: through - LOOK_BACK_DAYS + 1, through });
}

function mostPopular(record: BuyingRecord, others: ReadonlySet<number>, today: number): readonly number[] {
  const sold = (owner: number) =>
    linesBetween(record, record.byItem, { owner, from: today - POPULAR_DAYS, through: today - 1 }).length;
  return [...others]
    .map((other) => ({ other, sold: sold(other) }))
    .sort((a, b) => b.sold - a.sold)
    .map(({ other }) => other);
}

function pastOf(
  record: BuyingRecord,
  { buyer, others, today }: { readonly buyer: number; readonly others: ReadonlySet<number>; readonly today: number },
) {
  const usual = visitsOf(record, buyer, { from: today - LOOK_BACK_DAYS, through: today - 1 });
  const bought = new Set(usual.flatMap(({ items }) => items).filter((item) => others.has(item)));
  const daysWith = (item: number) => usual.filter(({ items }) => items.includes(item)).length;
  const days_with = new Map([...bought].map((item) => [record.item_codes[item] ?? "", daysWith(item)]));
  return { bought, customer: { visits: usual.length, days_with } };
}

function numbersOf(record: BuyingRecord, codes: readonly string[]): readonly number[] {
  return codes.flatMap((code) => record.indexOf.get(code) ?? []);
}

function outagesOf({ lines }: RetailBuying): readonly ItemOutage[] {
  const trading_days = [...new Set(lines.map(({ day }) => day))].sort();
  return [...Map.groupBy(lines, ({ item_code }) => item_code)].flatMap(([item_code, own]) =>
    silentOutages(
      item_code,
      own.map(({ day }) => day),
      trading_days,
    ),
  );
}

function hitFigures(
  name: string,
  all: readonly Trial[],
  listed: number,
  picksOf: (trial: Trial) => ReadonlySet<number>,
): readonly Figure[] {
  const trials = all.filter((trial) => picksOf(trial).size > 0);
  const hits = (method: Method) =>
    trials.map((trial) => (trial.lists[method].slice(0, listed).some((item) => picksOf(trial).has(item)) ? 1 : 0));
  const popular = hits("popular");
  return [
    { name: `${name}, most popular`, value: rounded(mean(popular)), unit: "share", aim: null },
    ...Object.entries(LEARNED).flatMap(([method, words]) => {
      // Keys of the table above.
      const own = hits(method as keyof typeof LEARNED);
      const [low, high] = interval(
        trials.map(({ outage }, i) => ({ outage, gain: (own[i] ?? 0) - (popular[i] ?? 0) })),
      );
      return [
        { name: `${name}, learned, ${words}`, value: rounded(mean(own)), unit: "share", aim: null },
        {
          name: `${name}, gain, ${words}, 2.5 %`,
          value: low,
          unit: "share",
          aim: picksOf === ALL_PICKS ? "> 0" : null,
        },
        { name: `${name}, gain, ${words}, 97.5 %`, value: high, unit: "share", aim: null },
      ];
    }),
  ];
}

/** Bootstrap of the mean gain, whole outages drawn: buyers of one outage are alike. */
function interval(gains: readonly { readonly outage: number; readonly gain: number }[]): readonly [number, number] {
  const groups = [...Map.groupBy(gains, ({ outage }) => outage).values()];
  const random = seededRandom(20_261_130);
  const means = Array.from({ length: DRAWS }, () => {
    const drawn = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    return mean(drawn.map(({ gain }) => gain));
  }).sort((a, b) => a - b);
  const at = (share: number) => rounded(means[Math.floor(share * DRAWS)] ?? 0);
  return [at(0.025), at(0.975)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

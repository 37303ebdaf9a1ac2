import type { LogisticModel } from "../../src/domain/math/logistic-regression.ts";
import { evenly } from "../../src/domain/math/evenly.ts";
import { type BoughtLine, itemTotals } from "../../src/domain/repurchase/buying-history.ts";
import { type BuyingLedger, buyingLedger } from "../../src/domain/repurchase/buying-ledger.ts";
import { type BuyingPopulation, learnBuyingPopulation } from "../../src/domain/repurchase/buying-population.ts";
import { type CustomerBase, customerBaseSteps } from "../../src/domain/repurchase/learn-customer-base.ts";
import { learnNextPurchase, type PastWindow } from "../../src/domain/repurchase/learn-next-purchase.ts";
import { nextOrders } from "../../src/domain/repurchase/next-order.ts";
import { nextPurchase } from "../../src/domain/repurchase/next-purchase.ts";

/** A moment of a shop: what was known then, and who bought what in the days that followed. */
export interface ShopMoment {
  readonly day: number;
  /** The window begins so many days after `day` (1 = the next) and lasts `days`. */
  readonly from: number;
  readonly days: number;
  readonly ledger: BuyingLedger;
  readonly buyers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the methods rank: customers, first the likeliest; with a chance where the method has one. */
export interface RankedBuyer {
  readonly customer_code: string;
  readonly probability: number | null;
}

/** Lengths of the past windows that are learned from, days, with how many of each. */
const LEARNED_WINDOWS = [14, 14, 14, 30, 30] as const;
/** Before so many days of history nothing is learned. */
const LEAST_HISTORY_DAYS = 40;
/** The simple rule looks back so far. */
const RULE_DAYS = 90;

/** The shop as it was on `day`, and who bought in the `days` that began `from` days later. */
export function shopMoment(lines: readonly BoughtLine[], day: number, days: number, from = 1): ShopMoment {
  const coming = lines.filter((line) => line.day >= day + from && line.day < day + from + days);
  const buyers = Map.groupBy(coming, ({ item_code }) => item_code);
  return {
    ...{ day, days, from },
    ledger: buyingLedger(lines.filter((line) => line.day <= day)),
    buyers: new Map(Array.from(buyers, ([item, own]) => [item, new Set(own.map((line) => line.customer_code))])),
  };
}

/** What is learned on `day` from windows that had ended by then; null where it is too little. */
export function learnedOn(lines: readonly BoughtLine[], day: number): Learned | null {
  const first = lines[0]?.day ?? day;
  let last = 0;
  const windows = LEARNED_WINDOWS.flatMap((days, i): PastWindow[] => {
    last = LEARNED_WINDOWS[i - 1] === days ? last + days : days;
    return day - last < first + LEAST_HISTORY_DAYS ? [] : [pastWindow(shopMoment(lines, day - last, days))];
  });
  const population = learnBuyingPopulation(buyingLedger(lines.filter((line) => line.day <= day)), day);
  const calibration = learnNextPurchase(windows);
  if (population.kind === "not_estimable" || calibration.kind === "not_estimable") return null;
  return { population: population.population, calibration: calibration.calibration };
}

/** What the model has learned. */
export interface Learned {
  readonly population: BuyingPopulation;
  readonly calibration: LogisticModel;
}

/** Customers that the product reads together. */
const PAGE = 200;

/** What the product learns on `day`: from whole pages of customers in the order of their codes, `customers` at most in all. */
export function learnedAsProduct(lines: readonly BoughtLine[], day: number, customers = Infinity): Learned | null {
  const known = lines.filter((line) => line.day <= day);
  const codes = [...new Set(known.map(({ customer_code }) => customer_code))].sort();
  const pages = Array.from({ length: Math.ceil(codes.length / PAGE) }, (_, i) => codes.slice(i * PAGE, (i + 1) * PAGE));
  const sampled = evenly(pages, Math.max(1, Math.floor(customers / PAGE)));
  const sample = new Set(sampled.flat());
  const base = customerBase(
    known.filter(({ customer_code }) => sample.has(customer_code)),
    day,
    sampled.length / Math.max(1, pages.length),
  );
  if (base.kind === "not_estimable" || base.calibration === null) return null;
  return { population: base.population, calibration: base.calibration };
}

function customerBase(lines: readonly BoughtLine[], day: number, sampled_share: number): CustomerBase {
  const steps = customerBaseSteps(lines, day, sampled_share);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function pastWindow({ day, days, ledger, buyers }: ShopMoment): PastWindow {
  const bought = (customer_code: string, item_code: string) => buyers.get(item_code)?.has(customer_code) ?? false;
  return { ledger, bought, window: { today: day, from: 1, through: days } };
}

type Method = (item_code: string) => readonly RankedBuyer[];

/** The rankings of an item's past buyers by the model and by the simple rules. */
export function methodsAt(moment: ShopMoment, learned: Learned): Readonly<Record<string, Method>> {
  const { day, ledger } = moment;
  return {
    model: byModel(moment, learned),
    "gaps alone": byModel(moment, { ...learned, calibration: null }),
    "90 days, by frequency": rule(ledger, day, (own) => [own.purchase_days, own.last_day]),
    "90 days, by recency": rule(ledger, day, (own) => [own.last_day, own.purchase_days]),
  };
}

/** The ranking of an item's past buyers by what was learned. */
export function byModel(
  { day, days, from, ledger }: ShopMoment,
  { population, calibration }: { readonly population: BuyingPopulation; readonly calibration: LogisticModel | null },
): Method {
  const window = { today: day, from, through: from + days - 1 };
  const orderOf = nextOrders(population, window);
  return (item_code) => {
    const buyers = ledger.items.get(item_code) ?? [];
    const item = itemTotals(item_code, buyers);
    const chances = buyers.flatMap((own) => {
      const customer = ledger.customers.get(own.customer_code);
      if (customer === undefined) return [];
      const next = nextPurchase({ population, calibration }, { customer, own, item }, orderOf(customer), window);
      return [{ customer_code: own.customer_code, probability: next.probability }];
    });
    return chances.sort((a, b) => b.probability - a.probability || byCode(a, b));
  };
}

function rule(
  { items }: BuyingLedger,
  day: number,
  keys: (own: { readonly purchase_days: number; readonly last_day: number }) => readonly [number, number],
): Method {
  return (item_code) =>
    (items.get(item_code) ?? [])
      .filter(({ last_day }) => last_day > day - RULE_DAYS)
      .toSorted((a, b) => {
        const [[a1, a2], [b1, b2]] = [keys(a), keys(b)];
        return b1 - a1 || b2 - a2 || byCode(a, b);
      })
      .map(({ customer_code }) => ({ customer_code, probability: null }));
}

function byCode(a: { readonly customer_code: string }, b: { readonly customer_code: string }): number {
  return a.customer_code < b.customer_code ? -1 : 1;
}

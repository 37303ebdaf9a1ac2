/**
 * Closed loop: items live through months of real demand with each policy, at service levels from 50 to 99.5 %. Stockout
 * days and orders are compared at equal average stock, for more stock alone makes any policy run out less.
 */
import { learnPooledModel } from "../src/domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../src/domain/forecast/pooled-model.ts";
import { type BuyingTerms, createOrderPlanner, type OrderPolicy } from "../src/domain/simulation/order-planner.ts";
import { simulateStock } from "../src/domain/simulation/simulate-stock.ts";
import { createMonthlyPolicy, createStaticPolicy } from "../src/domain/simulation/textbook-policies.ts";
import { trimmedHistory, type TrimmedHistory } from "./lab/trimmed-history.ts";
import type { Figure } from "./run.ts";
import { compareFrontiers, type FrontierPoint, type StockMeasure } from "./science/frontier.ts";
import type { ScienceSet } from "./science/held-out.ts";
import { scienceSets } from "./science/science-sets.ts";
import { cpuSeconds } from "./support/cpu-seconds.ts";
import { evenly } from "../src/domain/math/evenly.ts";

const LEAD_TIMES = [7, 14] as const;
const REVIEWS = [1, 7] as const;
const SERVICE_LEVELS = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995] as const;
const MOST_ITEMS = 400;
const LEAST_PAST_DAYS = 60;
const OPENING_DAYS = 14;
const WEEK = 7;

/** Runs the bench on the daily sets whose days are all known. */
export function run(): Promise<readonly Figure[]> {
  const daily = scienceSets().filter(
    ({ cycle, series }) => cycle === WEEK && series.every(({ values }) => !values.includes(NaN)),
  );
  const speeds: number[] = [];
  const figures = daily.flatMap((set) => {
    const items = itemsOf(set);
    return LEAD_TIMES.flatMap((lead) =>
      REVIEWS.flatMap((review) => {
        const { figures: table, days_per_second } = tableOf(set.name, items, lead, review);
        speeds.push(days_per_second);
        return table;
      }),
    );
  });
  const value = Math.round(Math.min(...speeds));
  return Promise.resolve([
    ...figures,
    { name: "days of an item planned, slowest of the runs", value, unit: "per second and core", aim: null },
  ]);
}

/** An item with what is known at the beginning, and the days it is to live through. */
interface LoopItem {
  readonly past: TrimmedHistory;
  readonly future: readonly number[];
  /** Units a day before the beginning. */
  readonly level: number;
}

/** The second half of each series is lived through. */
function itemsOf({ series }: ScienceSet): readonly LoopItem[] {
  const lively = series.flatMap(({ sku, values }): readonly LoopItem[] => {
    const half = Math.floor(values.length / 2);
    const past = trimmedHistory({ sku, values: values.slice(0, half) }, WEEK);
    if (past.values.length < LEAST_PAST_DAYS) return [];
    const level = past.values.reduce((sum, value) => sum + value, 0) / past.values.length;
    return [{ past, future: Array.from(values.slice(half)), level }];
  });
  return evenly(lively, MOST_ITEMS);
}

type PolicyOf = (item: LoopItem, service_level: number) => OrderPolicy;

function tableOf(name: string, items: readonly LoopItem[], lead_time_days: number, review_period_days: number) {
  const unlimited = { moq: null, order_multiple: null, lead_time_sd_days: 0, is_count: true } as const;
  const terms: BuyingTerms = { ...unlimited, lead_time_days, review_period_days, cover_days: WEEK };
  const histories = items.map(({ past }) => past);
  const pooled = learnPooledModel({ items: histories, cycle: WEEK, days: lead_time_days + review_period_days });
  const { result: ours, cpu_seconds } = cpuSeconds(() => frontier(items, terms, plannerOf(terms, pooled)));
  const days = SERVICE_LEVELS.length * items.reduce((sum, { future }) => sum + future.length, 0);
  const label = `${name}, lead time ${lead_time_days}, review ${review_period_days}`;
  return {
    days_per_second: days / cpu_seconds,
    figures: [
      ...comparison(
        `${label}: against (s, S) never changed`,
        ours,
        frontier(items, terms, ({ past }, service_level) =>
          createStaticPolicy({ past: Array.from(past.values), terms, service_level }),
        ),
      ),
      ...comparison(
        `${label}: against (s, S) recomputed monthly`,
        ours,
        frontier(items, terms, ({ past }, service_level) =>
          createMonthlyPolicy({ past: Array.from(past.values), terms, service_level }),
        ),
      ),
    ],
  };
}

function plannerOf(terms: BuyingTerms, pooled: PooledModel): PolicyOf {
  return ({ past }, service_level) => createOrderPlanner({ past, terms, pooled, service_level });
}

function frontier(items: readonly LoopItem[], terms: BuyingTerms, policyOf: PolicyOf): readonly FrontierPoint[] {
  return SERVICE_LEVELS.map((service_level) => {
    let [days, stockouts, orders, stock_days, stock_units] = [0, 0, 0, 0, 0];
    for (const item of items) {
      const policy = reviewedEvery(terms.review_period_days, policyOf(item, service_level));
      const lived = simulateStock(
        {
          demand: item.future,
          opening_stock: Math.round(OPENING_DAYS * item.level) + 1,
          lead_time_days: () => terms.lead_time_days,
        },
        policy,
      );
      days += lived.days;
      stockouts += lived.stockout_days;
      orders += lived.orders;
      stock_days += lived.average_stock / item.level;
      stock_units += lived.average_stock;
    }
    return {
      stock_days: stock_days / items.length,
      stock_units,
      stockout_rate: stockouts / days,
      orders: (365 * orders) / days,
    };
  });
}

/** The policy sees every evening, and may order on every n-th only. */
function reviewedEvery(review_days: number, policy: OrderPolicy): OrderPolicy {
  let evening = 0;
  return {
    order(day) {
      const quantity = policy.order(day);
      evening++;
      return evening % review_days === 0 ? quantity : 0;
    },
  };
}

function comparison(label: string, ours: readonly FrontierPoint[], rival: readonly FrontierPoint[]): readonly Figure[] {
  return [
    ...atEqualStock(`${label}, equal stock in days of each item's demand`, ours, rival, "stock_days"),
    ...atEqualStock(`${label}, equal stock in units of all items`, ours, rival, "stock_units"),
  ];
}

function atEqualStock(
  label: string,
  ours: readonly FrontierPoint[],
  rival: readonly FrontierPoint[],
  measure: StockMeasure,
): readonly Figure[] {
  const compared = compareFrontiers(ours, rival, measure);
  if (compared === null) return [];
  const figure = (name: string, value: number, unit: string, aim: string | null): Figure => {
    return { name: `${label}: ${name}`, value: Math.round(value * 1e4) / 1e4, unit, aim };
  };
  const { ours: own, rival: theirs, points } = compared;
  return [
    figure("points compared at equal stock", points, "points", null),
    figure(
      "stockout days, ours",
      own.stockout_rate,
      "share of days",
      `< ${Math.round(theirs.stockout_rate * 1e4) / 1e4}`,
    ),
    figure("stockout days, rival", theirs.stockout_rate, "share of days", null),
    figure("stockout days, ours ÷ rival", own.stockout_rate / theirs.stockout_rate, "ratio", "< 1"),
    figure("orders, ours ÷ rival", own.orders / theirs.orders, "ratio", null),
  ];
}

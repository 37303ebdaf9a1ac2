import { type Day, dayFromNumber, dayNumber } from "../calendar/day.ts";
import { mapSteps, type Steps } from "../math/steps.ts";
import { gapPopulationSteps } from "../repurchase/gap-law.ts";
import { type Comparison, comparisonSteps } from "../stockout-effect/comparison.ts";
import { EFFECT_DEFAULTS } from "../stockout-effect/effect-options.ts";
import type { CustomerAttributes } from "../stockout-effect/purchase-line.ts";
import { panelSteps } from "../stockout-effect/purchase-panel.ts";
import { type GapLearner, gapLearner, gapsThrough } from "./customer-days.ts";
import type { LineShortage } from "./line-shortages.ts";
import { isGapOver, retentionOutcome } from "./retention-outcome.ts";
import { rfmTable, type RfmCell } from "./rfm-table.ts";
import type { CustomerRecord, ExposedRecord, ShopRecord } from "./shop-record.ts";
import type { JudgedShortage } from "./stockout-churn.ts";

/** A shortage with what became of the customer. */
export type JudgedLine = JudgedShortage & LineShortage;

/** Customers looked at in a step, and such as are compared with all their lines. */
const AT_ONCE = 1_000;
const FEW_AT_ONCE = 50;

/** Learns what the customers' gaps have in common. */
export function* learnGaps({ customers }: Pick<ShopRecord, "customers">): Steps<GapLearner> {
  const sums = yield* mapSteps(customers.values(), AT_ONCE, ({ days }) => gapsThrough(days));
  const fit = yield* gapPopulationSteps(sums);
  return fit.kind === "not_estimable" ? null : gapLearner(fit.population);
}

/** Every shortage with what became of the customer, each by the gap learned before it. */
export function* judgedShortages(record: ShopRecord, gaps: GapLearner, today: Day): Steps<readonly JudgedLine[]> {
  const judged = yield* mapSteps(record.exposed, FEW_AT_ONCE, ({ customer_code, shortages, ordered }) => {
    const days = record.customers.get(customer_code)?.days ?? [];
    return shortages.map((shortage) => {
      const gap_days = gaps === null ? null : gaps(days, dayNumber(shortage.day));
      const is_over = gap_days !== null && isGapOver(shortage.day, gap_days, today);
      return { ...shortage, is_over, outcome: retentionOutcome({ shortage, gap_days, ordered, today }) };
    });
  });
  return judged.flat();
}

/**
 * The exposed beside customers like them. One gap of each customer serves all comparisons, so it is learned from orders
 * before the first shortage that can be compared at all: nobody's gap knows what came after.
 */
export function* compareExposed(
  record: ShopRecord,
  gaps: GapLearner,
  groupOf: (code: string) => string,
): Steps<Comparison> {
  const panel = yield* panelSteps(record.reader.columns(), "week", record.last_period);
  const exposures = record.exposed.flatMap(({ shortages }) => shortages);
  const through = learnedThrough(record, exposures);
  yield;
  return yield* comparisonSteps({ panel, exposures, attributes: attributes() });

  function* attributes(): Generator<CustomerAttributes> {
    for (const [customer_code, { days }] of record.customers) {
      const repurchase_gap_days = gaps === null ? null : gaps(days, through);
      yield { customer_code, group: groupOf(customer_code), repurchase_gap_days };
    }
  }
}

function learnedThrough({ customers }: ShopRecord, exposures: readonly LineShortage[]): number {
  let first = Infinity;
  for (const { days } of customers.values()) first = Math.min(first, days[0] ?? Infinity);
  const usable = exposures.map(({ day }) => dayNumber(day)).filter((day) => day >= first + EFFECT_DEFAULTS.window_days);
  return usable.reduce((least, day) => Math.min(least, day), Infinity);
}

/** Customers by recency and frequency, those lost by their own gap apart. */
export function* rfmOf(
  { customers }: Pick<ShopRecord, "customers">,
  gaps: GapLearner,
  today: Day,
): Steps<readonly RfmCell[]> {
  const now = dayNumber(today);
  const figures = yield* mapSteps(customers.values(), AT_ONCE, ({ days, value }) => {
    const days_since_last = now - (days.at(-1) ?? now);
    const lost = gaps !== null && days_since_last > gaps(days, now);
    return { value, orders: days.length, days_since_last, lost };
  });
  return rfmTable(figures, ({ lost }) => lost);
}

const BEFORE_DAYS = 365;

/** What an exposed customer bought in the 365 days before their last shortage, that day left out. */
export function boughtBefore({ ordered }: ExposedRecord, { days }: CustomerRecord, day: Day) {
  const [from, to] = [dayNumber(day) - BEFORE_DAYS, dayNumber(day)];
  const value = ordered
    .filter((one) => one.day < day && one.day >= dayFromNumber(from))
    .reduce((sum, { revenue }) => sum + revenue, 0);
  return { value, frequency: days.filter((one) => one >= from && one < to).length };
}

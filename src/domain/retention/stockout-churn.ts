import { monthOf } from "../calendar/month.ts";
import { grouped } from "../math/grouped.ts";
import { isKept, type MetShortage, RETENTION_OUTCOMES, type RetentionOutcome } from "./retention-outcome.ts";
import { type Share, shareOf } from "./share-interval.ts";

/** A shortage with what became of the customer. */
export interface JudgedShortage extends MetShortage {
  readonly outcome: RetentionOutcome;
  /** Whether the customer's gap after it is over; before, only those who came back early are known. */
  readonly is_over: boolean;
}

/** 缺货流失率 of some shortages. */
export interface StockoutChurn {
  /** Customers or orders by outcome. */
  readonly outcomes: Readonly<Record<RetentionOutcome, number>>;
  /** lost ÷ (lost + kept) of those whose gap is over; null where nobody's is. */
  readonly churn: Share | null;
}

/** 缺货流失率 in two counts. */
export interface ChurnCounts {
  /** Each customer once, by their last shortage. */
  readonly by_customer: StockoutChurn;
  /** Each order once. */
  readonly by_order: StockoutChurn;
}

/** What a rate is apart by. */
export type ChurnPart = "item_code" | "channel" | "month";

/**
 * 缺货流失率 = lost ÷ (lost + kept) of those who met a shortage and whose gap after it is over: to count who came back early
 * while the others still may would show recent months too low. A customer who met several shortages counts by the last of
 * them: after the others they came back.
 */
export function stockoutChurn(judged: readonly JudgedShortage[]): ChurnCounts {
  return {
    by_customer: churnOf(lastOfEach(judged, ({ customer_code }) => customer_code)),
    by_order: churnOf(lastOfEach(judged, ({ order_no, customer_code }) => JSON.stringify([order_no, customer_code]))),
  };
}

/** The same apart by item, channel or month of the shortage, in order of the key. */
export function stockoutChurnBy(judged: readonly JudgedShortage[], part: ChurnPart): ReadonlyMap<string, ChurnCounts> {
  const parts = grouped(judged, (one) => (part === "month" ? monthOf(one.day) : one[part]));
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => [key, stockoutChurn(own)]));
}

/** The last shortage of each key; of several on one day that from which most came back. */
function lastOfEach(judged: readonly JudgedShortage[], keyOf: (one: JudgedShortage) => string) {
  const last = new Map<string, JudgedShortage>();
  for (const one of judged) {
    const known = last.get(keyOf(one));
    if (known === undefined || isLater(one, known)) last.set(keyOf(one), one);
  }
  return [...last.values()];
}

const PRECEDENCE: readonly RetentionOutcome[] = ["same_item", "switched", "other_goods", "pending", "lost", "unknown"];

function isLater(one: JudgedShortage, known: JudgedShortage): boolean {
  if (one.day !== known.day) return one.day > known.day;
  return PRECEDENCE.indexOf(one.outcome) < PRECEDENCE.indexOf(known.outcome);
}

function churnOf(judged: readonly JudgedShortage[]): StockoutChurn {
  const outcomes = Object.fromEntries(RETENTION_OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    RetentionOutcome, // every one of them stands in the list
    number
  >;
  for (const { outcome } of judged) outcomes[outcome] += 1;
  const kept = judged.filter(({ outcome, is_over }) => is_over && isKept(outcome)).length;
  return { outcomes, churn: shareOf(outcomes.lost, outcomes.lost + kept) };
}

import { type Day, daysBetween } from "../calendar/day.ts";

/** An order line that met a shortage: refused, cut, delayed or cancelled. */
export interface MetShortage {
  readonly customer_code: string;
  readonly order_no: string;
  readonly item_code: string;
  /** "" where the item has none. */
  readonly category: string;
  /** "" where the order names none. */
  readonly channel: string;
  /** The day of the order. */
  readonly day: Day;
}

/** An item that a customer ordered on a day, whether or not it was served. */
export interface OrderedItem {
  readonly day: Day;
  readonly item_code: string;
  readonly category: string;
}

/**
 * What became of a customer who met a shortage: `lost`, without any order within their own repurchase gap; `pending`, the
 * gap is not over and they have not ordered yet; ordered again: the `same_item`, `switched` to another item of its
 * category, or `other_goods` alone; `unknown`, no gap could be learned for them. Whether who is lost buys elsewhere is
 * not on record.
 */
export const RETENTION_OUTCOMES = ["lost", "same_item", "switched", "other_goods", "pending", "unknown"] as const;
export type RetentionOutcome = (typeof RETENTION_OUTCOMES)[number];

/** What an outcome is judged from. */
export interface OutcomeQuestion {
  readonly shortage: Pick<MetShortage, "item_code" | "category" | "day">;
  /** The customer's own repurchase gap, learned before the shortage, days; null where not known. */
  readonly gap_days: number | null;
  /** All orders of the customer, in any order; the day of the shortage and days before it do not count. */
  readonly ordered: Iterable<OrderedItem>;
  readonly today: Day;
}

/** Judges one shortage of one customer. An item without a category has no other item of its category. */
export function retentionOutcome({ shortage, gap_days, ordered, today }: OutcomeQuestion): RetentionOutcome {
  if (gap_days === null) return "unknown";
  let best: RetentionOutcome | null = null;
  for (const one of ordered) {
    const days = daysBetween(shortage.day, one.day);
    if (days <= 0 || days > gap_days || one.day > today) continue;
    if (one.item_code === shortage.item_code) return "same_item";
    const isSwitch = shortage.category !== "" && one.category === shortage.category;
    best = isSwitch || best === "switched" ? "switched" : "other_goods";
  }
  if (best !== null) return best;
  return isGapOver(shortage.day, gap_days, today) ? "lost" : "pending";
}

/** Whether the customer's gap after a shortage is over. */
export function isGapOver(day: Day, gap_days: number, today: Day): boolean {
  return daysBetween(day, today) > gap_days;
}

/** Whether a customer came back, whatever they bought. */
export function isKept(outcome: RetentionOutcome): boolean {
  return outcome === "same_item" || outcome === "switched" || outcome === "other_goods";
}

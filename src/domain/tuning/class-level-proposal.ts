import { wilsonInterval } from "../math/wilson-interval.ts";
import type { AbcClass } from "../risk/class-policy.ts";
import type { StockRecord } from "./stock-record.ts";

/** A class whose promise was clearly not kept, or clearly more than kept. Shares are 0–1. */
export interface ClassLevelProposal {
  readonly kind: "class_service_level";
  readonly direction: "raise" | "lower";
  readonly code: AbcClass;
  /** The level in effect. */
  readonly present: number;
  /** The level to look at in a rehearsal. */
  readonly proposed: number;
  readonly evidence: {
    readonly places: number;
    /** Receipts of goods, and those before which the shelf had been empty. */
    readonly arrivals: number;
    readonly broken_arrivals: number;
    /** Share of arrivals before which the shelf had not been empty, with the ends of its interval. */
    readonly kept_rate: number;
    readonly kept_rate_low: number;
    readonly kept_rate_high: number;
    /** Share of days with stock. */
    readonly in_stock_rate: number;
  };
}

/** Fewer arrivals of a class than this tell no share. */
export const LEAST_ARRIVALS = 30;
/** Two-sided 99 %: a report is read again and again. */
const Z = 2.576;

/**
 * A service level is the chance of no stockout until the next arrival, so the promise is held against arrivals: those
 * before which the shelf was never empty ÷ all, with Wilson's interval. Days in stock would always look better than it.
 * `levels`: those that rehearsals try, ascending.
 */
export function classLevelProposal(
  { abc_class, present }: { readonly abc_class: AbcClass; readonly present: number },
  records: readonly StockRecord[],
  levels: readonly number[],
): ClassLevelProposal | null {
  const sum = (valueOf: (record: StockRecord) => number) => records.reduce((all, one) => all + valueOf(one), 0);
  const [arrivals, broken_arrivals] = [sum((one) => one.arrivals), sum((one) => one.broken_arrivals)];
  if (arrivals < LEAST_ARRIVALS) return null;
  const kept = arrivals - broken_arrivals;
  const kept_rate_low = wilsonInterval(kept, arrivals, Z).low;
  const kept_rate_high = 1 - wilsonInterval(broken_arrivals, arrivals, Z).low;
  const direction = kept_rate_high < present ? "raise" : kept_rate_low > present ? "lower" : null;
  const proposed =
    direction === "raise"
      ? levels.find((level) => level > present)
      : levels.findLast((level) => direction === "lower" && level < present);
  if (direction === null || proposed === undefined) return null;
  return {
    ...{ kind: "class_service_level", direction, code: abc_class, present, proposed },
    evidence: {
      ...{ places: records.length, arrivals, broken_arrivals },
      ...{ kept_rate: kept / arrivals, kept_rate_low, kept_rate_high },
      in_stock_rate: 1 - sum((one) => one.out_days) / sum((one) => one.known_days),
    },
  };
}

import { intAt } from "../math/int-at.ts";
import { entryFrom, windowSum } from "./panel-window.ts";
import type { MatchedSet } from "./matched-sets.ts";
import type { TrialFrame } from "./trial-frame.ts";

/**
 * What is compared: `lost`, 1 for a customer without another order, served or not, within their own repurchase gap; and the
 * change of orders placed, revenue (yuan) and margin (yuan) from the window before to the window after.
 */
export const OUTCOMES = ["lost", "orders", "revenue", "margin"] as const;

/** The name of an outcome. */
export type OutcomeName = (typeof OUTCOMES)[number];

/** One outcome of each kind. */
export type Outcomes = Readonly<Record<OutcomeName, number>>;

/** 1 without an order in the customer's own repurchase gap after a period, else 0. */
export function lostAfter(frame: TrialFrame, customer: number, period: number): number {
  const { panel, gap_periods } = frame;
  const next = entryFrom(panel, customer, period + 1);
  const isBack =
    next < intAt(panel.start, customer + 1) && intAt(panel.periods, next) <= period + intAt(gap_periods, customer);
  return isBack ? 0 : 1;
}

/** Outcomes of a customer around an order in `period`, which itself counts neither before nor after. */
export function outcomesAround(frame: TrialFrame, customer: number, period: number, window = frame.window): Outcomes {
  const change = (column: "orders" | "revenue" | "margin") =>
    windowSum(frame.panel, column, customer, period + 1, period + 1 + window) -
    windowSum(frame.panel, column, customer, period - window, period);
  return {
    lost: lostAfter(frame, customer, period),
    ...{ orders: change("orders"), revenue: change("revenue"), margin: change("margin") },
  };
}

/**
 * How exposed a customer taken for comparison is within the outcome window: the share of it after an exposure of their
 * own, times their orders before in relation to the exposed customers' mean, for who orders more has more to take back.
 */
export function laterExposureShares(frame: TrialFrame, sets: readonly MatchedSet[], window: number) {
  const before = (customer: number, period: number) => {
    return 0.5 + windowSum(frame.panel, "orders", customer, period - window, period);
  };
  const total = sets.reduce((sum, { exposed }) => sum + before(exposed.customer, exposed.period), 0);
  return (customer: number, period: number): number => {
    const lived = period + window - intAt(frame.first.periods, customer);
    return lived <= 0 ? 0 : (lived / window) * before(customer, period) * (sets.length / total);
  };
}

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
 * How much of what the matches did after their order they did exposed themselves: of a customer taken for comparison, what
 * they bought after a first exposure of their own, in relation to what an exposed customer buys after it. Both are
 * purchases of exposed customers, so where a shortage takes the same share of both, the relation is the share of the matches'
 * undisturbed purchases that a shortage of their own took part of, however large the effect is. Margin goes by revenue, which
 * is never negative. Whoever comes back is not lost, so only an exposure in the period of the order itself disturbs `lost`.
 */
export function laterExposureShares(
  frame: TrialFrame,
  sets: readonly MatchedSet[],
  name: OutcomeName,
  window = frame.window,
): (customer: number, period: number) => number {
  const { panel, first } = frame;
  if (name === "lost") return (customer, period) => (intAt(first.periods, customer) === period ? 1 : 0);
  const column = name === "orders" ? "orders" : "revenue";
  const after = (customer: number, from: number, period: number) =>
    windowSum(panel, column, customer, Math.min(from, period + window) + 1, period + 1 + window);
  const exposedAfter = (customer: number, period: number) => after(customer, intAt(first.periods, customer), period);
  const total = sets.reduce((sum, { exposed: { customer, period } }) => sum + after(customer, period, period), 0);
  const matched = sets.reduce((sum, { exposed: { period }, controls }) => {
    return sum + controls.reduce((own, { customer }) => own + exposedAfter(customer, period), 0) / controls.length;
  }, 0);
  const most = Math.max(total, matched / MOST_SHARE);
  return (customer, period) => (most > 0 ? (exposedAfter(customer, period) * sets.length) / most : 0);
}

/** The matches' share is held below this: above it, hardly anything undisturbed is left to compare with. */
const MOST_SHARE = 0.8;

import { intAt } from "../math/int-at.ts";
import { entryFrom, windowSum } from "./panel-window.ts";
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

/** The share of the outcome window that a customer lives with an exposure first met in it, 0–1. */
export function laterExposureShare(frame: TrialFrame, customer: number, period: number, window = frame.window): number {
  const later = intAt(frame.first.periods, customer);
  return Math.max(0, period + window - later) / window;
}

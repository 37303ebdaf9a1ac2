import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { topOf } from "../math/top-of.ts";
import { customerExposure } from "./customer-exposure.ts";
import type { CustomerExposure, OutageCosts } from "./customer-exposure.ts";
import type { ExposureSign } from "./exposure-sign.ts";

/** The customers of one item's outage, worst first, with the totals of all of them, listed or not. */
export interface ExposedRanking {
  readonly customers: readonly CustomerExposure[];
  readonly exposed_count: number;
  readonly expected_customers: number;
  readonly expected_units: number;
  /** Null where the margin is not known. */
  readonly margin_loss: number | null;
  /** Over the customers whose value is known; null where none is, or no effect on leaving is known. */
  readonly future_loss: number | null;
}

/** The list is cut here unless asked otherwise. */
const LISTED_CUSTOMERS = 200;

/**
 * Joins every sign of an item's outage by customer and lists those with the most to lose: margin and future value together,
 * then units, then probability, then the customer's code, so that equal signs give one list. A part of the loss that is not
 * known counts as nothing.
 */
export function rankExposed(
  signs: readonly ExposureSign[],
  costs: OutageCosts,
  listed = LISTED_CUSTOMERS,
): ExposedRanking {
  const exposures = Array.from(
    grouped(signs, ({ customer_code }) => customer_code),
    ([customer_code, own]) => customerExposure(customer_code, own, costs),
  ).filter(({ probability }) => probability > 0);
  return {
    customers: topOf(exposures, listed, byLoss),
    exposed_count: exposures.length,
    expected_customers: total(exposures, ({ probability }) => probability),
    expected_units: total(exposures, ({ expected_units }) => expected_units),
    margin_loss: known(exposures, ({ margin_loss }) => margin_loss),
    future_loss: known(exposures, ({ future_loss }) => future_loss),
  };
}

function byLoss(a: CustomerExposure, b: CustomerExposure): number {
  return (
    lossOf(b) - lossOf(a) ||
    b.expected_units - a.expected_units ||
    b.probability - a.probability ||
    compareText(a.customer_code, b.customer_code)
  );
}

function lossOf({ margin_loss, future_loss }: CustomerExposure): number {
  return (margin_loss ?? 0) + (future_loss ?? 0);
}

function total(exposures: readonly CustomerExposure[], partOf: (one: CustomerExposure) => number): number {
  return exposures.reduce((sum, one) => sum + partOf(one), 0);
}

/** The sum of what is known; null where nothing is. */
function known(
  exposures: readonly CustomerExposure[],
  partOf: (one: CustomerExposure) => number | null,
): number | null {
  const parts = exposures.map(partOf).filter((part) => part !== null);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

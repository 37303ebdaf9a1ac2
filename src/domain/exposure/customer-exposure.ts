import { type Day, daysBetween } from "../calendar/day.ts";
import { type BuyingSign, comingPurchase, intentChance } from "./coming-purchase.ts";
import { EXPOSURE_KINDS, type ExposureKind, type ExposureSign, type HitLine, isOrdered } from "./exposure-sign.ts";
import type { IntentSignal, PredictedBuyer, UnservedLine } from "./exposure-sign.ts";

/** What an item's outage costs. */
export interface OutageCosts {
  readonly today: Day;
  /** Price − cost, yuan for a unit; null where it is not known. */
  readonly unit_margin: number | null;
  /** Rise of the chance that a customer leaves after meeting a shortage (own estimate, 0–1); null without one. */
  readonly churn_effect: number | null;
  /** What the customer is still worth, yuan; null where it is not known. */
  readonly customerValue: (customer_code: string) => number | null;
}

/** A customer that an outage hits or will hit. The two losses are kept apart; neither holds the other. */
export interface CustomerExposure {
  readonly customer_code: string;
  readonly kinds: readonly ExposureKind[];
  /** The chance that the customer meets the shortage: 1 where a line of theirs has. */
  readonly probability: number;
  /** Ordered units that are not served, and foretold ones times their chance. */
  readonly expected_units: number;
  /** expected_units × unit_margin, yuan. */
  readonly margin_loss: number | null;
  /** probability × churn_effect × the customer's value, yuan. */
  readonly future_loss: number | null;
}

/**
 * One customer's signs in one figure. Lines add up; a line that gives several signs counts once. Foretold buying and
 * intent speak of the same purchase to come: the chance is that of any of them, the units those of the largest.
 */
export function customerExposure(
  customer_code: string,
  signs: readonly ExposureSign[],
  costs: OutageCosts,
): CustomerExposure {
  const ordered = sum([...linesOf(signs).values()]);
  const coming = comingPurchase(comingSigns(signs, costs.today));
  const probability = ordered > 0 ? 1 : coming.probability;
  const expected_units = ordered + coming.probability * coming.units;
  const value = costs.customerValue(customer_code);
  return {
    ...{ customer_code, probability, expected_units },
    kinds: EXPOSURE_KINDS.filter((kind) => signs.some((sign) => sign.kind === kind)),
    margin_loss: costs.unit_margin === null ? null : expected_units * costs.unit_margin,
    future_loss: costs.churn_effect === null || value === null ? null : probability * costs.churn_effect * value,
  };
}

/** The units of each line: of several signs the most. */
function linesOf(signs: readonly ExposureSign[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { line_key, units } of signs.filter((sign): sign is UnservedLine | HitLine => isOrdered(sign))) {
    lines.set(line_key, Math.max(lines.get(line_key) ?? 0, units));
  }
  return lines;
}

function comingSigns(signs: readonly ExposureSign[], today: Day): readonly BuyingSign[] {
  return signs
    .filter((sign): sign is PredictedBuyer | IntentSignal => !isOrdered(sign))
    .map((sign) => ({ probability: chanceOf(sign, today), units: sign.units }));
}

function chanceOf(sign: PredictedBuyer | IntentSignal, today: Day): number {
  return sign.kind === "predicted" ? clamp(sign.probability) : intentChance(sign.weight, daysBetween(sign.on, today));
}

function clamp(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

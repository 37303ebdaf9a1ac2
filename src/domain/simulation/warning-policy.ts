import { severityVerdict } from "../risk/severity-rules.ts";
import type { SeverityFacts } from "../risk/severity-rules.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import type { OrderPolicy } from "./order-planner.ts";

/** A policy that also says how urgent the stock was on the latest evening, before it ordered. */
export interface WarningPolicy extends OrderPolicy {
  severity(): AlertSeverity;
}

/** What an evening is judged from; probabilities are left out by policies that know none. */
export type EveningFacts = Pick<SeverityFacts, "available" | "is_wanted" | "minimum_stock" | "previous_severity"> &
  Partial<Pick<SeverityFacts, "arrival_probability" | "exposure_probability" | "limit">>;

/** The severity by the rules and the hysteresis of the alerts themselves. */
export function eveningSeverity(facts: EveningFacts): AlertSeverity {
  const none = { arrival_probability: 0, exposure_probability: 0, limit: 1, unfilled_quantity: 0, is_surge: false };
  return severityVerdict({ ...none, ...facts }).severity;
}

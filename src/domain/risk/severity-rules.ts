import { severityRank } from "./severity.ts";
import type { AlertSeverity } from "./severity.ts";

/** Why a severity was given; several may hold. */
export type SeverityRule =
  | "already_out"
  | "line_unfilled"
  | "out_before_arrival"
  | "above_limit"
  | "at_minimum_stock"
  | "above_half_limit"
  | "surge"
  /** The value has fallen below its raise line but not yet to the line that clears. */
  | "held";

/** What severity is decided from. */
export interface SeverityFacts {
  /** On hand − allocated, units. */
  readonly available: number;
  /** Whether anybody ever wanted the item, waits for it, or production is going to take it. */
  readonly is_wanted: boolean;
  readonly unfilled_quantity: number;
  /** P(out before an order placed today arrives); null when demand cannot be judged. */
  readonly arrival_probability: number | null;
  /** P(out within lead time and review period). */
  readonly exposure_probability: number | null;
  readonly limit: number;
  readonly minimum_stock: number | null;
  readonly is_surge: boolean;
  readonly previous_severity: AlertSeverity | null;
}

/** A severity with the rules that gave it. */
export interface SeverityVerdict {
  readonly severity: AlertSeverity;
  readonly rules: readonly SeverityRule[];
}

/** An order comes too late when stock is as likely gone as not by its arrival (0.5 itself counts). */
const CRITICAL_LINE = 0.5 - 1e-12;
/** 0.7 of a limit is reached even where the product is a bit below it. */
const ROUNDING_SLACK = 1e-9;
/** What was raised clears at this share of the limit that raised it. */
export const CLEAR_RATIO = 0.7;
/** What fell to its floor clears this far above it. */
export const FLOOR_CLEAR_RATIO = 1.1;
const WATCH_SHARE = 0.5;

/** The worst severity any rule gives, with all rules of that severity. */
export function severityVerdict(facts: SeverityFacts): SeverityVerdict {
  const fired = [...outRules(facts), ...riskRules(facts)];
  const severity = fired.reduce<AlertSeverity>(
    (worst, rule) => (severityRank(rule.severity) > severityRank(worst) ? rule.severity : worst),
    facts.exposure_probability === null ? "unknown" : "none",
  );
  const reasons = fired.filter((rule) => rule.severity === severity);
  const rules = reasons.map(({ rule }) => rule);
  return {
    severity,
    rules: reasons.length > 0 && reasons.every(({ is_held }) => is_held) ? [...rules, "held"] : rules,
  };
}

interface FiredRule {
  readonly severity: AlertSeverity;
  readonly rule: SeverityRule;
  readonly is_held: boolean;
}

function outRules({ available, is_wanted, unfilled_quantity }: SeverityFacts): FiredRule[] {
  const fired: FiredRule[] = [];
  if (available <= 0 && is_wanted) fired.push({ severity: "out", rule: "already_out", is_held: false });
  if (unfilled_quantity > 0) fired.push({ severity: "out", rule: "line_unfilled", is_held: false });
  return fired;
}

function riskRules(facts: SeverityFacts): FiredRule[] {
  const { limit, minimum_stock, available, arrival_probability, exposure_probability } = facts;
  const fired: FiredRule[] = [];
  const raise = (severity: AlertSeverity, rule: SeverityRule, value: number, line: number): void => {
    const isHeld = value <= line;
    const wasRaised =
      facts.previous_severity !== null && severityRank(facts.previous_severity) >= severityRank(severity);
    if (!isHeld || (wasRaised && value > CLEAR_RATIO * line + ROUNDING_SLACK))
      fired.push({ severity, rule, is_held: isHeld });
  };
  raise("critical", "out_before_arrival", arrival_probability ?? 0, CRITICAL_LINE);
  raise("high", "above_limit", exposure_probability ?? 0, limit);
  raise("watch", "above_half_limit", exposure_probability ?? 0, WATCH_SHARE * limit);
  fired.push(...floorRules(available, minimum_stock, facts.previous_severity));
  if (facts.is_surge) fired.push({ severity: "watch", rule: "surge", is_held: false });
  return fired;
}

/** A floor somebody set by hand counts whatever the probabilities say. */
function floorRules(
  available: number,
  minimum_stock: number | null,
  previous_severity: AlertSeverity | null,
): FiredRule[] {
  if (minimum_stock === null || minimum_stock <= 0) return [];
  const wasRaised = previous_severity !== null && severityRank(previous_severity) >= severityRank("high");
  const isHeld = available > minimum_stock;
  if (isHeld && !(wasRaised && available <= FLOOR_CLEAR_RATIO * minimum_stock)) return [];
  return [{ severity: "high", rule: "at_minimum_stock", is_held: isHeld }];
}

import type { Day } from "../calendar/day.ts";
import type { CauseClass, CauseStage } from "./cause-class.ts";
import type { RecordReference } from "./cause-evidence.ts";
import type { ShortageCase } from "./shortage-case.ts";

/** What a piece of evidence says. */
export type CauseFactKind =
  | "late_receipt"
  | "overdue_order"
  | "short_receipt"
  | "slow_approval"
  | "waiting_approval"
  | "late_order"
  | "no_order"
  | "small_order"
  | "low_reorder_point"
  | "low_forecast"
  | "demand_beyond"
  | "large_order"
  | "known_occasion"
  | "count_difference"
  | "negative_stock"
  | "quality_hold"
  | "unfit_return"
  | "transfer"
  | "allocation"
  | "short_component"
  | "wrong_lead_time"
  | "wrong_pack_size";

/** One dated piece of evidence for a cause. Its Chinese clause is made by `causeFactClause`. */
export interface CauseFact {
  readonly kind: CauseFactKind;
  /** Null where the figure is of no single record (a forecast). */
  readonly record: RecordReference | null;
  readonly day: Day;
  /** Days or units, by kind. */
  readonly figure: number;
  /** What it is held against: promised, ordered, usual, suggested, forecast, book; null where against nothing. */
  readonly against: number | null;
  /** Name of an occasion or of a component; empty otherwise. */
  readonly name: string;
}

/** Records without which a class cannot be judged. */
export type MissingEvidence =
  | "stock_before"
  | "demand"
  | "purchases"
  | "promised_day"
  | "receipt_order"
  | "request_times"
  | "usual_approval"
  | "plan"
  | "forecast"
  | "forecast_history"
  | "counts"
  | "stock_taken"
  | "components"
  | "master_check";

/** How far one class explains the episode. */
export type CauseFinding = ScoredCause | UnjudgedCause;

/** A class that could be judged. */
export interface ScoredCause {
  readonly kind: "scored";
  readonly cause: CauseClass;
  readonly stage: CauseStage;
  /** `avoided_share` × `strength`, 0–1. */
  readonly score: number;
  /** Share of the lost units that would not have been lost with this one thing mended, 0–1. */
  readonly avoided_share: number;
  /** How far the evidence bears it, 0–1. */
  readonly strength: number;
  readonly facts: readonly CauseFact[];
  /** What would have let it be judged better; empty mostly. */
  readonly lacks: readonly MissingEvidence[];
}

/** A class of which nobody keeps the records. */
export interface UnjudgedCause {
  readonly kind: "not_judged";
  readonly cause: CauseClass;
  readonly stage: CauseStage;
  readonly lacks: readonly MissingEvidence[];
}

/** What a rule finds: without its class, which the registry adds. */
export type RuleFinding =
  | {
      readonly kind: "mended";
      readonly avoided_share: number;
      readonly strength: number;
      readonly facts: readonly CauseFact[];
      readonly lacks?: readonly MissingEvidence[];
    }
  | { readonly kind: "absent"; readonly lacks?: readonly MissingEvidence[] }
  | { readonly kind: "not_judged"; readonly lacks: readonly MissingEvidence[] };

/** One class of causes with its rule: a new cause is a new file and a line in `CAUSE_RULES`. */
export interface CauseRule {
  readonly cause: CauseClass;
  readonly stage: CauseStage;
  /** Mends one thing in the path of the stock and tells how much less would have been lost. */
  readonly judge: (shortage: ShortageCase) => RuleFinding;
}

/** Evidence of a class: nothing was out of order. */
export const ABSENT: RuleFinding = { kind: "absent" };

import type { AlertState } from "../../domain/alert/alert-episode.ts";
import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import type { TransferAdvice } from "../../domain/purchase-plan/transfer-advice.ts";
import type { PlaceName } from "../../domain/text/place-names.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import type { ClassLevels } from "../../contracts/rehearsal.ts";
import type { FormName } from "../../contracts/form.ts";
import type { MessageAction } from "../../contracts/message.ts";
import type { RuleStanding } from "../../contracts/rule-standing.ts";
import type { AlertRuleRow, CustomerRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import type { AskingCustomer } from "../exposure/enquiry-exposures.ts";
import type { ForetoldTasks } from "../care/foretold-tasks.ts";
import type { ForetoldBuyer } from "../exposure/foretell-buyers.ts";

/** A subject just assessed, with all that decides what follows from it. */
export interface AssessedSubject {
  readonly subject: Subject;
  readonly facts: SubjectFacts;
  readonly risk: RiskAssessment;
  readonly alert: AlertState;
  readonly transition: "raised" | "escalated" | "eased" | "held" | "cleared" | "none";
  /** What has happened to the alert, in order. */
  readonly alert_events: readonly AlertEvent[];
  /** Never assessed before: what is found now has been so for long. */
  readonly is_first: boolean;
  /** The alert had cleared a short while ago and stands again, in the same episode. */
  readonly is_reopened: boolean;
  readonly exposed: readonly ExposedCustomer[];
  readonly customers: ReadonlyMap<string, CustomerRow>;
  /** Of the mark that led here: grows with every assessment of the subject, for ever. */
  readonly revision: number;
  /** Instant of this assessment, ms. */
  readonly at: number;
  /** Instant of the record change that led to it, ms. */
  readonly caused_at: number;
  /** The assessment before; null or absent where there was none. */
  readonly previous_risk?: RiskAssessment | null;
  /** Where the rules with conditions stood before; none where left out. */
  readonly rule_standings?: readonly RuleStanding[];
  /** Buyers foretold at this look for the time without stock who get a task; none where left out. */
  readonly foretold?: readonly ForetoldBuyer[];
  /** Customers who asked for it without an order while the alert stands; none where left out. */
  readonly asking?: readonly AskingCustomer[];
  /** What other places give before anything is bought; absent where nothing is to be moved. */
  readonly transfers_first?: TransferAdvice;
}

/** What holds for the whole installation while effects are planned. */
export interface EffectSetting {
  readonly rules: readonly AlertRuleRow[];
  /** Forms that exist on the platform; nothing is written to any other. */
  readonly bound: ReadonlySet<FormName>;
  /** Fields of stock_level that cannot be written for now; none where left out. */
  readonly paused_fields?: ReadonlySet<string>;
  /** The same of production_plan. */
  readonly paused_plan_fields?: ReadonlySet<string>;
  /** Which foretold buyers get a task; all where left out. */
  readonly foretold_tasks?: ForetoldTasks;
  /** Service levels a person adopted by class; the usual ones where left out. */
  readonly class_levels?: ClassLevels;
  readonly clock: Pick<Clock, "startOf" | "dayOf" | "today" | "timeOfDay" | "stamp">;
  /** How messages call a place. */
  readonly placeName: PlaceName;
  /** Where a person sees the subject, or the whole board; null where the board has no public address. */
  link(subject: Subject | null): string | null;
  /** Links that answer an alert told at an instant (ms); none where left out. */
  answerLinks?(subject: Subject, episode: number, told_at: number): readonly MessageAction[];
}

/** The parts of an effect that are the same for all effects of one assessment. */
export function effectFrame(
  assessed: AssessedSubject,
): Pick<
  NewEffect,
  "installation_id" | "item_code" | "location_code" | "priority" | "due_at" | "caused_at" | "replaces_line"
> {
  return {
    ...assessed.subject,
    priority: urgencyOf(assessed, isRaised(assessed)),
    due_at: assessed.at,
    caused_at: assessed.caused_at,
    replaces_line: false,
  };
}

/** How soon what follows from an assessment is done; see `writeUrgency`. */
export function urgencyOf({ risk }: AssessedSubject, is_raised: boolean): number {
  return writeUrgency({ severity: risk.severity, is_raised, expected_loss: risk.expected_loss });
}

/** The alert has begun or has got worse: people are to be told. */
export function isRaised({ transition }: AssessedSubject): boolean {
  return transition === "raised" || transition === "escalated";
}

/** The name people know an item by. */
export function itemName({ facts, subject }: AssessedSubject): string {
  return facts.item?.item_name ?? subject.item_code;
}

import type { CountTask } from "../domain/indicators/count-task.ts";
import type { AlertState } from "../domain/alert/alert-episode.ts";
import type { RiskAssessment } from "../domain/risk/assess-stockout-risk.ts";
import type { AlertSeverity } from "../domain/risk/severity.ts";
import type { PlanPlace } from "../domain/purchase-plan/plan-place.ts";
import type { BoardView } from "../contracts/board-view.ts";
import type { FieldValues } from "../contracts/form.ts";
import type { ItemClasses } from "../domain/classes/item-classes.ts";
import type { StockMark } from "../domain/anomaly/stock-mark.ts";
import type { RuleStanding } from "../contracts/rule-standing.ts";
import type { Subject } from "../contracts/subject.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { AlertEvent } from "../domain/alert/alert-event.ts";
import type { SubjectAlertEvent } from "./alert-events.ts";
import type { CareAssignment } from "./care.ts";
import type { EventExposures } from "./exposures.ts";
import type { NewEffect, StoredEffect } from "./outbox.ts";
import type { KeptOrderOutlook } from "./production.ts";
import type { EventMark } from "./stockout-events.ts";
import type { DirtySubject, SubjectFacts } from "./subjects.ts";

/** What is kept of a subject's last assessment. */
export interface KeptAssessment extends Subject {
  readonly item_name: string;
  readonly category: string | null;
  readonly on_hand: number | null;
  readonly risk: RiskAssessment;
  readonly alert: AlertState;
  /** The alert fields as last intended for the platform; what equals them needs no write. */
  readonly written: FieldValues;
  /** The effect that brings them to the stock record; null where there is no record to bear them. */
  readonly written_by: string | null;
  /** The revision of the mark that led to it, for effect keys: it grows even where a subject was gone for a while. */
  readonly revision: number;
  /** What the next day's look at the books is held against; absent where stock or movements are not kept. */
  readonly stock_mark?: StockMark;
  /** Where rules with conditions stand; absent where none of them ever told anything. */
  readonly rule_standings?: readonly RuleStanding[];
  /** Counts that people were asked for; absent where none are to be remembered. */
  readonly count_tasks?: readonly CountTask[];
  /** Day for which the buyers of its event were foretold last; absent where none were. */
  readonly foretold_on?: Day;
  /** Instant in ms. */
  readonly assessed_at: number;
}

/** One finished assessment with everything that follows from it. */
export interface AssessmentCommit {
  readonly claimed: DirtySubject;
  /** Null where the subject is no more (no stock record, never ordered): nothing is kept of it. */
  readonly assessment: KeptAssessment | null;
  readonly effects: readonly NewEffect[];
  /** What has happened to its alert; nothing where left out. */
  readonly alert_events?: readonly SubjectAlertEvent[];
  /** Who its event hits; nothing where left out. */
  readonly exposures?: readonly EventExposures[];
  /** Which foretold buyers get a task and which are held out; none where nothing was decided. Decided before, they stay so. */
  readonly assignments?: readonly CareAssignment[];
  /** What this look says of the subject's event; absent where nothing of it has changed. */
  readonly event?: EventMark;
  /** Where the production plan was looked at: the outlooks of its open orders, in the place of all those kept before. */
  readonly plan?: readonly KeptOrderOutlook[];
}

/** A value that the list can be narrowed to, and how many have it. */
export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** All kept assessments of an installation in figures. */
export interface AssessmentsOverview {
  readonly counts: Readonly<Record<AlertSeverity, number>>;
  /** Money: the expected losses of what is out, critical or high, added up. */
  readonly alarming_loss: number;
  /** The most frequent first, then by text; without items that have none. */
  readonly categories: readonly Choice[];
  readonly locations: readonly Choice[];
}

/** One page of the list that a view asks for. */
export interface AssessmentsPage {
  /** How many the view shows on all its pages. */
  readonly matching: number;
  readonly rows: readonly KeptAssessment[];
}

/** What the next assessment of a subject begins from. */
export interface AssessmentBasis {
  readonly facts: SubjectFacts;
  readonly previous: KeptAssessment | null;
  /** The effect that was to bring the previous one to the stock record. */
  readonly write: StoredEffect | null;
  /** The classes of its item as the last night found them. */
  readonly classes: ItemClasses | null;
}

/** What is kept of a person's answer beside the alert itself. */
export interface KeptAnswer {
  /** The alert that was answered. */
  readonly before: AlertState;
  readonly event: AlertEvent;
  readonly effects: readonly NewEffect[];
}

/** Last assessments and the alerts that stand. */
export interface Assessments {
  get(subject: Subject): Promise<KeptAssessment | null>;
  /** Those of some subjects of one installation, read together, in the order of the subjects; none where there is none. */
  some(subjects: readonly Subject[]): Promise<readonly KeptAssessment[]>;
  /** For each of some subjects of one installation, read together; demand and movements from `since` on. */
  bases(subjects: readonly Subject[], since: Day): Promise<readonly AssessmentBasis[]>;
  /**
   * Keeps assessments and their effects in one transaction and releases the claims. A subject marked dirty again since
   * the claim stays dirty. A claim that counts no more changes nothing, its effects included: committed already, taken
   * by another worker after its lease, overtaken by a person's answer, or of an installation that was removed.
   */
  commit(commits: readonly AssessmentCommit[]): Promise<void>;
  /** All kept assessments of an installation, worst severity first, then by expected loss. */
  list(installation_id: string): Promise<readonly KeptAssessment[]>;
  /** The view's page of at most `size` assessments, in the view's order; equals are ordered worst first. */
  page(installation_id: string, view: BoardView, size: number): Promise<AssessmentsPage>;
  overview(installation_id: string): Promise<AssessmentsOverview>;
  /** At most `most` whose alert stands, and with it their event: worst severity first, then by expected loss. */
  alarmed(installation_id: string, most: number): Promise<readonly KeptAssessment[]>;
  /** Kept assessments whose signals put the stock in doubt (see `doubtOf`), in order of item and location. */
  doubted(installation_id: string): Promise<readonly KeptAssessment[]>;
  /**
   * What plans take from all kept assessments of an installation, or of one of its items, by item and location code; those
   * from which a plan takes nothing, and those kept by a version without plans, are left out.
   */
  planPlaces(installation_id: string, item_code?: string): Promise<readonly PlanPlace[]>;
  /**
   * Saves a person's answer to an alert (acknowledged, snoozed, assigned) without a new assessment, with the event that
   * tells of it and the effects that follow from it. One under way does not know the answer: it will not be kept, and
   * its subject waits again. False, and nothing is kept, where the alert is another than the one that was answered.
   */
  saveAlert(subject: Subject, alert: AlertState, answer: KeptAnswer): Promise<boolean>;
}

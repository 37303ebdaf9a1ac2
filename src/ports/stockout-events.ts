import type { Day } from "../domain/calendar/day.ts";
import type { NamedCause } from "../domain/cause/cause-class.ts";
import type { SupplyFact } from "../domain/cause/cause-evidence.ts";
import type { CauseShare } from "../domain/cause/cause-shares.ts";
import type { EventSnapshot } from "../domain/cause/event-snapshot.ts";
import type { EventTimeline } from "../domain/cause/event-timeline.ts";
import type { CauseVerdict } from "../domain/cause/judge-causes.ts";
import type { OutageLoss } from "../domain/cause/outage-loss.ts";
import type { AlertSeverity } from "../domain/risk/severity.ts";
import type { FieldValues } from "../contracts/form.ts";
import type { EventChoiceRow } from "../contracts/rows.ts";
import type { Subject } from "../contracts/subject.ts";
import type { NewEffect } from "./outbox.ts";

/** One event: the episode of a subject's alert from raise to clear. */
export interface EventPlace extends Subject {
  readonly episode: number;
}

/** What one look at a subject says of its event. Days are business days; instants in ms. */
export interface EventMark {
  readonly episode: number;
  readonly event_no: string;
  readonly item_name: string;
  /** When it was raised; counts where the event is not kept yet. */
  readonly raised_at: number;
  readonly raised_on: Day;
  /** Null while it stands. */
  readonly ended_at: number | null;
  readonly ended_on: Day | null;
  readonly peak_severity: AlertSeverity;
  /** Null once it is over. */
  readonly snapshot: EventSnapshot | null;
}

/** Whether goods were lacking in the end: `open` while it stands and nothing has lacked yet. */
export type EventOutcome = "open" | "short" | "averted";

/** What was found of an event. */
export interface FoundOfEvent {
  readonly explained_on: Day;
  readonly outcome: EventOutcome;
  /** Null where nothing lacked. */
  readonly main_cause: NamedCause | null;
  readonly cause_score: number | null;
  readonly lost_units: number;
  /** Yuan, whole cents; null where no price is known. */
  readonly lost_money: number | null;
  readonly out_days: number;
  /** Customers whose orders could not be served. */
  readonly customer_count: number;
  /** By the program alone; empty where nothing lacked. */
  readonly shares: readonly CauseShare[];
}

/** An event as it is kept. */
export interface KeptEvent extends EventPlace, Omit<EventMark, "snapshot"> {
  /** Grows with every look that says something of it. */
  readonly mark: number;
  /** Null until it was explained for the first time. */
  readonly found: FoundOfEvent | null;
  /** What a person chose on its record; null where nobody has. */
  readonly chosen_cause: NamedCause | null;
}

/** The causes of an event with all they rest on; plain JSON. */
export interface EventExplanation {
  readonly unit: string;
  /** Null where nothing lacked. */
  readonly verdict: CauseVerdict | null;
  readonly loss: OutageLoss | null;
  readonly timeline: EventTimeline;
  /** Purchases and production that mattered to it; empty where nothing lacked. */
  readonly supplies: readonly SupplyFact[];
}

/** An event with its explanation and what was last intended for its record. */
export interface ExplainedEvent {
  readonly event: KeptEvent;
  readonly explanation: EventExplanation | null;
  readonly written: FieldValues;
}

/** What is kept of an explanation. */
export interface EventFindings {
  /** The mark that it took into account. */
  readonly mark: number;
  readonly found: FoundOfEvent;
  readonly explanation: EventExplanation;
  readonly written: FieldValues;
}

/** Shortages from raise to clear, and why. Marks are kept by `Assessments.commit`, together with what they follow from. */
export interface StockoutEvents {
  /**
   * Events to be explained: marked since they were last explained, or ended on a day or later and not explained today.
   * Those explained the longest ago first.
   */
  due(
    installation_id: string,
    days: { readonly today: Day; readonly ended_since: Day },
    limit: number,
  ): Promise<readonly KeptEvent[]>;
  /** Events raised from a day through another, the newest first, at most `limit`. */
  between(
    installation_id: string,
    days: { readonly from: Day; readonly through: Day },
    limit: number,
  ): Promise<readonly KeptEvent[]>;
  get(place: EventPlace): Promise<ExplainedEvent | null>;
  /** One for each day, oldest first. */
  snapshots(place: EventPlace): Promise<readonly EventSnapshot[]>;
  /** Keeps what was found together with the effects that follow from it; of an event that is gone nothing is kept. */
  keep(place: EventPlace, findings: EventFindings, effects: readonly NewEffect[]): Promise<void>;
  /** What people chose, by event number; of two records for one event the newer counts. */
  choices(installation_id: string): Promise<readonly EventChoiceRow[]>;
  /** Forgets events raised, and snapshots made, before an instant, at most `limit` of each; returns the larger number. */
  forget(before: number, limit: number): Promise<number>;
}

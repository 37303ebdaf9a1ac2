import type { AlertEvent } from "../domain/alert/alert-event.ts";
import type { Subject } from "../contracts/subject.ts";

/** An event with the subject whose alert it belongs to. */
export interface SubjectAlertEvent extends AlertEvent {
  readonly subject: Subject;
}

/**
 * What has happened to alerts. Events are kept together with what they tell of: by `Assessments.commit` and `saveAlert`,
 * and by `Outbox.settle`; the same event again is the same.
 */
export interface AlertEvents {
  /** Of a subject's alerts, oldest first; at one instant what cleared last. */
  ofSubject(subject: Subject, since: number): Promise<readonly AlertEvent[]>;
  /** Of all alerts of an installation that were raised at an instant (ms) or later, by item, location and time. */
  raisedSince(installation_id: string, since: number): Promise<readonly SubjectAlertEvent[]>;
  /** Of all alerts of an installation what happened at an instant (ms) or later, by item, location and time. */
  happenedSince(installation_id: string, since: number): Promise<readonly SubjectAlertEvent[]>;
  /** Raises, clearings and reopenings of all alerts of some items, by item, location and time. */
  spansOf(installation_id: string, item_codes: readonly string[]): Promise<readonly SubjectAlertEvent[]>;
  /** That goods were ordered or received for some places (each named once), at an instant (ms) or later, place by place. */
  supplyOf(
    installation_id: string,
    places: readonly Pick<Subject, "item_code" | "location_code">[],
    since: number,
  ): Promise<readonly SubjectAlertEvent[]>;
  /** Instant (ms) of the oldest event that is kept of an installation; null where none is. */
  oldestAt(installation_id: string): Promise<number | null>;
  /** Forgets events before an instant, at most `limit`; returns how many. */
  forget(before: number, limit: number): Promise<number>;
}

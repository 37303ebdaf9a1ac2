import type { AlertSeverity } from "../risk/severity.ts";
import { severityRank } from "../risk/severity.ts";
import type { AlertEvent, AlertEventKind } from "./alert-event.ts";

/** One episode from its first event to its last. Instants in ms, null = not (yet). */
export interface AlertLife {
  readonly episode: number;
  /** When the record changed that raised it. */
  readonly began_at: number;
  readonly raised_at: number;
  readonly worst: AlertSeverity;
  /** The first message that was accepted, by whichever rule or escalation. */
  readonly told_at: number | null;
  /** The last relapse; null where it never came back. */
  readonly reopened_at: number | null;
  /** The first answer of a person: acknowledged, snoozed, assigned or ordered. */
  readonly answered_at: number | null;
  readonly ordered_at: number | null;
  readonly received_at: number | null;
  /** Null while it stands, also where it stands again after a relapse. */
  readonly cleared_at: number | null;
}

/** What counts as somebody having answered. */
export const ANSWERS: ReadonlySet<AlertEventKind> = new Set(["acknowledged", "snoozed", "assigned", "ordered"]);

/** Somebody was told and did nothing for so long (ms): the alert counts as ignored. */
export const IGNORED_AFTER_MS = 24 * 3_600_000;

/**
 * The life that the events of one episode tell, in whatever order they are given; null where its raise is not among
 * them, for then nobody knows when it began.
 */
export function lifeOf(events: readonly AlertEvent[]): AlertLife | null {
  const ordered = events.toSorted((a, b) => a.at - b.at);
  const first = (isWanted: (kind: AlertEventKind) => boolean) => ordered.find(({ kind }) => isWanted(kind)) ?? null;
  const raised = first((kind) => kind === "raised");
  if (raised === null) return null;
  const began_at = raised.caused_at ?? raised.at;
  // Clocks of several machines differ a little: nothing happens before the change that led to it.
  const instant = (event: AlertEvent | null) => (event === null ? null : Math.max(began_at, whenOf(event)));
  return {
    episode: raised.episode,
    began_at,
    raised_at: raised.at,
    worst: worstOf(ordered),
    told_at: instant(first((kind) => kind === "told" || kind === "passed_on")),
    reopened_at: ordered.findLast(({ kind }) => kind === "reopened")?.at ?? null,
    answered_at: instant(first((kind) => ANSWERS.has(kind))),
    ordered_at: instant(first((kind) => kind === "ordered")),
    received_at: instant(first((kind) => kind === "received")),
    cleared_at: clearedAt(ordered),
  };
}

/** Whether people who were told did nothing for a day while the alert stood. */
export function isIgnored({ told_at, reopened_at, answered_at, cleared_at }: AlertLife, now: number): boolean {
  if (told_at === null) return false;
  // An alert that came back has stood since then.
  const patience_ends = Math.max(told_at, reopened_at ?? -Infinity) + IGNORED_AFTER_MS;
  return Math.min(answered_at ?? Infinity, cleared_at ?? Infinity, now) >= patience_ends;
}

/** What the forms tell of counts from the change of their record, everything else from its own instant. */
function whenOf({ kind, at, caused_at }: AlertEvent): number {
  return kind === "ordered" || kind === "received" ? (caused_at ?? at) : at;
}

function worstOf(events: readonly AlertEvent[]): AlertSeverity {
  return events.reduce<AlertSeverity>(
    (worst, { severity }) => (severityRank(severity) > severityRank(worst) ? severity : worst),
    "none",
  );
}

function clearedAt(ordered: readonly AlertEvent[]): number | null {
  const last = ordered.findLast(({ kind }) => kind === "cleared" || kind === "reopened" || kind === "raised");
  return last?.kind === "cleared" ? last.at : null;
}

import { type AlertSeverity, severityRank } from "../risk/severity.ts";
import type { AlertState } from "./alert-state.ts";

/**
 * What happens to an alert from raise to receipt. `told`: a message was accepted; `passed_on`: one to somebody else,
 * because nobody had answered; `reminded`: a snooze is over; `reopened`: a relapse shortly after it cleared. `eased`: less
 * severe while it stands; `relapsed`: as severe again as people have been told before, so that nobody is told again.
 */
export type AlertEventKind =
  | ("raised" | "worsened" | "eased" | "relapsed" | "reminded" | "reopened" | "cleared")
  | ("told" | "passed_on")
  | ("acknowledged" | "snoozed" | "assigned")
  | ("ordered" | "received");

/** Note of a raise that was found at the first look at a subject: it has been so for long. */
export const FIRST_LOOK = "first_look";

/** Note of a relapse that is worse than the alert ever was, so that people are told again. */
export const WORSE_THAN_EVER = "worse_than_ever";

/** One event of an alert's life. Plain JSON; instants in ms. */
export interface AlertEvent {
  readonly episode: number;
  readonly kind: AlertEventKind;
  readonly at: number;
  /** Instant of the record change behind it; null where a person acted. */
  readonly caused_at: number | null;
  /** How bad the alert was at that time. */
  readonly severity: AlertSeverity;
  /** Who did it; null where the program did. */
  readonly actor: string | null;
  /**
   * Order numbers, channel and receiver, whom it was assigned to, days of snooze, or one of the notes above; empty where there is
   * nothing to add.
   */
  readonly note: string;
}

/** What an assessment did to an alert, as an event; null where nothing happened that anybody would ask about. */
export function eventOfTransition(
  previous: AlertState,
  next: AlertState,
  transition: "raised" | "escalated" | "eased" | "held" | "cleared" | "none",
  { at, caused_at }: Pick<AlertEvent, "at" | "caused_at">,
): AlertEvent | null {
  const kind = kindOf(previous, next, transition);
  if (kind === null) return null;
  const note = kind === "reopened" && transition === "escalated" ? WORSE_THAN_EVER : "";
  return { episode: next.episode, kind, at, caused_at, severity: next.severity, actor: null, note };
}

function kindOf(
  previous: AlertState,
  next: AlertState,
  transition: Parameters<typeof eventOfTransition>[2],
): AlertEventKind | null {
  if (transition === "raised" || transition === "cleared" || transition === "eased") return transition;
  if (next.status === "quiet") return null;
  if (previous.status === "quiet") return "reopened";
  const isWorse = severityRank(next.severity) > severityRank(previous.severity);
  if (transition === "escalated") return isWorse ? "worsened" : "reminded";
  return isWorse ? "relapsed" : null;
}

import { severityRank } from "../risk/severity.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import { QUIET_ALERT } from "./alert-state.ts";
import type { AlertState } from "./alert-state.ts";

export type { AlertState } from "./alert-state.ts";

/** What changed: `raised` and `escalated` ask for a message, the others do not. */
export type AlertTransition = "raised" | "escalated" | "eased" | "held" | "cleared" | "none";

/** How an alert behaves. */
export interface AlertPolicy {
  /** After clearing, a relapse within this time (ms) is the same episode and stays silent. */
  readonly cool_down_ms: number;
  /** Least severity that raises an alert; `high` unless said otherwise. */
  readonly raise_at?: "out" | "critical" | "high" | "watch";
}

/** An assessment's severity and its instant in ms. */
export interface AlertSighting {
  readonly severity: AlertSeverity;
  readonly at: number;
}

/** The next state and what it means for people. */
export interface AlertStep {
  readonly next: AlertState;
  readonly transition: AlertTransition;
}

/**
 * One step of an item's alert. `unknown` and sightings older than the last change leave everything as it is, so the
 * same sighting twice does nothing the second time.
 */
export function stepAlert(previous: AlertState | null, sighting: AlertSighting, policy: AlertPolicy): AlertStep {
  const state = previous ?? QUIET_ALERT;
  const isActive = state.status !== "quiet";
  if (sighting.severity === "unknown" || sighting.at < (state.changed_at ?? -Infinity)) {
    return { next: state, transition: isActive ? "held" : "none" };
  }
  const isAlarming = severityRank(sighting.severity) >= severityRank(policy.raise_at ?? "high");
  if (isActive) return isAlarming ? stepActive(state, sighting, policy) : cleared(state, sighting);
  return isAlarming ? stepQuiet(state, sighting, policy) : quiet(state, sighting);
}

/** Somebody has seen the alert: silence until it gets worse. Without a standing alert nothing happens. */
export function acknowledgeAlert(state: AlertState, at: number): AlertState {
  if (state.status === "quiet" || state.status === "acknowledged") return state;
  return { ...state, status: "acknowledged", changed_at: at, snoozed_until: null, answered_at: at };
}

/** Somebody wants to be asked again later: silence until then, unless it gets worse. */
export function snoozeAlert(state: AlertState, at: number, until: number): AlertState {
  if (state.status === "quiet") return state;
  return { ...state, status: "snoozed", changed_at: at, snoozed_until: until, answered_at: at };
}

/** Somebody sees to the alert, which answers it: silence until it gets worse. Without a standing alert nothing happens. */
export function assignAlert(state: AlertState, at: number, assigned_to: string): AlertState {
  if (state.status === "quiet" || state.assigned_to === assigned_to) return state;
  return { ...acknowledgeAlert(state, at), assigned_to, answered_at: at, changed_at: at };
}

/** Somebody says that they have placed an order, which answers the alert. Without a standing alert nothing happens. */
export function answerByOrder(state: AlertState, at: number): AlertState {
  if (state.status === "quiet") return state;
  return { ...state, status: "acknowledged", changed_at: at, snoozed_until: null, answered_at: at };
}

function quiet(state: AlertState, { severity, at }: AlertSighting): AlertStep {
  const next = severity === state.severity ? state : { ...state, severity, changed_at: at };
  return { next, transition: "none" };
}

function stepQuiet(state: AlertState, sighting: AlertSighting, { cool_down_ms }: AlertPolicy): AlertStep {
  const { severity, at } = sighting;
  const isRelapse = state.cleared_at !== null && at - state.cleared_at < cool_down_ms;
  if (!isRelapse) return { next: newEpisode(state, sighting), transition: "raised" };
  const reopened: AlertState = { ...state, status: "raised", severity, changed_at: at };
  return isWorse(severity, state.peak_severity)
    ? escalated(reopened, sighting)
    : { next: reopened, transition: "held" };
}

function stepActive(state: AlertState, sighting: AlertSighting, { cool_down_ms }: AlertPolicy): AlertStep {
  const { severity, at } = sighting;
  const isSnoozeOver = state.snoozed_until !== null && at >= state.snoozed_until;
  if (isSnoozeOver) return escalated(state, sighting);
  if (severity === state.severity) return { next: state, transition: "held" };
  if (!isWorse(severity, state.severity)) {
    return { next: { ...state, severity, changed_at: at }, transition: "eased" };
  }
  const isNews = isWorse(severity, state.peak_severity) || at - (state.last_notified_at ?? -Infinity) >= cool_down_ms;
  return isNews ? escalated(state, sighting) : { next: { ...state, severity, changed_at: at }, transition: "held" };
}

function newEpisode(state: AlertState, { severity, at }: AlertSighting): AlertState {
  return {
    episode: state.episode + 1,
    status: "raised",
    severity,
    peak_severity: severity,
    raised_at: at,
    changed_at: at,
    cleared_at: null,
    last_notified_at: at,
    snoozed_until: null,
  };
}

function escalated(state: AlertState, { severity, at }: AlertSighting): AlertStep {
  const peak_severity = isWorse(severity, state.peak_severity) ? severity : state.peak_severity;
  const next: AlertState = {
    ...state,
    status: "raised",
    severity,
    peak_severity,
    changed_at: at,
    last_notified_at: at,
    snoozed_until: null,
  };
  return { next, transition: "escalated" };
}

function cleared(state: AlertState, { severity, at }: AlertSighting): AlertStep {
  const next: AlertState = { ...state, status: "quiet", severity, changed_at: at, cleared_at: at, snoozed_until: null };
  return { next, transition: "cleared" };
}

function isWorse(severity: AlertSeverity, than: AlertSeverity): boolean {
  return severityRank(severity) > severityRank(than);
}

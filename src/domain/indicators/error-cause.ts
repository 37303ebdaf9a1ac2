import { type ForecastOutcome, kindOf } from "./forecast-error.ts";

/** What most of an error comes from: the days of an event, of a promotion, or the forecast itself. */
export type ErrorCause = "event" | "promotion" | "forecast";

const MOST = 0.5;

/**
 * The kind of days that more than half of Σ|forecast − actual| comes from; ordinary days blame the forecast. Null
 * without any error. A tag therefore moves the cause of the error it explains.
 */
export function errorCause(outcomes: readonly ForecastOutcome[]): ErrorCause | null {
  const off = { promotion: 0, event: 0, regular: 0 };
  for (const outcome of outcomes) off[kindOf(outcome)] += Math.abs(outcome.forecast - outcome.actual);
  const total = off.promotion + off.event + off.regular;
  if (total === 0) return null;
  if (off.event > MOST * total) return "event";
  return off.promotion > MOST * total ? "promotion" : "forecast";
}

import type { Day } from "../domain/calendar/day.ts";

/** Time comes in from outside, so that a test or a demo can move it. */
export interface Clock {
  /** The real instant in ms. */
  now(): number;
  /** The tenant's business day, which a demo may run faster than the calendar. */
  today(): Day;
  /** The tenant's civil day of an instant given as ISO text or ms; null when it is no instant. */
  dayOf(instant: string | number): Day | null;
  /** The instant (ISO UTC) at which a civil day begins for the tenant. */
  startOf(day: Day): string;
  /** The present instant as records should bear it (ISO UTC): the real one, or a demo's own. */
  stamp(): string;
  /** The tenant's local time of day "HH:MM" at an instant (ms), now where none is given. */
  timeOfDay(at?: number): string;
}

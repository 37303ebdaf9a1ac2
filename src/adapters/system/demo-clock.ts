import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { Clock } from "../../ports/clock.ts";

/** A clock whose business day is set from outside while real time goes on. */
export interface DemoClock extends Clock {
  /** Begins a business day at its opening hour. */
  moveTo(day: Day): void;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The demo's shop opens at 10:00, outside of usual quiet hours, and its wall clock never runs past 18:00. */
const OPENING_MS = 10 * HOUR_MS;
const OPEN_MS = 8 * HOUR_MS;

/** The tenant's clock with a business day of its own: from its opening, wall time runs on as real time does. */
export function createDemoClock(clock: Clock, first_day: Day): DemoClock {
  let day = first_day;
  let moved_at = clock.now();
  const sinceMidnight = (at = clock.now()) => OPENING_MS + Math.min(Math.max(0, at - moved_at), OPEN_MS);

  return {
    now: () => clock.now(),
    dayOf: (instant) => clock.dayOf(instant),
    startOf: (given) => clock.startOf(given),
    today: () => day,
    stamp() {
      const start = Date.parse(clock.startOf(day));
      const end = Date.parse(clock.startOf(addDays(day, 1)));
      // A day of a clock change is an hour shorter, but always holds the shop's hours.
      return new Date(Math.min(start + sinceMidnight(), end - 1)).toISOString();
    },
    timeOfDay(at) {
      const minutes = Math.floor(sinceMidnight(at) / MINUTE_MS);
      return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
    },
    moveTo(next) {
      day = next;
      moved_at = clock.now();
    },
  };
}

function padded(value: number): string {
  return String(value).padStart(2, "0");
}

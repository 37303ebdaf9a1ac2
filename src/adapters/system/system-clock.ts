import { type Day, DAY_MS, dayFromNumber, dayNumber, isDay } from "../../domain/calendar/day.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import { createZoneOffset, remembered, type ZoneOffset } from "./zone-offset.ts";

/** No zone is further from UTC than this, and none has a day that begins later than this after its midnight. */
const FARTHEST_MS = 16 * 3_600_000;
/** Instants (ms) that any zone reads as a day between the years 100, from where Date counts plainly, and 9999. */
const FIRST_INSTANT = dayNumber("0100-01-02") * DAY_MS;
const LAST_INSTANT = dayNumber("9999-12-31") * DAY_MS;

export interface SystemClockOptions {
  readonly time_zone?: string;
  /** The real instant in ms. */
  readonly now?: () => number;
}

/** The machine's clock, read in the tenant's time zone. */
export function createSystemClock({ time_zone = "Asia/Shanghai", now = Date.now }: SystemClockOptions = {}): Clock {
  const offset = createZoneOffset(time_zone);
  const days = new Map<number, Day>();
  const starts = new Map<Day, string>();
  const dayAt = (instant: number): Day =>
    remembered(days, Math.floor((instant + offset(instant)) / DAY_MS), dayFromNumber);

  return {
    now,
    today: () => dayAt(now()),
    dayOf(instant) {
      const given = typeof instant === "number" ? instant : parsed(instant);
      if (typeof given === "string") return given;
      return given >= FIRST_INSTANT && given <= LAST_INSTANT ? dayAt(given) : null;
    },
    startOf: (day) => remembered(starts, day, () => firstInstant(day, offset)),
    stamp: () => new Date(now()).toISOString(),
    timeOfDay: (at = now()) => timeOfDay(at, offset),
  };
}

/** Local "HH:MM" of an instant. */
function timeOfDay(instant: number, offset: ZoneOffset): string {
  return new Date(instant + offset(instant)).toISOString().slice(11, 16);
}

const TIMED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** An instant in ms; the day itself where the text names no zone, which then is the tenant's own; NaN for neither. */
function parsed(text: string): number | Day {
  const day = text.slice(0, 10);
  if (!isDay(day)) return Number.NaN;
  if (text.length === 10) return day;
  const zone = TIMED.exec(text);
  if (zone === null) return Number.NaN;
  return zone[3] === undefined && !Number.isNaN(Date.parse(text)) ? day : Date.parse(text);
}

/** The first instant of a civil day, also where a clock change takes its midnight away or gives it twice. */
function firstInstant(day: Day, offset: ZoneOffset): string {
  if (!isDay(day)) throw dayInvalid(day);
  const midnight = dayNumber(day) * DAY_MS;
  const isReached = (instant: number) => instant + offset(instant) >= midnight;
  const guess = midnight - offset(midnight - offset(midnight));
  if (isReached(guess) && !isReached(guess - 1)) return new Date(guess).toISOString();
  let before = midnight - FARTHEST_MS;
  let reached = midnight + FARTHEST_MS;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (isReached(middle)) reached = middle;
    else before = middle;
  }
  return new Date(reached).toISOString();
}

function dayInvalid(day: string): AddonError {
  return new AddonError({
    code: "day_invalid",
    message: `不是有效的日期：${day}`,
    hint: "日期应写成 2026-11-23 这样的形式。",
  });
}

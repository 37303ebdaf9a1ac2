import { DAY_MS } from "../../domain/calendar/day.ts";

const SLOT_MS = 900_000;

/** Milliseconds to add to an instant (ms) to read a zone's wall clock off it as if it were UTC. */
export type ZoneOffset = (instant: number) => number;

/**
 * Offsets of a time zone, remembered: one for a UTC day that begins and ends with the same one, else one for each
 * quarter of an hour, the finest step at which zones change. Asking Intl each time is a hundred times slower.
 */
export function createZoneOffset(time_zone: string): ZoneOffset {
  const measure = offsetMeter(time_zone);
  const byDay = new Map<number, number | "changes">();
  const bySlot = new Map<number, number>();

  function ofDay(day: number): number | "changes" {
    const first = measure(day * DAY_MS);
    return measure((day + 1) * DAY_MS - 1) === first ? first : "changes";
  }

  return (instant) => {
    const known = remembered(byDay, Math.floor(instant / DAY_MS), ofDay);
    if (known !== "changes") return known;
    return remembered(bySlot, Math.floor(instant / SLOT_MS), (slot) => measure(slot * SLOT_MS));
  };
}

/** Reads the wall clock of an instant from Intl and compares it with UTC. */
function offsetMeter(time_zone: string): ZoneOffset {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: time_zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const second = Math.floor(instant / 1_000) * 1_000;
    const part = Object.fromEntries(format.formatToParts(second).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
  };
}

/** Far more than the days a tenant's records span; a bound against odd dates, not a tuned size. */
const REMEMBERED = 100_000;

/** The remembered value of a key, computed once; everything is forgotten when there is too much of it. */
export function remembered<K, V>(memory: Map<K, V>, key: K, compute: (key: K) => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const value = compute(key);
  memory.set(key, value);
  return value;
}

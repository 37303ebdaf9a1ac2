import type { OutDays } from "../alert/out-spells.ts";
import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import { type AskedLine, isLost, unservedLines } from "./asked-line.ts";

/** From the first day on which goods lacked through the last, both included. */
export interface OutageSpan {
  readonly start: Day;
  readonly end: Day;
}

/** The days on which goods lacked in an event. */
export interface OutageDays extends OutageSpan {
  /** Oldest first; days in between on which there were goods all day are none of them. */
  readonly days: readonly Day[];
}

/** What tells on which days goods lacked. */
export interface OutageSigns {
  readonly raised_on: Day;
  /** Today while it stands. */
  readonly through: Day;
  /** When looks found nothing left. */
  readonly spells: readonly OutDays[];
  readonly lines: readonly AskedLine[];
  /** Share of a day on which there was stock, 0–1; null of days that no movement tells of. */
  readonly inStockOn: (day: Day) => number | null;
}

/** A line refused so long before the alert has nothing to do with it. */
const BEFORE_DAYS = 7;
/** A shelf may have been empty for so long before anybody looked. */
const LONGEST_UNSEEN_DAYS = 60;

/**
 * On which days goods lacked; null where they never did. Such a day is one on which a look found nothing left, on which a
 * line was refused, or on which the movements leave the shelf empty for all or part of it: also before anybody looked, and
 * in between.
 */
export function outageDays(signs: OutageSigns): OutageDays | null {
  const told = new Set([...signs.spells.flatMap((spell) => daysOfSpell(spell, signs)), ...refusedOn(signs)]);
  const [first] = [...told].toSorted();
  const end = [...told].toSorted().at(-1);
  if (first === undefined || end === undefined) return null;
  const start = emptySince(first, signs);
  return { start, end, days: daysThrough(start, end).filter((day) => told.has(day) || lacks(day, signs)) };
}

/** The day on which there was stock again is one where movements say that it began without. */
function daysOfSpell({ from, back_on }: OutDays, signs: OutageSigns): readonly Day[] {
  const { through } = signs;
  const last = back_on === null || back_on > through ? through : back_on;
  return daysThrough(from, last).filter((day) => day === from || day !== back_on || lacks(day, signs));
}

/** Who was told that goods lacked says so of the day; one cut says it where the shelf was not full all day. */
function refusedOn({ raised_on, through, lines, inStockOn }: OutageSigns): readonly Day[] {
  const earliest = addDays(raised_on, -BEFORE_DAYS);
  return unservedLines(lines)
    .filter((line) => isLost(line) && line.ordered_on >= earliest && line.ordered_on <= through)
    .filter(({ line_state, ordered_on }) => line_state === "cancelled_for_stockout" || inStockOn(ordered_on) !== 1)
    .map(({ ordered_on }) => ordered_on);
}

function lacks(day: Day, { inStockOn }: OutageSigns): boolean {
  return (inStockOn(day) ?? 1) < 1;
}

/** The day on which the shelf ran empty, which was full for a part of that day. */
function emptySince(day: Day, signs: OutageSigns): Day {
  const { inStockOn } = signs;
  let start = day;
  for (let back = 0; back < LONGEST_UNSEEN_DAYS && inStockOn(addDays(start, -1)) === 0; back++)
    start = addDays(start, -1);
  const before = addDays(start, -1);
  return inStockOn(start) === 0 && lacks(before, signs) && inStockOn(before) !== 0 ? before : start;
}

/** All days from one through another. */
export function daysThrough(start: Day, end: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(start, end) + 1) }, (_, i) => addDays(start, i));
}

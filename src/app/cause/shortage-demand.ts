import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { DayUnits } from "../../domain/cause/cause-evidence.ts";
import { fullDemand, type OutageLoss, type OutageLossQuestion } from "../../domain/cause/outage-loss.ts";
import type { PlaceRecords } from "../../ports/place-records.ts";

/** What tells how much an item was asked for around its event. */
export interface ShortageDemandSources {
  readonly question: OutageLossQuestion;
  readonly loss: OutageLoss;
  readonly records: Pick<PlaceRecords, "movements">;
}

/** The form's own label for goods that customers got. */
const SOLD = "销售出库";

/**
 * Units asked for by day. Before goods lacked what left the shelf, where movements say it: an order that waited took its
 * goods later. While goods lacked as written down, with what nobody wrote down.
 */
export function shortageDemand(
  { question, loss, records }: ShortageDemandSources,
  first_day: Day,
): readonly DayUnits[] {
  const asked = unitsByDay(question.lines.map(({ ordered_on: day, quantity }) => ({ day, quantity })));
  const sold = unitsByDay(
    records.movements
      .filter(({ movement_type }) => movement_type === SOLD)
      .map(({ moved_on: day, quantity }) => ({ day, quantity: -quantity })),
  );
  const before = sold.size > 0 ? sold : asked;
  const days = Math.max(0, daysBetween(first_day, loss.start));
  return [
    ...Array.from({ length: days }, (_, i) => addDays(first_day, i)).map((day) => ({
      day,
      quantity: before.get(day) ?? 0,
    })),
    ...fullDemand({ ...question, demandOn: (day) => asked.get(day) ?? 0 }, loss),
  ];
}

/**
 * Units that could not be served when they were asked for. Where movements say what left the shelf, also of orders that
 * waited and have been served since: on their lines nothing lacks any more.
 */
export function unservedUnits({ question, loss, records }: ShortageDemandSources): number {
  const told = loss.lost_units + loss.waiting_units;
  const [asked, sold] = [askedByDay(question), soldByDay(records)];
  if (sold.size === 0) return told;
  const waited = question.outage.days.map((day) => Math.max(0, (asked.get(day) ?? 0) - (sold.get(day) ?? 0)));
  return Math.max(told, waited.reduce((sum, units) => sum + units, 0) + loss.estimated_units);
}

function askedByDay({ lines }: OutageLossQuestion): ReadonlyMap<Day, number> {
  return unitsByDay(lines.map(({ ordered_on: day, quantity }) => ({ day, quantity })));
}

function soldByDay({ movements }: ShortageDemandSources["records"]): ReadonlyMap<Day, number> {
  const sold = movements.filter(({ movement_type }) => movement_type === SOLD);
  return unitsByDay(sold.map(({ moved_on: day, quantity }) => ({ day, quantity: -quantity })));
}

function unitsByDay(flows: readonly DayUnits[]): ReadonlyMap<Day, number> {
  const byDay = new Map<Day, number>();
  for (const { day, quantity } of flows) byDay.set(day, (byDay.get(day) ?? 0) + Math.max(0, quantity));
  return byDay;
}

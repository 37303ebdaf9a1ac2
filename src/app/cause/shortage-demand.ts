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

function unitsByDay(flows: readonly DayUnits[]): ReadonlyMap<Day, number> {
  const byDay = new Map<Day, number>();
  for (const { day, quantity } of flows) byDay.set(day, (byDay.get(day) ?? 0) + Math.max(0, quantity));
  return byDay;
}

import type { Day } from "../../domain/calendar/day.ts";
import { begunOn } from "../../domain/cause/answered-plans.ts";
import type { ForecastSnapshot, PlanSnapshot, SupplyFact } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import { addDays } from "../../domain/calendar/day.ts";

/** What was to be ordered: as it was first said, and again after each purchase that was begun. */
export function planSnapshots(
  snapshots: readonly EventSnapshot[],
  supplies: readonly SupplyFact[],
  event_no: string,
): readonly PlanSnapshot[] {
  const plans: PlanSnapshot[] = [];
  for (const { day, plan } of snapshots) {
    const last = plans.at(-1);
    if (plan === null || (last !== undefined && !isAnswered(last, day, supplies))) continue;
    const { order_by, suggested_quantity, level_in_force, reorder_point } = plan;
    plans.push({
      record: { form: "stockout_alert", id: event_no },
      made_on: day,
      ...{ order_by, suggested_quantity },
      reorder_point: level_in_force === null ? null : { in_force: level_in_force, suggested: reorder_point },
    });
  }
  return plans;
}

function isAnswered({ made_on }: PlanSnapshot, by: Day, supplies: readonly SupplyFact[]): boolean {
  return supplies.some((supply) => {
    const begun = begunOn(supply);
    return begun !== null && begun >= made_on && begun < by;
  });
}

/** The forecast of the last day on which an order would still have come in time, else the earliest that is known. */
export function forecastSnapshot(
  snapshots: readonly EventSnapshot[],
  start: Day,
  lead_days: number,
  past_weeks: ForecastSnapshot["past_weeks"],
): ForecastSnapshot | null {
  const known = snapshots.flatMap(({ day, forecast }) => (forecast === null ? [] : [{ day, ...forecast }]));
  const found = known.findLast(({ day }) => addDays(day, lead_days) <= start) ?? known[0];
  if (found === undefined) return null;
  const { day, through, mean, p95 } = found;
  return { made_on: day, from: day, through, mean, p95, past_weeks };
}

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
      // Nought is no level: goods are never ordered by it.
      reorder_point:
        level_in_force === null || level_in_force <= 0 ? null : { in_force: level_in_force, suggested: reorder_point },
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

/** What tells what was expected before goods lacked. */
export interface ExpectedSources {
  /** First day on which goods lacked. */
  readonly start: Day;
  readonly lead_days: number;
  /** What was asked for is known from this day on. */
  readonly first_day: Day;
  readonly past_weeks: ForecastSnapshot["past_weeks"];
  /** What the item's own method would have said on a morning of the days through the outage; null of too short a history. */
  expectedOn(day: Day): Pick<ForecastSnapshot, "through" | "mean" | "p95"> | null;
}

/**
 * The forecast of the last day on which an order would still have come in time, else the earliest of before goods lacked.
 * Where nobody looked until they did, what the item's own method would have said on the last day in time.
 */
export function forecastSnapshot(
  snapshots: readonly EventSnapshot[],
  { start, lead_days, first_day, past_weeks, expectedOn }: ExpectedSources,
): ForecastSnapshot | null {
  const known = snapshots.flatMap(({ day, forecast }) => (forecast === null ? [] : [{ day, ...forecast }]));
  const [earliest] = known;
  const found = known.findLast(({ day }) => addDays(day, lead_days) <= start) ?? earliest;
  if (found !== undefined && found.day < start) return snapshotOf(found, past_weeks);
  const wanted = addDays(start, -Math.max(1, lead_days));
  const in_time = wanted < first_day ? first_day : wanted;
  const expected = expectedOn(in_time);
  if (expected !== null) return snapshotOf({ day: in_time, ...expected }, past_weeks);
  return found === undefined ? null : snapshotOf(found, past_weeks);
}

function snapshotOf(
  { day, through, mean, p95 }: { readonly day: Day } & Pick<ForecastSnapshot, "through" | "mean" | "p95">,
  past_weeks: ForecastSnapshot["past_weeks"],
): ForecastSnapshot {
  return { made_on: day, from: day, through, mean, p95, past_weeks };
}

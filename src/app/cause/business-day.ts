import type { Day } from "../../domain/calendar/day.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";

/** The day of an instant by the tenant's calendar; where business days run by themselves, by the looks of those days. */
export function businessDay(
  at: number,
  { raised_at, raised_on, ended_at, ended_on }: KeptEvent,
  snapshots: readonly EventSnapshot[],
  clock: Pick<Clock, "dayOf">,
): Day {
  if (clock.dayOf(raised_at) === raised_on) return clock.dayOf(at) ?? raised_on;
  if (ended_at !== null && ended_on !== null && at >= ended_at) return ended_on;
  return snapshots.findLast((snapshot) => snapshot.at <= at)?.day ?? raised_on;
}

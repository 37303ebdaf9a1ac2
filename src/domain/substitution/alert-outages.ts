import { addDays, type Day } from "../calendar/day.ts";
import type { AlertEvent } from "../alert/alert-event.ts";
import type { PlaceOutage } from "./item-outage.ts";

/** What an event of an alert tells of the shelf, with its day. */
export type DatedEvent = Pick<AlertEvent, "kind" | "severity"> & { readonly day: Day };

/** Events that say how the shelf stands; others only repeat what was known. */
const TELLING: readonly AlertEvent["kind"][] = ["raised", "worsened", "reopened", "cleared", "received"];

/**
 * The outages of an item at a place by the events of its alerts, oldest first: from the day it was found out to the day
 * before goods were received, the alert cleared or was less. One that lasts is told through `today`.
 */
export function alertOutages(
  place: Pick<PlaceOutage, "item_code" | "location_code">,
  events: readonly DatedEvent[],
  today: Day,
): readonly PlaceOutage[] {
  const outages: PlaceOutage[] = [];
  let from: Day | null = null;
  for (const { kind, severity, day } of events) {
    if (!TELLING.includes(kind)) continue;
    const is_out = severity === "out" && kind !== "cleared" && kind !== "received";
    if (is_out) from ??= day;
    else if (from !== null) {
      if (day > from) outages.push({ ...place, from, through: addDays(day, -1) });
      from = null;
    }
  }
  return from === null ? outages : [...outages, { ...place, from, through: today }];
}

import type { OutDays } from "../alert/out-spells.ts";
import { addDays, type Day } from "../calendar/day.ts";
import type { PlaceOutage } from "./item-outage.ts";

/**
 * The whole days on which an item could not be had at a place: from the day it was found out to the day before it was
 * back, through `today` while it lasts. One that was over within its day changed nobody's choice for a day.
 */
export function alertOutages(
  place: Pick<PlaceOutage, "item_code" | "location_code">,
  spells: readonly OutDays[],
  today: Day,
): readonly PlaceOutage[] {
  return spells.flatMap(({ from, back_on }) => {
    if (back_on === null) return [{ ...place, from, through: today }];
    return back_on > from ? [{ ...place, from, through: addDays(back_on, -1) }] : [];
  });
}

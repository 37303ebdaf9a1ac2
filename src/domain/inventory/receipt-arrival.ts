import { suppliedThrough } from "../calendar/supply-days.ts";
import type { SupplyDays } from "../calendar/supply-days.ts";
import { arrivedBy } from "./lateness.ts";
import type { Lateness } from "./lateness.ts";

/**
 * P(a receipt due in `due_in_days` is in by the end of a day | it was not in yesterday), days counted from today. With the
 * supplier's working days lateness is counted in them; what is due on a day off is expected on the next working day.
 */
export function receiptArrived(
  due_in_days: number,
  day: number,
  lateness: Lateness,
  supply_days: SupplyDays | undefined,
): number {
  if (supply_days === undefined) return arrivedBy(lateness, day - due_in_days, -1 - due_in_days);
  const due = suppliedThrough(supply_days, due_in_days - 1) + 1;
  return arrivedBy(lateness, suppliedThrough(supply_days, day) - due, suppliedThrough(supply_days, -1) - due);
}

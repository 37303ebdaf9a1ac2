import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import { arrivedUnits } from "../risk/arrived-units.ts";
import { byDueDay } from "../risk/open-receipt.ts";
import type { DueUnits } from "../risk/open-receipt.ts";

/** What is on its way. */
export interface ComingReceipts {
  readonly today: Day;
  readonly receipts: readonly DueUnits[];
  readonly lead_time: LeadTime;
}

/** What comes later than this is promised to nobody (days). */
const AHEAD_DAYS = 365;
/** What arrives: receipts that are likelier in than not, as in the projection of stock. */
export const LIKELY = 0.5;
/** What can be promised. */
export const SURE = 0.9;
const SLACK = 1e-9;

/** First day by the end of which receipts of some units are in with a probability; null where none within a year. */
export function shipDate(
  { today, receipts, lead_time }: ComingReceipts,
  units: number,
  probability: number,
): Day | null {
  const coming = { receipts: byDueDay(receipts), lead_time };
  for (let days = 1; days <= AHEAD_DAYS; days++) {
    if (arrivedUnits(coming, days, probability) >= units - SLACK) return addDays(today, days - 1);
  }
  return null;
}

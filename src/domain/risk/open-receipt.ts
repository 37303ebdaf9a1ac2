import { addDays, daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import { receiptArrived } from "../inventory/receipt-arrival.ts";
import { normalCdf } from "../math/normal.ts";

/** An open purchase line; late when `due` lies before today. */
export interface OpenReceipt {
  /** "" for units on order of which no purchase line is known. */
  readonly purchase_order_no: string;
  readonly due: Day;
  readonly quantity: number;
}

/** Units due on one day, seen from today. */
export interface DueUnits {
  /** Days from today until due; negative when late. */
  readonly due_in_days: number;
  readonly quantity: number;
}

/** A receipt seen from today. */
export interface DatedReceipt extends OpenReceipt, DueUnits {}

/** Open receipts from today; units on order without a purchase line are taken to arrive a lead time from now. */
export function datedReceipts(
  receipts: readonly OpenReceipt[],
  on_order: number,
  lead_time: LeadTime,
  today: Day,
): readonly DatedReceipt[] {
  const open = receipts.filter(({ quantity }) => quantity > 0);
  if (open.length > 0 || on_order <= 0) {
    return open.map((receipt) => ({ ...receipt, due_in_days: daysBetween(today, receipt.due) }));
  }
  const due_in_days = Math.ceil(Math.min(lead_time.mean_days, 10_000));
  return [{ purchase_order_no: "", due: addDays(today, due_in_days), quantity: on_order, due_in_days }];
}

/** Receipts that share a due day taken together, so that a path costs days and not purchase lines. */
export function byDueDay(receipts: readonly DueUnits[]): readonly DueUnits[] {
  const units = new Map<number, number>();
  for (const { due_in_days, quantity } of receipts) units.set(due_in_days, (units.get(due_in_days) ?? 0) + quantity);
  return [...units].map(([due_in_days, quantity]) => ({ due_in_days, quantity }));
}

/**
 * Probability that a receipt is in by the end of a day (0 = today), by the lateness learned from its supplier. For a lead
 * time given without its law: normal about the promised day while it is not due; overdue, an exponential wait with the
 * days it is late as its mean, at least the usual spread and one day.
 */
export function arrivalProbability(due_in_days: number, day: number, lead_time: LeadTime): number {
  const { law, supply_days } = lead_time;
  if (law !== undefined) return receiptArrived(due_in_days, day, law, supply_days);
  const sd = lead_time.lateness_sd_days ?? lead_time.sd_days;
  if (due_in_days < 0) return 1 - Math.exp(-(day + 1) / Math.max(-due_in_days, sd, 1));
  const margin = day + 0.5 - due_in_days - (lead_time.lateness_mean_days ?? 0);
  if (sd <= 0) return margin >= 0 ? 1 : 0;
  return normalCdf(margin / sd);
}

import { arrivalProbability } from "./open-receipt.ts";
import type { OutlookInput } from "./stock-path.ts";

/** Units of receipts that are in by the end of the n-th day with at least the given probability. */
export function arrivedUnits(
  { receipts, lead_time }: Pick<OutlookInput, "receipts" | "lead_time">,
  days: number,
  probability: number,
): number {
  let units = 0;
  for (const receipt of receipts) {
    if (arrivalProbability(receipt.due_in_days, days - 1, lead_time) >= probability) units += receipt.quantity;
  }
  return units;
}

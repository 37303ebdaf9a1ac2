import { addDays } from "../calendar/day.ts";
import { availableStock } from "../risk/available-stock.ts";
import { arrivalProbability, datedReceipts } from "../risk/open-receipt.ts";
import type { DatedReceipt } from "../risk/open-receipt.ts";
import type { RiskInput } from "../risk/risk-input.ts";
import type { ComponentReceipt } from "./component-supply.ts";
import type { PlacedStock } from "./placed-stock.ts";

/** What the risk of an item is judged by, of which production takes its share. */
export type StockQuestion = Pick<
  RiskInput,
  "today" | "location_code" | "stock" | "receipts" | "lead_time" | "unfilled_quantity"
>;

/** Days within which a late receipt may still come; what has not come by then is not counted on. */
const AWAITED_DAYS = 120;
/** Chances below this are no case of their own. */
const LEAST_PROBABILITY = 1e-6;

/** The stock and the receipts of an item at a place, as its own risk counts them: with what is promised taken off. */
export function stockOfRisk(question: StockQuestion): PlacedStock {
  const { today, location_code, stock, receipts, lead_time, unfilled_quantity } = question;
  const dated = datedReceipts(receipts, stock?.on_order ?? 0, lead_time, today);
  return {
    location_code,
    on_hand: stock === null ? 0 : availableStock(stock, unfilled_quantity).supply,
    receipts: dated.map((receipt) => componentReceipt(receipt, question)),
  };
}

/** A receipt with the chance of each day on which it may come. */
function componentReceipt(
  { quantity, due, due_in_days }: DatedReceipt,
  { today, lead_time }: StockQuestion,
): ComponentReceipt {
  const cases: { day: string; probability: number }[] = [];
  let reached = 0;
  for (let day = 0; day < AWAITED_DAYS && reached < 1; day++) {
    const arrived = arrivalProbability(due_in_days, day, lead_time);
    if (arrived - reached <= LEAST_PROBABILITY) continue;
    cases.push({ day: addDays(today, day), probability: arrived - reached });
    reached = arrived;
  }
  return { quantity, expected_on: due, cases };
}

import { addDays, type Day } from "../calendar/day.ts";
import { unitPrice } from "../inventory/price-break.ts";
import { holdingCost } from "../inventory/unit-economics.ts";
import { type ChoiceOutcome, choiceOutcome } from "./choice-outcome.ts";
import type { PurchaseChoice } from "./purchase-choice.ts";

/** Why nobody can say who was right. */
export type UnjudgedReason =
  | "horizon_open"
  | "not_ordered"
  | "stock_unknown"
  | "money_unknown"
  | "demand_unknown"
  | "demand_hidden";

/** What came of the plan's quantity and of the buyer's, each played against the demand that came. */
export type ChoiceVerdict =
  | { readonly kind: "unjudged"; readonly reason: UnjudgedReason; readonly judged_on: Day | null }
  | {
      readonly kind: "judged";
      readonly winner: "buyer" | "model" | "equal";
      /** Money that the buyer's choice brought beyond the plan's. */
      readonly difference: number;
      /** Units requested within the horizon. */
      readonly demand: number;
      readonly model: ValuedOutcome;
      readonly buyer: ValuedOutcome;
    };

/** An outcome in money: margin of what was sold, less holding of what was left until it is, plus what the size saved. */
export interface ValuedOutcome extends Pick<ChoiceOutcome, "lost_units" | "end_stock"> {
  readonly profit: number;
}

/** What is known of the time after a choice. */
export interface ChoiceEvidence {
  readonly today: Day;
  /** Whether the order was made at all. */
  readonly is_ordered: boolean;
  /** Units requested by day; null where nobody recorded demand at that time. */
  readonly demandOn: ((day: Day) => number) | null;
  /** Whether the shelf was empty on some of the days, so that more may have been wanted than was asked for. */
  readonly is_hidden: boolean;
}

const DAYS_PER_YEAR = 365;
/** Less than half a fen is nothing. */
const LEAST_DIFFERENCE = 0.005;

/**
 * Judges a choice once its horizon is over: lead time and review period from the day after it, for what is ordered
 * later arrives only later. Both quantities meet the same demand, the same receipts and the same prices. Where demand may
 * be hidden, only a verdict for the larger quantity stands: more demand never speaks for the smaller one.
 */
export function judgeChoice(choice: PurchaseChoice, evidence: ChoiceEvidence): ChoiceVerdict {
  const { available, sale_price, purchase_cost, basis, chosen_on } = choice;
  const { demandOn } = evidence;
  const judged_on = addDays(chosen_on, basis.horizon_days + 1);
  if (!evidence.is_ordered) return unjudged("not_ordered");
  if (evidence.today < judged_on) return unjudged("horizon_open", judged_on);
  if (available === null || basis.horizon_days <= 0) return unjudged("stock_unknown");
  if (sale_price === null || purchase_cost === null) return unjudged("money_unknown");
  if (demandOn === null) return unjudged("demand_unknown");
  const days = Array.from({ length: basis.horizon_days }, (_, i) => addDays(chosen_on, i + 1));
  const demand = days.map((day) => ({ day, quantity: Math.max(0, demandOn(day)) }));
  const wanted = sum(demand.map(({ quantity }) => quantity));
  const valued = (quantity: number, date: Day): ValuedOutcome => {
    const played = choiceOutcome({ available, receipts: [...basis.receipts, { due: date, quantity }], demand });
    const held =
      holdingCost(purchase_cost, basis.holding_cost_rate, basis.horizon_days) *
      heldHorizons(played.end_stock, wanted, basis.horizon_days);
    const saved = (purchase_cost - unitPrice(purchase_cost, basis.price_breaks, quantity)) * quantity;
    const { sold_units, lost_units, end_stock } = played;
    return { lost_units, end_stock, profit: (sale_price - purchase_cost) * sold_units - held + saved };
  };
  const model = valued(choice.suggested_quantity, choice.suggested_date);
  const buyer = valued(choice.quantity, choice.expected_date);
  const difference = buyer.profit - model.profit;
  const winner = Math.abs(difference) < LEAST_DIFFERENCE ? "equal" : difference > 0 ? "buyer" : "model";
  if (evidence.is_hidden && !standsAnyway(choice, winner)) return unjudged("demand_hidden");
  return { kind: "judged", winner, difference, demand: wanted, model, buyer };
}

/**
 * Unit-horizons for which what is left is held, if demand goes on as it came: u + (u − D)⁺ + (u − 2D)⁺ + …, for a year at
 * most. A large order's price is saved at once, and its holding follows.
 */
function heldHorizons(end_stock: number, demand: number, horizon_days: number): number {
  const most = Math.max(1, Math.floor(DAYS_PER_YEAR / horizon_days));
  return sum(Array.from({ length: most }, (_, later) => Math.max(0, end_stock - later * demand)));
}

function standsAnyway(choice: PurchaseChoice, winner: "buyer" | "model" | "equal"): boolean {
  const { quantity, suggested_quantity, expected_date, suggested_date } = choice;
  if (expected_date !== suggested_date) return false;
  if (quantity === suggested_quantity) return true;
  return winner === (quantity > suggested_quantity ? "buyer" : "model");
}

function unjudged(reason: UnjudgedReason, judged_on: Day | null = null): ChoiceVerdict {
  return { kind: "unjudged", reason, judged_on };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

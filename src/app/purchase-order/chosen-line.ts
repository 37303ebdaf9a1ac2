import type { Day } from "../../domain/calendar/day.ts";
import type { DraftLine, OrderDraft } from "../../domain/purchase-choice/order-drafts.ts";
import type { PurchaseChoice } from "../../domain/purchase-choice/purchase-choice.ts";
import type { PurchaseOrderRequest } from "../../contracts/purchase-order.ts";
import type { PlanPurchase, PurchasePlan } from "../../contracts/purchase-plan.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";
import {
  purchaseDateMissing,
  purchaseDatePast,
  purchaseLinesGone,
  purchaseLineTwice,
  purchaseSupplierMissing,
} from "./order-refusals.ts";
import { placeKey } from "../../domain/text/place-key.ts";

/** A line that a buyer wants, beside the plan's own. */
export interface ChosenLine extends DraftLine {
  readonly planned: PlanPurchase;
  readonly quantity: number;
}

/** The wanted lines as the plan stands; throws a refusal where one of them cannot be ordered. */
export function chosenLines({ lines }: PurchaseOrderRequest, plan: PurchasePlan): readonly ChosenLine[] {
  const planned = new Map(plan.suppliers.flatMap(({ purchases }) => purchases.map((one) => [placeKey(one), one])));
  const twice = lines.filter((line, i) => lines.findIndex((one) => placeKey(one) === placeKey(line)) !== i);
  if (twice.length > 0) throw purchaseLineTwice(twice.map(({ item_code }) => item_code));
  const gone = lines.filter((line) => !planned.has(placeKey(line)));
  if (gone.length > 0) throw purchaseLinesGone(gone.map(({ item_code }) => item_code));
  const wanted = lines.flatMap((line) => {
    const found = planned.get(placeKey(line));
    return found === undefined ? [] : [{ line, planned: found }];
  });
  const nameless = wanted.filter((one) => one.planned.supplier_code === null);
  if (nameless.length > 0) throw purchaseSupplierMissing(nameless.map((one) => one.planned.item_name));
  const undated = wanted.filter(
    ({ line, planned: { expected_date } }) => (line.expected_date ?? expected_date) === null,
  );
  if (undated.length > 0) throw purchaseDateMissing(undated.map((one) => one.planned.item_name));
  if (lines.some(({ expected_date }) => expected_date !== null && expected_date < plan.today))
    throw purchaseDatePast(plan.today);
  return wanted.map(({ line, planned: found }) => ({
    planned: found,
    quantity: line.quantity,
    supplier_code: found.supplier_code ?? "",
    location_code: found.location_code,
    lead_date: found.expected_date ?? line.expected_date ?? plan.today,
    wished_date: line.expected_date,
  }));
}

/** What an order's choices share. */
export interface ChoiceHead {
  readonly purchase_order_no: string;
  readonly request_id: string;
  readonly chosen_by: string;
  readonly chosen_at: number;
  readonly chosen_on: Day;
  readonly effect_key: string;
}

/** The choice that a line is, with the state its proposal was made from. */
export function choiceOf(
  head: ChoiceHead,
  draft: OrderDraft<ChosenLine>,
  { planned, quantity }: ChosenLine,
  { assessment, item }: { readonly assessment: KeptAssessment | null; readonly item: ItemRow | null },
): PurchaseChoice {
  const explanation = assessment?.risk.explanation;
  const receipts = (explanation?.supply.receipts ?? []).map(({ due, quantity: units }) => ({ due, quantity: units }));
  return {
    ...head,
    item_code: planned.item_code,
    location_code: planned.location_code,
    supplier_code: draft.supplier_code,
    suggested_quantity: planned.quantity,
    suggested_date: draft.suggested_date,
    expected_profit: planned.expected_profit,
    quantity,
    expected_date: draft.expected_date,
    available: explanation?.stock?.available ?? null,
    on_order: receipts.reduce((sum, receipt) => sum + receipt.quantity, 0),
    stockout_probability: assessment?.risk.stockout_probability ?? null,
    sale_price: item?.sale_price ?? null,
    purchase_cost: item?.purchase_cost ?? null,
    basis: {
      horizon_days: assessment?.risk.exposure_days ?? 0,
      receipts,
      price_breaks: item?.price_breaks ?? [],
      holding_cost_rate: item?.holding_cost_rate ?? null,
    },
  };
}

import { isUnderWay } from "../../domain/purchase-choice/under-way.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { PlanPurchase, PurchaseOrderState } from "../../contracts/purchase-plan.ts";
import type { KeptChoice } from "../../ports/purchase-choices.ts";

/** How far a choice's order has come; one whose record was read is there, whatever became of the effect. */
export function orderState({ effect, is_seen }: Pick<KeptChoice, "effect" | "is_seen">): PurchaseOrderState {
  if (is_seen || effect === null) return "created";
  switch (effect.state) {
    case "waiting":
    case "held":
      return "waiting";
    case "done":
    case "replaced":
      return "created";
    case "dead":
      return "failed";
  }
}

/** Finds the newest order under way for a place; `choices`: the newest first, `now` in ms. */
export function ordersUnderWay(choices: readonly KeptChoice[], now: number) {
  const found = new Map<string, PlanPurchase["ordered"]>();
  for (const choice of choices.toReversed()) {
    if (!isUnderWay(choice, now)) continue;
    found.set(placeKey(choice), { purchase_order_no: choice.purchase_order_no, state: orderState(choice) });
  }
  return (item_code: string, location_code: string) => found.get(placeKey({ item_code, location_code })) ?? null;
}

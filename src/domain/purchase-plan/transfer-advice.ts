import { quantityText } from "../text/quantity-text.ts";
import type { TransferLane } from "../transfer/transfer-plan.ts";
import { itemPlan } from "./item-plan.ts";
import type { ItemTransfer } from "./item-plan.ts";
import type { PlanItem } from "./plan-item.ts";
import type { PlanPlace } from "./plan-place.ts";

/** What other places give a place before anything is bought for it, and what then remains to be bought. */
export interface TransferAdvice {
  /** To this place; never empty. */
  readonly transfers: readonly ItemTransfer[];
  /** Units; nought where the transfers suffice. */
  readonly order_quantity: number;
  readonly rounding_reason: string | null;
  /** In Chinese, a sentence without its full stop. */
  readonly advice: string;
}

/** All places of the item share what can be given, so that no unit is promised twice. Null where nothing is to be moved. */
export function transferAdvice(
  location_code: string,
  item: PlanItem,
  places: readonly PlanPlace[],
  lanes: readonly TransferLane[],
  nameOf: (location_code: string) => string,
): TransferAdvice | null {
  const plan = itemPlan(item, places, lanes, nameOf);
  const transfers = plan.transfers.filter(({ to }) => to === location_code);
  if (transfers.length === 0) return null;
  const order = plan.orders.find(({ place }) => place.location_code === location_code);
  const order_quantity = order?.quantity ?? 0;
  const moves = transfers.map(({ from, to, quantity, lead_time_days }) => {
    return `从 ${nameOf(from)} 调 ${quantityText(quantity)} 到 ${nameOf(to)}（${lead_time_days} 天到）`;
  });
  const rest = order_quantity > 0 ? `其余再采购 ${quantityText(order_quantity)}` : "调拨后暂不需要采购";
  return {
    ...{ transfers, order_quantity },
    rounding_reason: order?.rounding_reason ?? null,
    advice: `建议先${moves.join("，再")}；${rest}`,
  };
}

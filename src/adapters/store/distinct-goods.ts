import { compareText } from "../../domain/math/compare-text.ts";
import type { OrderGoods } from "../../ports/feedback.ts";

/** Goods of orders, each at each place once, by order, item and place. */
export function distinctGoods(goods: readonly OrderGoods[]): readonly OrderGoods[] {
  const distinct = new Map(
    goods.map((one) => [JSON.stringify([one.order_no, one.item_code, one.location_code]), one] as const),
  );
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.order_no, b.order_no) ||
      compareText(a.item_code, b.item_code) ||
      compareText(a.location_code, b.location_code),
  );
}

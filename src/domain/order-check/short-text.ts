import { quantityText } from "../text/quantity-text.ts";
import type { OrderShipping } from "./order-check.ts";

/** What of an order line is there and what is missing, in one Chinese clause: for whoever asks, on a form or by plug-in. */
export function shortText({ served_quantity, short_quantity }: OrderShipping, unit: string): string {
  const missing = `差 ${quantityText(short_quantity)} ${unit}`;
  return served_quantity > 0 ? `仅剩 ${quantityText(served_quantity)} ${unit}，还${missing}` : `现在没有货，${missing}`;
}

/** What is said where nothing that is on order covers it either. */
export const NO_SHIP_DATE = "在途采购也不够，暂时定不了发货日期";

/** What is said where nobody keeps its stock. */
export const NO_STOCK_RECORD = "没有库存记录，无法判断能否发货。";

import { RETURN_DELAY_MEDIAN_DAYS, RETURNED_LINE_RATE } from "./measured-rates.ts";
import { allocateToWaiting, shipOrder } from "./order-desk.ts";
import { instant } from "./shop-calendar.ts";
import { type Moment, nextNumber, type OrderLine, type SalesOrder, schedule, type Shop } from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";

const REASONS = ["不想要了", "不想要了", "不想要了", "质量问题", "发错货", "其他"];
const DELAY_SPREAD = 0.6;

/** Decides which lines of a new order will come back, and when. */
export function planReturns(shop: Shop, order: SalesOrder, { day }: Moment): void {
  for (const line of order.lines) {
    if (!shop.random.chance(RETURNED_LINE_RATE)) continue;
    const delay = Math.max(2, Math.round(RETURN_DELAY_MEDIAN_DAYS * Math.exp(DELAY_SPREAD * shop.random.normal())));
    schedule(shop, day + delay, { fraction: shop.random.between(0.4, 0.7), run: (at) => takeBack(shop, line, at) });
  }
}

/** Takes back part of a line that was shipped; a line never shipped cannot come back. */
function takeBack(shop: Shop, line: OrderLine, at: Moment): void {
  if (line.shipped === 0) return;
  const { order, level } = line;
  const quantity = shop.random.int(1, Math.min(line.shipped, 6));
  const return_no = nextNumber(shop, "TH");
  shop.journal.create(
    "sales_return",
    return_no,
    {
      return_no,
      order_no: order.order_no,
      customer_code: order.customer.customer_code,
      returned_at: instant(at.day, at.fraction),
      location_code: level.location_code,
      lines: [{ item_code: level.item.item_code, quantity, return_reason: shop.random.pick(REASONS) }],
    },
    at,
  );
  moveStock(shop, level, { movement_type: "退货入库", quantity, source_no: return_no }, at);
  for (const served of allocateToWaiting(level)) shipOrder(shop, served, at);
}

import { planFeedback } from "./feedback.ts";
import { CANCELLED_ORDER_RATE } from "./measured-rates.ts";
import { cancelOrder, isShort, type OrderWish, placeOrder, shipOrder } from "./order-desk.ts";
import { planReturns } from "./returns.ts";
import { freeStock, type Moment, type SalesOrder, schedule, type Shop } from "./shop.ts";
import { meetShortage } from "./shortage.ts";

/** Share of the orders that leave on the next morning. */
const NEXT_DAY_SHARE = 0.08;

/** Who gives up on a short order, and within how many days. */
const GIVES_UP = { 企业: { share: 0.4, from: 2, to: 8 }, 个人: { share: 0.6, from: 1, to: 3 } } as const;

/**
 * A customer wishes something: what the shop lacks is swapped, lost or ordered all the same, and the order takes its way.
 * Returns the lines that were lost.
 */
export function sell(shop: Shop, wish: OrderWish, at: Moment): OrderWish["lines"] {
  const { lost, ...met } = meetShortage(shop, wish);
  if (met.lines.length > 0) takeOrder(shop, met, at);
  return lost;
}

/** Places an order as it is wished, with its shipping, second thoughts, returns and feedback. */
export function takeOrder(shop: Shop, wish: OrderWish, at: Moment, story?: string): SalesOrder {
  const cancels = shop.random.chance(CANCELLED_ORDER_RATE);
  const waits = cancels || shop.random.chance(NEXT_DAY_SHARE) || isPersonMeetingShortage(wish);
  const order = placeOrder(shop, wish, at, { shipNow: !waits, story: story ?? shortageStory(wish) });
  if (cancels) scheduleSecondThoughts(shop, order, at);
  else planShipping(shop, order, at);
  if (order.lines.some(isShort)) scheduleGivingUp(shop, order, at);
  planReturns(shop, order, at);
  planFeedback(shop, order, at);
  return order;
}

/** The caption when an order cannot be filled: who wants how much of what, and what is there. */
function shortageStory({ customer, lines }: OrderWish): string | undefined {
  const short = lines.find(({ level, quantity }) => quantity > freeStock(level));
  if (short === undefined) return undefined;
  const { item_name, unit } = short.level.item;
  const free = freeStock(short.level);
  const rest = free === 0 ? `一${unit}也发不出` : `只发得出 ${free} ${unit}`;
  return `缺货：${customer.customer_name}要 ${short.quantity} ${unit}${item_name}，${rest}`;
}

/** A person's order waits until it is whole; a business takes what there is. */
function isPersonMeetingShortage({ customer, lines }: OrderWish): boolean {
  return customer.customer_type === "个人" && lines.some(({ level, quantity }) => quantity > freeStock(level));
}

function planShipping(shop: Shop, order: SalesOrder, { day }: Moment): void {
  if (order.order_status !== "待发货" || order.lines.some(isShort)) return;
  schedule(shop, day + 1, { fraction: shop.random.between(0.39, 0.44), run: (at) => shipOrder(shop, order, at) });
}

function scheduleSecondThoughts(shop: Shop, order: SalesOrder, { day, fraction }: Moment): void {
  const reason = shop.random.chance(0.8) ? "客户原因" : "其他";
  const later = Math.min(0.99, fraction + shop.random.between(0.01, 0.1));
  schedule(shop, day, { fraction: later, run: (at) => cancelOrder(shop, order, reason, at) });
}

function scheduleGivingUp(shop: Shop, order: SalesOrder, { day }: Moment): void {
  const { share, from, to } = GIVES_UP[order.customer.customer_type];
  if (!shop.random.chance(share)) return;
  const fraction = shop.random.between(0.5, 0.8);
  schedule(shop, day + shop.random.int(from, to), { fraction, run: (at) => giveUp(shop, order, at) });
}

function giveUp(shop: Shop, order: SalesOrder, at: Moment): void {
  const short = order.lines.find(isShort);
  if (short === undefined) return;
  const story = `客户流失风险：${order.customer.customer_name}等不到${short.level.item.item_name}，取消了订单`;
  cancelOrder(shop, order, "缺货", at, story);
}

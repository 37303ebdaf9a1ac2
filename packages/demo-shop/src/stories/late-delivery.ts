import { scheduleArrival } from "../receiving.ts";
import { instant } from "../shop-calendar.ts";
import { type Level, type Moment, type PurchaseOrder, schedule, type Shop } from "../shop.ts";
import { createDrain } from "./drain.ts";
import type { Story } from "./story.ts";

/** Days the supplier asks for. */
const DELAY_DAYS = 8;

/** A supplier puts off the delivery an item waits for, and the rest of the stock sells out meanwhile. */
export function createLateDelivery(level: Level): Story {
  const drain = createDrain({
    level,
    channel: "批发",
    shares: [0.15, 0.15, 0.2, 0.2, 0.2, 0.2],
    ordersPerDay: 1,
    caption: () => undefined,
  });
  return {
    levelKey: level.key,
    days: drain.days,
    play(shop, n, at) {
      if (n === 0) schedule(shop, at.day, { fraction: 0.4, run: (moment) => putOff(shop, level, moment) });
      drain.play(shop, n, at);
    },
  };
}

function putOff(shop: Shop, level: Level, at: Moment): void {
  for (const purchase of shop.openPurchases.values()) {
    const line = purchase.lines.find(
      (candidate) => candidate.level === level && candidate.received < candidate.quantity,
    );
    if (line !== undefined && purchase.arrivalDay > at.day) announceDelay(shop, purchase, level, at);
  }
}

function announceDelay(shop: Shop, purchase: PurchaseOrder, { item }: Level, at: Moment): void {
  purchase.expectedDay += DELAY_DAYS;
  if (purchase.arrivalDay < purchase.expectedDay) {
    purchase.arrivalDay = purchase.expectedDay;
    scheduleArrival(shop, purchase);
  }
  shop.journal.update(
    "purchase_order",
    purchase.purchase_order_no,
    { expected_date: instant(purchase.expectedDay) },
    at,
    `供应商来电：${purchase.supplier.supplier_name}的${item.item_name}要晚 ${DELAY_DAYS} 天`,
  );
}

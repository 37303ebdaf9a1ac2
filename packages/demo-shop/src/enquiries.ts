import { instant } from "./shop-calendar.ts";
import type { Customer } from "./customers.ts";
import type { OrderWish } from "./order-desk.ts";
import { type Moment, nextNumber, type Shop } from "./shop.ts";

/** Share of the customers who leave without an order of which somebody makes a note. */
const NOTED_SHARE = 0.6;

/** Writes down what a customer asked for of which there was none; nobody notes all of it. It takes no chance from the shop. */
export function noteTurnedAway(shop: Shop, customer: Customer, lines: OrderWish["lines"], at: Moment): void {
  for (const { level, quantity } of lines) {
    const { item_code, item_name, unit } = level.item;
    const random = shop.random.fork(`enquiry/${at.day}/${customer.customer_code}/${item_code}`);
    if (!random.chance(NOTED_SHARE)) continue;
    const enquiry_no = nextNumber(shop, "YX");
    shop.journal.create(
      "enquiry",
      enquiry_no,
      {
        ...{ enquiry_no, customer_code: customer.customer_code, item_code, location_code: level.location_code },
        ...{ quantity, asked_at: instant(at.day, at.fraction), enquiry_kind: "无货未下单", enquiry_state: "进行中" },
      },
      at,
      `无货未下单：${customer.customer_name}要 ${quantity} ${unit}${item_name}，没有货，没下单`,
    );
  }
}

import type { Customer } from "./customers.ts";
import type { OrderWish } from "./order-desk.ts";
import type { TimedWish } from "./order-flow.ts";
import type { Level } from "./shop.ts";

/**
 * Collects the lines customers wish for, so that a played day needs few orders: the units of many small lines become one
 * larger line some days later. No unit is lost, every item keeps its mean.
 */
export interface Baskets {
  add(wish: TimedWish): void;
  /** Takes the fullest baskets of one location out as one order; nothing when all are empty. */
  takeOrder(lines: number): OrderWish | undefined;
}

interface Basket {
  readonly level: Level;
  /** How much a line counts: more where lines are frequent. */
  readonly pace: number;
  quantity: number;
  lines: number;
  customer: Customer;
  channel: string;
}

/** Leans towards items that sell often, so that their days look like the days recorded before. */
const LEAN = 0.25;

/** Empty baskets; `linesPerDay` tells how often a level sells. */
export function createBaskets(linesPerDay: (level: Level) => number): Baskets {
  const baskets = new Map<string, Basket>();

  const urgency = ({ lines, pace }: Basket): number => lines * pace;

  return {
    add({ customer, channel, lines }) {
      for (const { level, quantity } of lines) {
        const basket = baskets.get(level.key) ?? {
          level,
          pace: linesPerDay(level) ** LEAN,
          quantity: 0,
          lines: 0,
          customer,
          channel,
        };
        basket.quantity += quantity;
        basket.lines += 1;
        // The order is placed by a business if one was among those who asked.
        if (customer.customer_type === "企业" || basket.customer.customer_type === "个人") {
          Object.assign(basket, { customer, channel });
        }
        baskets.set(level.key, basket);
      }
    },
    takeOrder(lines) {
      const full = [...baskets.values()].toSorted((a, b) => urgency(b) - urgency(a));
      const first = full[0];
      if (first === undefined) return undefined;
      const { customer, channel, level } = first;
      const together = full.filter((basket) => basket.level.location_code === level.location_code).slice(0, lines);
      for (const basket of together) baskets.delete(basket.level.key);
      return {
        customer,
        channel,
        location_code: level.location_code,
        lines: together.map((basket) => ({ level: basket.level, quantity: basket.quantity })),
      };
    },
  };
}

import { daysFromSpringFestival } from "./chinese-festivals.ts";
import { LOCATION_CODES } from "./locations.ts";
import { promotionsBetween } from "./promotions.ts";
import { orderGoods, type PurchaseWish } from "./purchasing.ts";
import { type Day, weekdayOf } from "./shop-calendar.ts";
import type { Level, Moment, Shop } from "./shop.ts";
import { SUPPLIERS } from "./suppliers.ts";

/** How often the buyer misses a supplier's weekly day. */
const MISSED_REVIEW_SHARE = 0.06;
/** The buyer stocks up this many times before a promotion or 春节 … */
const STOCK_UP_FACTOR = 1.6;
/** … from this many days before … */
const STOCK_UP_FROM_DAYS = 42;
/** … until this many days before. */
const STOCK_UP_UNTIL_DAYS = 6;
/** A purchase order has no more lines than its paper form. */
const LINES_PER_PURCHASE = 8;
/** Promotions smaller than this are left to chance. */
const NOTED_UPLIFT = 2;

/** The naive buyer's morning: for the suppliers of this weekday, whatever fell to its fixed minimum is ordered, always the same lot. */
export function buyAtMinimum(shop: Shop, at: Moment): void {
  const factor = isStockingUp(at.day) ? STOCK_UP_FACTOR : 1;
  for (const { supplier_code, reviewWeekday } of SUPPLIERS) {
    if (weekdayOf(at.day) !== reviewWeekday || shop.random.chance(MISSED_REVIEW_SHARE)) continue;
    for (const location_code of LOCATION_CODES) {
      const own = (shop.carried.get(location_code) ?? []).filter(({ item }) => item.supplier_code === supplier_code);
      const wishes = own.filter((level) => !isHeld(level, at.day)).flatMap((level) => wishOf(level, factor));
      for (let first = 0; first < wishes.length; first += LINES_PER_PURCHASE) {
        orderGoods(shop, supplier_code, wishes.slice(first, first + LINES_PER_PURCHASE), at);
      }
    }
  }
}

/** Units owned or promised to us. */
export function inventoryPosition({ on_hand, allocated, on_order, backorder }: Level): number {
  return on_hand - allocated + on_order - backorder;
}

function wishOf(level: Level, factor: number): readonly PurchaseWish[] {
  const gap = level.minimum * factor - inventoryPosition(level);
  if (gap < 0) return [];
  return [{ level, quantity: level.orderQuantity * Math.max(1, Math.ceil(gap / level.orderQuantity)) }];
}

function isHeld({ heldFrom, heldUntil }: Level, day: Day): boolean {
  return heldFrom !== undefined && day >= heldFrom && day < (heldUntil ?? Number.POSITIVE_INFINITY);
}

function isStockingUp(day: Day): boolean {
  const toNewYear = -daysFromSpringFestival(day);
  if (toNewYear >= STOCK_UP_UNTIL_DAYS && toNewYear <= STOCK_UP_FROM_DAYS) return true;
  const ahead = promotionsBetween(day + STOCK_UP_UNTIL_DAYS, day + STOCK_UP_FROM_DAYS);
  return ahead.some(({ category, uplift }) => category === undefined && uplift >= NOTED_UPLIFT);
}

import { orderGoods } from "../purchasing.ts";
import type { Day } from "../shop-calendar.ts";
import { freeStock, type Level, type Moment, type Shop } from "../shop.ts";
import { dailyUnits } from "./lasting-level.ts";

/** Days of demand that are bought by express. */
const LOT_DAYS = 10;
/** Days until they come. */
const EXPRESS_DAYS = 1;

/**
 * The buyer clears the shelves that are empty shortly before the demo by express: what runs out when it begins does so
 * for a reason that its records tell. What something befell is left alone.
 */
export function buyByExpress(shop: Shop, at: Moment, today: Day): void {
  for (const level of shop.levels.filter((one) => isEmpty(one) && !isResting(one, today))) {
    const quantity = Math.ceil(level.backorder + LOT_DAYS * dailyUnits(shop, level, at));
    const arrivalDay = at.day + EXPRESS_DAYS;
    if (quantity > 0) orderGoods(shop, level.item.supplier_code, [{ level, quantity }], at, { arrivalDay });
  }
}

function isEmpty(level: Level): boolean {
  return freeStock(level) <= 0 || level.backorder > 0;
}

/** Its usual buying rests until the demo begins or longer. */
function isResting({ heldUntil }: Level, today: Day): boolean {
  return heldUntil !== undefined && heldUntil >= today;
}

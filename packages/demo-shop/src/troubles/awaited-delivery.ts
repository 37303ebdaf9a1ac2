import { afterSupplyDays, orderGoods } from "../purchasing.ts";
import type { PurchaseOrder } from "../shop.ts";
import { dailyUnits, lastingLevel, rest } from "./lasting-level.ts";
import type { Trouble } from "./trouble.ts";

/** The goods are ordered while there is enough for so many days: until they are promised, not until they come. */
const LASTS = { least: 7, most: 19 };
/** Days that the supplier takes at most. */
const LONGEST_LEAD_DAYS = 14;
/** Days of demand that are ordered. */
const LOT_DAYS = 40;
/** Played days after which what is missing comes. */
const COMES_AFTER_DAYS = 8;
/** What a short delivery brings at once. */
const SHORT_SHARE = 0.1;

/** The supplier does not come on the promised day, nor says so. */
export const lateDelivery: Trouble = awaitedDelivery((_promised, comes) => ({ arrivalDay: comes }));

/** The supplier comes on the promised day with a part of the goods, and with the rest weeks later. */
export const shortDelivery: Trouble = awaitedDelivery((promised, comes) => ({
  arrivalDay: promised,
  firstParcel: { share: SHORT_SHARE, restDay: comes },
}));

/** Goods ordered in good time, then left to how the supplier comes. */
function awaitedDelivery(
  luck: (promised: number, comes: number) => Partial<Pick<PurchaseOrder, "arrivalDay" | "firstParcel">>,
): Trouble {
  return (shop, at, today) => {
    const level = lastingLevel(shop, { lasts: LASTS, longestLead: LONGEST_LEAD_DAYS }, at);
    if (level === undefined) return false;
    const { lead_time_days, supplier_code } = level.item;
    const comes = today + COMES_AFTER_DAYS;
    const quantity = Math.ceil(LOT_DAYS * dailyUnits(shop, level, at));
    const promised = afterSupplyDays(at.day, lead_time_days);
    orderGoods(shop, supplier_code, [{ level, quantity }], at, luck(promised, comes));
    rest(level, at, comes);
    return true;
  };
}

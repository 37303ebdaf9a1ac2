import { isSupplyShutdown } from "./chinese-festivals.ts";
import { EARLY_DELIVERY_SHARE, LATE_DELAY_MEDIAN, LATE_DELAY_P90, LATE_DELIVERY_SHARE } from "./measured-rates.ts";
import type { Random } from "./random.ts";
import { purchaseLines, scheduleArrival } from "./receiving.ts";
import { type Day, instant } from "./shop-calendar.ts";
import { type Level, type Moment, nextNumber, type PurchaseOrder, type Shop } from "./shop.ts";
import { type Supplier, supplierOf } from "./suppliers.ts";

/** Standard normal quantile of 0.9. */
const Z90 = 1.2816;
/** Spread (σ of the logarithm) of a late delivery's delay, from its measured median and 90th percentile. */
const DELAY_SPREAD = Math.log(LATE_DELAY_P90 / LATE_DELAY_MEDIAN) / Z90;
/** A delay grows no longer than this many planned lead times, so that the year stays plausible. */
const LONGEST_DELAY = 2;

/** What to buy of one level. */
export interface PurchaseWish {
  readonly level: Level;
  readonly quantity: number;
}

/** Sends an order to a supplier; when and how it arrives is the supplier's luck, or as given. */
export function orderGoods(
  shop: Shop,
  supplierCode: string,
  wishes: readonly PurchaseWish[],
  at: Moment,
  { arrivalDay, firstParcel }: Partial<Pick<PurchaseOrder, "arrivalDay" | "firstParcel">> = {},
): PurchaseOrder {
  const supplier = supplierOf(supplierCode);
  const expectedDay = afterSupplyDays(at.day, supplier.lead_time_days);
  const purchase: PurchaseOrder = {
    purchase_order_no: nextNumber(shop, "CG"),
    supplier,
    location_code: wishes[0]?.level.location_code ?? "",
    placed: at,
    lines: wishes.map(({ level, quantity }) => ({ level, quantity, received: 0 })),
    expectedDay,
    arrivalDay: arrivalDay ?? Math.max(at.day + 1, expectedDay + drawDelay(shop.random, supplier)),
    ...(firstParcel !== undefined && { firstParcel }),
    order_status: "已下单",
  };
  shop.openPurchases.set(purchase.purchase_order_no, purchase);
  writePurchase(shop, purchase, at);
  for (const { level, quantity } of wishes) {
    level.on_order += quantity;
    shop.journal.touch(level, at);
  }
  scheduleArrival(shop, purchase);
  return purchase;
}

/** The day a number of supply days later; days of the 春节 shutdown do not count. */
export function afterSupplyDays(day: Day, days: number): Day {
  let later = day;
  for (let rest = days; rest > 0; ) {
    later += 1;
    if (!isSupplyShutdown(later)) rest -= 1;
  }
  return later;
}

/** Days a delivery comes after (+) or before (−) the agreed day. */
function drawDelay(random: Random, { lead_time_days, lateness }: Supplier): number {
  const luck = random.next();
  const lateShare = LATE_DELIVERY_SHARE * lateness;
  if (luck < lateShare) {
    const share = LATE_DELAY_MEDIAN * Math.exp(DELAY_SPREAD * random.normal());
    return Math.max(1, Math.round(Math.min(LONGEST_DELAY, share) * lead_time_days));
  }
  if (luck < lateShare + EARLY_DELIVERY_SHARE) return -random.int(1, Math.max(1, Math.round(0.15 * lead_time_days)));
  return 0;
}

function writePurchase(shop: Shop, purchase: PurchaseOrder, at: Moment): void {
  const { purchase_order_no, supplier, location_code, expectedDay, order_status } = purchase;
  shop.journal.create(
    "purchase_order",
    purchase_order_no,
    {
      purchase_order_no,
      supplier_code: supplier.supplier_code,
      ordered_at: instant(at.day, at.fraction),
      expected_date: instant(expectedDay),
      location_code,
      order_status,
      lines: purchaseLines(purchase),
    },
    at,
  );
}

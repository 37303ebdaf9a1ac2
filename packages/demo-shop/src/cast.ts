import { inventoryPosition } from "./buyer.ts";
import { SEASON_OPENERS } from "./items.ts";
import { afterSupplyDays, orderGoods } from "./purchasing.ts";
import { seasonFactor } from "./season.ts";
import type { Day } from "./shop-calendar.ts";
import { type Level, mainLevelOf, schedule, type Shop } from "./shop.ts";
import { carefulStock, coverDays } from "./stocking-policy.ts";

/** The well-known items that the first played days are about. */
export interface Cast {
  /** Sold in a livestream. */
  readonly surge: Level;
  /** Its delivery is due on the second played day and will not come. */
  readonly late: Level;
  /** Bought by the hundred by one company. */
  readonly bulk: Level;
  /** Its season begins. */
  readonly season: Level;
  /** Far fewer lie on the shelf than in the books. */
  readonly loss: Level;
  /** Slowly becomes fashionable. */
  readonly viral: Level;
}

/** Days before the demo on which the last delivery of a cast item comes. */
const TOP_UP_DAYS = 3;
/** Days the usual buying pauses before that delivery is ordered. */
const PAUSE_DAYS = 10;
/** Stock at the beginning of the demo, as a multiple of what a careful buyer would want: just healthy. */
const JUST_HEALTHY = 1.25;
/** Days of demand the late item has left when its delivery is due. */
const LATE_COVER_DAYS = 13;
/** Played day (0 = the first) on which the late delivery is due. */
const LATE_DUE_DAY = 2;
/** Days of demand in the late delivery. */
const LATE_LOT_DAYS = 35;
/** Days of demand in the usual lot of a cast item: small, so that its stock stays near the minimum. */
const LOT_DAYS = 10;

/** Chooses the cast for a demo that begins on `today` and arranges the last weeks before it. */
export function prepareCast(shop: Shop, today: Day): Cast {
  const cast = {
    surge: mainLevelOf(shop, "不锈钢保温杯"),
    late: mainLevelOf(shop, "竹浆抽纸"),
    bulk: mainLevelOf(shop, "中性笔黑色"),
    season: mainLevelOf(shop, risingSeason(shop, today)),
    loss: mainLevelOf(shop, "豆腐猫砂"),
    viral: mainLevelOf(shop, "每日坚果"),
  };
  for (const level of Object.values(cast)) {
    const perDay = shop.demand.units(level.item, level.location_code, today, today + 14).mean / 14;
    const isLate = level === cast.late;
    const wanted = carefulStock(demandFrom(shop, level, today));
    level.orderQuantity = Math.ceil(perDay * LOT_DAYS);
    level.minimum = Math.ceil(isLate ? perDay * LATE_COVER_DAYS : wanted * 0.7);
    const target = isLate ? perDay * LATE_COVER_DAYS : wanted * JUST_HEALTHY;
    topUp(shop, level, { target, today });
    if (isLate) orderLateDelivery(shop, level, { quantity: Math.ceil(perDay * LATE_LOT_DAYS), today });
  }
  return cast;
}

/** The seasonal product whose sales will rise most around the day. */
function risingSeason(shop: Shop, today: Day): string {
  const rise = (family: string): number => {
    const { cycle } = mainLevelOf(shop, family).item;
    if (cycle.kind !== "seasonal") return 0;
    return seasonFactor(cycle.season, today + 15) - seasonFactor(cycle.season, today - 15);
  };
  return SEASON_OPENERS.reduce((best, family) => (rise(family) > rise(best) ? family : best));
}

function demandFrom(shop: Shop, { item, location_code }: Level, today: Day): { mean: number; variance: number } {
  return shop.demand.units(item, location_code, today, today + coverDays(item));
}

/** One last order brings the stock to its target shortly before the demo; until then nobody else buys. */
function topUp(shop: Shop, level: Level, { target, today }: { target: number; today: Day }): void {
  const orderDay = latestOrderDay(today - TOP_UP_DAYS, level.item.lead_time_days);
  level.heldFrom = orderDay - PAUSE_DAYS;
  level.heldUntil = today;
  schedule(shop, orderDay, {
    fraction: 0.41,
    run: (at) => {
      const { mean } = shop.demand.units(level.item, level.location_code, at.day, today);
      const quantity = Math.ceil(target + mean - inventoryPosition(level));
      const arrivalDay = afterSupplyDays(at.day, level.item.lead_time_days);
      if (quantity > 0) orderGoods(shop, level.item.supplier_code, [{ level, quantity }], at, { arrivalDay });
    },
  });
}

function orderLateDelivery(shop: Shop, level: Level, { quantity, today }: { quantity: number; today: Day }): void {
  const { lead_time_days, supplier_code } = level.item;
  schedule(shop, earliestOrderDay(today + LATE_DUE_DAY, lead_time_days), {
    fraction: 0.42,
    run: (at) => {
      const arrivalDay = afterSupplyDays(at.day, lead_time_days);
      orderGoods(shop, supplier_code, [{ level, quantity }], at, { arrivalDay });
    },
  });
}

/** The first day on which an order comes no earlier than a day; in a shutdown it comes right after it. */
function earliestOrderDay(due: Day, leadTimeDays: number): Day {
  let day = latestOrderDay(due, leadTimeDays);
  while (afterSupplyDays(day, leadTimeDays) < due) day += 1;
  return day;
}

/** The last day on which an order still comes by a day, shutdowns heeded. */
function latestOrderDay(due: Day, leadTimeDays: number): Day {
  let day = due - leadTimeDays;
  while (afterSupplyDays(day, leadTimeDays) > due) day -= 1;
  return day;
}

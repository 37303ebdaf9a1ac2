import { MAIN_WAREHOUSE } from "../locations.ts";
import type { Day } from "../shop-calendar.ts";
import { freeStock, type Level, type Moment, type Shop } from "../shop.ts";
import { supplierOf } from "../suppliers.ts";

/** So many of those that fit, the best sellers, are drawn from. */
const BEST_SELLERS = 10;
/** Suppliers that keep their word: their lateness is news. */
const PUNCTUAL = 1;

/** Which level is looked for. */
export interface LevelWish {
  /** Days for which its free stock lasts. */
  readonly lasts: { readonly least: number; readonly most: number };
  /** Days that its supplier takes at most. */
  readonly longestLead: number;
}

/** One of the best sellers of the main warehouse that are as wished and of which nothing is on its way. */
export function lastingLevel(shop: Shop, { lasts, longestLead }: LevelWish, at: Moment): Level | undefined {
  const fitting = (shop.carried.get(MAIN_WAREHOUSE) ?? [])
    .filter((level) => level.heldFrom === undefined && level.on_order === 0 && level.backorder === 0)
    .filter(({ item }) => item.lead_time_days <= longestLead && supplierOf(item.supplier_code).lateness <= PUNCTUAL)
    .filter((level) => {
      const days = freeStock(level) / dailyUnits(shop, level, at);
      return days >= lasts.least && days <= lasts.most;
    })
    .toSorted((a, b) => dailyUnits(shop, b, at) - dailyUnits(shop, a, at))
    .slice(0, BEST_SELLERS);
  return fitting.length === 0 ? undefined : shop.random.fork(`trouble/${at.day}/${at.fraction}`).pick(fitting);
}

/** Leaves a level to its trouble: until a day its usual buying rests. */
export function rest(level: Level, at: Moment, until: Day): void {
  Object.assign(level, { heldFrom: at.day, heldUntil: until });
}

/** Units of a level that the coming week expects of a day. */
export function dailyUnits({ demand }: Shop, { item, location_code }: Level, { day }: Moment): number {
  return demand.units(item, location_code, day, day + 7).mean / 7;
}

import { ASSORTMENT } from "./assortment.ts";
import { LOCATION_CODES } from "./locations.ts";
import { allocateToWaiting, shipOrder } from "./order-desk.ts";
import { instant } from "./shop-calendar.ts";
import { freeStock, type Level, type Moment, nextNumber, type Shop } from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";

/** Days from one count to the next. */
export const COUNT_EVERY_DAYS = 12;

const LINES_PER_COUNT = 12;
const DIFFERENCE_SHARE = 0.06;
const LOSS_SHARE_OF_DIFFERENCES = 0.75;

/** Counts some items of the category and location whose turn it is; differences are booked at once. */
export function takeStock(shop: Shop, at: Moment): void {
  const turn = Math.floor(at.day / COUNT_EVERY_DAYS);
  const goods = ASSORTMENT[turn % ASSORTMENT.length];
  const location_code = LOCATION_CODES[turn % LOCATION_CODES.length];
  const shelf = (shop.carried.get(location_code ?? "") ?? []).filter(({ item }) => item.category === goods?.category);
  const counted = shelf.slice(0, LINES_PER_COUNT).map((level) => ({ level, difference: drawDifference(shop, level) }));
  if (counted.length > 0) writeCount(shop, counted, at);
}

/** Writes a count and moves what was found missing or too much. */
export function writeCount(
  shop: Shop,
  counted: readonly { readonly level: Level; readonly difference: number }[],
  at: Moment,
  story?: string,
): void {
  const count_no = nextNumber(shop, "PD");
  const lines = counted.map(({ level: { item, on_hand }, difference }) => ({
    item_code: item.item_code,
    book_quantity: on_hand,
    counted_quantity: on_hand + difference,
  }));
  const location_code = counted[0]?.level.location_code ?? "";
  const data = { count_no, location_code, counted_at: instant(at.day, at.fraction), lines };
  shop.journal.create("stock_count", count_no, data, at, story);
  for (const { level, difference } of counted) {
    if (difference === 0) continue;
    const movement_type = difference > 0 ? "盘盈" : "盘亏";
    moveStock(shop, level, { movement_type, quantity: difference, source_no: count_no }, at);
    for (const served of allocateToWaiting(level)) shipOrder(shop, served, at);
  }
}

/** Mostly nothing, else a few units, more often missing than found; reserved units are always there. */
function drawDifference({ random }: Shop, level: Level): number {
  if (!random.chance(DIFFERENCE_SHARE)) return 0;
  const size = random.int(1, Math.max(2, Math.round(level.on_hand * 0.04)));
  return random.chance(LOSS_SHARE_OF_DIFFERENCES) ? -Math.min(size, freeStock(level)) : size;
}

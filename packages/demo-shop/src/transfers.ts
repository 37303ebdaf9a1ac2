import { MAIN_WAREHOUSE } from "./locations.ts";
import { allocateToWaiting, shipOrder } from "./order-desk.ts";
import { freeStock, type Level, type Moment, nextNumber, type Shop } from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";

/** Chance per day that somebody thinks of the main warehouse when a branch cannot deliver. */
const THINKS_OF_IT = 0.3;
/** The main warehouse helps while it keeps this many times its own minimum. */
const KEEPS_MINIMUMS = 1.5;

/** Moves stock from the main warehouse to branches whose customers wait. */
export function helpBranches(shop: Shop, at: Moment): void {
  const main = new Map((shop.carried.get(MAIN_WAREHOUSE) ?? []).map((level) => [level.item.item_code, level]));
  for (const branch of shop.levels) {
    if (branch.location_code === MAIN_WAREHOUSE || branch.backorder === 0 || !shop.random.chance(THINKS_OF_IT))
      continue;
    const source = main.get(branch.item.item_code);
    if (source !== undefined) transfer(shop, source, branch, at);
  }
}

function transfer(shop: Shop, source: Level, branch: Level, at: Moment): void {
  const spare = Math.floor(freeStock(source) - KEEPS_MINIMUMS * source.minimum);
  const quantity = Math.min(spare, branch.backorder + branch.orderQuantity);
  if (quantity >= branch.backorder) moveGoods(shop, { source, branch, quantity }, at);
}

/** Moves units from one place to another and sends what customers wait for there. */
export function moveGoods(
  shop: Shop,
  { source, branch, quantity }: { readonly source: Level; readonly branch: Level; readonly quantity: number },
  at: Moment,
): void {
  const source_no = nextNumber(shop, "DB");
  moveStock(shop, source, { movement_type: "调拨出库", quantity: -quantity, source_no }, at);
  moveStock(shop, branch, { movement_type: "调拨入库", quantity, source_no }, at);
  for (const served of allocateToWaiting(branch)) shipOrder(shop, served, at);
}

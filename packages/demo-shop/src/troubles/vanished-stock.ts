import { freeStock, type Level, type Moment, type Shop } from "../shop.ts";
import { writeCount } from "../stock-taking.ts";
import { moveGoods } from "../transfers.ts";
import { dailyUnits, lastingLevel, type LevelWish, rest } from "./lasting-level.ts";
import type { Trouble } from "./trouble.ts";

/** There is enough until new goods could have come. */
const WISH: LevelWish = { lasts: { least: 9, most: 30 }, longestLead: 15 };
/** Played days until the buyer notices. */
const UNNOTICED_DAYS = 6;
/** What remains lasts for so many days. */
const REMAINS_DAYS = 2;

/** A count shortly before the demo finds far less than the books say. */
export const lostGoods: Trouble = (shop, at, today) => {
  const level = lastingLevel(shop, WISH, at);
  if (level === undefined) return false;
  writeCount(shop, [{ level, difference: -superfluous(shop, level, at) }], at);
  rest(level, at, today + UNNOTICED_DAYS);
  return true;
};

/** A branch gets most of the main warehouse's stock for a display. */
export const movedAway: Trouble = (shop, at, today) => {
  const source = lastingLevel(shop, WISH, at);
  const branch = source === undefined ? undefined : branchOf(shop, source);
  if (source === undefined || branch === undefined) return false;
  moveGoods(shop, { source, branch, quantity: superfluous(shop, source, at) }, at);
  rest(source, at, today + UNNOTICED_DAYS);
  return true;
};

/** What is more than lasts for the last days. */
function superfluous(shop: Shop, level: Level, at: Moment): number {
  return Math.max(1, Math.floor(freeStock(level) - REMAINS_DAYS * dailyUnits(shop, level, at)));
}

/** Another place that carries the item. */
function branchOf({ levels }: Shop, { item, location_code }: Level): Level | undefined {
  return levels.find((other) => other.item === item && other.location_code !== location_code);
}

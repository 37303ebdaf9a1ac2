import { createCustomers } from "./customers.ts";
import { createDemandModel, type DemandModel } from "./demand-model.ts";
import { createItems, type Item } from "./items.ts";
import type { Journal } from "./journal.ts";
import { LOCATION_CODES, MAIN_WAREHOUSE, STORE, WEST_WAREHOUSE } from "./locations.ts";
import { createRandom, type Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";
import type { Level, Shop } from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";
import { drawPolicy } from "./stocking-policy.ts";

/** How many items the branches carry; the main warehouse carries all. */
const BRANCH_ITEMS: readonly (readonly [location_code: string, count: number])[] = [
  [WEST_WAREHOUSE, 60],
  [STORE, 50],
];

/** Days before its launch on which a new item is first ordered, beyond its lead time. */
const LAUNCH_MARGIN_DAYS = 10;

/** A shop on the morning of its first recorded day, with its opening stock booked. */
export function openShop(seed: number, start: Day, end: Day, journal: Journal): Shop {
  const random = createRandom(seed);
  const items = createItems(random.fork("items"), start, end);
  const customers = createCustomers(random.fork("customers"), start, end);
  const assorted = assignItems(random.fork("assortment"), items);
  const demand = createDemandModel(customers, assorted, start, end);
  const policies = random.fork("policies");
  const carried = new Map(
    [...assorted].map(([location_code, own]) => [
      location_code,
      own.map((item) => openLevel(policies, demand, { item, location_code, start, end })),
    ]),
  );
  const shop: Shop = {
    random: random.fork("days"),
    customers,
    demand,
    levels: LOCATION_CODES.flatMap((code) => carried.get(code) ?? []),
    carried,
    openOrders: new Map(),
    openPurchases: new Map(),
    agenda: new Map(),
    disappointedUntil: new Map(),
    serials: new Map(),
    dock: { capacity: Number.POSITIVE_INFINITY, day: start, lines: 0 },
    journal,
  };
  bookOpeningStock(shop, policies, start);
  return shop;
}

/** Branches carry items that sell well, without new ones. */
function assignItems(random: Random, items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const ranked = items.filter(({ cycle }) => cycle.kind !== "new").toSorted((a, b) => b.popularity - a.popularity);
  const branches = BRANCH_ITEMS.map(([location_code, count]): [string, readonly Item[]] => {
    const chosen = new Set<Item>();
    while (chosen.size < count) chosen.add(random.pick(ranked.slice(0, 2 * count)));
    return [location_code, items.filter((item) => chosen.has(item))];
  });
  return new Map([[MAIN_WAREHOUSE, items], ...branches]);
}

function openLevel(
  random: Random,
  demand: DemandModel,
  place: { item: Item; location_code: string; start: Day; end: Day },
): Level {
  const { item, location_code, start } = place;
  const isNew = item.cycle.kind === "new";
  return {
    key: `${item.item_code}|${location_code}`,
    item,
    location_code,
    on_hand: 0,
    allocated: 0,
    on_order: 0,
    backorder: 0,
    ...drawPolicy(random, demand, place),
    waiting: [],
    ...(isNew && { heldFrom: start, heldUntil: item.launch_day - item.lead_time_days - LAUNCH_MARGIN_DAYS }),
  };
}

/** Opening stock is a movement like any other, so that on_hand is always the sum of the movements. */
function bookOpeningStock(shop: Shop, random: Random, start: Day): void {
  for (const level of shop.levels) {
    const quantity = level.minimum + Math.round(random.between(0.1, 1) * level.orderQuantity);
    if (level.item.cycle.kind === "new" || quantity === 0) continue;
    moveStock(shop, level, { movement_type: "其他", quantity, source_no: "QC-期初" }, { day: start, fraction: 0 });
  }
}

import type { DemoData, DemoRecord } from "./demo-record.ts";
import type { Item } from "./items.ts";
import { LOCATION_CODES, MAIN_WAREHOUSE } from "./locations.ts";
import { orderTerms } from "./order-terms.ts";
import { instant } from "./shop-calendar.ts";
import type { Level, Shop } from "./shop.ts";

/** A floor in the item form is this many days of demand: an old habit, far too low to help. */
const FLOOR_DAYS = 3;

/** The item forms; a floor (库存下限) is stated for what only the main warehouse carries, as one floor fits one place. */
export function itemRecords(shop: Shop): readonly DemoRecord[] {
  const branches = LOCATION_CODES.filter((code) => code !== MAIN_WAREHOUSE);
  const inBranches = new Set(branches.flatMap((code) => (shop.carried.get(code) ?? []).map(({ item }) => item)));
  return (shop.carried.get(MAIN_WAREHOUSE) ?? []).map((level) => {
    const floor: DemoData = inBranches.has(level.item) ? {} : { minimum_stock: floorOf(shop, level) };
    return { form: "item", key: level.item.item_code, data: { ...card(level.item), ...floor } };
  });
}

function floorOf({ demand }: Shop, { item, location_code }: Level): number {
  return Math.ceil(demand.unitsPerDay(item, location_code) * FLOOR_DAYS);
}

function card(item: Item): DemoData {
  const { item_code, item_name, category, brand, specification, unit, supplier_code } = item;
  const { purchase_cost, sale_price, moq, order_multiple, lead_time_days, review_period_days, shelf_life_days } = item;
  return {
    ...{ item_code, item_name, category, brand, specification, unit, supplier_code },
    ...{ purchase_cost, sale_price, moq, order_multiple, lead_time_days, review_period_days },
    ...(shelf_life_days !== undefined && { shelf_life_days }),
    ...orderTerms(item),
    launch_date: instant(item.launch_day),
    item_status: "在售",
  };
}

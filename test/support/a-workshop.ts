import { addDays } from "../../src/domain/calendar/day.ts";
import { LOCATION } from "./a-shop-stock.ts";
import { aShopWorld } from "./a-shop-world.ts";

/** Steel and sealing rings of the workshop; neither was ever sold. */
export const STEEL = "YL-1";
export const RING = "YL-2";

/** The lines of a cup's bill of materials: steel with a loss, and two rings. */
export const CUP_LINES = [
  { component_code: STEEL, quantity_per: 1, scrap_rate: 0.2 },
  { component_code: RING, quantity_per: 2 },
];

/** A small shop that also makes cups of steel and two rings each, on the real sandbox. */
export async function aWorkshop(names: { readonly steel: string; readonly ring: string } = NAMES) {
  const world = await aShopWorld({ item_count: 1 });
  const { clock, person, settled } = world;
  const startOf = (offset: number) => clock.startOf(addDays(clock.today(), offset));
  for (const [item_code, item_name, on_hand] of [[STEEL, names.steel, 100] as const, [RING, names.ring, 90] as const]) {
    await person.create("item", { item_code, item_name, unit: "个", supplier_code: "GY-1", lead_time_days: 5 });
    await person.create("stock_level", { item_code, location_code: LOCATION, on_hand });
  }
  await person.create("item", { item_code: "CUP", item_name: "保温杯", unit: "个" });
  const bom = await person.create("bom", { item_code: "CUP", item_name: "保温杯", make_days: 2, lines: CUP_LINES });
  await settled();
  return {
    ...world,
    startOf,
    bom,
    /** A person plans to make cups; some days from today. */
    plan: (production_no: string, quantity: number, offset: number, item_code = "CUP") =>
      person.create("production_plan", {
        ...{ production_no, item_code, quantity, start_date: startOf(offset), production_status: "未开工" },
      }),
  };
}

const NAMES = { steel: "钢带", ring: "密封圈" };

import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import type { FieldValues } from "../../src/contracts/form.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { INSTALLATION } from "../../test/support/a-shop-addon.ts";
import { aShop, type ShopRecords } from "../../test/support/a-shop-stock.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import { groupOf, groupRules } from "./soak-groups.ts";
import type { SoakVendors } from "./soak-vendors.ts";

/** The platform takes 200 rows in a subform. */
const LINES = 100;
/** Days of sales: enough to know an item's demand, and few enough to be read soon. */
const DAYS = 40;

/** Items in groups by their category, each with some weeks of sales, and one rule for each group. */
export function soakRecords(today: Day, items: number): ShopRecords {
  return aShop(today, items).map(([form, rows]) => {
    if (form === "alert_rule") return [form, groupRules()];
    if (form === "item") return [form, rows.map((row, index) => ({ ...row, category: groupOf(index + 1) }))];
    return [form, form === "sales_order" ? rows.slice(0, DAYS).flatMap(inParts) : rows];
  });
}

function inParts(order: FieldValues): readonly FieldValues[] {
  const { lines, order_no } = order;
  if (!Array.isArray(lines) || typeof order_no !== "string") return [order];
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, part) => ({
    ...order,
    order_no: `${order_no}-${part}`,
    lines: lines.slice(part * LINES, (part + 1) * LINES),
  }));
}

/** Makes the channels known to the add-on, each behind the weather. */
export async function setChannels({ addon }: Pick<ShopOnPlatform, "addon">, vendors: SoakVendors): Promise<void> {
  const { store, box } = addon;
  for (const { name, kind, config } of vendors.channels) {
    await saveChannel({ registry: store.registry, box }, { installation_id: INSTALLATION, name, kind, config });
  }
}

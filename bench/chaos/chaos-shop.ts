import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import type { FieldValues } from "../../src/contracts/form.ts";
import { INSTALLATION } from "../../test/support/a-shop-addon.ts";
import { aRule, aShop, itemCode, type ShopRecords } from "../../test/support/a-shop-stock.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import type { RobotGateway } from "./robot-gateway.ts";

/** A past order holds every item, and a subform at most 200 rows. */
const MOST_ITEMS = 200;
const MOST_ROBOTS = 6;
/** A robot takes 18 messages a minute: with more items its line would never end. */
const ITEMS_PER_ROBOT = 10;
/** So short that an item is short of stock again and again within one run, each time anew. */
const COOL_DOWN_HOURS = 0;

/** Items of the shop for so many events. */
export function itemCount(events: number): number {
  return Math.max(4, Math.min(MOST_ITEMS, Math.round(Math.sqrt(events))));
}

/** The small shop, with rules that tell some of its items to robots. */
export function chaosRecords(today: Day, item_count: number): ShopRecords {
  return aShop(today, item_count).map(([form, rows]) => [form, form === "alert_rule" ? rules(item_count) : rows]);
}

/** Makes the robots known to the add-on. */
export async function setRobots({ addon }: ShopOnPlatform, item_count: number, gateway: RobotGateway): Promise<void> {
  const { store, box } = addon;
  for (const name of robots(item_count)) {
    const channel = { installation_id: INSTALLATION, name, kind: "wechat_work_robot" };
    await saveChannel({ registry: store.registry, box }, { ...channel, config: { url: gateway.urlOf(name) } });
  }
}

function robots(item_count: number): readonly string[] {
  const count = Math.min(MOST_ROBOTS, Math.ceil(item_count / ITEMS_PER_ROBOT));
  return Array.from({ length: count }, (_, index) => `robot-${index + 1}`);
}

function rules(item_count: number): readonly FieldValues[] {
  const names = robots(item_count);
  // One rule leaves its messages to the platform, which can tell how often it was asked to send one.
  const platform = { ...aRule("平台提醒"), delivery_path: "平台", cool_down_hours: COOL_DOWN_HOURS };
  const own = names.map((channel, index) => {
    const codes = Array.from({ length: ITEMS_PER_ROBOT }, (_, nth) => itemCode(1 + index + nth * names.length));
    const scope = { scope_kind: "商品", scope_value: codes.join(",") };
    return { ...aRule(`通知 ${channel}`), ...scope, channel, cool_down_hours: COOL_DOWN_HOURS };
  });
  return [...own, platform];
}

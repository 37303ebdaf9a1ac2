import { createJdyClient } from "@jdy/open-api-client";
import { writeValues } from "../../src/adapters/platform/write-values.ts";
import { anOrder, itemCode } from "../../test/support/a-shop-stock.ts";
import type { ShopWorld } from "../../test/support/a-shop-world.ts";
import type { ChaosStep } from "./chaos-steps.ts";
import type { MortalAddon } from "./mortal-addon.ts";

/** How long a process runs with a full disk or a wrong clock, in steps. */
const ILL_STEPS = 30;
/** So few orders stay in reach of a pick. */
const OPEN_ORDERS = 40;

/** Plays steps on a shop whose add-on is mortal. */
export async function createPlayer(world: ShopWorld, addon: MortalAddon) {
  const { api_key, platform, person, bindingOf } = world;
  const limiter = { waitTurn: () => Promise.resolve() };
  const client = createJdyClient({ apiKey: api_key, baseUrl: platform.url, maxAttempts: 1, limiter });
  const stock = bindingOf("stock_level");
  const stock_ids = new Map((await world.records("stock_level")).map((row) => [String(row["item_code"]), row._id]));
  const gone_stock = new Set<string>();
  const orders: string[] = [];
  const gone_orders: string[] = [];
  let made = 0;
  let ill_steps = 0;

  const picked = (from: readonly string[], pick: number) => from[pick % Math.max(1, from.length)];

  async function play(step: ChaosStep): Promise<void> {
    switch (step.kind) {
      case "count":
      case "import":
      case "api_write": {
        const record_id = stock_ids.get(itemCode(step.item)) ?? "";
        if (gone_stock.has(record_id)) return;
        const data = { on_hand: step.on_hand };
        if (step.kind === "count") await person.edit("stock_level", record_id, data);
        else if (step.kind === "import") await person.importRows("stock_level", [{ _id: record_id, ...data }]);
        else {
          const values = writeValues(stock.fields, data, "stock_level");
          const { app_id, entry_id } = stock;
          // Some other program that writes once and does not mind when it fails.
          await client.updateRecord({ app_id, entry_id, data_id: record_id, data: values }).catch(() => undefined);
        }
        return;
      }
      case "order": {
        made += 1;
        const lines = [{ item_code: itemCode(step.item), quantity: step.quantity }];
        const customer_code = `KH-${1 + (made % 3)}`;
        const order = anOrder({ order_no: `NEU-${made}`, customer_code, ordered_at: world.clock.stamp(), lines });
        orders.push(await person.create("sales_order", order));
        if (orders.length > OPEN_ORDERS) orders.shift();
        return;
      }
      case "order_status": {
        const record_id = picked(orders, step.pick);
        const { order_status } = step;
        const cancel_reason = order_status === "已取消" ? "缺货" : null;
        if (record_id !== undefined) await person.edit("sales_order", record_id, { order_status, cancel_reason });
        return;
      }
      case "remove_order": {
        const [record_id] = orders.splice(step.pick % Math.max(1, orders.length), 1);
        if (record_id === undefined) return;
        await person.remove("sales_order", record_id);
        gone_orders.push(record_id);
        return;
      }
      case "recover_order": {
        const [record_id] = gone_orders.splice(step.pick % Math.max(1, gone_orders.length), 1);
        if (record_id === undefined) return;
        await person.recover("sales_order", record_id);
        orders.push(record_id);
        return;
      }
      case "remove_stock":
      case "recover_stock": {
        const record_id = stock_ids.get(itemCode(step.item)) ?? "";
        if (gone_stock.has(record_id) !== (step.kind === "recover_stock")) return;
        if (step.kind === "remove_stock") await person.remove("stock_level", record_id);
        else await person.recover("stock_level", record_id);
        if (!gone_stock.delete(record_id)) gone_stock.add(record_id);
        return;
      }
      case "fault":
        await platform.fault(step.fault);
        return;
      case "limits":
        await platform.control("POST", "/limits", { enabled: step.enabled });
        return;
      case "kill":
        await addon.restart();
        ill_steps = 0;
        return;
      case "full_disk":
        await addon.restart({ full_disk: true });
        ill_steps = ILL_STEPS;
        return;
      case "clock_jump":
        await addon.restart({ skew_ms: step.skew_ms });
        ill_steps = ILL_STEPS;
        return;
    }
  }

  return {
    async play(step: ChaosStep): Promise<void> {
      await play(step);
      if (ill_steps === 0) return;
      ill_steps -= 1;
      if (ill_steps === 0) await addon.restart();
    },
    close: () => client.close(),
  };
}

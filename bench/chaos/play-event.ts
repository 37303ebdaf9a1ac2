import { createJdyClient } from "@jdy/open-api-client";
import { writeValues } from "../../src/adapters/platform/write-values.ts";
import { anOrder, itemCode } from "../../test/support/a-shop-stock.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import type { ShopEvent } from "./shop-events.ts";

/** Longer than any answer in good weather (ms). */
const PATIENCE_MS = 2_000;
const CUSTOMERS = 3;

/** Plays the events of a shop: by people on the platform's pages, by an import, by another program. */
export async function createEventPlayer(world: ShopOnPlatform) {
  const { api_key, platform, person, bindingOf } = world;
  const client = createJdyClient({
    ...{ apiKey: api_key, baseUrl: platform.url, maxAttempts: 1, timeoutMs: PATIENCE_MS },
    limiter: { waitTurn: () => Promise.resolve() },
  });
  const stock = bindingOf("stock_level");
  const stock_ids = new Map((await world.records("stock_level")).map((row) => [String(row["item_code"]), row._id]));
  const order_ids = new Map<number, string>();

  const stockId = (item: number) => known(stock_ids.get(itemCode(item)));
  const orderId = (order: number) => known(order_ids.get(order));

  async function play(event: ShopEvent): Promise<unknown> {
    switch (event.kind) {
      case "count":
        return person.edit("stock_level", stockId(event.item), { on_hand: event.on_hand });
      case "import":
        return person.importRows("stock_level", [{ _id: stockId(event.item), on_hand: event.on_hand }]);
      case "api_write":
        return writeByApi(stockId(event.item), event.on_hand);
      case "order":
        return create(event);
      case "order_status": {
        const { order_status } = event;
        const cancel_reason = order_status === "已取消" ? "缺货" : null;
        return person.edit("sales_order", orderId(event.order), { order_status, cancel_reason });
      }
      case "remove_order":
        return person.remove("sales_order", orderId(event.order));
      case "recover_order":
        return person.recover("sales_order", orderId(event.order));
      case "remove_stock":
        return person.remove("stock_level", stockId(event.item));
      case "recover_stock":
        return person.recover("stock_level", stockId(event.item));
    }
  }

  /** Some other program that writes once and does not mind when it fails. */
  async function writeByApi(data_id: string, on_hand: number): Promise<void> {
    const data = writeValues(stock.fields, { on_hand }, "stock_level");
    const { app_id, entry_id } = stock;
    await client.updateRecord({ app_id, entry_id, data_id, data }).catch(() => undefined);
  }

  async function create({ order, item, quantity }: Extract<ShopEvent, { kind: "order" }>): Promise<void> {
    const lines = [{ item_code: itemCode(item), quantity }];
    const customer_code = `KH-${1 + (order % CUSTOMERS)}`;
    const record = anOrder({ order_no: `NEU-${order}`, customer_code, ordered_at: world.clock.stamp(), lines });
    order_ids.set(order, await person.create("sales_order", record));
  }

  return {
    play: async (event: ShopEvent): Promise<void> => {
      await play(event);
    },
    close: () => client.close(),
  };
}

/** What happens to one record happens in order. */
export function subjectOf(event: ShopEvent): string {
  return "order" in event ? `order ${event.order}` : `item ${event.item}`;
}

function known(record_id: string | undefined): string {
  if (record_id === undefined) throw new Error("an event of a record that was never made");
  return record_id;
}

import fc from "fast-check";
import { createJdyClient } from "@jdy/open-api-client";
import { writeValues } from "../../src/adapters/platform/write-values.ts";
import type { FieldValues, FormName } from "../../src/contracts/form.ts";
import { addDays } from "../../src/domain/calendar/day.ts";
import type { SandboxFault } from "../support/a-shop-platform.ts";
import { anOrder, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import type { ShopWorld } from "../support/a-shop-world.ts";

/** Something that happens in or around a shop. Numbers pick among what is there, so that any sequence can be played. */
export type ShopEvent =
  | { readonly kind: "count" | "import" | "api_write"; readonly item: number; readonly on_hand: number }
  | { readonly kind: "order"; readonly by_api: boolean; readonly item: number; readonly quantity: number }
  | { readonly kind: "order_status"; readonly pick: number; readonly order_status: string }
  | { readonly kind: "item"; readonly item: number; readonly lead_time_days: number }
  | { readonly kind: "bom"; readonly item: number; readonly quantity_per: number; readonly is_nested: boolean }
  | { readonly kind: "plan"; readonly quantity: number; readonly starts_in: number; readonly is_open: boolean }
  | { readonly kind: "second_stock"; readonly item: number; readonly on_hand: number }
  | { readonly kind: "remove" | "recover"; readonly form: "stock_level" | "sales_order"; readonly pick: number }
  | { readonly kind: "fault"; readonly fault: SandboxFault }
  | { readonly kind: "pause" };

/** Items of the shop that is played with. */
export const ITEM_COUNT = 3;

const item = fc.integer({ min: 1, max: ITEM_COUNT });
const pick = fc.nat({ max: 20 });
const on_hand = fc.constantFrom(0, 3, 25, 60, 110, 500);
const form = fc.constantFrom("stock_level" as const, "sales_order" as const);

const pushFault = fc.record({
  endpoint: fc.constant("push"),
  kind: fc.constantFrom("duplicate", "reorder", "drop", "delay", "applied_then_timeout", "status"),
  value: fc.constant(30),
  count: fc.integer({ min: 1, max: 4 }),
});
const DATA_CALLS = ["create", "update", "get", "list"].map((call) => `v5/app/entry/data/${call}`);
const apiFault = fc.oneof(
  fc.record({ kind: fc.constant("status" as const), value: fc.constantFrom(429, 502) }),
  fc.record({ kind: fc.constant("code" as const), value: fc.constantFrom(8303, 8304) }),
  fc.record({ kind: fc.constant("drop" as const) }),
  fc.record({ kind: fc.constant("applied_then_timeout" as const), value: fc.constant(20) }),
);
const callFault = fc
  .tuple(fc.constantFrom(...DATA_CALLS), apiFault, fc.integer({ min: 1, max: 2 }))
  .map(([endpoint, fault, count]) => ({ endpoint, count, ...fault }));

/** Any event. A push whose answer is not a number of ms stays a push that failed: `status` needs its own value. */
const shopEvent: fc.Arbitrary<ShopEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("count" as const), item, on_hand }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("import" as const, "api_write" as const), item, on_hand }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ kind: fc.constant("order" as const), by_api: fc.boolean(), item },
      quantity: fc.constantFrom(2, 30, 120),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("order_status" as const), pick },
      order_status: fc.constantFrom("已发货", "已取消", "待发货"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("item" as const), item, lead_time_days: fc.constantFrom(3, 9, 20) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("second_stock" as const), item, on_hand }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("bom" as const), item, is_nested: fc.boolean() },
      quantity_per: fc.constantFrom(0, 1, 2.5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant("plan" as const), quantity: fc.constantFrom(5, 40) },
      ...{ starts_in: fc.constantFrom(-1, 2, 9), is_open: fc.boolean() },
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("remove" as const, "recover" as const), form, pick }) },
  { weight: 2, arbitrary: pushFault.map((fault) => ({ kind: "fault" as const, fault: withStatus(fault) })) },
  { weight: 1, arbitrary: callFault.map((fault) => ({ kind: "fault" as const, fault })) },
  { weight: 2, arbitrary: fc.constant({ kind: "pause" as const }) },
);

/** A sequence of events. */
export const shopEvents = fc.array(shopEvent, { minLength: 20, maxLength: 45 });

function withStatus<T extends { readonly kind: string; readonly value: number }>(fault: T): T {
  return fault.kind === "status" ? { ...fault, value: 503 } : fault;
}

/** Plays events one after the other, without waiting for what follows from them. */
export async function playEvents(world: ShopWorld, events: readonly ShopEvent[]): Promise<void> {
  const api = apiOf(world);
  const removed: { readonly form: FormName; readonly record_id: string }[] = [];
  const picked = async (from: FormName, index: number) => {
    const records = await world.records(from);
    // Past orders are many and all shipped: the newest are the ones that matter.
    const newest = records.slice(-6);
    return newest[index % Math.max(1, newest.length)]?._id ?? null;
  };
  const stockId = async (number: number) =>
    (await world.find("stock_level", { item_code: itemCode(number) }))[0]?._id ?? null;
  let orders = 0;

  for (const event of events) {
    switch (event.kind) {
      case "count":
      case "import":
      case "api_write": {
        const record_id = await stockId(event.item);
        const data = { on_hand: event.on_hand };
        if (record_id === null) break;
        if (event.kind === "count") await world.person.edit("stock_level", record_id, data);
        else if (event.kind === "import") await world.person.importRows("stock_level", [{ _id: record_id, ...data }]);
        else await api.update("stock_level", record_id, data);
        break;
      }
      case "order": {
        orders += 1;
        const order = anOrder({
          ...{ order_no: `NEU-${orders}`, customer_code: `KH-${1 + (orders % 3)}`, ordered_at: world.clock.stamp() },
          lines: [{ item_code: itemCode(event.item), quantity: event.quantity }],
        });
        if (event.by_api) await api.create("sales_order", order);
        else await world.person.create("sales_order", order);
        break;
      }
      case "order_status": {
        const record_id = await picked("sales_order", event.pick);
        const { order_status } = event;
        const cancel_reason = order_status === "已取消" ? "缺货" : null;
        if (record_id !== null) await world.person.edit("sales_order", record_id, { order_status, cancel_reason });
        break;
      }
      case "item": {
        const [found] = await world.find("item", { item_code: itemCode(event.item) });
        await world.person.edit("item", found?._id ?? "", { lead_time_days: event.lead_time_days });
        break;
      }
      case "second_stock":
        await world.person.create("stock_level", {
          ...{ item_code: itemCode(event.item), location_code: LOCATION, on_hand: event.on_hand },
        });
        break;
      case "bom": {
        // A kit of an item, or of another item that is made of it: the stock of that one then counts as well.
        const [kit, component_code] = event.is_nested
          ? [itemCode(1), itemCode(event.item)]
          : ["KIT", itemCode(event.item)];
        const [found] = await world.find("bom", { item_code: kit });
        const bom = { item_code: kit, make_days: 1, lines: [{ component_code, quantity_per: event.quantity_per }] };
        if (found === undefined) await world.person.create("bom", bom);
        else await world.person.edit("bom", found._id, bom);
        break;
      }
      case "plan": {
        const production_no = `SC-${event.quantity}`;
        const [found] = await world.find("production_plan", { production_no });
        const start_date = world.clock.startOf(addDays(world.clock.today(), event.starts_in));
        const order = {
          ...{ production_no, item_code: "KIT", quantity: event.quantity, start_date },
          production_status: event.is_open ? "未开工" : "已完成",
        };
        if (found === undefined) await world.person.create("production_plan", order);
        else await world.person.edit("production_plan", found._id, order);
        break;
      }
      case "remove": {
        const record_id = await picked(event.form, event.pick);
        if (record_id === null) break;
        await world.person.remove(event.form, record_id);
        removed.push({ form: event.form, record_id });
        break;
      }
      case "recover": {
        const found = removed.splice(event.pick % Math.max(1, removed.length), 1)[0];
        if (found !== undefined) await world.person.recover(found.form, found.record_id);
        break;
      }
      case "fault":
        await world.platform.fault(event.fault);
        break;
      case "pause":
        await world.platform.idle();
        break;
    }
  }
  api.close();
}

/** Some other program that writes by the API, once, and does not mind when it fails. */
function apiOf({ api_key, platform, bindingOf }: ShopWorld) {
  const limiter = { waitTurn: () => Promise.resolve() };
  const client = createJdyClient({ apiKey: api_key, baseUrl: platform.url, maxAttempts: 1, limiter });
  const address = (form: FormName) => ({ app_id: bindingOf(form).app_id, entry_id: bindingOf(form).entry_id });
  const dataOf = (form: FormName, values: FieldValues) => writeValues(bindingOf(form).fields, values, form);
  const tried = async (call: Promise<unknown>) => {
    await call.catch(() => undefined);
  };
  return {
    create: (form: FormName, values: FieldValues) =>
      tried(client.createRecord({ ...address(form), data: dataOf(form, values) })),
    update: (form: FormName, data_id: string, values: FieldValues) =>
      tried(client.updateRecord({ ...address(form), data_id, data: dataOf(form, values) })),
    close: () => client.close(),
  };
}

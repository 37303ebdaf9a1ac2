import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import { createPurchaseOrders } from "../../../src/app/purchase-order/purchase-orders.ts";
import { createPurchasePlan } from "../../../src/app/purchase-plan/purchase-plan.ts";
import type { FieldBinding, FormBinding } from "../../../src/contracts/form.ts";
import type { PurchaseOrderRequest } from "../../../src/contracts/purchase-order.ts";
import { aPlannedShop, NOW, type PlannedItem, TODAY } from "../purchase-plan/a-planned-shop.ts";
import { SHOP } from "../../store/store-builders.ts";

const ITEMS: readonly PlannedItem[] = [
  { item_code: "A", item: { price_breaks: [{ from_quantity: 500, unit_price: 20 }] }, on_hand: { W1: 5, W3: 4 } },
  { item_code: "B", item: { supplier_code: "S-2" }, on_hand: { W1: 8 } },
  { item_code: "D", item: { purchase_cost: null, supplier_code: null }, on_hand: { W1: 20 } },
  { item_code: "E", on_hand: { W1: 5_000 } },
];

const field = (name: string, type = "text", items?: readonly FieldBinding[]): FieldBinding => {
  return { name, platform_name: name, widget_name: `_widget_${name}`, type, ...(items !== undefined && { items }) };
};
const LINES = [field("item_code"), field("item_name"), field("quantity", "number"), field("unit_cost", "number")];
const FIELDS: readonly FieldBinding[] = [
  ...[field("purchase_order_no"), field("supplier_code"), field("ordered_at", "datetime")],
  ...[field("expected_date", "datetime"), field("location_code"), field("order_status", "combo")],
  field("lines", "subform", LINES),
];
const without = (name: string) => FIELDS.filter((one) => one.name !== name);
const changed = (name: string, parts: Partial<FieldBinding>) =>
  FIELDS.map((one) => (one.name === name ? { ...one, ...parts } : one));

/** A shop whose plan can be ordered from. */
async function anOrderDesk(fields: readonly FieldBinding[] | null = FIELDS) {
  const store = createMemoryStore();
  await aPlannedShop(store, ITEMS);
  const clock = createSystemClock({ now: () => NOW });
  const ids = { installation_id: SHOP, app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" };
  const bound: FormBinding | null =
    fields === null ? null : { ...ids, form: "purchase_order", fields, synced_through: null };
  const orders = createPurchaseOrders({
    ...{ ...store, clock, tokens: tokenMaker },
    purchasePlan: createPurchasePlan({ ...store, clock, breathe: () => Promise.resolve() }),
    binding: (_installation_id, form) => Promise.resolve(form === "purchase_order" ? bound : null),
  });
  const place = (
    lines: readonly Partial<PurchaseOrderRequest["lines"][number]>[],
    request_id = crypto.randomUUID(),
  ) => {
    const whole = lines.map((line) => {
      return { item_code: "A", location_code: "W1", quantity: 60, expected_date: null, ...line };
    });
    return orders.place(SHOP, { request_id, budget: null, lines: whole }, "buyer");
  };
  const effects = async () =>
    (await store.outbox.list(SHOP, { kind: "create_record" }, 99))
      .map(({ action }) => action)
      .filter((action) => action.kind === "create_record" && action.form === "purchase_order");
  return { store, orders, place, effects };
}

describe("ordering from the plan", () => {
  it("makes one record for each supplier and place, at the price of its quantity, with its workflow started", async () => {
    const { place, effects } = await anOrderDesk();
    const { report } = await place([{ quantity: 500 }, { location_code: "W3" }, { item_code: "B" }]);
    expect(report.orders).toHaveLength(3);
    const made = await effects();
    expect(made).toHaveLength(3);
    expect(made).toContainEqual({
      ...{ kind: "create_record", form: "purchase_order", key_field: "purchase_order_no" },
      ...{ start_trigger: false, start_workflow: true },
      values: expect.objectContaining({
        ...{ supplier_code: "S-1", location_code: "W1", order_status: "已下单" },
        lines: [{ item_code: "A", item_name: "商品 A", quantity: 500, received_quantity: 0, unit_cost: 20 }],
      }),
    });
  });

  it("keeps what the plan proposed, from which state, and what the buyer chose instead", async () => {
    const { store, place } = await anOrderDesk();
    const [place_of_a] = await store.assessments.planPlaces(SHOP, "A");
    await place([{ quantity: 77, expected_date: "2026-12-24" }]);
    const [choice] = await store.purchaseChoices.since(SHOP, 0);
    expect(choice).toMatchObject({
      suggested_quantity: place_of_a?.suggested_order_quantity,
      ...{ quantity: 77, expected_date: "2026-12-24", chosen_by: "buyer", chosen_at: NOW, chosen_on: TODAY },
      ...{ available: 5, on_order: 0, sale_price: 59.9, purchase_cost: 21.5 },
      basis: { price_breaks: [{ from_quantity: 500, unit_price: 20 }], receipts: [], holding_cost_rate: null },
    });
    expect(choice?.suggested_date).not.toBe("2026-12-24");
    expect(choice?.expected_profit).toBeGreaterThan(0);
    expect(choice?.stockout_probability).toBeGreaterThan(0.5);
    expect(choice?.basis.horizon_days).toBeGreaterThan(6);
  });

  it("answers the same press with the same orders", async () => {
    const { store, place } = await anOrderDesk();
    const id = crypto.randomUUID();
    const first = await place([{}], id);
    expect(first.is_new).toBe(true);
    expect(await place([{}], id)).toEqual({ report: first.report, is_new: false });
    expect(await store.purchaseChoices.since(SHOP, 0)).toHaveLength(1);
  });

  it.each([
    { name: "a form that nobody bound", fields: null, code: "purchase_form_not_bound", told: "还没有绑定" },
    { name: "no number", fields: without("purchase_order_no"), code: "purchase_form_incomplete", told: "采购单号" },
    {
      name: "a number that the platform makes itself",
      fields: changed("purchase_order_no", { type: "sn" }),
      ...{ code: "purchase_form_incomplete", told: "采购单号（类型不能写入）" },
    },
    {
      name: "a paused field",
      fields: changed("supplier_code", { paused: true }),
      ...{ code: "purchase_form_incomplete", told: "供应商编码（已暂停）" },
    },
    {
      name: "lines without a quantity",
      fields: changed("lines", { items: [field("item_code")] }),
      ...{ code: "purchase_form_incomplete", told: "采购明细.采购数量（没有绑定）" },
    },
    {
      name: "no place where there are several",
      fields: without("location_code"),
      ...{ code: "purchase_form_incomplete", told: "仓库/门店/渠道编码" },
    },
  ])("is refused in Chinese with a next step for $name", async ({ fields, code, told }) => {
    const { place, effects } = await anOrderDesk(fields);
    await expect(place([{}])).rejects.toMatchObject({
      code,
      message: expect.stringContaining(told),
      hint: expect.stringContaining("stockguard bind"),
    });
    expect(await effects()).toEqual([]);
  });

  it.each([
    { line: { item_code: "E" }, code: "purchase_lines_gone", told: "E" },
    { line: { item_code: "D" }, code: "purchase_supplier_missing", told: "商品 D" },
    { line: { expected_date: "2026-11-22" }, code: "purchase_date_past", told: "早于今天" },
  ])("is refused whole for one line: $code", async ({ line, code, told }) => {
    const { place, effects } = await anOrderDesk();
    await expect(place([{ item_code: "B" }, line])).rejects.toMatchObject({
      code,
      message: expect.stringContaining(told),
    });
    expect(await effects()).toEqual([]);
  });

  it("is refused where a line is there twice, or has an order under way", async () => {
    const { place } = await anOrderDesk();
    await expect(place([{}, {}])).rejects.toMatchObject({ code: "purchase_line_twice" });
    const { report } = await place([{}]);
    await expect(place([{ item_code: "B" }, {}])).rejects.toMatchObject({
      code: "purchase_under_way",
      message: expect.stringContaining(report.orders[0]?.purchase_order_no ?? "?"),
    });
  });
});

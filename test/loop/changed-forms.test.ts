import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { FormName } from "../../src/contracts/form.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

/** A field as the platform's editor shows it. */
interface Widget {
  readonly name: string;
  readonly widgetName: string;
  readonly label: string;
  readonly type: string;
}

let world: ShopWorld;
beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
});
afterEach(() => world.close());

/** Somebody changes the fields of a form in the platform's editor. */
async function edited(form: FormName, change: (widgets: readonly Widget[]) => readonly object[]): Promise<void> {
  const path = `/forms/${world.bindingOf(form).entry_id}`;
  // The sandbox's own answer, whose shape its README gives.
  const { widgets } = (await world.platform.control("GET", path)) as { readonly widgets: readonly Widget[] };
  await world.platform.control("PATCH", path, { widgets: change(widgets) });
}

const with_ = (name: string, values: object) => (widgets: readonly Widget[]) =>
  widgets.map((widget) => (widget.name === name ? { ...widget, ...values } : widget));
const without = (name: string) => (widgets: readonly Widget[]) => widgets.filter((widget) => widget.name !== name);

const kept = async () => {
  const { _id } = await world.stockOf(itemCode(1));
  return world.addon.store.records.get(INSTALLATION, "stock_level", _id);
};

/** A person counts the stock, by whatever name the field has. */
async function counted(on_hand: number, name = "on_hand"): Promise<void> {
  await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { [name]: on_hand });
  await world.settled();
}

describe("a form that people change in the platform's editor", () => {
  it("is read on when a field gets another label", async () => {
    await edited("stock_level", with_("on_hand", { label: "库存（个）" }));
    await counted(30);
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
  });

  it("is read and written on when fields get other aliases", async () => {
    await edited("stock_level", with_("on_hand", { name: "kucun" }));
    await edited("stock_level", with_("alert_severity", { name: "dengji" }));
    await counted(30, "kucun");
    expect(await kept()).toMatchObject({ values: { on_hand: 30 } });
    expect(await world.stockOf(itemCode(1))).toMatchObject({
      dengji: "紧急",
      suggested_order_quantity: expect.any(Number),
    });
  });

  it("is read by the next poll when an alias was changed and nobody told", async () => {
    await world.platform.fault({ endpoint: "push", kind: "drop" });
    await edited("stock_level", with_("on_hand", { name: "kucun" }));
    await counted(30, "kucun");
    await world.platform.calm();
    await world.running.reconcile(true);
    await world.settled();
    expect(await kept()).toMatchObject({ values: { on_hand: 30 } });
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
  });

  it("is written on without a field that was deleted", async () => {
    await edited("stock_level", without("alert_reason"));
    await counted(30);
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
    expect(await world.addon.store.outbox.counts(INSTALLATION)).toMatchObject({ dead: 0 });
  });

  it("is written on although a field was deleted and nobody told", async () => {
    await world.platform.fault({ endpoint: "push", kind: "drop" });
    await edited("stock_level", without("alert_reason"));
    await world.platform.idle();
    await world.platform.calm();
    await counted(30);
    await world.running.reconcile(false);
    await world.settled();
    const { dead } = await world.addon.reports.problems(INSTALLATION);
    for (const { id } of dead) await world.addon.store.outbox.replay(INSTALLATION, id, world.clock.now());
    await world.settled();
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
  });

  it("tells a person which field was deleted, reads it as empty, and goes on by itself once it is mended", async () => {
    await edited("stock_level", without("on_hand"));
    await world.settled();
    await world.running.reconcile(false);
    await world.settled();
    const { notices, aside } = await world.addon.reports.problems(INSTALLATION);
    expect(notices).toMatchObject([
      { code: "field_deleted", form: "stock_level", field: "on_hand", message: expect.stringContaining("现有库存") },
    ]);
    expect(aside).toEqual([]);
    expect(await kept()).toMatchObject({ values: { on_hand: null } });

    await edited("stock_level", (widgets) => [...widgets, { name: "on_hand", label: "现有库存", type: "number" }]);
    await world.settled();
    await world.platform.importRows(world.bindingOf("stock_level").entry_id, [
      { _id: (await world.stockOf(itemCode(1)))._id, on_hand: 30 },
    ]);
    await world.running.reconcile(false);
    await world.settled();
    expect(await kept()).toMatchObject({ values: { on_hand: 30 } });
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
    expect(await world.addon.reports.problems(INSTALLATION)).toMatchObject({ notices: [], aside: [] });
  });

  it("writes a field again that was missing for a while, and all others meanwhile", async () => {
    await edited("stock_level", without("days_of_supply"));
    await counted(30);
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
    expect(await world.addon.store.outbox.counts(INSTALLATION)).toMatchObject({ dead: 0 });
    await edited("stock_level", (widgets) => [
      ...widgets,
      { name: "days_of_supply", label: "可供天数", type: "number" },
    ]);
    await world.settled();
    expect(await world.stockOf(itemCode(1))).toMatchObject({ days_of_supply: expect.any(Number) });
    expect(await world.addon.reports.problems(INSTALLATION)).toMatchObject({ notices: [] });
  });

  it("is used on with a field made anew in another type that serves as well, and paused where it does not", async () => {
    const anew = async (type: string) => {
      await edited("stock_level", without("alert_severity"));
      await edited("stock_level", (left) => [...left, { name: "alert_severity", label: "预警等级", type }]);
    };
    await anew("text");
    await counted(30);
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
    expect(await world.addon.reports.problems(INSTALLATION)).toMatchObject({ notices: [] });
    await anew("number");
    await counted(0);
    const { notices } = await world.addon.reports.problems(INSTALLATION);
    expect(notices).toMatchObject([{ code: "field_retyped", field: "alert_severity" }]);
    expect(await world.addon.store.outbox.counts(INSTALLATION)).toMatchObject({ dead: 0 });
  });

  it("keeps an order's other lines when one of them cannot be used", async () => {
    const lines = [
      { item_code: "", quantity: 3 },
      { item_code: itemCode(1), quantity: 40 },
    ];
    await world.person.create("sales_order", anOrder({ order_no: "XS-1", ordered_at: world.clock.stamp(), lines }));
    await counted(10);
    expect(await world.records("care_task")).toMatchObject([{ affected_quantity: 30 }]);
  });
});

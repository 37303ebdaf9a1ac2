import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

/** An id under which there is no form. */
const LOST = "0123456789abcdef01234567";

let world: ShopWorld;
beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
});
afterEach(() => world.close());

/** From now on the form is bound to one that is not there: as after somebody deleted it and made it anew. */
async function lost(): Promise<void> {
  const { store, box, bindings } = world.addon;
  const binding = world.bindingOf("stock_level");
  await store.registry.saveBinding({ ...binding, entry_id: LOST, push_secret: box.seal(binding.push_secret) });
  bindings.forget();
}

const bound = async () =>
  (await world.addon.store.registry.bindings(INSTALLATION)).find(({ form }) => form === "stock_level");
const problems = () => world.addon.reports.problems(INSTALLATION);

describe("a form that is not there any more", () => {
  it("is replaced by the one that bears its name and all its fields, read anew, without its old records", async () => {
    await lost();
    const { store } = world.addon;
    const old = "0000000000000000000000aa";
    const values = { item_code: "ALT", location_code: "CK-1", on_hand: 1 };
    await store.records.apply([
      {
        ...{ installation_id: INSTALLATION, form: "stock_level", record_id: old, version: 1, removed: false, values },
        ...{ rows: [], touches: [], seen_at: 0, inbox_id: null },
      },
    ]);
    await world.running.reconcile(false);
    await world.settled();
    expect(await bound()).toMatchObject({ entry_id: world.bindingOf("stock_level").entry_id });
    expect(await store.records.get(INSTALLATION, "stock_level", old)).toMatchObject({ removed: true });
    expect((await store.records.list(INSTALLATION, "stock_level")).map((record) => record.values["item_code"])).toEqual(
      [itemCode(1)],
    );
    expect((await problems()).notices).toEqual([]);
  });

  it("stops alone where nothing surely replaces it, says so, and goes on once it does", async () => {
    const { entry_id } = world.bindingOf("stock_level");
    await world.platform.control("PATCH", `/forms/${entry_id}`, { name: "别的什么" });
    await world.settled();
    await lost();
    await world.running.reconcile(true);
    await world.settled();
    expect((await problems()).notices).toMatchObject([{ code: "form_gone", form: "stock_level" }]);
    expect(await world.addon.store.records.count(INSTALLATION, "stock_level")).toBe(1);

    // Everything else is read on; what would be written to the lost form waits for a person or for the form.
    const customers = world.bindingOf("customer").entry_id;
    await world.platform.importRows(customers, [{ customer_code: "KH-NEU", customer_name: "新客户" }]);
    await world.running.reconcile(false);
    await world.settled();
    const known = await world.addon.store.records.list(INSTALLATION, "customer");
    expect(known.map(({ values }) => values["customer_code"])).toContain("KH-NEU");

    await world.platform.control("PATCH", `/forms/${entry_id}`, { name: "库存台账" });
    await world.platform.importRows(entry_id, [{ _id: (await world.stockOf(itemCode(1)))._id, on_hand: 30 }]);
    await world.running.reconcile(false);
    await world.settled();
    expect(await problems()).toMatchObject({ notices: [], dead: [] });
    expect(await world.stockOf(itemCode(1))).toMatchObject({ alert_severity: "紧急" });
  });
});

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, aRule, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ASKING = { actor: { name: "boss" }, origin: null };
const SHOP = { installation_id: INSTALLATION, name: "小店", app_id: "app", created_at: 1 };
const SUBJECT = { installation_id: INSTALLATION, item_code: itemCode(1), location_code: LOCATION };
const PERSONAL = /KH-2|李小姐|13912345678|li@example\.com|天目山路/;

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
  const { person, find, settled, clock, stockOf } = world;
  await person.create("alert_rule", { ...aRule("销售提醒"), receiver_role: "销售" });
  const known = { customer_name: "李小姐", phone: "13912345678", email: "li@example.com", region: "天目山路 1 号" };
  await person.edit("customer", (await find("customer", { customer_code: "KH-2" }))[0]?._id ?? "", known);
  const order = { customer_code: "KH-2", ordered_at: clock.stamp(), lines: [{ item_code: itemCode(1), quantity: 40 }] };
  await person.create("sales_order", { ...anOrder({ order_no: "XS-LI", ...order }), customer_name: "李小姐" });
  const namesake = { ...anOrder({ ...order, order_no: "XS-OTHER", customer_code: "KH-3" }), customer_name: "李小姐" };
  await person.create("sales_order", namesake);
  await person.edit("stock_level", (await stockOf(itemCode(1)))._id, { on_hand: 5 });
  await settled();
});
afterAll(() => world.close());

/** Every value of every table that matches, with its place. */
function kept(pattern: RegExp): readonly string[] {
  const database = new DatabaseSync(join(world.data_dir, "stockguard.db"), { readOnly: true });
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const found = tables.flatMap(({ name }) =>
    database
      .prepare(`select * from ${String(name)}`)
      .all()
      .flatMap((row) => Object.entries(row).map(([column, value]) => `${String(name)}.${column}: ${String(value)}`)),
  );
  database.close();
  return found.filter((text) => pattern.test(text) && !text.startsWith("audit_entry."));
}

const facts = () => world.addon.store.subjects.facts(SUBJECT, "2020-01-01");

describe("a customer who asks for their data", () => {
  it("gets everything about them, in one piece, and nothing about others", async () => {
    const { customers } = world.addon;
    const given = await customers.exported(SHOP, "KH-2", ASKING);
    expect(given.customers).toMatchObject([{ customer_code: "KH-2", customer_name: "李小姐" }]);
    expect(given.sales_lines).toContainEqual(expect.objectContaining({ order_no: "XS-LI", quantity: 40 }));
    expect(new Set(given.records.map(({ form }) => form))).toEqual(new Set(["customer", "sales_order"]));
    expect(given.records.find(({ form }) => form === "customer")?.values).toMatchObject({ phone: "13912345678" });
    expect(given.actions).toMatchObject([{ form: "care_task", values: { customer_code: "KH-2", order_no: "XS-LI" } }]);
    expect(given.messages.flatMap(({ lines }) => lines)).toEqual([expect.stringMatching(/^· 李小姐：.*XS-LI/)]);
    expect(JSON.stringify(given.received)).toContain("13912345678");
    expect(JSON.stringify(given)).not.toMatch(/XS-OTHER|KH-3|KH-1/);
  });

  it("is told where nothing is kept of them", async () => {
    await expect(world.addon.customers.exported(SHOP, "KH-9", ASKING)).rejects.toMatchObject({
      code: "customer_unknown",
    });
  });
});

describe("a customer who asks to be forgotten", () => {
  it("is shown beforehand with all that would go, and what the company must delete itself", async () => {
    const plan = await world.addon.customers.plan(SHOP, "KH-2");
    expect(plan).toMatchObject({ customer_name: "李小姐", erased_at: null });
    expect(plan.counts).toMatchObject({
      customers: 1,
      open_sales_lines: 1,
      past_actions: 1,
      pending_actions: 0,
      waiting: 0,
    });
    expect(plan.counts.messages).toBeGreaterThan(0);
    expect(plan.counts.bodies).toBeGreaterThan(0);
    const [made] = await world.find("care_task", { customer_code: "KH-2" });
    expect(plan.on_platform.find(({ form }) => form === "care_task")?.record_ids).toEqual([made?._id]);
    expect(kept(PERSONAL).length).toBeGreaterThan(10);
  });

  it("is not erased by a slip of the hand", async () => {
    const slip = { customer_code: "KH-2", confirmation: "KH-3" };
    await expect(world.addon.customers.erase(SHOP, slip, ASKING)).rejects.toMatchObject({
      code: "erasure_not_confirmed",
    });
    expect((await world.addon.customers.plan(SHOP, "KH-2")).counts.customers).toBe(1);
  });

  it("is nowhere in the database any more, and the shop's demand is what it was", async () => {
    const before = await facts();
    const confirmed = { customer_code: "KH-2", confirmation: "KH-2" };
    const { pseudonym } = await world.addon.customers.erase(SHOP, confirmed, ASKING);
    await world.settled();
    expect(kept(/KH-2|13912345678|li@example\.com|天目山路/)).toEqual([]);
    // The other one of that name is somebody else.
    const others = kept(/李小姐/).filter((text) => !/KH-3|XS-OTHER/.test(text));
    expect(others).toEqual(["sales_line.customer_name: 李小姐"]);
    const after = await facts();
    expect(after.demand).toEqual(before.demand);
    const own = after.open_sales_lines.find(({ order_no }) => order_no === "XS-LI");
    expect(own).toMatchObject({ customer_code: pseudonym, customer_name: "已删除的客户", quantity: 40 });
    const { entries } = await world.addon.access.audit(null);
    expect(entries[0]).toMatchObject({ event: "customer_erased", actor: "boss", object: pseudonym });
  });

  it("stays erased when the platform tells of them again, by push or by reading everything", async () => {
    const { person, find, settled, running } = world;
    // Whatever becomes of the server's own keys.
    await world.addon.rotateSecrets();
    await person.edit("customer", (await find("customer", { customer_code: "KH-2" }))[0]?._id ?? "", {
      phone: "13912345678",
      region: "天目山路",
    });
    await person.edit("sales_order", (await find("sales_order", { order_no: "XS-LI" }))[0]?._id ?? "", {
      customer_name: "李小姐",
    });
    await settled();
    await running.reconcile(true);
    await settled();
    expect(kept(/KH-2|13912345678|天目山路/)).toEqual([]);
    expect(await world.find("care_task", { customer_code: "KH-2" })).toHaveLength(1);
    const again = await world.addon.customers.plan(SHOP, "KH-2");
    expect(again.erased_at).not.toBeNull();
    expect(again.counts).toMatchObject({ customers: 0, sales_lines: 0, records: 0 });
  });

  it("is not shown among the problems, whatever their record lacks", async () => {
    const { person, settled } = world;
    const order = anOrder({ order_no: "", customer_code: "KH-2", ordered_at: world.clock.stamp(), lines: [] });
    await person.create("sales_order", { ...order, customer_name: "李小姐" });
    await settled();
    expect((await world.addon.reports.problems(INSTALLATION)).aside).toEqual([]);
    expect(kept(/KH-2/)).toEqual([]);
  });

  it("is let in again by a person only", async () => {
    const { person, find, settled, addon } = world;
    await addon.customers.lift(SHOP, "KH-2", ASKING);
    await expect(addon.customers.lift(SHOP, "KH-2", ASKING)).rejects.toMatchObject({ code: "erasure_unknown" });
    await person.edit("customer", (await find("customer", { customer_code: "KH-2" }))[0]?._id ?? "", {
      region: "杭州",
    });
    await settled();
    expect((await addon.customers.plan(SHOP, "KH-2")).counts).toMatchObject({ customers: 1, sales_lines: 0 });
  });
});

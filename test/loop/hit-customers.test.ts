import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createKeptChurn } from "../../src/app/customer-retention/kept-churn.ts";
import type { Exposure } from "../../src/ports/exposures.ts";
import { hitCustomerReport, hitCustomersReport, hitEventReport } from "../../src/contracts/hit-customers.ts";
import { aBuyingShop } from "../support/a-buying-shop.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };
const SHOP = { installation_id: INSTALLATION, name: "小店", app_id: "app", created_at: 1 };
const EVENT = `${ITEM}/${LOCATION}/1`;
const ASKING = { actor: { name: "boss" }, origin: null };

let world: ShopWorld;
let big_order = "";
beforeAll(async () => {
  // The clock of the world begins on this day.
  world = await aShopWorld({ records: aBuyingShop("2026-03-10"), settled_within_ms: 120_000 });
}, 180_000);
afterAll(() => world.close());

const exposures = () => world.addon.store.exposures.ofEvent(INSTALLATION, EVENT);
const ofKind = async (kind: Exposure["kind"]) => (await exposures()).filter((one) => one.kind === kind);
const count = async (on_hand: number) => {
  await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand });
  await world.settled();
};

describe("customers whom a stockout hits", () => {
  it("are nobody while all can be served", async () => {
    const report = await world.addon.hitCustomers.all(INSTALLATION);
    expect(hitCustomersReport.strict().parse(report)).toMatchObject({ base: { kind: "estimated" }, events: [] });
    expect(await exposures()).toEqual([]);
  });

  it("are those whose order cannot be served and those who are likely to buy while nothing is there", async () => {
    const order = { order_no: "XS-BIG", customer_code: "KH-2", ordered_at: world.clock.stamp() };
    big_order = await world.person.create(
      "sales_order",
      anOrder({ ...order, lines: [{ item_code: ITEM, quantity: 40 }] }),
    );
    await count(5);
    expect(await ofKind("open")).toMatchObject([
      { customer_code: "KH-2", order_no: "XS-BIG", quantity: 35, probability: 1, expected_loss_margin: 350 },
    ]);
    const likely = await ofKind("predicted");
    expect(likely.length).toBeGreaterThan(10);
    expect(likely.length).toBeLessThanOrEqual(50);
    expect(likely.every(({ foretold_through }) => foretold_through !== null)).toBe(true);
  });

  it("add up to the figures of the page", async () => {
    const rows = await exposures();
    const report = hitEventReport.strict().parse(await world.addon.hitCustomers.event(SUBJECT));
    const loss = rows.reduce((sum, one) => sum + (one.expected_loss_margin ?? 0), 0);
    const units = rows.reduce((sum, one) => sum + one.quantity * one.probability, 0);
    expect(report.total.margin_loss).toBeCloseTo(loss, 6);
    expect(report.total.expected_units).toBeCloseTo(units, 6);
    expect(report.customers).toHaveLength(new Set(rows.map(({ customer_code }) => customer_code)).size);
    expect(report.customers[0]).toMatchObject({ customer_code: "KH-2", kinds: expect.arrayContaining(["open"]) });
    const all = await world.addon.hitCustomers.all(INSTALLATION);
    expect(all.total.margin_loss).toBeCloseTo(loss, 6);
    expect(all.events).toMatchObject([{ item_code: ITEM, customers: report.customers.length }]);
  });

  it("get a task each, told why, once: whoever waits, and at most ten of the likely ones", async () => {
    const tasks = await world.records("care_task");
    const likely = tasks.filter(({ order_no }) => order_no === "" || order_no === null || order_no === undefined);
    expect(tasks.filter(({ customer_code }) => customer_code === "KH-2")).toHaveLength(1);
    expect(likely.length).toBeGreaterThan(0);
    expect(likely.length).toBeLessThanOrEqual(10);
    expect(String(likely[0]?.["care_reason"])).toMatch(
      /该客户通常每 \d+ 天购买一次，预计在缺货期间（\d{4}-\d\d-\d\d–\d{4}-\d\d-\d\d）会再买/,
    );
    const before = await exposures();
    await count(4);
    expect(await world.records("care_task")).toHaveLength(tasks.length);
    // The order lacks one unit more; buyers are not foretold again on the same day.
    expect((await ofKind("open"))[0]).toMatchObject({ quantity: 36 });
    expect(await ofKind("predicted")).toEqual(before.filter(({ kind }) => kind === "predicted"));
  });

  it("bear their churn risk on their record, those who left a higher one, and it is asked for once", async () => {
    expect(await world.addon.figureCustomers()).toBeGreaterThan(100);
    await world.settled();
    const risks = new Map(
      (await world.records("customer")).map(({ customer_code, churn_risk }) => [customer_code, churn_risk]),
    );
    expect(risks.get("VIP-002")).toBeGreaterThan(0.5);
    expect(risks.get("VIP-001")).toBeLessThan(0.3);
    expect(await world.addon.figureCustomers()).toBe(0);
    const own = hitCustomerReport.strict().parse(await world.addon.hitCustomers.customer(INSTALLATION, "VIP-001"));
    expect(own.figure).toMatchObject({ value_basis: "margin", rfm_class: expect.stringMatching(/^\d-\d-\d$/) });
  });

  it("bear what losing them would cost once an effect was measured, and the item's profit counts it from the next night on", async () => {
    const profit = async () => {
      const found = await world.addon.reports.item(SUBJECT);
      return found?.order_profit?.kind === "known" ? found.order_profit : null;
    };
    const before = hitEventReport.parse(await world.addon.hitCustomers.event(SUBJECT));
    expect(before).toMatchObject({ future: { reason: "not_compared" }, total: { future_loss: null } });
    const learned = { shop: { lost_share: 0.1, low: 0.05, high: 0.15 }, items: [] };
    await createKeptChurn(world.addon.store.registry).save(INSTALLATION, learned);
    const after = hitEventReport.parse(await world.addon.hitCustomers.event(SUBJECT));
    expect(after.future).toEqual({ kind: "estimated", basis: "margin" });
    expect(after.total).toMatchObject({ margin_loss: before.total.margin_loss });
    const future_loss = after.total.future_loss ?? 0;
    expect(future_loss).toBeGreaterThan(0);
    const event = await world.addon.eventReport(INSTALLATION, EVENT);
    expect(event?.future_loss).toMatchObject({ basis: "margin", yuan: expect.closeTo(future_loss, 6) });
    await count(3);
    expect(await profit()).toMatchObject({ goodwill: null });
    await world.addon.learnShop(INSTALLATION);
    expect(await profit()).toMatchObject({ goodwill: null });
    await count(4);
    expect((await profit())?.goodwill?.per_unit).toBeGreaterThan(0);
  });

  it("stay known by what became of their order", async () => {
    await world.person.edit("sales_order", big_order, { order_status: "已取消", cancel_reason: "缺货" });
    await world.settled();
    expect(await ofKind("cancelled")).toMatchObject([{ order_no: "XS-BIG", quantity: 40, over_on: null }]);
    expect(await ofKind("open")).toMatchObject([{ order_no: "XS-BIG", over_on: world.clock.today() }]);
  });

  it("are erased with everything that names them", async () => {
    const [first] = await ofKind("predicted");
    const customer_code = first?.customer_code ?? "";
    expect((await world.addon.customers.exported(SHOP, customer_code, ASKING)).exposures).toHaveLength(1);
    const { counts } = await world.addon.customers.erase(SHOP, { customer_code, confirmation: customer_code }, ASKING);
    expect(counts).toMatchObject({ exposures: 1, figures: 1 });
    await world.settled();
    await count(3);
    expect((await exposures()).map((one) => one.customer_code)).not.toContain(customer_code);
    expect(await world.addon.store.exposures.ofCustomer(INSTALLATION, customer_code)).toEqual([]);
    expect(await world.addon.store.customerFigures.of(INSTALLATION, [customer_code])).toEqual([]);
    expect(await world.addon.hitCustomers.customer(INSTALLATION, customer_code)).toBeNull();
  });

  it("are hit no more once goods are there", async () => {
    await count(5_000);
    expect((await exposures()).every(({ over_on }) => over_on !== null)).toBe(true);
    expect((await world.addon.hitCustomers.all(INSTALLATION)).events).toEqual([]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createKeptChurn } from "../../src/app/customer-retention/kept-churn.ts";
import { hitCustomerReport, hitCustomersReport, hitEventReport } from "../../src/contracts/hit-customers.ts";
import { aComparedShop, aHitShop, LONG_NAME, NOW } from "../app/exposure/a-hit-shop.ts";
import { itemReport } from "../../src/contracts/item-report.ts";
import { aFigure } from "../store/exposure-builders.ts";
import { SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";

describe("customers hit, by HTTP", () => {
  const board = aServedBoard({ now: NOW, fill: ({ store }) => aHitShop(store) });
  const { signedIn } = board;
  const asked = async (path: string) => JSON.parse((await board.admin().get(path)).body) as unknown;

  it("are nobody's business who is not signed in", async () => {
    for (const path of ["/hit-customers", "/hit-customers/items/CUP/WH", "/hit-customers/customers/C-1"])
      expect((await board.stranger().get(path)).status).toBe(401);
  });

  it("are listed by event as the contract says, with the figures of all", async () => {
    const { events, total, base } = hitCustomersReport.strict().parse(await asked("/hit-customers"));
    expect(base).toEqual({ kind: "estimated", learned_on: "2026-11-23", customers: 1_234, is_calibrated: false });
    expect(events).toMatchObject([{ item_code: "CUP", severity: "out", customers: 3 }]);
    expect(total.customers).toBe(3);
    expect(total.margin_loss).toBeCloseTo(76.8 * (1 + 0.25 + 0.75 + 0.4), 9);
    expect(total.expected_customers).toBeCloseTo(1 + 0.75 + 0.4, 9);
  });

  it("are ranked for an item, each with all their signs, and the past ones are only counted", async () => {
    const report = hitEventReport.strict().parse(await asked("/hit-customers/items/CUP/WH"));
    expect(report.customers).toMatchObject([
      { customer_code: "C-1", kinds: ["open", "predicted"], probability: 1, expected_units: 2.5, margin_loss: 96 },
      { customer_code: "C-2", customer_name: LONG_NAME, kinds: ["predicted"], alive_probability: 0.4 },
      { customer_code: "C-3", last_ordered_on: null, alive_probability: null },
    ]);
    expect(report).toMatchObject({ foretold_from: "2026-11-24", foretold_through: "2026-12-02", past_customers: 1 });
  });

  it("tell of one customer and their events", async () => {
    const report = hitCustomerReport.strict().parse(await asked("/hit-customers/customers/C-1"));
    expect(report.figure).toMatchObject({ value: 812.5, value_basis: "margin", rfm_class: "5-4-4" });
    expect(report.events).toMatchObject([{ item_code: "CUP", kinds: ["open", "predicted"], over_on: null }]);
    const past = hitCustomerReport.strict().parse(await asked("/hit-customers/customers/C-9"));
    expect(past).toMatchObject({ customer_name: "C-9", figure: null, events: [{ over_on: "2026-11-23" }] });
  });

  it("say so where nothing is known", async () => {
    expect((await board.admin().get("/hit-customers/items/BOWL/WH")).status).toBe(404);
    const { status, body } = await board.admin().get("/hit-customers/customers/NOBODY");
    expect([status, JSON.parse(body)]).toMatchObject([404, { message: "没有这位客户的记录" }]);
  });

  it("bear no future loss while no effect on leaving was found, and the reason once", async () => {
    const all = hitCustomersReport.strict().parse(await asked("/hit-customers"));
    expect(all).toMatchObject({
      future: { kind: "not_estimable", reason: "not_compared" },
      total: { future_loss: null },
    });
    await createKeptChurn(board.running().addon.store.registry).save(SHOP, {
      shop: { lost_share: 0.1, low: -0.05, high: 0.25 },
      items: [],
    });
    const { future, customers } = hitEventReport.strict().parse(await asked("/hit-customers/items/CUP/WH"));
    expect(future).toEqual({ kind: "not_estimable", reason: "may_be_chance" });
    expect(customers.map(({ future_loss }) => future_loss)).toEqual([null, null, null]);
  });

  it("bear what losing each of them would cost, beside the margin and in the order of the sum", async () => {
    await aComparedShop(board.running().addon.store);
    const report = hitEventReport.strict().parse(await asked("/hit-customers/items/CUP/WH"));
    expect(report.future).toEqual({ kind: "estimated", basis: "margin" });
    const [first, second, third] = report.customers;
    // A fifth of 812.5 × 0.84, who waits for sure; of 812.5 × 0.4, three in four; nobody knows what C-3 is worth.
    expect(first).toMatchObject({ customer_code: "C-1", margin_loss: 96 });
    expect(first?.future_loss).toBeCloseTo(136.5, 9);
    expect(second?.margin_loss).toBeCloseTo(57.6, 9);
    expect(second?.future_loss).toBeCloseTo(0.75 * 0.2 * 325, 9);
    expect(third).toMatchObject({ customer_code: "C-3", future_loss: null });
    expect(report.total.future_loss).toBeCloseTo(136.5 + 48.75, 9);
    const { total, events } = hitCustomersReport.strict().parse(await asked("/hit-customers"));
    expect(events[0]?.future_loss).toBe(report.total.future_loss);
    expect(total.future_loss).toBeCloseTo(136.5 + 48.75, 9);
    const own = hitCustomerReport.strict().parse(await asked("/hit-customers/customers/C-2"));
    expect(own.events[0]?.future_loss).toBeCloseTo(48.75, 9);
    const page = itemReport.parse(await asked("/items/CUP/WH"));
    expect(page.future_loss).toMatchObject({ basis: "margin", customers: 2 });
    expect(page.future_loss?.yuan).toBeCloseTo(136.5 + 48.75, 9);
  });

  it("are never ranked by revenue, which is marked as such", async () => {
    await board
      .running()
      .addon.store.customerFigures.keep(SHOP, [
        aFigure({ value_basis: "revenue", value: 1 }),
        aFigure({ customer_code: "C-2", value_basis: "revenue", value: 90_000 }),
      ]);
    const { future, customers } = hitEventReport.strict().parse(await asked("/hit-customers/items/CUP/WH"));
    expect(future).toEqual({ kind: "estimated", basis: "revenue" });
    expect(customers.map(({ customer_code }) => customer_code)).toEqual(["C-1", "C-2", "C-3"]);
    await board
      .running()
      .addon.store.customerFigures.keep(SHOP, [aFigure(), aFigure({ customer_code: "C-2", alive_probability: 0.4 })]);
  });

  it("are shown without phone numbers and margins to whoever may not see them", async () => {
    const viewer = await signedIn("viewer");
    const { body } = await viewer.get("/hit-customers/items/CUP/WH");
    const report = hitEventReport.strict().parse(JSON.parse(body));
    expect(body).not.toContain("13912345678");
    expect(report.total).toMatchObject({ customers: 3, margin_loss: null, future_loss: null });
    expect(report.customers.every(({ future_loss }) => future_loss === null)).toBe(true);
    expect(itemReport.parse(JSON.parse((await viewer.get("/items/CUP/WH")).body)).future_loss).toBeNull();
    expect(report.customers.every(({ margin_loss }) => margin_loss === null)).toBe(true);
    const own = await viewer.get("/hit-customers/customers/C-1");
    expect(hitCustomerReport.strict().parse(JSON.parse(own.body)).figure).toMatchObject({ value: null });
  });
});

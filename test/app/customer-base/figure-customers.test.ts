import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import { createFigureCustomers } from "../../../src/app/customer-base/figure-customers.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createLearnCustomers } from "../../../src/app/customer-base/learn-customers.ts";
import type { CustomerBase } from "../../../src/domain/repurchase/learn-customer-base.ts";
import { A_BASE } from "../exposure/a-hit-shop.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { anItem, aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const TODAY = "2026-11-23";
const breathe = () => Promise.resolve();

async function aShop(base: CustomerBase, item: Parameters<typeof anItem>[0] = {}, walk_in: readonly string[] = []) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const sold = (customer_code: string, ordered_on: string, unit_price: number | null = null) =>
    aSalesLine({ customer_code, ordered_on, quantity: 2, unit_price });
  await store.records.apply([
    aChange("i", [anItem(item)]),
    aChange("o1", [sold("C-1", "2025-01-10"), sold("C-1", "2026-11-01"), sold("C-1", "2026-11-20", 50)]),
    aChange("o2", [sold("C-2", "2026-10-01"), sold("erased-x", "2026-10-01"), sold("C-9", "2026-10-01")]),
  ]);
  await store.records.apply(
    walk_in.map((code, i) => aChange(`w${i}`, [sold(code, "2026-11-02"), sold(code, "2026-11-09"), sold(code, TODAY)])),
  );
  const customerBases = createCustomerBases(store.registry);
  await customerBases.save(SHOP, { learned_on: TODAY, customers: 3, base });
  const figured: string[] = [];
  const figure = createFigureCustomers({
    ...{ ...store, customerBases, breathe, clock: { today: () => TODAY } },
    marks: { pseudonyms: () => Promise.resolve((code) => (code === "C-9" ? "erased-9" : null)) },
    churnNotes: (_, figures) => Promise.resolve(figured.push(...figures.map(({ customer_code }) => customer_code))),
    onError: (_, error) => {
      throw error;
    },
  });
  return { store, figure, customerBases, figured, kept: () => store.customerFigures.page(SHOP, null, 9) };
}

describe("the figures of customers", () => {
  it("are made of all their orders, the value of those of a year, and kept of nobody who was erased", async () => {
    const { store, figure, kept } = await aShop(A_BASE);
    await store.customerFigures.keep(SHOP, [aFigure({ customer_code: "gone", learned_on: "2026-11-22" })]);
    await figure();
    const [first, ...others] = await kept();
    expect(first).toMatchObject({
      ...{ customer_code: "C-1", order_days: 3, first_ordered_on: "2025-01-10", last_ordered_on: "2026-11-20" },
      ...{ value_basis: "margin", rfm_class: null, learned_on: TODAY },
    });
    expect(first?.value).toBeCloseTo(2 * (59.9 - 21.5) + 2 * (50 - 21.5), 9);
    expect(first?.alive_probability).toBeGreaterThan(0.5);
    expect(first?.gap_days).toBeGreaterThan(first?.usual_gap_days ?? Infinity);
    expect(others.map(({ customer_code }) => customer_code)).toEqual(["C-2"]);
  });

  it("are nobody's who is not named: whoever came under one code is worth nothing to an item, to a class or to be lost", async () => {
    const shopWith = async (walk_in: readonly string[]) => {
      const { store, figure, kept } = await aShop(A_BASE, {}, walk_in);
      await figure();
      const codes = ["C-1", "C-2", "散客", "零售"];
      const segments = await createCareSegments({ ...store, clock: { today: () => TODAY } })(SHOP, codes);
      const year = { from: "2025-11-24", through: TODAY };
      const [buyers] = await store.buyingHistories.worthOfBuyers(SHOP, year, { after: null, limit: 9 });
      return { kept: await kept(), segments, lines: buyers?.lines ?? 0, line_worth: buyers?.line_worth };
    };
    const [named, all] = [await shopWith([]), await shopWith(["散客", "零售", ""])];
    expect(all).toEqual({ ...named, lines: named.lines + 9 });
    expect(all.segments.get("散客")?.segment.value_class).toBeNull();
  });

  it("are made once for what was learned", async () => {
    const { figure, figured, customerBases } = await aShop(A_BASE);
    await figure();
    const once = figured.length;
    expect(await figure()).toBe(0);
    expect(figured).toHaveLength(once);
    await customerBases.save(SHOP, { learned_on: "2026-11-24", customers: 3, base: A_BASE });
    await figure();
    expect(figured).toHaveLength(2 * once);
  });

  it("are counted by sales where costs are not known, and leave open what cannot be estimated", async () => {
    const none = { kind: "not_estimable", reason: "too_few_customers" } as const;
    const { figure, kept } = await aShop(none, { purchase_cost: null });
    await figure();
    expect((await kept())[0]).toMatchObject({
      ...{ alive_probability: null, gap_days: null, usual_gap_days: null },
      ...{ value: 2 * 59.9 + 100, value_basis: "revenue" },
    });
  });

  it("are not asked for before anything was learned; what is learned says of how many who are named", async () => {
    const { store, customerBases } = await aShop(A_BASE, {}, ["散客"]);
    const learn = createLearnCustomers({
      ...store,
      customerBases,
      breathe,
      clock: { today: () => "2026-11-24", now: () => 0 },
    });
    expect(await learn(SHOP)).toBe(3);
    expect(await customerBases.of(SHOP)).toMatchObject({
      ...{ learned_on: "2026-11-24", customers: 3 },
      base: { kind: "not_estimable", reason: "too_few_customers" },
    });
  });
});

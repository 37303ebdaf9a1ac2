import { describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createNotices } from "../../../src/app/notices/notices.ts";
import { createSlowSuppliers } from "../../../src/app/supplier/slow-suppliers.ts";
import { createSupplierTables } from "../../../src/app/supplier/supplier-tables.ts";
import { createWatchSuppliers } from "../../../src/app/supplier/watch-suppliers.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aReceiptLine } from "../../store/row-builders.ts";
import { aChange, anAssessment, SHOP } from "../../store/store-builders.ts";
import { aSuppliedShop, NOW, type ShopSupplier, TODAY } from "./a-supplied-shop.ts";

const STEADY: ShopSupplier = { supplier_code: "S-1", supplier_name: "王氏五金", lead: (n) => 7 + (n % 3) };
const SLOWER: ShopSupplier = {
  ...{ supplier_code: "S-2", supplier_name: "顺达塑料", item_codes: ["CUP", "BOWL"] },
  lead: (n, orders) => (n >= orders - 6 ? 21 : 7) + (n % 3),
};

async function aWatchedShop(...suppliers: readonly ShopSupplier[]) {
  const store = createMemoryStore();
  await aSuppliedShop(store, suppliers);
  const clock = { now: () => NOW, today: () => TODAY };
  const notices = createNotices({ registry: store.registry, clock });
  const slowSuppliers = createSlowSuppliers(store.registry);
  const supplierTables = createSupplierTables({ ...store, calendar: createChineseCalendar(), clock });
  return {
    ...{ store, slowSuppliers, watch: createWatchSuppliers({ notices, slowSuppliers, supplierTables }) },
    told: () => notices.list(SHOP),
  };
}

describe("the watch over suppliers", () => {
  it("tells of the one whose lead time has lengthened, and of no other", async () => {
    const { watch, told, slowSuppliers } = await aWatchedShop(STEADY, SLOWER);
    await watch(SHOP);
    expect(await told()).toEqual([
      {
        ...{ code: "supplier_slower", form: "supplier", field: "S-2", since: NOW },
        message: "供应商“顺达塑料”到货变慢：最近 6 次到货中位 14.5 个工作日，此前 18 次为 5.5 个工作日",
        hint: "向供应商核实交期，必要时提前下单或另找货源；它供应 2 个在售商品，其中 2 个只有这一家供应商。详情见看板“供应商”页。",
      },
    ]);
    expect([...(await slowSuppliers.of(SHOP))]).toEqual([
      ["S-2", { recent_count: 6, recent_days: 14.5, before_count: 18, before_days: 5.5 }],
    ]);
  });

  it("ends the notice once the deliveries are as before", async () => {
    const { store, watch, told, slowSuppliers } = await aWatchedShop(STEADY, SLOWER);
    await watch(SHOP);
    const { orders } = await store.buying.facts(SHOP, "2020-01-01");
    const late = orders.filter(({ supplier_code }) => supplier_code === "S-2").slice(-6);
    // People found that the receipts bore wrong days.
    await store.records.apply(
      late.map(({ purchase_order_no, item_code, ordered_on }, n) =>
        aChange(
          `S-2-${2 * (18 + n) + 1}`,
          [aReceiptLine({ purchase_order_no, item_code, supplier_code: "S-2", received_on: ordered_on })],
          { version: 2 },
        ),
      ),
    );
    await watch(SHOP);
    expect(await told()).toEqual([]);
    expect((await slowSuppliers.of(SHOP)).size).toBe(0);
  });

  it("is silent in a shop without deliveries, and nobody is slow before the first look", async () => {
    const { watch, told, slowSuppliers } = await aWatchedShop();
    expect((await slowSuppliers.of(SHOP)).size).toBe(0);
    await watch(SHOP);
    expect(await told()).toEqual([]);
  });
});

describe("an item of a supplier that has become slower", () => {
  const slowdown = { recent_count: 6, recent_days: 15, before_count: 18, before_days: 6 };
  const { explanation } = anAssessment().risk;
  const lead_time = { ...explanation.supply.lead_time, slowdown };
  const slow = { ...explanation, severity: "high", supply: { ...explanation.supply, lead_time } } as const;
  const factor = (name: "low_stock" | "demand_rise") => [{ factor: name, probability_without: 0 }];
  const WORDS = "供应商到货变慢（最近 6 次到货中位 15 个工作日，此前 18 次为 6 个工作日）";

  it("says so in its explanation, and in its sentence where supply is what the risk comes from", () => {
    const told = explanationLines(slow).find(({ label }) => label === "供应商变慢");
    expect(told?.value).toBe("最近 6 次到货中位 15 个工作日，此前 18 次为 6 个工作日");
    expect(explanationSentence({ ...slow, factors: factor("low_stock") })).toContain(WORDS);
    expect(explanationSentence({ ...slow, factors: factor("demand_rise") })).not.toContain("变慢");
    expect(explanationSentence({ ...slow, factors: [] })).not.toContain("变慢");
  });

  it("says nothing of a supplier that has not", () => {
    expect(explanationLines(explanation).map(({ label }) => label)).not.toContain("供应商变慢");
    expect(explanationSentence({ ...explanation, factors: factor("low_stock") })).not.toContain("变慢");
  });
});

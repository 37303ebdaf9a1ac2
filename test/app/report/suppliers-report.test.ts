import { describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSupplierReport, createSuppliersReport } from "../../../src/app/report/suppliers-report.ts";
import { createSupplierTables } from "../../../src/app/supplier/supplier-tables.ts";
import { supplierReport, suppliersReport } from "../../../src/contracts/suppliers.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aPurchaseLine, aSupplier } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aSuppliedShop, judged, NOW, TODAY } from "../supplier/a-supplied-shop.ts";

function reportsOn(store: Store) {
  const clock = { now: () => NOW, today: () => TODAY };
  const supplierTables = createSupplierTables({ ...store, calendar: createChineseCalendar(), clock });
  const [all, one] = [createSuppliersReport({ supplierTables }), createSupplierReport({ supplierTables })];
  return {
    all: async () => suppliersReport.strict().parse(await all(SHOP)),
    one: async (code: string) =>
      supplierReport
        .strict()
        .nullable()
        .parse(await one(SHOP, code)),
  };
}

describe("the report of all suppliers", () => {
  it("is empty while there is none", async () => {
    expect(await reportsOn(createMemoryStore()).all()).toMatchObject({ suppliers: [], judged_trends: 0, today: TODAY });
  });

  it("tells each with its figures, the riskiest first, and how many trends were judged", async () => {
    const store = createMemoryStore();
    await aSuppliedShop(store, [
      { supplier_code: "A", lead: () => 7, promised: 10 },
      { supplier_code: "B", lead: (n) => (n % 2 === 0 ? 14 : 7), promised: 10 },
      { supplier_code: "C", orders: 2 },
    ]);
    await judged(store, { "I-A": { severity: "out", expected_loss: 300 } });
    const { suppliers, judged_trends, expected_loss, late_rate } = await reportsOn(store).all();
    expect(suppliers.map(({ supplier_code }) => supplier_code)).toEqual(["B", "A", "C"]);
    expect(suppliers.map(({ mark }) => mark.light)).toEqual(["red", "amber", "unknown"]);
    expect(suppliers[0]?.lateness).toMatchObject({ promised_count: 24, late_count: 12, late_rate: 0.5 });
    expect(suppliers[1]).toMatchObject({ expected_loss: 300, expected_loss_share: 1, single_source_count: 1 });
    expect({ judged_trends, expected_loss, late_rate }).toEqual({
      ...{ judged_trends: 2, expected_loss: 300, late_rate: 12 / 50 },
    });
  });

  it("counts a supplier's own days off as no working days", async () => {
    const store = createMemoryStore();
    await aSuppliedShop(store, [{ supplier_code: "A", orders: 6, lead: () => 14 }]);
    const before = (await reportsOn(store).all()).suppliers[0]?.lead_time?.mean_days ?? 0;
    const closed = aSupplier({ supplier_code: "A", shutdown_start: "2026-10-01", shutdown_end: "2026-11-20" });
    await store.records.apply([aChange("s-A", [closed], { version: 2 })]);
    expect((await reportsOn(store).all()).suppliers[0]?.lead_time?.mean_days).toBeLessThan(before - 3);
  });
});

describe("the report of a supplier", () => {
  it("is none where nobody has named it", async () => {
    expect(await reportsOn(createMemoryStore()).one("A")).toBeNull();
  });

  it("tells its deliveries newest first, its open orders, and its items with the way to them", async () => {
    const store = createMemoryStore();
    await aSuppliedShop(store, [{ supplier_code: "A", item_codes: ["CUP", "BOWL"], orders: 12 }]);
    const other = aPurchaseLine({ purchase_order_no: "PO-B", supplier_code: "B", is_open: false });
    const open = { supplier_code: "A", quantity: 60, received_quantity: 10 };
    await store.records.apply([
      aChange("b", [other]),
      aChange("o1", [aPurchaseLine({ ...open, purchase_order_no: "PO-LATER", expected_on: "2026-12-01" })]),
      aChange("o2", [aPurchaseLine({ ...open, purchase_order_no: "PO-LATE", expected_on: "2026-11-20" })]),
      aChange("o3", [aPurchaseLine({ ...open, purchase_order_no: "PO-WHEN", expected_on: null })]),
    ]);
    await judged(store, { BOWL: { severity: "critical", expected_loss: 70 } });
    const report = await reportsOn(store).one("A");
    expect(report?.deliveries).toHaveLength(12);
    expect(report?.deliveries[0]?.purchase_order_nos).toEqual(["PO-A-11"]);
    expect(report?.open_orders.map(({ purchase_order_no, is_late }) => [purchase_order_no, is_late])).toEqual([
      ["PO-LATE", true],
      ["PO-LATER", false],
      ["PO-WHEN", false],
    ]);
    expect(report?.open_orders[0]).toMatchObject({ item_name: "商品 CUP", open_quantity: 50 });
    expect(report?.row.fullness.overdue_count).toBe(1);
    expect(report?.items).toMatchObject([
      { item_code: "BOWL", is_single_source: true, delivery_count: 6, expected_loss: 70 },
      { item_code: "CUP", is_single_source: false, delivery_count: 6, expected_loss: 0, trend: { kind: "too_few" } },
    ]);
    expect(report?.items[0]?.places).toEqual([{ location_code: "WH", severity: "critical" }]);
    expect(report?.explanation.map(({ label }) => label)).toContain("评分");
  });
});

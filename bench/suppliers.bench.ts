/** How long the table of 200 suppliers with 6,000 deliveries and 10,000 items takes on SQLite. */
import { performance } from "node:perf_hooks";
import { createChineseCalendar } from "../src/adapters/calendar/create-chinese-calendar.ts";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createSuppliersReport } from "../src/app/report/suppliers-report.ts";
import { createSupplierTables } from "../src/app/supplier/supplier-tables.ts";
import type { Store } from "../src/ports/store.ts";
import { aSuppliedShop, NOW, TODAY } from "../test/app/supplier/a-supplied-shop.ts";
import { anItem, aStockLevel } from "../test/store/row-builders.ts";
import { aChange, SHOP } from "../test/store/store-builders.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { median } from "./support/quantiles.ts";

const SUPPLIERS = 200;
const ORDERS = 30;
/** Items of a supplier beside the one it delivers. */
const OTHER_ITEMS = 49;
const ROUNDS = 5;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const store = createSqliteStore({ path: `${folder}/stockguard.db` });
    await fill(store);
    const clock = { now: () => NOW, today: () => TODAY };
    const supplierTables = createSupplierTables({ ...store, calendar: createChineseCalendar(), clock });
    const report = createSuppliersReport({ supplierTables });
    const taken: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      rows = (await report(SHOP)).suppliers.length;
      taken.push(performance.now() - begun);
    }
    await store.close();
    return [
      { name: "suppliers", value: rows, unit: "suppliers", aim: null },
      { name: `the whole table, median of ${ROUNDS}`, value: Math.round(median(taken)), unit: "ms", aim: "< 2000" },
    ];
  });
}

async function fill(store: Store): Promise<void> {
  for (let n = 0; n < SUPPLIERS; n += 1) {
    const supplier_code = `S-${n}`;
    await aSuppliedShop(store, [{ supplier_code, orders: ORDERS, lead: (order) => 7 + ((order * 7) % 5) }]);
    const codes = Array.from({ length: OTHER_ITEMS }, (_, i) => `${supplier_code}-${i}`);
    const rows = codes.flatMap((item_code) => [anItem({ item_code, supplier_code }), aStockLevel({ item_code })]);
    await store.records.apply(rows.map((row, i) => aChange(`x-${supplier_code}-${i}`, [row])));
  }
}

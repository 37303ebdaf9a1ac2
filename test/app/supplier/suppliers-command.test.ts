import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSuppliersReport } from "../../../src/app/report/suppliers-report.ts";
import { createSupplierTables } from "../../../src/app/supplier/supplier-tables.ts";
import { suppliersReport } from "../../../src/contracts/suppliers.ts";
import type { ProgramContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/suppliers.command.ts";
import { aSuppliedShop, NOW, type ShopSupplier, TODAY } from "./a-supplied-shop.ts";

/** The command on a shop of its own; what it printed. */
async function printed(suppliers: readonly ShopSupplier[], ...words: readonly string[]) {
  const store = createMemoryStore();
  await aSuppliedShop(store, suppliers);
  const clock = { now: () => NOW, today: () => TODAY };
  const supplierTables = createSupplierTables({ ...store, calendar: createChineseCalendar(), clock });
  const lines: string[] = [];
  // What this command asks for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void lines.push(line) },
    openAddon: () =>
      Promise.resolve({
        registry: store.registry,
        reports: { suppliers: createSuppliersReport({ supplierTables }) },
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgramContext;
  const program = new Command().exitOverride();
  register(program, context);
  await program.parseAsync(["suppliers", ...words], { from: "user" });
  return lines;
}

const SHOP_OF_TWO: readonly ShopSupplier[] = [
  { supplier_code: "S-1", supplier_name: "王氏五金" },
  { supplier_code: "S-2", supplier_name: "顺达", lead: (n, orders) => (n >= orders - 6 ? 21 : 7) + (n % 3) },
  { supplier_code: "S-3", supplier_name: "新厂", orders: 1 },
];

describe("stockguard suppliers", () => {
  it("prints the table in Chinese, the riskiest first, its columns under each other", async () => {
    const lines = await printed(SHOP_OF_TWO);
    expect(lines[0]).toBe(
      "2024-11-23 至 2026-11-23 的采购和到货，3 家供应商，按风险（迟到率 × 依赖度）排列；天数为工作日。",
    );
    expect(lines[2]).toBe("趋势判断了 2 家；没有变化的供应商每次判断误报变慢不超过 0.5%，即平均最多 0.01 家。");
    const [head, ...rows] = lines.slice(4);
    expect(head).toMatch(/^供应商 +编码 +灯 +评分 +到货 /);
    expect(rows.map((row) => row.split(/ +/).slice(0, 3))).toEqual([
      ["顺达", "S-2", "红"],
      ["王氏五金", "S-1", expect.stringMatching(/绿|黄/)],
      ["新厂", "S-3", "样本不足"],
    ]);
    expect(rows[0]).toContain("↑ 变慢");
    const width = (text: string) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
    expect(new Set([head ?? "", ...rows].map(width)).size).toBe(1);
  });

  it("prints the report as JSON", async () => {
    const [text = ""] = await printed(SHOP_OF_TWO, "--json");
    const { suppliers } = suppliersReport.strict().parse(JSON.parse(text));
    expect(suppliers.map(({ supplier_code }) => supplier_code)).toEqual(["S-2", "S-1", "S-3"]);
  });

  it("says what to do where there are none", async () => {
    expect(await printed([])).toEqual([
      "还没有供应商。绑定供应商资料、采购订单、采购入库单并同步后，这里会列出每家的到货表现。",
    ]);
  });
});

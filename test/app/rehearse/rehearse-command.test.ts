import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createRehearsals } from "../../../src/app/rehearse/rehearsals.ts";
import { rehearsalOutcome } from "../../../src/contracts/rehearsal.ts";
import type { ProgressContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/rehearse.command.ts";
import { outcomeLines } from "../../../src/entrypoints/cli/rehearsal-lines.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aRehearsedShop, NOW, type ShopItem, TODAY } from "./a-rehearsed-shop.ts";

/** The command on a shop of its own; what it printed, and what its bar showed. */
async function aConsole(items: readonly ShopItem[]) {
  const store = createMemoryStore();
  await aRehearsedShop(store, items);
  const printed: string[] = [];
  const shown: string[] = [];
  const rehearsals = createRehearsals({
    ...{ ...store, clock: { now: () => NOW, today: () => TODAY }, breathe: () => Promise.resolve() },
    onFailure: () => undefined,
  });
  // What this command asks for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void printed.push(line) },
    progress: {
      show: (stage: string, done: number, total: number) => void shown.push(`${stage} ${done}/${total}`),
      end: () => void shown.push("end"),
    },
    openAddon: () => Promise.resolve({ registry: store.registry, rehearsals, close: () => Promise.resolve() }),
  } as unknown as ProgressContext;
  return {
    ...{ printed, shown, rehearsals },
    run: async (...words: string[]) => {
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      register(program, context);
      await program.parseAsync(["rehearse", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

const CUP: ShopItem = { item_code: "CUP", days: 160, item: { minimum_stock: 30 } };

describe("stockguard rehearse", () => {
  it("shows a bar while it works and a table in Chinese at the end", async () => {
    const { run, shown } = await aConsole([CUP, { item_code: "NEW", days: 20 }]);
    const text = await run("--months", "3", "--service-levels", "0.95, 0.9");
    expect(shown).toContain("学习开始日以前的数据 1/2");
    expect(shown.slice(-2)).toEqual(["逐日重演 2/2", "end"]);
    expect(text).toContain("重演 2026-08-24 至 2026-11-23 的前一天，共 91 天，1 个商品。");
    expect(text).toContain("未参加：1 个商品，开始日以前没有销售历史。");
    expect(text).toContain("【A 类】1 个");
    for (const word of ["现行规则", "表单上的最低库存", "教科书公式（每月重算）", "缺货卫士"])
      expect(text).toContain(word);
    expect(text).not.toMatch(/0\.8 |0\.999/);
    expect(text).toMatch(/与表单上的最低库存相比：/);
  });

  it("lays its columns under each other, Chinese counted as two", async () => {
    const { run } = await aConsole([CUP]);
    const lines = (await run("--months", "3")).split("\n");
    const head = lines.findIndex((line) => line.startsWith("策略"));
    const width = (text: string) => text.length + (text.match(/\p{Script=Han}|[（）]/gu)?.length ?? 0);
    const rates = lines.slice(head + 1, head + 8).map((line) => width(line.slice(0, line.indexOf("%"))));
    expect(new Set(rates).size).toBe(1);
  });

  it("prints JSON for programs, and keeps what it found for the board", async () => {
    const { run, rehearsals } = await aConsole([CUP]);
    const outcome = rehearsalOutcome.parse(JSON.parse(await run("--months", "3", "--json")));
    expect((await rehearsals.state(SHOP)).outcome).toEqual(outcome);
  });

  it("says 样本不足 and what is missing", async () => {
    const { run } = await aConsole([{ item_code: "NEW", days: 20 }]);
    expect(await run()).toContain("样本不足：一半的商品有 20 天的历史，至少需要 84 天");
  });

  it.each([
    ["--months", "1"],
    ["--months", "x"],
    ["--service-levels", "0.9"],
    ["--service-levels", "90,95"],
  ])("refuses %s %s with what is possible", async (name, value) => {
    const { run } = await aConsole([CUP]);
    await expect(run(name, value)).rejects.toMatchObject({
      code: "rehearsal_wish_wrong",
      hint: expect.stringContaining("2–12"),
    });
  });
});

describe("an outcome in words", () => {
  const point = {
    ...({ policy: "current", service_level: null, is_proposed: false, is_pareto: false, stockout_days: 3 } as const),
    ...{ stockout_rate: 0.1, fill_rate: null, lost_units: 0, average_stock_units: 1, average_stock_value: 0 },
    ...{ orders: 1, alerts_per_week: 0, warning_lead_days: 14, stockouts: 9, unwarned_stockouts: 2 },
  };
  const comparison = { against: "textbook", verdict: "compared", stockout_change: null, stock_change: null } as const;
  const told = (parts: object) => {
    const groups = [{ group: "all", items: 1, points: [point], comparisons: [{ ...comparison, ...parts }] }] as const;
    const counts = { filled_days: 2, item_days: 100, assumed_stock: 4, assumed_lead_time: 0, without_cost: 0 };
    const report = { made_at: 0, today: "2026-11-23", first_day: "2026-09-01", days: 83, wished_days: 183, items: 1 };
    const lines = outcomeLines({
      kind: "rehearsed",
      report: {
        ...{ ...report, ...counts, with_own_level: 0, stock_measure: "units", service_levels: [0.9], left_out: [] },
        groups: groups.map((group) => ({ ...group, points: [...group.points], comparisons: [...group.comparisons] })),
      },
    });
    return lines.join("\n");
  };

  it.each([
    [{ stockout_change: -0.304 }, "同样库存下缺货天数 −30.4 %。"],
    [{ stock_change: 0.12 }, "同样缺货天数下库存 +12.0 %。"],
    [{ stockout_change: -0.1, stock_change: 0 }, "同样库存下缺货天数 −10.0 %；同样缺货天数下库存 +0.0 %。"],
    [{ verdict: "better" }, "缺货卫士库存更少，缺货也更少。"],
    [{ verdict: "worse" }, "缺货卫士库存更多，缺货也更多。"],
    [{ verdict: "apart" }, "无法比较。"],
  ])("compares honestly: %j", (parts, want) => {
    expect(told(parts)).toContain(`与教科书公式（每月重算）相比：`);
    expect(told(parts)).toContain(want);
  });

  it("says how many items were compared where not all can be", () => {
    expect(told({ items: 0 })).toContain("相比（只比 0 个没有补货目标、保质期、库容和阶梯价的商品）：");
    expect(told({ items: 1 })).toContain("相比：");
    expect(told({})).not.toContain("只比");
  });

  it("names a short history, what was filled and assumed, and nothing that was not", () => {
    const text = told({});
    expect(text).toContain("历史不够 183 天，用了现有的 83 天。");
    expect(text).toContain("补上了 2 个缺货日的需求（占全部商品天数的 2.0 %）。");
    expect(text).toContain("4 个商品没有出入库流水");
    expect(text).not.toContain("采购价");
  });
});

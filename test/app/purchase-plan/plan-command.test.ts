import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createPurchasePlan, type MakePurchasePlan } from "../../../src/app/purchase-plan/purchase-plan.ts";
import { purchasePlan } from "../../../src/contracts/purchase-plan.ts";
import type { ProgressContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/plan.command.ts";
import { aLocation } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, NOW, type PlannedItem, TODAY } from "./a-planned-shop.ts";

const ITEMS: readonly PlannedItem[] = [
  { item_code: "A", item: { sale_price: 90 }, on_hand: { W1: 5, W2: 300 } },
  { item_code: "B", item: { supplier_code: "S-2" }, on_hand: { W1: 8 } },
  { item_code: "D", item: { purchase_cost: null, supplier_code: null }, on_hand: { W1: 20 } },
];

/** The command on a shop of its own; what it printed, and what its bar showed. */
async function aConsole(items: readonly PlannedItem[] = ITEMS, slowly = false) {
  const store = createMemoryStore();
  await aPlannedShop(store, items);
  const printed: string[] = [];
  const shown: string[] = [];
  const make = createPurchasePlan({
    ...{ ...store, clock: { today: () => TODAY, now: () => NOW } },
    breathe: () => Promise.resolve(),
  });
  // Told of its progress long after it began.
  const late: MakePurchasePlan = async (installation_id, budget, onProgress) => {
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    return make(installation_id, budget, onProgress);
  };
  // What this command asks for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void printed.push(line) },
    progress: {
      show: (stage: string, done: number, total: number) => void shown.push(`${stage} ${done}/${total}`),
      end: () => void shown.push("end"),
    },
    openAddon: () =>
      Promise.resolve({
        ...{ registry: store.registry, purchasePlan: slowly ? late : make },
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgressContext;
  return {
    ...{ store, shown, make },
    run: async (...words: string[]) => {
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      register(program, context);
      await program.parseAsync(["plan", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

describe("stockguard plan", () => {
  it("prints what to move and what to buy, supplier by supplier, in Chinese", async () => {
    const { run, shown } = await aConsole();
    const text = await run();
    expect(text).toMatch(/^2026-11-23 补货计划：不限预算，采购 [\d,]+ 元，预期利润 [\d,]+ 元。/);
    expect(text).toContain("1 项缺少进价或售价，只按件数排在后面；其中 1 项没有进价，不占预算。");
    expect(text).toMatch(/【先调拨】1 项\n商品 +调出 +调入 +数量 +天数 +调拨费 +净得 +原因\n商品 A +分仓 +主仓 /);
    expect(text).toMatch(
      /【李记百货】1 项，[\d,]+ 元，预期利润 [\d,]+ 元\n商品 +到 +数量 +金额 +预期利润 +次序 +最晚下单/,
    );
    expect(text).toMatch(/商品 B +主仓 +\d+ 件 +[\d,]+ +[\d,]+ +2 +2026-11-23 +可用加在途 8，不高于再订货点/);
    expect(text).toMatch(/【未填供应商】1 项，0 元/);
    expect(text).toMatch(/商品 D +主仓 +\d+ 件 +— +按件 +3 /);
    expect(text).not.toContain("预算外");
    expect(shown).toEqual(["end"]);
  });

  it("lists under a budget what is not bought and what that costs", async () => {
    const text = await (await aConsole()).run("--budget", "1500");
    expect(text).toMatch(/预算 1,500 元，全部需要 [\d,]+ 元，采购 1,[\d]{3} 元/);
    expect(text).toMatch(/预算外的采购不买，预计少赚 [\d,]+ 元。/);
    expect(text).toMatch(/【预算外（不买的代价）】\d 项\n商品 +到 +未买 +需要金额 +少赚 +预计缺/);
    expect(text).toMatch(/商品 B +主仓 +(其余 )?\d+ 件/);
  });

  it("prints JSON for programs", async () => {
    const { run, make } = await aConsole();
    expect(purchasePlan.parse(JSON.parse(await run("--json", "--budget", "900")))).toEqual(await make(SHOP, 900));
  });

  it("shows a bar where it takes longer than two seconds", async () => {
    const { run, shown } = await aConsole(ITEMS, true);
    await run();
    expect(shown).toEqual(["计算补货计划 0/3", "计算补货计划 3/3", "end"]);
  });

  it("says that nothing is wanted", async () => {
    const { run } = await aConsole([{ item_code: "E", on_hand: { W1: 5_000 } }]);
    expect(await run()).toBe("2026-11-23：没有需要调拨或采购的商品。");
  });

  it("says how transfers become possible where they are not", async () => {
    const { run, store } = await aConsole();
    const bare = aLocation({ location_code: "W2", location_name: "分仓", transfer_days: null });
    await store.records.apply([aChange("w1", [bare], { version: 9 })]);
    const text = await run();
    expect(text).toContain("填写至少两处的调拨到货天数");
    expect(text).not.toContain("【先调拨】");
  });

  it.each(["-1", "x", "", "1e13"])("refuses a budget of “%s” with what is possible", async (budget) => {
    const { run } = await aConsole();
    await expect(run(`--budget=${budget}`)).rejects.toMatchObject({
      code: "plan_budget_wrong",
      hint: expect.stringContaining("50000"),
    });
  });
});

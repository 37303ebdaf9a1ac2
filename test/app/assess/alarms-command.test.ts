import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createAlarmBudgets } from "../../../src/app/assess/alarm-budgets.ts";
import type { ProgramContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/alarms.command.ts";
import { SHOP } from "../../store/store-builders.ts";

/** The command on an installed shop of some items; what it printed and noted, and the shop's budget. */
async function aConsole(items: number | null) {
  const { registry } = createMemoryStore();
  await registry.saveInstallation({ installation_id: SHOP, name: "店", app_id: "app", created_at: 0 });
  const budgets = createAlarmBudgets(registry);
  if (items !== null) await budgets.countItems(SHOP, items);
  const printed: string[] = [];
  const noted: (readonly string[])[] = [];
  // What this command asks for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void printed.push(line) },
    openAddon: () =>
      Promise.resolve({
        registry,
        note: (event: string, object: string) => Promise.resolve(void noted.push([event, object])),
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgramContext;
  return {
    ...{ printed, noted },
    budget: () => budgets.of(SHOP),
    run: async (...words: readonly string[]) => {
      const program = new Command().exitOverride();
      register(program, context);
      await program.parseAsync(["alarms", ...words], { from: "user" });
    },
  };
}

describe("stockguard alarms", () => {
  it("tells the usual budget and what it means for one item, and changes nothing", async () => {
    const { run, printed, noted, budget } = await aConsole(860);
    await run();
    expect(printed).toEqual([
      "每周约 3 条误报，全店 860 个商品：对一个商品，平常约 2,007 天才碰巧有一次的情况才提示。",
    ]);
    expect(noted).toEqual([]);
    expect(await budget()).toEqual({ alarms_per_week: 3, items: 860 });
  });

  it("keeps another budget, notes it, and says from when it counts", async () => {
    const { run, printed, noted, budget } = await aConsole(860);
    await run("--per-week", "0.5");
    expect(printed).toEqual([
      "每周约 0.5 条误报，全店 860 个商品：对一个商品，平常约 12,040 天才碰巧有一次的情况才提示。",
      "从下一次评估起生效。",
    ]);
    expect(noted).toEqual([["alarm_budget_set", "0.5"]]);
    expect(await budget()).toEqual({ alarms_per_week: 0.5, items: 860 });
  });

  it("keeps it before anybody has counted the items, and through the count", async () => {
    const { run, budget } = await aConsole(null);
    expect(await budget()).toBeUndefined();
    await run("--per-week", "9");
    expect(await budget()).toEqual({ alarms_per_week: 9, items: 430 });
  });

  it("lets nothing through with none", async () => {
    const { run, printed } = await aConsole(10);
    await run("--per-week", "0");
    expect(printed[0]).toBe("每周约 0 条误报，全店 10 个商品：对一个商品，什么情况都不提示。");
  });

  it.each(["-1", "viele", "", "1001"])("refuses %j with what is possible", async (wish) => {
    const { run, budget } = await aConsole(10);
    await expect(run("--per-week", wish)).rejects.toMatchObject({
      code: "alarm_budget_wrong",
      hint: expect.stringContaining("0–1000"),
    });
    expect(await budget()).toEqual({ alarms_per_week: 3, items: 10 });
  });
});

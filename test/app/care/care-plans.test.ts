import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareReport } from "../../../src/app/care/care-report.ts";
import { createCareResults } from "../../../src/app/care/care-results.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import { planProblems, readPlan } from "../../../src/app/care/read-plan.ts";
import { createStarterPlans } from "../../../src/app/care/starter-plans.ts";
import type { FieldValues, FormBinding } from "../../../src/contracts/form.ts";
import { register } from "../../../src/entrypoints/cli/care.command.ts";
import type { ProgramContext } from "../../../src/entrypoints/cli/command-context.ts";
import type { Platform, PlatformRecord } from "../../../src/ports/platform.ts";
import { kit, templateOf } from "../../install/the-kit.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aCaredShop } from "./a-cared-shop.ts";

const TODAY = "2026-11-30";
const clock = { today: () => TODAY, dayOf: (instant: string | number) => String(instant).slice(0, 10) };
const packs = kit.manifest.care;

/** The command on a shop whose form holds plans of some names; what it printed, wrote and noted. */
async function aConsole(names: readonly string[] = [], is_bound = true) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const ids = { installation_id: SHOP, app_id: "app", entry_id: "plans", push_token: "t", push_secret: "s" };
  if (is_bound) await store.registry.saveBinding({ ...ids, form: "care_plan", fields: [], synced_through: null });
  const [printed, written, noted, found]: [string[], FieldValues[], string[], string[]] = [[], [], [], []];
  const platform: Pick<Platform, "records" | "createRecord"> = {
    async *records(_binding, { ids } = {}) {
      await Promise.resolve();
      const all = [...names.map((plan_name) => ({ record_id: plan_name, values: { plan_name } }))];
      const made = written.map((values, at) => ({ record_id: String(at + 1), values }));
      for (const one of [...all, ...made].filter(({ record_id }) => ids?.includes(record_id) ?? true)) {
        yield { ...one, version: 1, problems: [] } satisfies PlatformRecord;
      }
    },
    createRecord: (_binding, values) => Promise.resolve(String(written.push(values))),
  };
  const careSettings = createCareSettings(store);
  const careResults = createCareResults({ ...store, careSettings, clock });
  const careReport = createCareReport({ ...store, careResults, clock, packs, formUrl: () => Promise.resolve(null) });
  const keepFound = (_binding: FormBinding, { values: { plan_name } }: PlatformRecord) =>
    Promise.resolve(void found.push(typeof plan_name === "string" ? plan_name : "?"));
  // What these commands ask for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void printed.push(line) },
    openAddon: () =>
      Promise.resolve({
        ...{ ...store, clock, careSettings, careReport },
        starterPlans: createStarterPlans({ packs, platform, registry: store.registry, keepFound }),
        note: (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`)),
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgramContext;
  return {
    ...{ store, written, noted, found },
    run: async (...words: string[]) => {
      printed.length = 0;
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      register(program, context);
      await program.parseAsync(["care", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

describe("starter plans of care", () => {
  it("are there for five trades, under names of their own", () => {
    expect(packs.map(({ pack }) => pack)).toEqual(["电商", "零售", "制造", "批发", "餐饮"]);
    const names = packs.flatMap(({ plans }) => plans.map(({ plan_name }) => plan_name));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(packs.map(({ pack }) => pack))("for %s have nothing wrong with them, and are switched off", (pack) => {
    const { registry } = createMemoryStore();
    const platform = { records: async function* () {}, createRecord: () => Promise.resolve("r") };
    const options = new Map(templateOf("care_plan").fields.map((field) => [field.name, field.options]));
    for (const record of createStarterPlans({ packs, platform, registry, keepFound: () => Promise.resolve() }).plans(
      pack,
    )) {
      expect(planProblems(record, clock)).toEqual([]);
      expect(readPlan(record, clock).plan).toMatchObject({ is_active: false });
      const chosen = Object.entries<string | number | null>({ ...record }).filter(([name]) => options.get(name));
      expect(chosen.filter(([name, value]) => value !== null && !options.get(name)?.includes(String(value)))).toEqual(
        [],
      );
    }
  });

  it("are shown first, and written where asked for, once and under no name that is taken", async () => {
    const { run, written, noted, found } = await aConsole(["餐饮：新客户送券"]);
    expect(await run("starter", "--pack", "餐饮")).toContain("以上还没有写入");
    expect(written).toEqual([]);
    expect(await run("starter", "--pack", "餐饮", "--write")).toContain("写入 1 条（停用），已有同名的 1 条没有动");
    expect(written).toMatchObject([{ plan_name: "餐饮：推荐替代菜品", plan_status: "停用" }]);
    await run("starter", "--pack", "餐饮", "--write");
    expect(written).toHaveLength(1);
    // Read back once, so that the page shows it at once.
    expect(found).toEqual(["餐饮：推荐替代菜品"]);
    expect(noted).toEqual(["starter_plans_written 餐饮 1"]);
  });

  it("are refused for a trade nobody knows, and without a form", async () => {
    const { run } = await aConsole([], false);
    await expect(run("starter", "--pack", "农业")).rejects.toMatchObject({ code: "care_pack_unknown" });
    await expect(run("starter", "--pack", "餐饮", "--write")).rejects.toMatchObject({ code: "care_plan_not_bound" });
  });
});

describe("stockguard care", () => {
  it("shows what each action brought, and what is settled", async () => {
    const { run, store } = await aConsole();
    expect(await run("report")).toContain("还没有关怀记录。");
    await aCaredShop(store, TODAY);
    const shown = await run("report");
    expect(shown).toContain("优惠券  执行 400，对照 60，观察中 0。亏损：平均每位客户净利 -30.0 元");
    expect(shown).toContain("设置：对照比例 10%，优惠券月预算 0 元，观察期 60 天");
    expect(JSON.parse(await run("report", "--json"))).toMatchObject({ settings: { window_days: 60 } });
  });

  it("changes what is named, notes it, and refuses what is no number", async () => {
    const { run, noted } = await aConsole();
    const shown = await run("set", "--held-out", "20", "--coupon-budget", "500", "--stop-losing", "yes");
    expect(shown).toContain("对照比例 20%，优惠券月预算 500 元，观察期 60 天，每次联系成本 0 元，亏损动作自动停用");
    expect(await run("set", "--window-days", "30", "--contact-cost", "2")).toContain("对照比例 20%");
    expect(noted).toHaveLength(2);
    expect(await run("set", "--hold-out-foretold", "yes")).toContain("预计会买的客户的关怀任务也留对照");
    await expect(run("set", "--hold-out-foretold", "maybe")).rejects.toMatchObject({ code: "care_option_wrong" });
    await expect(run("set", "--held-out", "多")).rejects.toMatchObject({ code: "care_option_wrong" });
    await expect(run("set", "--stop-losing", "maybe")).rejects.toMatchObject({ code: "care_option_wrong" });
    await expect(run("set", "--held-out", "51")).rejects.toMatchObject({ code: "care_setting_wrong" });
  });
});

describe("a line of 关怀方案", () => {
  const { plans } = packs[0] ?? { plans: [] };
  const bare = {
    ...{
      plan_name: "甲",
      customer_segment: null,
      customer_type: null,
      exposure_kind: null,
      care_action: "优惠券",
      step: null,
    },
    ...{ care_text: null, coupon_amount: 10, coupon_minimum: null, coupon_valid_days: null },
    ...{ plan_status: "启用", start_date: null, end_date: null },
  };

  it("means everybody where nothing is chosen", () => {
    expect(plans.length).toBeGreaterThan(0);
    expect(readPlan(bare, clock).plan).toMatchObject({
      ...{ value_class: null, buyer_kind: null, exposure_kind: null, coupon_valid_days: 30, is_active: true },
    });
    const chosen = {
      customer_segment: "重点客户",
      customer_type: "个人",
      exposure_kind: "预计会买",
      start_date: "2026-12-01T00:00Z",
    };
    expect(readPlan({ ...bare, ...chosen }, clock).plan).toMatchObject({
      ...{ value_class: "key", buyer_kind: "consumer", exposure_kind: "predicted", start_date: "2026-12-01" },
    });
    expect(readPlan({ ...bare, customer_type: "企业" }, clock).plan).toMatchObject({ buyer_kind: "business" });
  });

  it.each([
    { name: "an action nobody knows", part: { care_action: "送花" }, says: "没有关怀动作“送花”" },
    { name: "a segment nobody knows", part: { customer_segment: "贵宾" }, says: "没有客户分层“贵宾”" },
    { name: "a coupon without an amount", part: { coupon_amount: null }, says: "优惠券要写大于 0 的券额" },
    { name: "days below one", part: { coupon_valid_days: 0 }, says: "有效天数须大于 0" },
    {
      name: "a word that no advertisement may say",
      part: { care_text: "全网最低" },
      says: "“全网最低”不能用：《广告法》",
    },
    { name: "a word nobody knows", part: { care_text: "{先生}您好" }, says: "话术里没有 {先生} 这样的词" },
  ])("is not used with $name, and says so", ({ part, says }) => {
    expect(readPlan({ ...bare, ...part }, clock).plan).toBeNull();
    expect(planProblems({ ...bare, ...part }, clock)).toMatchObject([
      { code: "care_plan_unusable", message: expect.stringContaining(says) },
    ]);
  });
});

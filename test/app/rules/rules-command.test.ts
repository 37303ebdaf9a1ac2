import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createRulesReport } from "../../../src/app/rules/rules-report.ts";
import { createStarterRules } from "../../../src/app/rules/starter-rules.ts";
import { rulesReport } from "../../../src/contracts/rules-report.ts";
import type { ProgramContext } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/rules.command.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import type { Store } from "../../../src/ports/store.ts";
import { kit } from "../../install/the-kit.ts";
import { aRemoval, SHOP } from "../../store/store-builders.ts";
import { aRuledShop, aWrittenRule, writeRule } from "./a-ruled-shop.ts";
import { at, clock } from "./a-told-past.ts";

/** The command on a shop; what it printed, wrote to the platform and noted. */
async function aConsole(fill: (store: Store) => Promise<void> = aRuledShop) {
  const store = createMemoryStore();
  await fill(store);
  const [printed, created, noted]: [string[], string[], string[]] = [[], [], []];
  const platform: Pick<Platform, "records" | "createRecord"> = {
    async *records() {},
    createRecord: (_binding, values) => Promise.resolve(String(created.push(JSON.stringify(values)))),
  };
  const channels = { list: () => Promise.resolve([{ name: "console", kind: "console" }]) };
  // What these commands ask for, and nothing else.
  const context = {
    terminal: { print: (line: string) => void printed.push(line) },
    openAddon: () =>
      Promise.resolve({
        ...store,
        clock,
        reports: { rules: createRulesReport({ ...store, clock, channels, formUrl: () => Promise.resolve(null) }) },
        starterRules: createStarterRules({ packs: kit.manifest.rules, platform, registry: store.registry }),
        note: (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`)),
        close: () => Promise.resolve(),
      }),
  } as unknown as ProgramContext;
  return {
    ...{ store, created, noted },
    helpOf(name: string): string {
      const program = new Command();
      register(program, context);
      return program.commands[0]?.commands.find((command) => command.name() === name)?.helpInformation() ?? "";
    },
    run: async (...words: string[]) => {
      printed.length = 0;
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      register(program, context);
      await program.parseAsync(["rules", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

describe("stockguard rules starter without a trade", () => {
  it("lists the trades and an example where none is asked for", async () => {
    const { run } = await aConsole();
    const text = await run("starter");
    for (const { pack } of kit.manifest.rules) expect(text).toContain(pack);
    expect(text).toContain("例如：stockguard rules starter --pack ");
  });
});

describe("stockguard rules check", () => {
  it("shows what the rules would have sent, rule by rule, with what is wrong with each", async () => {
    const { run, store } = await aConsole();
    await writeRule(store, "r1", aWrittenRule());
    await writeRule(store, "r2", aWrittenRule({ rule_name: "先看看", rule_status: "停用", minimum_severity: "紧急" }));
    await writeRule(
      store,
      "r3",
      aWrittenRule({ rule_name: "不足一周", condition_kind: "可供天数不足", channel: "企微群" }),
    );
    const text = await run("check");
    expect(text).toContain(
      "现在生效的 2 条规则在过去 30 天会发出 6 条消息，给 1 个接收者，平均每周 1.4 条；另有 1 条规则不能推算。",
    );
    expect(text).toContain("全部启用后，3 条规则在过去 30 天会发出 9 条消息，给 1 个接收者");
    expect(text).toMatch(/^预警通知采购 {2}启用 +6 +1\.4 +1 {2}6 条$/m);
    expect(text).toMatch(/^先看看 +停用 +3 +0\.7 +1 {2}3 条$/m);
    expect(text).toMatch(/^不足一周 +有问题 +— +— +— {2}无法从过去推算$/m);
    expect(text).toContain("【启用】预警通知采购：所有商品达到“预警”及以上时，通知采购；立即逐条；走通道 控制台。");
    expect(text).toContain("  会发给：采购 经 控制台 6 条");
    expect(text).toContain("  问题：预警规则“不足一周”：使用的通道“企微群”尚未设置，消息发不出去");
  });

  it("looks back as far as it is told, and gives the same as JSON", async () => {
    const { run, store } = await aConsole();
    await writeRule(store, "r1", aWrittenRule());
    const report = rulesReport.strict().parse(JSON.parse(await run("check", "--days", "7", "--json")));
    expect(report).toMatchObject({ span: { days: 7, is_whole: true }, in_force: { messages: 0 } });
    await expect(run("check", "--days", "0")).rejects.toMatchObject({ code: "rules_days_wrong" });
  });

  it("says how to begin where there are no rules", async () => {
    expect(await (await aConsole()).run("check")).toContain("stockguard rules starter");
    const unbound = await aConsole((store) =>
      store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 5 }),
    );
    expect(await unbound.run("check")).toContain("还没有绑定“预警规则”表单");
  });
});

describe("stockguard rules history", () => {
  it("tells what was changed, newest first, also under an earlier name and after the end", async () => {
    const { run, store } = await aConsole();
    await writeRule(store, "r1", aWrittenRule({ rule_name: "旧名", channel: "短信" }), at("11-01"));
    await writeRule(store, "r1", aWrittenRule(), at("11-10"));
    await store.records.apply([aRemoval("alert_rule", "r1", { version: at("11-20") })]);
    const want = [
      "2026-11-20  删除了规则",
      "2026-11-10  规则名称：旧名 → 预警通知采购",
      "2026-11-10  通道名称：短信 → 控制台",
      "2026-11-01  最早的记录",
    ].join("\n");
    expect(await run("history", "旧名")).toBe(want);
    expect(await run("history", "预警通知采购")).toBe(want);
    await expect(run("history", "没有")).rejects.toMatchObject({ code: "rule_unknown" });
  });
});

describe("stockguard rules starter", () => {
  it("shows the rules of a trade and writes nothing", async () => {
    const { run, created } = await aConsole();
    const text = await run("starter", "--pack", "零售");
    expect(text).toContain("【零售】4 条起步规则，写入后都是停用：");
    expect(text).toContain("· 零售：预警每天汇总给采购：所有商品达到“预警”及以上时，通知采购；每天 08:30 汇总一次");
    expect(text).toContain("以上还没有写入");
    expect(created).toEqual([]);
  });

  it("names the channel that is there from the start as people call it, and keeps it by one name", async () => {
    const { run, created, helpOf } = await aConsole();
    expect(helpOf("starter")).toContain("控制台");
    expect(helpOf("starter")).not.toContain("console");
    for (const channel of ["控制台", "console"])
      await run("starter", "--pack", "餐饮", "--channel", channel, "--write");
    expect(created).toHaveLength(6);
    expect(created.every((values) => values.includes('"channel":"console"'))).toBe(true);
  });

  it("writes them switched off, and says what comes next", async () => {
    const { run, created, noted } = await aConsole();
    const text = await run("starter", "--pack", "餐饮", "--channel", "企微群", "--write");
    expect(text).toContain("已写入 3 条，全部停用。");
    expect(created).toHaveLength(3);
    expect(created.every((values) => values.includes('"停用"') && values.includes('"企微群"'))).toBe(true);
    expect(noted).toEqual(["starter_rules_written 餐饮 3"]);
  });
});

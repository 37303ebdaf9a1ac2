import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { aRuledShop, aWrittenRule, writeRule } from "../app/rules/a-ruled-shop.ts";
import { at, NOW } from "../app/rules/a-told-past.ts";
import { aServedBoard } from "../http/a-served-board.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const LONG_NAME = "华东一区所有门店和前置仓的缺货与紧急预警，工作日白天立即通知采购值班组长，夜间推迟到早上八点";

(hasChromium ? describe : describe.skip)("the alert rules, in a browser", () => {
  const board = aServedBoard({ now: NOW, fill: ({ store }) => aRuledShop(store) });
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(board.running().board_url);
    await page.getByLabel("用户名").fill("boss");
    await page.getByLabel("密码").fill("correct horse battery");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("link", { name: "看板" }).first().waitFor();
  }, 60_000);

  afterAll(() => browser.close());

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });

  it("say how to begin while there are none", async () => {
    await page.getByRole("link", { name: "预警规则" }).click();
    await page.getByText("还没有预警规则").waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
    await shot("rules-empty");
  }, 30_000);

  it("read as sentences, each with what it would have sent, what is wrong and what was changed", async () => {
    const { store } = board.running().addon;
    await writeRule(store, "r1", aWrittenRule({ rule_name: LONG_NAME, channel: "短信" }));
    const escalating = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "console" };
    await writeRule(store, "r1", aWrittenRule({ rule_name: LONG_NAME, ...escalating }), at("11-20"));
    await writeRule(store, "r2", aWrittenRule({ rule_name: "先看看", rule_status: "停用", grouping: "每天汇总" }));
    await writeRule(
      store,
      "r3",
      aWrittenRule({ rule_name: "没有通道", condition_kind: "需求突增", channel: "企微群" }),
    );
    await page.reload();
    await page.getByRole("article").first().waitFor();
    const [long = "", off = "", faulty = ""] = await page.getByRole("article").allInnerTexts();
    expect(long).toContain(LONG_NAME);
    expect(long).toMatch(/会发出\s*12 条/);
    expect(long).toMatch(/其中升级\s*6 条/);
    expect(off).toContain("停用");
    expect(off).toMatch(/会发出\s*3 条/);
    expect(faulty).toContain("尚未设置");
    expect(faulty).toContain("无法从过去推算");
    expect(await page.getByRole("main").getByRole("status").innerText()).toContain(
      "2 条规则 · 会发出 12 条消息，给 2 个接收者",
    );
    await page.getByText("变更记录（2）").click();
    await page.getByText("通道名称：短信 → 控制台").waitFor();
    await shot("rules");
    await page.setViewportSize({ width: 1500, height: 900 });
    await shot("rules-wide");
  }, 60_000);

  it("fit a phone and the dark, and are there in English", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    await shot("rules-phone");
    expect(width).toBe(375);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "dark" });
    await shot("rules-dark");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("In force now").waitFor();
    await shot("rules-english");
    expect(faults).toEqual([]);
  }, 30_000);
});

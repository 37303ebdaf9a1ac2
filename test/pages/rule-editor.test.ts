import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");

(hasChromium ? describe : describe.skip)("the editor of rules, in a browser", () => {
  let world: ShopWorld;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    world = await aShopWorld({ item_count: 2 });
    await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { on_hand: 0 });
    await world.settled();
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    const code = (await world.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${world.running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill("correct horse battery");
    await page.getByLabel("再输一次").fill("correct horse battery");
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "预警规则" }).click();
    await page.getByRole("article").first().waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });
  const editor = () => page.getByRole("dialog");
  const field = (label: string) => editor().getByLabel(label, { exact: false }).first();
  async function choose(label: string, option: string): Promise<void> {
    await field(label).click();
    await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
  }

  it("says at the field what is missing, and shows only the fields that have a use", async () => {
    await page.getByRole("button", { name: "新建规则" }).click();
    await editor().getByText("填好接收角色和通道后就能试算").waitFor();
    expect(await field("条件数值").count()).toBe(0);
    expect(await editor().getByRole("button", { name: "保存并启用" }).isDisabled()).toBe(true);
    await editor().getByRole("button", { name: "保存（停用）" }).click();
    await editor().getByText("请选择：采购、销售、客服、仓库、老板").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("rule-rule_name");
    await shot("rule-editor-errors");
    await choose("触发条件", "可供天数不足");
    await field("条件数值").waitFor();
    expect(await field("最低预警等级").count()).toBe(0);
    await choose("触发条件", "达到等级");
    expect(await world.records("alert_rule")).toHaveLength(2);
  }, 60_000);

  it("keeps an open list at its field while the page behind moves", async () => {
    await field("触发条件").click();
    const list = page.locator(".ant-select-dropdown:visible");
    await list.getByTitle("可供天数不足", { exact: true }).hover();
    // Read in the same moment, before anything could put it right.
    const moved = await page.evaluate(`(() => {
      const list = document.querySelector(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
      const gap = () => list.getBoundingClientRect().top - document.getElementById("rule-condition_kind").getBoundingClientRect().top;
      const before = gap();
      document.body.style.paddingBottom = "2000px";
      document.scrollingElement.scrollBy(0, 60);
      const scrolled = document.scrollingElement.scrollTop;
      const after = gap();
      document.scrollingElement.scrollBy(0, -60);
      document.body.style.paddingBottom = "";
      return { is_scrolled: scrolled >= 60, by: after - before };
    })()`);
    expect(moved).toEqual({ is_scrolled: true, by: 0 });
    await field("触发条件").press("Escape");
    await list.waitFor({ state: "hidden" });
  }, 60_000);

  it("tries a draft before it is anywhere, and saves it to the platform", async () => {
    await field("规则名称").fill("老板要知道");
    await choose("接收角色", "老板");
    await field("通道名称").fill("console");
    await field("通道名称").press("Enter");
    await field("规则名称").click();
    await editor()
      .getByText(/会发出 1 条，给 1 个接收者/)
      .first()
      .waitFor();
    expect(await world.records("alert_rule")).toHaveLength(2);
    expect(await editor().getByRole("button", { name: "保存并启用" }).isEnabled()).toBe(true);
    await shot("rule-editor");
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
    await shot("rule-editor-phone");
    await page.emulateMedia({ colorScheme: "dark" });
    await shot("rule-editor-phone-dark");
    await page.setViewportSize({ width: 1280, height: 900 });
    await shot("rule-editor-dark");
    await editor().getByRole("button", { name: "试算" }).scrollIntoViewIfNeeded();
    await shot("rule-editor-trial-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await editor().getByRole("button", { name: "保存（停用）" }).dblclick();
    const card = page.getByRole("article").filter({ hasText: "老板要知道" });
    await card.waitFor();
    expect(await card.innerText()).toContain("停用");
    const [record, ...others] = await world.find("alert_rule", { rule_name: "老板要知道" });
    expect(others).toEqual([]);
    expect(record).toMatchObject({ rule_status: "停用", receiver_role: "老板", channel: "console" });
    await shot("rules-with-actions");
  }, 60_000);

  it("tells what somebody changed meanwhile, and deletes only after asking", async () => {
    const [record] = await world.find("alert_rule", { rule_name: "老板要知道" });
    const card = page.getByRole("article").filter({ hasText: "老板要知道" });
    await card.getByRole("button", { name: "编辑" }).click();
    await field("规则名称").fill("老板要马上知道");
    world.clock.move(1_000);
    await world.person.edit("alert_rule", record?._id ?? "", { priority: 7 });
    await editor().getByRole("button", { name: "保存（停用）" }).click();
    await editor().getByText("优先级：（空） → 7").waitFor();
    await shot("rule-editor-conflict");
    await editor().getByRole("button", { name: "载入最新内容" }).click();
    await page.waitForFunction("document.getElementById('rule-priority')?.value === '7'");
    await editor()
      .getByRole("button", { name: "取 消" })
      .or(editor().getByRole("button", { name: "取消" }))
      .click();
    await card.getByRole("button", { name: "删除" }).click();
    await page.getByText("变更记录里仍能查到它").waitFor();
    await shot("rule-remove");
    await page.locator(".ant-modal-confirm-btns").getByRole("button").last().click();
    await card.waitFor({ state: "detached" });
    expect(await world.find("alert_rule", { rule_name: "老板要知道" })).toEqual([]);
    expect(faults).toEqual([]);
  }, 60_000);
});

import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { anEntry } from "../store/store-builders.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const RULE = "紧急通知老板";
const BAD = "rgb(179, 38, 30)";

(hasChromium ? describe : describe.skip)("problems of rules, in a browser", () => {
  let world: ShopWorld;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    world = await aShopWorld({ item_count: 2 });
    await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { on_hand: 0 });
    await world.person.create("alert_rule", {
      ...{ rule_name: RULE, rule_status: "启用", scope_kind: "全部", minimum_severity: "紧急", receiver_role: "老板" },
      ...{ channel: "老板群", delivery_path: "本系统", cool_down_hours: 24, condition_kind: "达到等级" },
    });
    await world.settled();
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    const code = (await world.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${world.running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill("correct horse battery");
    await page.getByLabel("再输一次").fill("correct horse battery");
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "预警规则" }).waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const editor = () => page.getByRole("dialog");
  async function shots(name: string): Promise<void> {
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.screenshot({ path: join(SHOTS, `${name}-phone.png`) });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it("say in words what is to be done, keep the code for who asks, and lead to the rule", async () => {
    await page.goto(`${world.running.board_url}/problems`);
    const card = page.getByRole("article").filter({ hasText: RULE }).first();
    await card.waitFor();
    const shown = await card.innerText();
    expect(shown).toContain("请管理员设置通道“老板群”，或把规则的通道改为控制台");
    expect(shown).not.toContain("rule_channel_unknown");
    await shots("problem-of-a-rule");
    await card.getByText("查看详情").click();
    expect(await card.innerText()).toContain("rule_channel_unknown");
    await card.getByRole("link", { name: "打开这条规则" }).click();
    await editor().waitFor();
    expect(await editor().getByLabel("规则名称").inputValue()).toBe(RULE);
  }, 60_000);

  it("keep a rule from being saved switched on: said in red, at the field, which comes into view", async () => {
    await editor()
      .getByText(/发不出去（老板群 尚未设置）/)
      .first()
      .waitFor();
    await editor()
      .getByRole("button", { name: /^保\s*存$/ })
      .click();
    const refusal = editor().getByText("没有保存：“通道名称”使用的通道“老板群”尚未设置，消息发不出去");
    await refusal.waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('footer [role=alert]')).color")).toBe(BAD);
    await page.waitForFunction("document.activeElement.id === 'rule-channel'");
    const place = await editor().locator("#rule-channel").boundingBox();
    expect(place?.y).toBeGreaterThan(0);
    expect(place?.y).toBeLessThan(800);
    await shots("rule-refused");
  }, 60_000);

  it("do not keep it so with a warning alone, which says by which channel messages would go", async () => {
    await editor().locator("#rule-channel").fill("控制台");
    await editor().locator("#rule-channel").press("Enter");
    await editor().getByLabel("规则名称").click();
    await editor().getByText("只能由其余通道发送").waitFor();
    await editor()
      .getByText(/经 控制台（老板群 尚未设置）/)
      .waitFor();
    await shots("rule-warned");
    await editor()
      .getByRole("button", { name: /^保\s*存$/ })
      .click();
    await editor().waitFor({ state: "detached" });
    const [record] = await world.find("alert_rule", { rule_name: RULE });
    expect(record).toMatchObject({ rule_status: "启用", channel: "老板群，console" });
    const card = page.getByRole("article").filter({ hasText: RULE });
    await card.getByText("只能由其余通道发送").waitFor();
    expect(await card.getAttribute("data-status")).toBe("active");
    await shots("rules-warned");
  }, 60_000);

  it("stand on one card where they have one cause, with a count and one button", async () => {
    const { inbox } = world.addon.store;
    const problem = { code: "form_not_bound", message: "收到“盘点单”的数据，但该表单尚未绑定", hint: "请管理员绑定。" };
    for (let i = 0; i < 15; i++) {
      await inbox.append([anEntry(`p${i}`, { installation_id: INSTALLATION, form: "stock_count" })]);
      const [entry] = await inbox.waiting(INSTALLATION, 1);
      await inbox.setAside({ installation_id: INSTALLATION, id: entry?.id ?? 0 }, problem, world.clock.now());
    }
    await page.goto(`${world.running.board_url}/problems`);
    const card = page.getByRole("article").filter({ hasText: "盘点单" });
    await card.waitFor();
    expect(await card.count()).toBe(1);
    expect(await card.innerText()).toMatch(/盘点单\s*15 条/);
    await shots("problems-of-one-cause");
    await card.getByRole("button", { name: "全部重试" }).click();
    await page.getByText("已重新处理").waitFor();
    expect(faults).toEqual([]);
  }, 60_000);
});

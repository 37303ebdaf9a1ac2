import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { FormName } from "../../src/contracts/form.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aCaredShop, aMonthOfCoupons } from "../app/care/a-cared-shop.ts";
import { SHOP } from "../store/store-builders.ts";
import { aConfig } from "../support/a-config.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const PASSWORD = "correct horse battery";
const TODAY = "2026-11-30";
const FORMS: readonly FormName[] = ["care_plan", "care_task", "coupon"];

(hasChromium ? describe : describe.skip)("the page of care results, in a browser", () => {
  const { config, remove } = aConfig();
  let running: RunningAddon;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    running = await startAddon({
      ...{ config, log: createPinoLogger("silent"), api_key: "no-account" },
      clock: createSystemClock({ now: () => Date.parse(`${TODAY}T04:00:00Z`) }),
      ...{ base_url: "http://127.0.0.1:9/api", sandbox_origin: null, demo: null },
    });
    const { registry } = running.addon.store;
    await registry.saveInstallation({ installation_id: SHOP, name: "青禾生活馆", app_id: "app", created_at: 1 });
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("Failed to load resource"))
        faults.push(message.text());
    });
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill(PASSWORD);
    await page.getByLabel("再输一次").fill(PASSWORD);
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "看板" }).first().waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await running.stop();
    remove();
  });

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });

  it("says what to do while nobody was cared for", async () => {
    await page.getByRole("link", { name: "关怀效果" }).click();
    await page.getByText("还没有关怀记录").waitFor();
    expect(page.url()).toBe(`${running.board_url}/care`);
    expect(await page.getByText("先安装这两张表单").count()).toBe(1);
    await shot("care-empty");
  }, 30_000);

  it("shows each action with its net profit or why it cannot be told, and the coupons against their budget", async () => {
    const { store, careSettings } = running.addon;
    for (const form of FORMS) {
      const ids = { installation_id: SHOP, app_id: "app", entry_id: form, push_token: form, push_secret: "s" };
      await store.registry.saveBinding({ ...ids, form, fields: [], synced_through: null });
    }
    await careSettings.change(SHOP, { coupon_budget: 100 });
    await aCaredShop(store, TODAY, aMonthOfCoupons(TODAY));
    await page.reload();
    const row = (name: string) => page.locator("tbody tr", { hasText: name }).first();
    await row("提前告知").waitFor();
    expect(await row("提前告知").innerText()).toMatch(/有效[\s\S]*\+¥66\.67/);
    expect(await row("优惠券").innerText()).toMatch(/亏损[\s\S]*−¥30\.00[\s\S]*建议停用或调整/);
    expect(await row("推荐替代").innerText()).toMatch(/无法估计：执行过的客户太少，还差 88 位/);
    expect(await row("延期致歉").innerText()).toContain("应尽告知");
    await page.getByText("2026-11 预算 ¥100").waitFor();
    expect(await page.getByText("YH2611-000000").count()).toBe(1);
    await shot("care");
  }, 30_000);

  it("fits a phone", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.reload();
    await page.getByText("+¥66.67").waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    await shot("care-phone");
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 30_000);

  it("wears the dark dress and speaks English", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.reload();
    await page.locator("html[data-theme=dark]").waitFor();
    await page.getByText("提前告知").first().waitFor();
    await shot("care-dark");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Care results" }).waitFor();
    expect(await page.getByText("It costs more than it brings: stop or change it.").count()).toBe(1);
    await shot("care-en");
  }, 30_000);

  it("has met no fault on the way", () => {
    expect(faults).toEqual([]);
  });
});

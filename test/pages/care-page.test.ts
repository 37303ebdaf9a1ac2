import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { FormName } from "../../src/contracts/form.ts";
import type { RunningAddon } from "../../src/main.ts";
import { aCaredShop, aMonthOfCoupons } from "../app/care/a-cared-shop.ts";
import { SHOP } from "../store/store-builders.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

const TODAY = "2026-11-30";
const FORMS: readonly FormName[] = ["care_plan", "care_task", "coupon"];

(hasChromium ? describe : describe.skip)("the page of care results, in a browser", () => {
  const board = aBoardInBrowser({ now: Date.parse(`${TODAY}T04:00:00Z`) });
  const { faults, shot } = board;
  let running: RunningAddon;
  let page: Page;
  beforeAll(() => {
    ({ running, page } = board.opened());
  });

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

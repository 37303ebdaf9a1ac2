import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { FormName } from "../../src/contracts/form.ts";
import type { RunningAddon } from "../../src/main.ts";
import { aCaredShop, aMonthOfCoupons } from "../app/care/a-cared-shop.ts";
import { aChange, SHOP } from "../store/store-builders.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

const TODAY = "2026-11-30";
const FORMS: readonly FormName[] = ["care_plan", "care_task", "coupon"];

const LONG_NAME = "华东区全部经销商与连锁门店重点客户缺货提前告知并推荐可替代商品的长名字方案（二〇二六年冬季修订版）";
const PLANS = [
  { plan_name: LONG_NAME, customer_segment: "重点客户", exposure_kind: "订单待发" },
  { plan_name: "写错的", care_action: "送花" },
  { plan_name: "停用的", plan_status: "停用" },
] as const;

function aPlanChange(plan: (typeof PLANS)[number], at: number) {
  const values = {
    ...{ customer_segment: "全部", customer_type: null, exposure_kind: null, care_action: "提前告知", step: 1 },
    ...{ care_text: null, coupon_amount: null, coupon_minimum: null, coupon_valid_days: null },
    ...{ plan_status: "启用", start_date: null, end_date: null, ...plan },
  };
  return aChange(`plan-${at}`, [], { form: "care_plan", values });
}

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
    expect(await page.getByText("还没有绑定“关怀方案”表单").count()).toBe(1);
    expect(await page.getByText("还没有“优惠券”表单，不会发券。").count()).toBe(1);
    await shot("care-empty");
  }, 30_000);

  it("tells what is settled and what follows, and has the budget set by a press", async () => {
    for (const form of FORMS) {
      const ids = { installation_id: SHOP, app_id: "app", entry_id: form, push_token: form, push_secret: "s" };
      await running.addon.store.registry.saveBinding({ ...ids, form, fields: [], synced_through: null });
    }
    await page.reload();
    await page.getByText("还没有设优惠券月预算，不会发券。").waitFor();
    expect(await page.getByText("0 = 不发券。").count()).toBe(1);
    expect(await page.getByText("一种动作要约 500 位客户过了观察期才说得出结果").count()).toBe(1);
    await page.getByRole("button", { name: "设月预算" }).click();
    const budget = page.getByLabel("优惠券月预算");
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("care-coupon_budget");
    await budget.fill("1500");
    await page.getByText("合计不超过 ¥1,500").waitFor();
    await page.getByLabel("每次联系成本").fill("2.5");
    await page.getByText("净利减去 ¥2.5。").waitFor();
    await page.getByLabel("每次联系成本").fill("0");
    await page.getByLabel("对照比例").fill("12.5");
    await page.getByText("随机留出 12.5% 的客户").waitFor();
    await page.getByLabel("对照比例").fill("5");
    await page.getByText("一种动作要约 1,000 位客户").waitFor();
    await page.getByLabel("预计会买的客户的任务也留对照").click();
    await page.getByText("订单发不出货的客户一定有任务").waitFor();
    await shot("care-settings-form");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("2026-11 预算 ¥1,500").waitFor();
    expect(await running.addon.careSettings.of(SHOP)).toMatchObject({
      ...{ coupon_budget: 1_500, held_out_share: 0.05, holds_out_foretold: true },
    });
    await page.getByText("本月还没有发过优惠券").waitFor();
    const [entry] = (await running.addon.access.audit(null)).entries;
    expect(entry).toMatchObject({ event: "care_settings_changed", actor: "boss" });
  }, 30_000);

  it("refuses what is out of range in the server's words, and sends no missing number", async () => {
    await page.getByRole("button", { name: "修改" }).click();
    await page.getByLabel("对照比例").fill("60");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("对照比例须在 0–50% 之间").waitFor();
    await page.getByLabel("观察期").fill("");
    await page.getByText("请填一个数").waitFor();
    expect(await page.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
    await shot("care-settings-refused");
    await page.getByRole("button", { name: "取消" }).click();
    await page.getByText("5%", { exact: true }).waitFor();
  }, 30_000);

  it("overwrites nobody who was faster, and shows what they changed", async () => {
    await page.getByRole("button", { name: "修改" }).click();
    await page.getByLabel("每次联系成本").fill("3");
    await running.addon.careSettings.change(SHOP, { coupon_budget: 100, held_out_share: 0.1 });
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("优惠券月预算：¥1,500 → ¥100；对照比例：5% → 10%").waitFor();
    expect(await running.addon.careSettings.of(SHOP)).toMatchObject({ coupon_budget: 100, contact_cost: 0 });
    await shot("care-settings-overtaken");
    await page.getByRole("button", { name: "载入最新的设置" }).click();
    await page.getByLabel("每次联系成本").fill("3");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("每联系上一位客户，净利减去 ¥3。").waitFor();
    expect(await running.addon.careSettings.of(SHOP)).toMatchObject({ coupon_budget: 100, contact_cost: 3 });
    await running.addon.careSettings.change(SHOP, { contact_cost: 0 });
  }, 30_000);

  it("lists the plans in force first, with what is wrong of the others, and offers plans to begin with", async () => {
    await page.getByText("还没有方案").waitFor();
    expect(await page.getByRole("button", { name: "写入起步方案" }).isDisabled()).toBe(true);
    await running.addon.store.records.apply(PLANS.map(aPlanChange));
    await page.reload();
    await page.getByText(LONG_NAME).waitFor();
    const lines = page.locator("li[data-state]");
    expect(await lines.allInnerTexts()).toEqual([
      expect.stringMatching(/在用[\s\S]*华东区[\s\S]*提前告知 · 重点客户、订单待发/),
      expect.stringMatching(/写错，不生效[\s\S]*没有关怀动作“送花”/),
      expect.stringMatching(/停用[\s\S]*全部客户/),
    ]);
    await page.getByLabel("行业").click();
    await page.getByTitle("零售").click();
    await page.getByRole("button", { name: "写入起步方案" }).click();
    // No platform answers here: that is said, and nothing is listed.
    await page.locator(".ant-message-error").waitFor();
    expect(await lines.count()).toBe(3);
  }, 30_000);

  it("shows each action with its net profit or why it cannot be told, and the coupons against their budget", async () => {
    await aCaredShop(running.addon.store, TODAY, aMonthOfCoupons(TODAY));
    await page.reload();
    const row = (name: string) => page.locator("tbody tr", { hasText: name }).first();
    await row("提前告知").waitFor();
    expect(await row("提前告知").innerText()).toMatch(/有效[\s\S]*\+¥66\.67/);
    expect(await row("优惠券").innerText()).toMatch(/亏损[\s\S]*−¥30\.00[\s\S]*建议停用或调整/);
    expect(await row("推荐替代").innerText()).toMatch(/无法估计：执行过的客户太少，还差 88 位/);
    expect(await row("延期致歉").innerText()).toContain("应尽告知");
    await page.getByText("2026-11 预算 ¥100").waitFor();
    expect(await page.getByText("YH2611-000000").count()).toBe(1);
    expect(await page.getByRole("img", { name: "已用去本月预算的 40%" }).count()).toBe(1);
    expect(await page.getByText("已过期（退回）").innerText()).toContain("¥10");
    await shot("care");
  }, 30_000);

  it("fits a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByText("+¥66.67").waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await shot("care-phone");
    await page.getByRole("button", { name: "修改" }).click();
    await page.getByLabel("优惠券月预算").waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await shot("care-phone-form");
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

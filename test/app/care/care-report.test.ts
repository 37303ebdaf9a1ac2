import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareReport } from "../../../src/app/care/care-report.ts";
import { createCareResults } from "../../../src/app/care/care-results.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import { careReport } from "../../../src/contracts/care.ts";
import { aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aCaredShop, aMonthOfCoupons } from "./a-cared-shop.ts";

const TODAY = "2026-11-30";
const clock = { today: () => TODAY };

async function aReport(isFilled = true) {
  const store = createMemoryStore();
  if (isFilled) await aCaredShop(store, TODAY, aMonthOfCoupons(TODAY));
  const careSettings = createCareSettings(store);
  const careResults = createCareResults({ ...store, careSettings, clock });
  const report = createCareReport({ ...store, careResults, clock });
  return { store, careSettings, careResults, report: async () => careReport.strict().parse(await report(SHOP)) };
}

describe("the report on care", () => {
  it("tells what each action brought by the customers held out of it, and flags the one that loses", async () => {
    const { report } = await aReport();
    const { actions } = await report();
    const of = (wanted: string) => actions.find(({ action }) => action === wanted);
    expect(of("coupon")).toMatchObject({
      ...{ treated: 400, held_out: 60, open: 0, is_stopped: false },
      result: { kind: "estimated", net_profit_each: -30, verdict: "loses" },
    });
    expect(of("early_notice")).toMatchObject({
      result: { verdict: "pays", treated_buyer_rate: 1, net_profit: expect.closeTo(400 * 100 * (2 / 3), 6) },
    });
    expect(of("substitute")).toMatchObject({ result: { reason: "too_few_treated", lacking: 88 } });
    expect(of("delay_notice")).toMatchObject({ treated: 9, result: null });
    expect(of("priority")).toMatchObject({ treated: 0, result: { reason: "no_outcome_yet" } });
  });

  it("holds the month's coupons against the budget, with those out of date given back", async () => {
    const { report, careSettings } = await aReport();
    await careSettings.change(SHOP, { coupon_budget: 100 });
    const { month, coupons } = await report();
    expect(month).toEqual({
      ...{ month: "2026-11", budget: 100, reserved: 10, issued: 20, used: 10, expired: 10, left: 60 },
    });
    expect(coupons).toHaveLength(5);
  });

  it("counts contacts at their cost, and leaves out what has no cost of goods", async () => {
    const { store, report, careSettings } = await aReport();
    await careSettings.change(SHOP, { contact_cost: 3 });
    const place = { event_no: "CUP/W-1/1", customer_code: "early_notice-t-0", action: "early_notice" } as const;
    await store.care.noteTask(SHOP, place, { done_on: "2026-09-02", care_status: "已联系", outcome: null });
    const unpriced = { customer_code: "early_notice-t-1", item_code: "NO-COST", ordered_on: "2026-09-10" };
    await store.records.apply([aChange("odd", [aSalesLine(unpriced)])]);
    const { actions, unpriced: left_out } = await report();
    const early = actions.find(({ action }) => action === "early_notice");
    expect(early).toMatchObject({ reached: 1, result: { net_profit: expect.closeTo(400 * 100 * (2 / 3) - 3, 6) } });
    expect(left_out).toBe(1);
  });

  it("is empty, not wrong, for a shop without care", async () => {
    const { report } = await aReport(false);
    const { actions, coupons, has_forms } = await report();
    expect(actions.every(({ treated, held_out }) => treated + held_out === 0)).toBe(true);
    expect([coupons, has_forms]).toEqual([[], false]);
  });

  it("stops a losing action only where that was asked for", async () => {
    const { careResults, careSettings, report } = await aReport();
    expect(await careResults.stopped(SHOP)).toEqual(new Set());
    await careSettings.change(SHOP, { stops_losing: true });
    expect(await careResults.stopped(SHOP)).toEqual(new Set(["coupon"]));
    expect((await report()).actions.find(({ action }) => action === "coupon")).toMatchObject({ is_stopped: true });
  });
});

describe("settings of care", () => {
  it.each([
    { held_out_share: 0.6 },
    { held_out_share: -0.1 },
    { coupon_budget: -1 },
    { window_days: 0 },
    { contact_cost: -1 },
  ])("refuse %j, and stay as they were", async (changes) => {
    const { careSettings } = await aReport(false);
    await expect(careSettings.change(SHOP, changes)).rejects.toMatchObject({ code: "care_setting_wrong" });
    expect(await careSettings.of(SHOP)).toMatchObject({ held_out_share: 0.1, coupon_budget: 0, window_days: 60 });
  });
});

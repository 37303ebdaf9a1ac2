import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareReport } from "../../../src/app/care/care-report.ts";
import { createCareResults } from "../../../src/app/care/care-results.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import type { FieldValues, FormName } from "../../../src/contracts/form.ts";
import { careReport } from "../../../src/contracts/care.ts";
import { kit } from "../../install/the-kit.ts";
import { aSalesLine } from "../../store/row-builders.ts";
import { aCareTurn, aCoupon } from "../../store/care-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aCaredShop, aMonthOfCoupons } from "./a-cared-shop.ts";

const TODAY = "2026-11-30";
const clock = { today: () => TODAY, dayOf: (instant: string | number) => String(instant).slice(0, 10) };
const packs = kit.manifest.care;

async function aReport(isFilled = true) {
  const store = createMemoryStore();
  if (isFilled) await aCaredShop(store, TODAY, aMonthOfCoupons(TODAY));
  const careSettings = createCareSettings(store);
  const careResults = createCareResults({ ...store, careSettings, clock });
  const report = createCareReport({
    ...{ ...store, careResults, clock, packs },
    formUrl: ({ entry_id }) => Promise.resolve(`https://forms/${entry_id}`),
  });
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

  it("lists the month's coupons alone, and counts older ones that may still be taken", async () => {
    const { store, report } = await aReport();
    const old = { reserved_on: "2026-10-20", valid_from: "2026-10-20" };
    const coupons = [
      aCoupon({ ...old, customer_code: "旧", coupon_no: "YH-OLD", valid_to: TODAY, state: "issued" }),
      aCoupon({ ...old, customer_code: "过", coupon_no: "YH-OVER", valid_to: "2026-11-29", state: "issued" }),
    ];
    await store.care.assign(aCareTurn({ coupons }, { before: "1", after: "2" }));
    const found = await report();
    expect(found).toMatchObject({ coupon_count: 5, older_open: 1 });
    expect(found.coupons.map(({ coupon_no }) => coupon_no)).not.toContain("YH-OLD");
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

describe("the list of plans", () => {
  const BARE = {
    ...{ customer_segment: "全部", customer_type: null, exposure_kind: null, care_action: "提前告知", step: null },
    ...{ care_text: null, coupon_amount: null, coupon_minimum: null, coupon_valid_days: null },
    ...{ plan_status: "启用", start_date: null, end_date: null },
  };

  async function plansOf(forms: readonly FormName[], ...plans: readonly FieldValues[]) {
    const { store, report } = await aReport(false);
    for (const form of forms) {
      const ids = { installation_id: SHOP, app_id: "app", entry_id: form, push_token: form, push_secret: "s" };
      await store.registry.saveBinding({ ...ids, form, fields: [], synced_through: null });
    }
    const changes = plans.map((values, at) => ({
      ...aChange(`p${at}`, []),
      ...{ form: "care_plan" as const, record_id: `p${at}`, values: { ...BARE, ...values } },
    }));
    await store.records.apply(changes);
    return (await report()).plans;
  }

  it("tells which are in force and which are not, each with the reason", async () => {
    const plans = await plansOf(
      ["care_plan", "care_task"],
      { plan_name: "停用的", plan_status: "停用" },
      { plan_name: "将来的", start_date: "2026-12-01" },
      { plan_name: "过去的", end_date: "2026-11-29" },
      { plan_name: "在用的", step: 2, customer_segment: "重点客户", exposure_kind: "订单待发", end_date: TODAY },
      { plan_name: "在用的，先做", step: 1 },
      { plan_name: "写错的", care_action: "送花" },
      { plan_name: "送券", care_action: "优惠券", coupon_amount: 5 },
    );
    expect(plans.rows.map(({ plan_name, state }) => [plan_name, state])).toEqual([
      ["在用的，先做", "in_force"],
      ["在用的", "in_force"],
      ["写错的", "faulty"],
      ["送券", "no_coupon_form"],
      ["将来的", "coming"],
      ["停用的", "off"],
      ["过去的", "over"],
    ]);
    expect(plans.rows[0]).toMatchObject({ whom: [], action: "early_notice", faults: [] });
    expect(plans.rows[1]).toMatchObject({ whom: ["重点客户", "订单待发"] });
    expect(plans.rows[2]).toMatchObject({ action: null, action_label: "送花", faults: ["没有关怀动作“送花”"] });
    expect(plans).toMatchObject({ is_bound: true, form_url: "https://forms/care_plan" });
  });

  it("has coupons in force where there is a form for them, and trades to begin with", async () => {
    const { rows, packs: trades } = await plansOf(["care_plan", "coupon"], {
      ...{ plan_name: "送券", care_action: "优惠券", coupon_amount: 5 },
    });
    expect(rows).toMatchObject([{ state: "in_force" }]);
    expect(trades.map(({ pack }) => pack)).toEqual(["电商", "零售", "制造", "批发", "餐饮"]);
  });

  it("is empty without a form", async () => {
    expect(await plansOf([])).toMatchObject({ is_bound: false, form_url: null, rows: [] });
  });
});

describe("settings of care", () => {
  it("are changed by whoever saw what holds, and not by whoever was overtaken", async () => {
    const { careSettings } = await aReport(false);
    const seen = await careSettings.of(SHOP);
    const first = { ...seen, coupon_budget: 500 };
    expect(await careSettings.changeSeen(SHOP, { seen, settings: first })).toEqual({ kind: "saved", settings: first });
    const second = { ...seen, held_out_share: 0.2 };
    expect(await careSettings.changeSeen(SHOP, { seen, settings: second })).toEqual({
      ...{ kind: "changed", settings: first },
    });
    expect(await careSettings.of(SHOP)).toEqual(first);
    const both = { ...first, held_out_share: 0.2 };
    expect(await careSettings.changeSeen(SHOP, { seen: first, settings: both })).toMatchObject({ kind: "saved" });
  });

  it("lose nothing where two commands change them at once", async () => {
    const { careSettings } = await aReport(false);
    await Promise.all([
      careSettings.change(SHOP, { coupon_budget: 500 }),
      careSettings.change(SHOP, { held_out_share: 0.2 }),
      careSettings.change(SHOP, { window_days: 30 }),
    ]);
    expect(await careSettings.of(SHOP)).toMatchObject({ coupon_budget: 500, held_out_share: 0.2, window_days: 30 });
  });

  it("of two who saw the same, save one's alone", async () => {
    const { careSettings } = await aReport(false);
    const seen = await careSettings.of(SHOP);
    const wanted = [1, 2].map((coupon_budget) => ({ seen, settings: { ...seen, coupon_budget } }));
    const written = await Promise.all(wanted.map((one) => careSettings.changeSeen(SHOP, one)));
    expect(written.map(({ kind }) => kind).toSorted()).toEqual(["changed", "saved"]);
  });

  it.each([
    { held_out_share: 0.6 },
    { held_out_share: -0.1 },
    { coupon_budget: -1 },
    { window_days: 0 },
    { window_days: 30.5 },
    { contact_cost: -1 },
  ])("refuse %j, and stay as they were", async (changes) => {
    const { careSettings } = await aReport(false);
    await expect(careSettings.change(SHOP, changes)).rejects.toMatchObject({ code: "care_setting_wrong" });
    expect(await careSettings.of(SHOP)).toMatchObject({ held_out_share: 0.1, coupon_budget: 0, window_days: 60 });
  });
});

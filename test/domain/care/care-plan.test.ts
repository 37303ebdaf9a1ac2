import { describe, expect, it } from "@jest/globals";
import { careActionOf } from "../../../src/domain/care/care-action.ts";
import { type CarePlan, plannedActions } from "../../../src/domain/care/care-plan.ts";
import { buyerKind, keyValues, valueClass } from "../../../src/domain/care/care-segment.ts";
import { careText, unknownWords } from "../../../src/domain/care/care-text.ts";

const TODAY = "2026-11-30";

function aPlan(part: Partial<CarePlan> = {}): CarePlan {
  return {
    ...{
      plan_name: "方案",
      value_class: null,
      buyer_kind: null,
      exposure_kind: null,
      care_action: "early_notice",
      step: 1,
    },
    ...{ care_text: null, coupon_amount: null, coupon_minimum: null, coupon_valid_days: null },
    ...{ is_active: true, start_date: null, end_date: null },
    ...part,
  };
}

const KEY_FIRM = { segment: { value_class: "key", buyer_kind: "business" }, kinds: ["open", "predicted"] } as const;

describe("plans of care", () => {
  it("give each action once, by the line that says most about whom it means", () => {
    const plans = [
      aPlan({ plan_name: "人人" }),
      aPlan({ plan_name: "企业", buyer_kind: "business" }),
      aPlan({ plan_name: "重点", value_class: "key" }),
      aPlan({ plan_name: "有未发订单", exposure_kind: "open", step: 3 }),
      aPlan({ plan_name: "券", care_action: "coupon", step: 2 }),
    ];
    expect(plannedActions(plans, KEY_FIRM, TODAY).map(({ plan_name }) => plan_name)).toEqual(["券", "有未发订单"]);
    expect(plannedActions(plans.slice(0, 3), KEY_FIRM, TODAY).map(({ plan_name }) => plan_name)).toEqual(["重点"]);
  });

  it.each([
    { name: "switched off", part: { is_active: false } },
    { name: "not begun", part: { start_date: "2026-12-01" } },
    { name: "over", part: { end_date: "2026-11-29" } },
    { name: "for others", part: { value_class: "new" } as const },
    { name: "for the cancelled", part: { exposure_kind: "cancelled" } as const },
    { name: "for consumers", part: { buyer_kind: "consumer" } as const },
  ])("leave out a line that is $name", ({ part }) => {
    expect(plannedActions([aPlan(part)], KEY_FIRM, TODAY)).toEqual([]);
  });

  it("hold on their first and last day", () => {
    expect(plannedActions([aPlan({ start_date: TODAY, end_date: TODAY })], KEY_FIRM, TODAY)).toHaveLength(1);
  });

  it("decide between equal lines by step, then by name", () => {
    const plans = [aPlan({ plan_name: "乙", step: 2 }), aPlan({ plan_name: "丁" }), aPlan({ plan_name: "丙" })];
    expect(plannedActions(plans, KEY_FIRM, TODAY).map(({ plan_name }) => plan_name)).toEqual(["丁"]);
  });

  it("name actions as people do", () => {
    expect([careActionOf("优惠券"), careActionOf("送花"), careActionOf(null)]).toEqual(["coupon", null, null]);
  });
});

describe("segments", () => {
  const margins = (...values: readonly number[]) => values.map((value) => ({ value, value_basis: "margin" as const }));

  it("count as key whoever is needed for half of the margin", () => {
    expect(keyValues(margins(10, 100, 60, 30))).toEqual({ margin: 100, revenue: null });
    expect(keyValues(margins(50, 50, 50, 50))).toEqual({ margin: 50, revenue: null });
    expect(keyValues(margins(0, -5))).toEqual({ margin: null, revenue: null });
  });

  it("hold margins against margins and revenues against revenues", () => {
    const revenues = [900, 300, 200].map((value) => ({ value, value_basis: "revenue" as const }));
    const key = keyValues([...margins(10, 100, 60, 30), ...revenues, { value: null, value_basis: null }]);
    expect(key).toEqual({ margin: 100, revenue: 900 });
    const classOf = (value: number, value_basis: "margin" | "revenue") =>
      valueClass({ order_count: 5, value, value_basis }, key, null);
    expect([classOf(300, "revenue"), classOf(100, "margin")]).toEqual(["regular", "key"]);
  });

  it.each([
    { given: { order_count: 1, value: 200 }, key: 100, want: "key" },
    { given: { order_count: 1, value: 50 }, key: 100, want: "new" },
    { given: { order_count: 2, value: 50 }, key: 100, want: "regular" },
    { given: { order_count: 9, value: 50 }, key: null, want: "regular" },
  ])("call $given $want", ({ given, key, want }) => {
    expect(valueClass({ ...given, value_basis: "margin" }, { margin: key, revenue: null }, null)).toBe(want);
  });

  it("call new whoever ordered once at most and brought nothing that is known", () => {
    const unknown = { order_count: 0, value: null, value_basis: null };
    expect(valueClass(unknown, { margin: 100, revenue: 100 }, null)).toBe("new");
  });

  it.each([
    { name: "key where a person says so, though nothing is known", year: null, word: true, want: "key" },
    {
      ...{ name: "key by that word, though they bring little", year: { order_count: 9, value: 5 } },
      ...{ word: true, want: "key" },
    },
    {
      ...{ name: "not key where a person says they are not, though they bring most", word: false },
      ...{ year: { order_count: 9, value: 500 }, want: "regular" },
    },
    { name: "nothing where nobody says and nothing is known", year: null, word: null, want: null },
  ])("call a customer $name", ({ year, word, want }) => {
    const known = year === null ? null : { ...year, value_basis: "margin" as const };
    expect(valueClass(known, { margin: 100, revenue: null }, word)).toBe(want);
  });

  it("read the kind of buyer as the form has it", () => {
    expect(["企业", "个人", "其他", null].map(buyerKind)).toEqual(["business", "consumer", null, null]);
  });
});

describe("the text of a plan", () => {
  const template = "{客户}您好，您要的{商品}暂时缺货，预计{到货日}到货。可先用{替代商品}。";

  it("names what is known", () => {
    const values = { 客户: "王姐", 商品: "保温杯", 到货日: "12 月 3 日", 替代商品: "玻璃杯" };
    expect(careText(template, values)).toBe("王姐您好，您要的保温杯暂时缺货，预计12 月 3 日到货。可先用玻璃杯。");
  });

  it("leaves out whole what is not, and ends its sentences all the same", () => {
    expect(careText(template, { 客户: "王姐", 商品: "保温杯" })).toBe("王姐您好，您要的保温杯暂时缺货。");
    expect(careText("券号{券号}！{商品}缺货", { 商品: "杯" })).toBe("杯缺货");
  });

  it("leaves words it does not know for people to see, and tells them", () => {
    expect(careText("{先生}您好", {})).toBe("{先生}您好");
    expect(unknownWords("{先生}您好，{商品}")).toEqual(["先生"]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { type ClassForm, isOurs, planClassForm } from "../../../src/domain/classes/class-form.ts";
import { classifierOf, type ItemHistory, itemLook } from "../../../src/domain/classes/classify-sales.ts";
import { abcInForce, classChips, classFields, type ItemClasses } from "../../../src/domain/classes/item-classes.ts";
import {
  firstDayOfMonths,
  firstDayOfWeeks,
  monthlyTotals,
  weeklyDemand,
  yearQuantity,
} from "../../../src/domain/classes/item-periods.ts";
import { itemValues } from "../../../src/domain/classes/item-value.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { aSeries, days, TODAY } from "../demand/a-series.ts";

const CLASSES: ItemClasses = {
  abc: { class: "A", reason: "毛利最高" },
  xyz: { class: "Y", reason: "变异系数 0.7" },
  life_cycle: { stage: "growth", reason: "增长 40%" },
  hot: ["居前 5%", "增长 60%"],
  season: "7 月约为平均的 2 倍",
  form: null,
};
const NOTHING: ItemClasses = { abc: null, xyz: null, life_cycle: null, hot: [], season: null, form: null };
const aForm = (parts: Partial<ClassForm> = {}): ClassForm => ({
  ...{ record_id: "i1", revision: 1, is_due: false },
  ...{ values: { abc_class: "A" }, before: { abc_class: "B" } },
  ...parts,
});

describe("what items bring in", () => {
  const sold = { quantity: 10, price: 5, cost: 3 };

  it("is margin where nearly all costs are known, an unknown one counting with the others' rate", () => {
    const unknown = { quantity: 1, price: 5, cost: null };
    expect(itemValues([sold, unknown])).toEqual({ basis: "margin", values: [20, 2] });
  });

  it("is revenue where costs of more than a tenth of the revenue are unknown", () => {
    expect(
      itemValues([
        { ...sold, quantity: 9 },
        { quantity: 1, price: 5, cost: null },
      ]).basis,
    ).toBe("margin");
    const more = itemValues([
      { ...sold, quantity: 8 },
      { quantity: 1, price: 5, cost: null },
    ]);
    expect(more).toEqual({ basis: "revenue", values: [40, 5] });
  });

  it("is unknown without a price, and nothing where returns outweigh sales", () => {
    expect(itemValues([{ quantity: 4, price: null, cost: 2 }])).toEqual({ basis: "revenue", values: [null] });
    expect(itemValues([{ quantity: -4, price: 5, cost: null }])).toEqual({ basis: "revenue", values: [0] });
    expect(itemValues([])).toEqual({ basis: "revenue", values: [] });
  });
});

describe("periods of an item", () => {
  it("adds places up per whole week, the latest ending yesterday", () => {
    expect(weeklyDemand([aSeries([...days(3, 50), ...days(7, 1), ...days(7, 2)])], TODAY)).toEqual([7, 14]);
    expect(weeklyDemand([aSeries(days(14, 1)), aSeries(days(7, 3))], TODAY)).toEqual([7, 28]);
    expect(weeklyDemand([aSeries(days(6, 1))], TODAY)).toEqual([]);
    expect(weeklyDemand([aSeries(days(1_000, 1))], TODAY)).toHaveLength(65);
  });

  it("reads a week partly out of stock as if it had been in stock, and leaves out one mostly out of stock", () => {
    const inStock = (out: number) => [...days(7, 1), ...days(out, 0), ...days(7 - out, 1)];
    const sold = (out: number) => [...days(7, 2), ...days(out, 0), ...days(7 - out, 2)];
    expect(weeklyDemand([aSeries(sold(3), inStock(3))], TODAY)).toEqual([14, expect.closeTo(14, 9)]);
    expect(weeklyDemand([aSeries(sold(4), inStock(4))], TODAY)).toEqual([14]);
  });

  it("weighs an outage by what the place sells", () => {
    const small = aSeries([...days(7, 1), ...days(7, 0)], [...days(7, 1), ...days(7, 0)]);
    const [, latest] = weeklyDemand([aSeries(days(14, 9)), small], TODAY);
    expect(latest).toBeCloseTo(63 / (126 / 133), 6);
  });

  it("adds up whole calendar months, from the first whole one on", () => {
    const day = (text: string, quantity: number) => ({ day: text, quantity });
    const sales = [day("2026-09-05", 1), day("2026-10-01", 2), day("2026-10-31", 3), day("2026-11-01", 4)];
    expect(monthlyTotals(sales, "2026-08-02", TODAY)).toEqual({ unit: "month", totals: [1, 5], first: 9 });
    expect(monthlyTotals(sales, "2026-08-01", TODAY)).toEqual({ unit: "month", totals: [0, 1, 5], first: 8 });
    expect(monthlyTotals([], "2020-01-01", TODAY).totals).toHaveLength(36);
    expect(monthlyTotals([], TODAY, TODAY)).toEqual({ unit: "month", totals: [], first: 11 });
  });

  it("adds up the last 365 days", () => {
    const at = (ago: number) => ({ day: addDays(TODAY, -ago), quantity: 1 });
    expect(yearQuantity([at(366), at(365), at(1), at(0)], TODAY)).toBe(2);
  });

  it("reads far enough back", () => {
    expect(firstDayOfMonths("2026-11-23") <= "2023-11-01").toBe(true);
    expect(firstDayOfWeeks(TODAY)).toBe(addDays(TODAY, -455));
  });
});

describe("what a class field bears", () => {
  it.each<[string, string | null, ClassForm | null, boolean]>([
    ["empty", null, null, true],
    ["an empty text", "", null, true],
    ["what we wrote last", "A", aForm(), true],
    ["what it showed before we wrote", "B", aForm(), true],
    ["something else", "C", aForm(), false],
    ["anything while we wrote nothing", "A", null, false],
    ["anything in a field that is not ours", "X", aForm({ values: {}, before: {} }), false],
  ])("%s: is it ours?", (_, shown, form, want) => expect(isOurs("abc_class", shown, form)).toBe(want));

  const shown = (abc_class: string | null, record_id = "i1") => ({
    record_id,
    shown: { abc_class },
    wanted: { abc_class: "A" },
  });

  it("is written where it is empty", () => {
    expect(planClassForm(null, shown(null))).toEqual({
      ...{ record_id: "i1", revision: 1, is_due: true },
      ...{ values: { abc_class: "A" }, before: { abc_class: null } },
    });
  });

  it("is not written over what a person wrote, nor where it shows the same", () => {
    expect(planClassForm(null, shown("C"))).toMatchObject({ values: {}, is_due: false });
    expect(planClassForm(aForm(), shown("A"))).toEqual(aForm());
  });

  it("asks for nothing new while the form has not been read since, and for one write more when the class changes", () => {
    const planned = planClassForm(null, shown(null));
    expect(planClassForm(planned, shown(null))).toEqual(planned);
    const changed = planClassForm(planned, { ...shown("A"), wanted: { abc_class: "B" } });
    expect(changed).toEqual({
      ...{ record_id: "i1", revision: 2, is_due: true },
      ...{ values: { abc_class: "B" }, before: { abc_class: "A" } },
    });
    expect(planClassForm(changed, shown("B")).revision).toBe(3);
  });

  it("gives a field up that a person has changed, and empties one that nothing is known of any more", () => {
    expect(planClassForm(aForm(), shown("C"))).toMatchObject({ revision: 2, values: {}, is_due: false });
    const emptied = planClassForm(aForm(), { ...shown("A"), wanted: { abc_class: null } });
    expect(emptied).toMatchObject({ revision: 2, values: { abc_class: null }, is_due: true });
  });

  it("starts anew on another record, under a revision of its own", () => {
    expect(planClassForm(aForm(), shown("A", "i2"))).toMatchObject({ record_id: "i2", revision: 2, values: {} });
  });
});

describe("the class in force", () => {
  const ours = { ...CLASSES, form: aForm({ values: { abc_class: "B" }, before: { abc_class: null } }) };

  it.each([
    ["a person's before a computed one", "C", CLASSES, "C"],
    ["a computed one where the form has none", null, CLASSES, "A"],
    ["the newest computed one where the form still shows the last", "B", ours, "A"],
    ["the form's where nothing was computed", "B", null, "B"],
    ["none", null, null, null],
    ["none where nothing is known", null, NOTHING, null],
  ] as const)("is %s", (_, shown, classes, want) => expect(abcInForce(shown, classes)).toBe(want));

  it("is shown with the reason of whoever said so", () => {
    expect(classChips(null, CLASSES)).toEqual([
      { kind: "abc", value: "A", label: "A 类", reason: "毛利最高" },
      { kind: "xyz", value: "Y", label: "Y 波动", reason: "变异系数 0.7" },
      { kind: "life_cycle", value: "growth", label: "成长", reason: "增长 40%" },
      { kind: "hot", value: "hot", label: "热销", reason: "居前 5%；增长 60%" },
      { kind: "season", value: "seasonal", label: "季节性", reason: "7 月约为平均的 2 倍" },
    ]);
    expect(classChips("C", CLASSES)[0]).toEqual({ kind: "abc", value: "C", label: "C 类", reason: "商品资料上填写" });
    expect(classChips("B", ours)[0]).toEqual({ kind: "abc", value: "A", label: "A 类", reason: "毛利最高" });
    expect(classChips(null, null)).toEqual([]);
    expect(classChips("A", null)).toEqual([{ kind: "abc", value: "A", label: "A 类", reason: "商品资料上填写" }]);
  });

  it("is written in the words people read", () => {
    expect(classFields(CLASSES)).toEqual({
      ...{ abc_class: "A", xyz_class: "Y", life_cycle_stage: "成长", item_tags: "热销、季节性" },
    });
    expect(classFields(NOTHING)).toEqual({ abc_class: null, xyz_class: null, life_cycle_stage: null, item_tags: null });
  });
});

describe("classes of all items", () => {
  const history = (item_code: string, daily: number, parts: Partial<ItemHistory> = {}): ItemHistory => ({
    item_code,
    places: [aSeries(days(455, daily))],
    days: days(455, daily).map((quantity, i) => ({ day: addDays(TODAY, i - 455), quantity })),
    known_since: "2020-01-01",
    is_discontinued: false,
    ...{ price: 10, cost: null, previous: { abc: null, xyz: null } },
    ...parts,
  });
  const classed = (...items: ItemHistory[]) => {
    const looks = items.map((item) => itemLook(item, TODAY));
    return looks.map(classifierOf(looks, TODAY));
  };

  it("rank by what was sold in a year", () => {
    const [large, small] = classed(history("L", 9), history("S", 1));
    expect(large).toMatchObject({
      abc: { class: "A", reason: "近 12 个月销售额 32850，排在前面的商品合计占 0%" },
      xyz: { class: "X", reason: "稳定：近 52 个有货周，销量变异系数 0，平均 1 周有一次销售" },
      life_cycle: { stage: "mature" },
      season: null,
    });
    expect(large?.hot[0]).toMatch(/^近 4 周销量 252，居前 5%$/);
    expect(small).toMatchObject({ abc: { class: "B", reason: expect.stringContaining("合计占 90%") }, hot: [] });
  });

  it("know no ABC class without a price, nor where nothing brings in anything", () => {
    expect(classed(history("L", 9), history("S", 1, { price: null })).map(({ abc }) => abc?.class)).toEqual([
      "A",
      undefined,
    ]);
    expect(classed(history("L", 9, { price: null }))[0]?.abc).toBeNull();
    expect(classed(history("L", 0))[0]?.abc).toBeNull();
  });

  it("call an item new only where the books are older than it", () => {
    const since = (ago: number) => ({ known_since: addDays(TODAY, -ago) });
    const stages = (...ago: number[]) => classed(...ago.map((days_ago) => history(`I${days_ago}`, 1, since(days_ago))));
    expect(stages(400, 90, 91).map(({ life_cycle }) => life_cycle?.stage)).toEqual(["mature", "new", "mature"]);
    expect(stages(60, 46, 45).map(({ life_cycle }) => life_cycle?.stage)).toEqual(["mature", "mature", "new"]);
    expect(stages(400, 20)[1]?.life_cycle?.reason).toBe("上市 2 周，不足 13 周");
  });

  it("say nothing of an item that nothing is known of, unless it is no longer sold", () => {
    const bare = { places: [], days: [], known_since: null, price: null };
    const [unknown] = classed(history("U", 1, bare));
    expect(unknown).toEqual({ abc: null, xyz: null, life_cycle: null, hot: [], season: null });
    expect(classed(history("U", 1, { ...bare, is_discontinued: true }))[0]?.life_cycle?.stage).toBe("discontinued");
    expect(classed()).toEqual([]);
  });

  it("know a season of two whole years, wherever the item lies", () => {
    const sales = days(800, 0).map((_, i) => addDays(TODAY, i - 800));
    const july = sales.map((day) => ({ day, quantity: day.slice(5, 7) === "07" ? 9 : 3 }));
    const [item] = classed(history("L", 3, { days: july, known_since: addDays(TODAY, -800) }));
    expect(item?.season).toMatch(/^7 月约为平均的 2\.6 倍，2 个周期如此/);
  });
});

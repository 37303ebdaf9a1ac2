import { describe, expect, it } from "@jest/globals";
import { stockMark } from "../../../src/domain/anomaly/stock-mark.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { assessStockoutRisk, type RiskAssessment } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aSeries, days, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput, type RiskOverrides } from "./a-risk-input.ts";

const plenty = { on_hand: 5000 };
const quiet = poissonDays(364, 3);
const assess = (overrides: RiskOverrides = {}) => assessStockoutRisk(aRiskInput({ stock: plenty, ...overrides }));
const kinds = ({ signals = [] }: RiskAssessment) => signals.map(({ kind }) => kind);
const sentence = ({ signals = [] }: RiskAssessment, kind: string) =>
  signals.find((signal) => signal.kind === kind)?.sentence;

/** Days of orders of three units each, the last day as given. */
function ordersOf(quantity: readonly number[], last: readonly number[]) {
  const sizes = (units: number) => days(Math.ceil(units / 3), 3);
  return quantity.map((units, day_index) => {
    const all = day_index === quantity.length - 1 ? last : sizes(units);
    return { day_index, quantity: units, order_count: all.length, largest_order: Math.max(0, ...all) };
  });
}

describe("an ordinary item", () => {
  it("shows no signal", () => expect(kinds(assess())).toEqual([]));

  it("of a shop of 200 shows one in a week at most, where three are accepted", () => {
    const shop = days(200, (item) => item);
    const signals = shop.flatMap((item) =>
      kinds(
        assess({
          demand: aSeries(poissonDays(200, 0.3 + (item % 20) / 2, 100 + item)),
          alarms: { alarms_per_week: 3, items: 200 },
          knows_past_stock: false,
        }),
      ),
    );
    expect(signals.length).toBeLessThanOrEqual(3);
  });
});

describe("a surge", () => {
  const surge = aSeries([...quiet, 30]);

  it("is told with its figures, and makes the item worth watching", () => {
    const assessment = assess({ demand: surge });
    expect(assessment).toMatchObject({ severity: "watch", surge: true });
    expect(sentence(assessment, "surge")).toMatch(
      /^昨日售出 30 个，平常约 \d(\.\d)? 个，出现这样高销量的机会不足 0\.1%。$/,
    );
  });

  it("needs to be rarer the more items there are to look at, and the fewer alarms are accepted", () => {
    const demand = aSeries([...quiet, 9]);
    const within = (alarms_per_week: number, items: number) => assess({ demand, alarms: { alarms_per_week, items } });
    expect(within(3, 40).surge).toBe(true);
    expect(within(3, 4_000).surge).toBe(false);
    expect(within(0, 40).surge).toBe(false);
  });

  it("that stood stays until the days are clearly more ordinary", () => {
    const demand = aSeries([...quiet, 9]);
    const alarms = { alarms_per_week: 3, items: 400 };
    expect(assess({ demand, alarms }).surge).toBe(false);
    expect(assess({ demand, alarms, previous_signals: ["surge"] }).surge).toBe(true);
    expect(assess({ demand, alarms, previous_signals: ["level_shift"] }).surge).toBe(false);
  });

  it.each([
    [
      "one order",
      [
        { customer_code: "C-1", quantity: 28 },
        { customer_code: "C-2", quantity: 2 },
      ],
      "单个大单",
    ],
    ["many customers", days(10, 3).map((quantity, i) => ({ customer_code: `C-${i}`, quantity })), "普遍上涨"],
  ])("made by %s says so, in a sentence and in the reason", (_, surge_orders, label) => {
    const orders = ordersOf([...quiet, 30], days(10, 3));
    const assessment = assess({ demand: surge, orders, surge_orders });
    expect(sentence(assessment, "surge")).toContain(label);
    expect(explanationSentence(assessment.explanation)).toContain(`个（${label}）`);
    expect(assessment.explanation.surge?.origin).toMatchObject({ customers: surge_orders.length });
  });

  it("of customers nobody knows is left undecided", () => {
    const assessment = assess({ demand: surge, surge_orders: [{ customer_code: null, quantity: 30 }] });
    expect(sentence(assessment, "surge")).toMatch(/无法判断是单个大单还是普遍上涨。$/);
    expect(explanationSentence(assessment.explanation)).not.toContain("（无法判断");
  });
});

describe("a one-off big order", () => {
  const sold = [...quiet, 63];
  const one = { demand: aSeries(sold), orders: ordersOf(sold, [60, 3]) };

  it("is told, and still a surge", () => {
    const assessment = assess(one);
    expect(kinds(assessment)).toEqual(["surge", "unusual_order"]);
    expect(sentence(assessment, "unusual_order")).toBe("订单数量 60 个，约为平常 3 个的 20 倍，请与客户核实。");
    expect(assessment.explanation.surge?.quantity).toBe(63);
  });

  it("does not raise what is expected from now on", () => {
    const usual = assess({ demand: aSeries([...quiet, 6]) });
    const after = assess(one);
    const naive = assess({ demand: aSeries(sold) });
    expect(after.safety_stock).toBe(usual.safety_stock);
    expect(after.explanation.demand?.forecast_mean).toBe(usual.explanation.demand?.forecast_mean);
    expect(naive.safety_stock).toBeGreaterThan(1.05 * (usual.safety_stock ?? NaN));
  });

  it("is told for three days", () => {
    const told = (later: number) => {
      const quantity = [...quiet, 63, ...days(later, 3)];
      const orders = ordersOf(quantity, [3]).map((day) =>
        day.quantity === 63 ? { ...day, order_count: 2, largest_order: 60 } : day,
      );
      return kinds(assess({ demand: aSeries(quantity), orders })).includes("unusual_order");
    };
    expect([told(1), told(2), told(3)]).toEqual([true, true, false]);
  });
});

describe("signals of the books", () => {
  it("tell of stock below nothing, also where little else is known", () => {
    expect(sentence(assess({ stock: { on_hand: -4 } }), "negative_stock")).toBe(
      "账面库存为 -4 个，低于零，请盘点核对。",
    );
    expect(kinds(assess({ stock: { on_hand: -4 }, demand: aSeries([]) }))).toEqual(["negative_stock"]);
    expect(kinds(assess({ stock: { on_hand: 0 } }))).not.toContain("negative_stock");
    expect(kinds(assess({ stock: null }))).toEqual([]);
  });

  it("tell of a change that no document explains", () => {
    const look = { unit: "个", movements: [{ day: addDays(TODAY, -3), quantity: -1 }] };
    const before = stockMark(null, { ...look, today: addDays(TODAY, -1), on_hand: 5100 });
    const stock_mark = stockMark(before, { ...look, today: TODAY, on_hand: 4000 });
    const assessment = assess({ stock_mark });
    expect(kinds(assessment)).toEqual(["undocumented_movement"]);
    expect(assessment.severity).toBe("none");
    expect(kinds(assess({ stock_mark: { ...stock_mark, finding: null } }))).toEqual([]);
  });
});

describe("days without a sale", () => {
  const idle = (count: number) => ({ demand: aSeries([...poissonDays(300, 4), ...days(count, 0)]) });

  it("of stock that is on the books ask for a count", () => {
    const assessment = assess(idle(4));
    expect(kinds(assessment)).toEqual(["phantom_stock"]);
    expect(sentence(assessment, "phantom_stock")).toMatch(
      /^账面有 5000 个，却已连续 4 天没有销售（平常约售 1\d(\.\d)? 个），货可能不在架上，请盘点。$/,
    );
    expect(assessment.severity).toBe("none");
  });

  it.each<[string, RiskOverrides]>([
    ["two days only", idle(2)],
    ["nothing on the books", { ...idle(4), stock: { on_hand: 0 } }],
    ["demand that often idles", { demand: aSeries([...poissonDays(300, 0.2), ...days(4, 0)]) }],
    ["too little history", { demand: aSeries([...poissonDays(27, 4), ...days(4, 0)]) }],
    ["days out of stock", { demand: aSeries([...poissonDays(300, 4), 0, 0, 0, 0], [...days(300, 1), 0, 0, 0, 0]) }],
  ])("tell nothing of %s", (_, overrides) => expect(kinds(assess(overrides))).not.toContain("phantom_stock"));

  it("begin again with a count that found goods, and only with such a one", () => {
    const counted = (days_ago: number, counted_quantity: number) =>
      kinds(assess({ ...idle(6), last_count: { counted_on: addDays(TODAY, -days_ago), counted_quantity } }));
    expect(counted(1, 5_000)).not.toContain("phantom_stock");
    expect(counted(3, 5_000)).not.toContain("phantom_stock");
    expect(counted(20, 5_000)).toContain("phantom_stock");
    expect(counted(1, 0)).toContain("phantom_stock");
    const long = { ...idle(12), last_count: { counted_on: addDays(TODAY, -8), counted_quantity: 5_000 } };
    expect(sentence(assess(long), "phantom_stock")).toContain("已连续 7 天没有销售");
  });

  const gap = (since: number, parts: RiskOverrides = { knows_past_stock: false }) =>
    assess({ demand: aSeries([...poissonDays(300, 4), ...days(6, 0), 4, ...poissonDays(since - 1, 4, 9)]), ...parts });

  it("in the past were probably days without stock, where nobody kept it", () => {
    expect(sentence(gap(10), "likely_outage")).toBe(
      "11 月 7 日至 11 月 12 日连续 6 天没有销售，照平常销量很不寻常，当时可能已断货；若属实，请补记库存。",
    );
  });

  it("are told for thirty days, and not where the stock of the past is known", () => {
    expect(kinds(gap(29))).toContain("likely_outage");
    expect(kinds(gap(30))).not.toContain("likely_outage");
    expect(kinds(gap(10, { knows_past_stock: true }))).not.toContain("likely_outage");
    expect(kinds(gap(10, {}))).not.toContain("likely_outage");
    expect(kinds(assess({ ...idle(6), knows_past_stock: false }))).toEqual(["phantom_stock"]);
  });
});

describe("a lasting change", () => {
  const shifted = (mean: number, count: number) => aSeries([...poissonDays(200, 6), ...poissonDays(count, mean, 3)]);

  it.each([
    ["up", 10, "高于"],
    ["down", 2, "低于"],
  ])("%s is told", (_, mean, word) => {
    const assessment = assess({ demand: shifted(mean, 20) });
    expect(sentence(assessment, "level_shift")).toMatch(
      new RegExp(`^近 \\d+ 天销量持续${word}平常水平，预测水平已变，请核对补货参数。$`),
    );
  });

  it("is not told of what has long become usual, of little history, nor of what never sold", () => {
    expect(kinds(assess({ demand: shifted(10, 90) }))).not.toContain("level_shift");
    expect(kinds(assess({ demand: aSeries([...poissonDays(60, 6), ...poissonDays(20, 12, 3)]) }))).not.toContain(
      "level_shift",
    );
    expect(kinds(assess({ demand: aSeries([...days(150, 0), ...poissonDays(28, 4)]) }))).not.toContain("level_shift");
  });
});

describe("the table", () => {
  it("has a line for each signal", () => {
    const { explanation } = assess({ stock: { on_hand: -4 } });
    expect(explanationLines(explanation)).toContainEqual({
      label: "账面为负",
      value: "账面库存为 -4 个，低于零，请盘点核对。",
    });
  });

  it("can be made of an assessment kept from before there were signals", () => {
    const { signals, ...explanation } = assess().explanation;
    expect(signals).toEqual([]);
    expect(explanationLines(explanation).length).toBeGreaterThan(5);
  });
});

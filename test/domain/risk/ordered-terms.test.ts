import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { demandLaw } from "../../../src/domain/demand/demand-law.ts";
import { NO_ORDER_TERMS } from "../../../src/domain/inventory/order-terms.ts";
import type { OrderTerms } from "../../../src/domain/inventory/order-terms.ts";
import { expiryRisk, roomQuantity, shelfLifeQuantity } from "../../../src/domain/inventory/order-limits.ts";
import { orderNeed } from "../../../src/domain/inventory/replenishment-policy.ts";
import { levelsForTarget } from "../../../src/domain/inventory/replenishment-target.ts";
import { sizedOrder } from "../../../src/domain/inventory/sized-order.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import type { Explanation } from "../../../src/domain/risk/explanation.ts";
import { aSeries, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";
import type { RiskOverrides } from "./a-risk-input.ts";
import { ordinaryItems } from "./ordinary-items.ts";

/** What the engine said of sixty ordinary items before forms could say anything of targets and sizes. */
const BEFORE: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
  readFileSync(new URL("orders-of-ordinary-items.json", import.meta.url), "utf8"),
) as readonly Readonly<Record<string, unknown>>[]; // our own file

describe("items whose forms say nothing of targets and sizes", () => {
  const items = ordinaryItems(BEFORE.length);

  it("are told what they were told before such fields existed", () => {
    const now = items.map((input, item) => {
      const { safety_stock, reorder_point, order_up_to_level, ...risk } = assessStockoutRisk(input);
      const { suggested_order_quantity, rounding_reason, order_by_date, severity } = risk;
      return {
        ...{ item, safety_stock, reorder_point, order_up_to_level, suggested_order_quantity, rounding_reason },
        ...{ order_by_date, severity, reason: explanationSentence(risk.explanation) },
      };
    });
    expect(now).toEqual(BEFORE);
    expect(BEFORE.filter((one) => Number(one["suggested_order_quantity"]) > 0).length).toBeGreaterThan(20);
  });

  it("are told the same where every field is there and blank, and where it says by service level", () => {
    for (const input of items.slice(0, 25)) {
      const silent = assessStockoutRisk(input);
      const blank = { ...input.item, ...NO_ORDER_TERMS };
      expect(assessStockoutRisk({ ...input, item: blank })).toEqual(silent);
      const plain = { ...blank, replenishment_target: "service_level" as const };
      expect(assessStockoutRisk({ ...input, item: plain })).toEqual(silent);
    }
  });
});

/** Five a day, 17 days of exposure, 40 on hand. */
function assessed(terms: Partial<OrderTerms>, { item, ...parts }: RiskOverrides = {}) {
  return assessStockoutRisk(aRiskInput({ stock: { on_hand: 40 }, ...parts, item: { ...item, ...terms } }));
}

function lineOf(explanation: Explanation, label: string): string {
  return explanationLines(explanation).find((line) => line.label === label)?.value ?? "";
}

/** The levels and the order, from nothing but what the explanation says, as it is kept. */
function reproduced(kept: Explanation) {
  const { order, exposure, minimum_stock } = JSON.parse(JSON.stringify(kept)) as Explanation; // plain JSON
  if (order === null || exposure === null) throw new Error("nothing is explained");
  const { target, sizing, service_level } = order;
  const law = demandLaw(order.demand ?? exposure.demand);
  const levels = levelsForTarget({
    ...{ law, minimum_stock },
    cycle_demand: target?.cycle_demand ?? order.order_up_to_level - order.reorder_point,
    target: target?.target ?? { kind: "service_level", service_level },
    expiry: sizing?.shelf_life === undefined ? null : { law: demandLaw(sizing.shelf_life.demand), unit_loss: 30 },
  });
  const need = orderNeed(order.inventory_position, levels);
  return { order, levels, sized: sizing === undefined ? null : sizedOrder(need, sizing) };
}

const BREAKS = [
  { from_quantity: 200, unit_price: 28.5 },
  { from_quantity: 600, unit_price: 28 },
];

describe("an item with a target of its own", () => {
  it("reaches its fill rate with less than its service level asks for", () => {
    const plain = assessed({});
    const rate = assessed({ replenishment_target: "fill_rate", fill_rate_target: 0.95 });
    expect(rate.safety_stock).toBeLessThan(plain.safety_stock ?? 0);
    expect(lineOf(rate.explanation, "补货目标")).toBe(
      "按满足率：客户要的数量里 95% 有现货（缺的部分按客户愿意等计算）",
    );
    expect(lineOf(rate.explanation, "安全库存")).toContain("（目标满足率 95%）");
  });

  it("keeps for profit what pays, and says in money why", () => {
    const dear = assessed({ replenishment_target: "profit" }, { item: { sale_price: 300 } });
    const cheap = assessed({ replenishment_target: "profit" }, { item: { sale_price: 30.2 } });
    expect(dear.reorder_point).toBeGreaterThan(cheap.reorder_point ?? Infinity);
    expect(lineOf(dear.explanation, "补货目标")).toBe(
      "按预期利润：少卖 1 个少赚 270 元，多备 1 个到下次订货占用 0.12 元，不缺货的概率以 >99% 为最合算",
    );
    expect(lineOf(dear.explanation, "安全库存")).toContain("（按预期利润）");
  });

  it("says of a risk that profit lets stand that nothing is to be ordered, and why", () => {
    const item = { sale_price: 30.05, abc_class: "A" as const };
    const risk = assessed({ replenishment_target: "profit" }, { item, stock: { on_hand: 92 } });
    expect(risk).toMatchObject({ severity: "high", suggested_order_quantity: 0, rounding_reason: null });
    expect(explanationSentence(risk.explanation)).toMatch(
      /；库存加在途还高于按预期利润的再订货点 \d+ 个，今天不用订。$/,
    );
  });

  it.each([
    [{ sale_price: null }, "没有销售价"],
    [{ purchase_cost: null }, "没有采购价"],
    [{ sale_price: 30 }, "销售价不高于采购价"],
  ])("falls back to the service level with %j, and says so", (item, lack) => {
    const risk = assessed({ replenishment_target: "profit" }, { item });
    const plain = assessed({}, { item });
    expect(risk.reorder_point).toBe(plain.reorder_point);
    expect(risk.suggested_order_quantity).toBe(plain.suggested_order_quantity);
    expect(lineOf(risk.explanation, "补货目标")).toBe(`按预期利润（${lack}，改按服务水平 95%）`);
    expect(lineOf(risk.explanation, "安全库存")).toContain("（服务水平 95%）");
  });

  it("falls back where no fill rate is written", () => {
    const risk = assessed({ replenishment_target: "fill_rate" });
    expect(lineOf(risk.explanation, "补货目标")).toBe("按满足率（没有填目标满足率，改按服务水平 95%）");
  });
});

describe("an order in a size that it may have", () => {
  it("is raised to a price that pays, and says so in the one sentence", () => {
    const risk = assessed({ price_breaks: BREAKS, order_cost: 20 });
    expect(risk.suggested_order_quantity).toBe(200);
    expect(risk.rounding_reason).toMatch(/^订 200 享阶梯价，一年约省 \d+ 元$/);
    const sentence = explanationSentence(risk.explanation);
    expect(sentence).toContain(`建议今天订 200 个（${risk.rounding_reason ?? ""}）。`);
    expect(sentence.match(/。/g)).toHaveLength(1);
    expect(lineOf(risk.explanation, "阶梯价")).toMatch(
      /^单价 30 元，200 起 28.5 元，600 起 28 元（年需求约 1[78]\d\d，每次订货费用 20 元，年持有费率 20%）$/,
    );
  });

  it("is cut to what sells before it expires", () => {
    const risk = assessed({ shelf_life_days: 6 });
    const plain = assessed({});
    expect(risk.suggested_order_quantity).toBeGreaterThan(0);
    expect(risk.suggested_order_quantity).toBeLessThan(plain.suggested_order_quantity ?? 0);
    expect(risk.rounding_reason).toMatch(/^保质期内能卖完的只有 \d+，减到 \d+$/);
    expect(lineOf(risk.explanation, "保质期内能卖完")).toContain("现在订的 12 月 8 日过期；有 60% 的把握");
  });

  it("is cut to the room there will be", () => {
    const risk = assessed({ storage_quantity: 50 });
    expect(risk.suggested_order_quantity).toBeLessThanOrEqual(50);
    expect(lineOf(risk.explanation, "库容放得下")).toMatch(/^库容上限 50 − 到货时预计还有 0 = 50 个$/);
  });

  it("is none where the smallest order would expire, which the sentence says", () => {
    const risk = assessed({ shelf_life_days: 5 }, { item: { moq: 400 } });
    expect(risk.suggested_order_quantity).toBe(0);
    const sentence = explanationSentence(risk.explanation);
    expect(sentence).toMatch(
      /；保质期内能卖完的只有 \d+，不足起订量 400，暂不订，请人决定：按最少 400 个订（约 \d+ 个有过期风险），或找能小批量供货的供应商。$/,
    );
    expect(sentence).not.toContain("暂不需要追加订货");
    expect(lineOf(risk.explanation, "建议补货量")).toContain("0 个（保质期内能卖完的只有");
  });

  it("leaves to a person, where it presses, what no limit allows: to order all the same, or to make it later", () => {
    const use = { order_no: "MO-1", made_code: "BIKE", day: TODAY, quantity: 90 };
    const terms = { shelf_life_days: 5, storage_quantity: 100 };
    const pressing = assessed(terms, { item: { moq: 400, order_multiple: 30 }, planned_use: [use] });
    expect(explanationSentence(pressing.explanation)).toMatch(
      /不足起订量 420，暂不订，请人决定：按最少 420 个订（约 \d+ 个有过期风险，\d+ 个放不下）、找能小批量供货的供应商，或改生产日期。$/,
    );
    const calm: Explanation = { ...pressing.explanation, severity: "watch" };
    expect(explanationSentence(calm)).not.toContain("请人决定");
  });

  it("looks beyond the horizon where goods keep for years: the limit never binds", () => {
    const long = assessed({ shelf_life_days: 1500 });
    expect(long.suggested_order_quantity).toBe(assessed({}).suggested_order_quantity);
    const { shelf_life } = long.explanation.order?.sizing ?? {};
    expect(shelf_life?.days).toBe(1510);
    expect(shelf_life?.demand.mean).toBeGreaterThan(5 * 1400);
  });

  it("sells more the longer it keeps, with the weekdays of every week alike", () => {
    const limits = [3, 10, 40, 55, 70, 200].map((shelf_life_days) => {
      return assessed({ shelf_life_days }).explanation.order?.sizing?.shelf_life_quantity ?? NaN;
    });
    limits.forEach((limit, i) => expect(limit).toBeGreaterThanOrEqual(limits[i - 1] ?? 0));
    const week = (days: number) =>
      assessed({ shelf_life_days: days }).explanation.order?.sizing?.shelf_life?.demand.mean;
    expect((week(190) ?? 0) - (week(183) ?? 0)).toBeCloseTo((week(20) ?? 0) - (week(13) ?? 0), 6);
  });
});

describe("the explanation of an order", () => {
  const all = {
    ...({
      replenishment_target: "profit",
      fill_rate_target: null,
      shelf_life_days: 45,
      storage_quantity: 900,
    } as const),
    ...{ price_breaks: BREAKS, order_cost: 20, holding_cost_rate: 0.25 },
  };

  it.each<[string, Partial<OrderTerms>]>([
    ["nothing", {}],
    ["a fill rate", { replenishment_target: "fill_rate", fill_rate_target: 0.97 }],
    ["profit", { replenishment_target: "profit" }],
    ["a shelf life", { shelf_life_days: 6 }],
    ["room", { storage_quantity: 77 }],
    ["prices", { price_breaks: BREAKS }],
    ["all of it", all],
  ])("reproduces levels and quantity with %s, at the end of the exposure or at a worse day before", (_, terms) => {
    const late = { purchase_order_no: "CG-1", due: "2026-12-05", quantity: 500 };
    for (const receipts of [[], [late]]) {
      const demand = aSeries(poissonDays(365, 5, 11));
      const risk = assessed(terms, { receipts, demand, item: { order_multiple: 4 } });
      const { order, levels, sized } = reproduced(risk.explanation);
      expect(order.safety_stock).toBeCloseTo(levels.safety_stock, 9);
      expect(order.reorder_point).toBeCloseTo(levels.reorder_point, 9);
      expect(order.order_up_to_level).toBeCloseTo(levels.order_up_to_level, 9);
      const { quantity, rounding_reason } = order;
      expect(sized ?? order).toMatchObject({ quantity, rounding_reason });
    }
  });

  it("holds what its limits follow from", () => {
    const { order } = assessed(all).explanation;
    const sizing = order?.sizing;
    const { shelf_life, room } = sizing ?? {};
    if (!order || !sizing || !shelf_life || !room) throw new Error("nothing shapes the order");
    expect(shelf_life.risk).toBe(expiryRisk(50, 30));
    const sells = shelfLifeQuantity(demandLaw(shelf_life.demand), order.inventory_position, shelf_life.risk);
    expect(sizing.shelf_life_quantity).toBe(sells);
    expect(sizing.room_quantity).toBe(roomQuantity(room.capacity, room.stock_at_arrival));
  });

  it("grows by a few hundred bytes where a form says all there is to say, and by none where it is silent", () => {
    const size = (terms: Partial<OrderTerms>) => JSON.stringify(assessed(terms)).length;
    expect(size(NO_ORDER_TERMS)).toBe(size({}));
    expect(size({ replenishment_target: "profit" }) - size({})).toBeLessThan(300);
    expect(size(all) - size({})).toBeLessThan(1200);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { RiskAssessment, RiskInput } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { severityRank } from "../../../src/domain/risk/severity.ts";
import { stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";
import { aSeries, days, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";
import type { RiskOverrides } from "./a-risk-input.ts";

const assess = (overrides: RiskOverrides = {}): RiskAssessment => assessStockoutRisk(aRiskInput(overrides));
const onHand = (on_hand: number) => assess({ stock: { on_hand } });

/** Numbers anywhere inside that are not finite. */
function unfiniteNumbers(value: unknown): readonly unknown[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(unfiniteNumbers);
}

describe("stockout risk of an ordinary item", () => {
  it("grows as stock shrinks, through every level", () => {
    const levels = Array.from({ length: 200 }, (_, i) => onHand(200 - i - 1).severity);
    expect(levels.filter((severity, i) => severity !== levels[i - 1])).toEqual([
      "none",
      "watch",
      "high",
      "critical",
      "out",
    ]);
    const probabilities = [500, 120, 100, 90, 60, 30, 0].map((stock) => onHand(stock).stockout_probability ?? NaN);
    expect([...probabilities].sort((a, b) => a - b)).toEqual(probabilities);
  });

  it("names the day on which it likely runs out: 30 units at five a day last six days", () => {
    const { stockout_date, early_stockout_date, days_of_supply } = onHand(30);
    expect(["2026-11-28", "2026-11-29", "2026-11-30"]).toContain(stockout_date);
    expect((early_stockout_date ?? "") < (stockout_date ?? "")).toBe(true);
    expect(days_of_supply).toBeCloseTo(6.5, 1);
  });

  it("orders up to lead time, review and a cycle of demand, and not while the position is above the reorder point", () => {
    const short = onHand(30);
    expect(short.reorder_point).toBeGreaterThan(17 * 5);
    expect(short.order_up_to_level).toBeCloseTo((short.reorder_point ?? NaN) + 35, -1);
    expect(short.suggested_order_quantity).toBe(Math.ceil((short.order_up_to_level ?? NaN) - 30));
    expect(short.order_by_date).toBe(TODAY);
    expect(onHand(500)).toMatchObject({ suggested_order_quantity: 0, order_by_date: null });
  });

  it("names the last day for an order that is not urgent yet", () => {
    const { order_by_date, severity } = onHand(150);
    expect(severity).toBe("none");
    expect((order_by_date ?? "") > TODAY).toBe(true);
  });

  it("values what will be lost at its margin, at its price where the cost is unknown", () => {
    const margin = assess({ stock: { on_hand: 30 } });
    const price = assess({ stock: { on_hand: 30 }, item: { purchase_cost: null } });
    expect(margin.expected_loss).toBeCloseTo((margin.expected_lost_units ?? NaN) * 20, 0);
    expect(price.expected_loss).toBeCloseTo((price.expected_lost_units ?? NaN) * 50, 0);
    expect([margin.expected_loss_basis, price.expected_loss_basis]).toEqual(["margin", "price"]);
    expect(price.missing).toEqual(["purchase_cost"]);
  });

  it("is stricter with class A than with class C", () => {
    const byClass = (["A", "B", "C"] as const).map((abc_class) =>
      assess({ stock: { on_hand: 105 }, item: { abc_class } }),
    );
    const ranks = byClass.map(({ severity }) => severityRank(severity));
    expect(ranks[0]).toBeGreaterThan(ranks[2] ?? NaN);
    expect(byClass[0]?.safety_stock).toBeGreaterThan(byClass[2]?.safety_stock ?? NaN);
    expect(assess({ item: { abc_class: null } }).explanation.limit).toBe(0.1);
  });

  it("takes the tenant's own limit", () => {
    const severity = (limit: number) => assess({ stock: { on_hand: 88 }, limits: { B: limit } }).severity;
    expect(severityRank(severity(0.0001))).toBeGreaterThan(severityRank(severity(0.9)));
  });

  it("draws the coming 60 days, or the exposure where that is longer", () => {
    const { projection, exposure_days } = onHand(100);
    expect(exposure_days).toBe(17);
    expect(projection).toHaveLength(60);
    expect(projection[0]?.day).toBe(TODAY);
    expect(projection[59]?.day).toBe(addDays(TODAY, 59));
    for (const { demand_p10, demand_p50, demand_p90, stock_p10, stock_p50, stock_p90 } of projection) {
      expect(demand_p10 <= demand_p50 && demand_p50 <= demand_p90).toBe(true);
      expect(stock_p10 <= stock_p50 && stock_p50 <= stock_p90).toBe(true);
    }
    const far = { mean_days: 80, sd_days: 5, sample_count: 3, source: "learned" } as const;
    expect(assess({ lead_time: far }).projection).toHaveLength(87);
  });
});

describe("receipts", () => {
  const due = (in_days: number, quantity: number) => [
    { purchase_order_no: "PO-7", due: addDays(TODAY, in_days), quantity },
  ];

  it("lower the risk when they are due in time, hardly when they are long overdue", () => {
    const risk = (receipts: RiskInput["receipts"]) =>
      assess({ stock: { on_hand: 60 }, receipts }).stockout_probability ?? NaN;
    expect(risk(due(5, 200))).toBeLessThan(0.01);
    expect(risk(due(-120, 200))).toBeGreaterThan(0.7 * risk([]));
    expect(risk(due(16, 200))).toBeGreaterThan(0.3);
  });

  it("count the dip before they arrive, not only the end", () => {
    const { stockout_probability, explanation } = assess({ stock: { on_hand: 40 }, receipts: due(13, 1000) });
    expect(stockout_probability).toBeGreaterThan(0.5);
    expect(explanation.exposure?.days).toBeLessThan(17);
  });

  it("are enough reason not to order again", () => {
    const covered = assess({ stock: { on_hand: 60 }, receipts: due(12, 300) });
    expect(covered.suggested_order_quantity).toBe(0);
    expect(assess({ stock: { on_hand: 60, on_order: 300 } }).suggested_order_quantity).toBe(0);
  });

  it("show on the chart on the day they become likelier in than not", () => {
    const arrivals = assess({ receipts: due(5, 200) }).projection.filter(({ receipt }) => receipt > 0);
    expect(arrivals).toMatchObject([{ day: addDays(TODAY, 5), receipt: 200 }]);
  });
});

describe("out of stock", () => {
  it.each<[string, RiskOverrides]>([
    ["nothing available", { stock: { on_hand: 5, allocated: 5 } }],
    ["a book below zero", { stock: { on_hand: -8 } }],
    ["a line that cannot be served", { unfilled_quantity: 4 }],
    ["customers waiting for an item that never sold", { stock: { on_hand: 0, backorder: 3 }, demand: aSeries([]) }],
    ["a line that cannot be served, without a stock record", { stock: null, unfilled_quantity: 1 }],
  ])("is %s", (_, overrides) => expect(assess(overrides).severity).toBe("out"));

  it("is today, and certain", () => {
    expect(assess({ stock: { on_hand: -8 } })).toMatchObject({
      stockout_probability: 1,
      stockout_date: TODAY,
      early_stockout_date: TODAY,
      days_of_supply: 0,
    });
  });

  it("is not an empty shelf of something nobody ever wanted", () => {
    expect(assess({ stock: { on_hand: 0 }, demand: aSeries(days(120, 0)) })).toMatchObject({
      severity: "none",
      demand_class: "none",
      days_of_supply: null,
      suggested_order_quantity: 0,
    });
  });
});

describe("too little to tell", () => {
  it.each<[string, RiskOverrides, string[]]>([
    ["no stock record", { stock: null }, ["stock_level"]],
    ["no history", { demand: aSeries([]) }, ["demand_history"]],
    ["13 days in stock", { demand: aSeries(days(13, 4)) }, ["in_stock_days"]],
    ["a month out of stock", { demand: aSeries(days(40, 4), days(40, 0)) }, ["in_stock_days"]],
    ["one day with demand in a month", { demand: aSeries(days(30, (day) => (day === 9 ? 4 : 0))) }, ["demand_days"]],
    ["nothing at all", { stock: null, demand: aSeries([]) }, ["stock_level", "demand_history"]],
  ])("is a state of its own: %s", (_, overrides, missing) => {
    const assessment = assess(overrides);
    expect(assessment).toMatchObject({
      severity: "unknown",
      stockout_probability: null,
      stockout_date: null,
      safety_stock: null,
      suggested_order_quantity: null,
      expected_loss: null,
      projection: [],
    });
    expect(assessment.missing).toEqual(missing);
  });

  it("says what is only estimated", () => {
    const lead_time = { mean_days: 7, sd_days: 2.1, sample_count: 0, source: "default" } as const;
    expect(assess({ lead_time, item: { sale_price: null } }).missing).toEqual(["lead_time", "sale_price"]);
  });

  it("judges an item that sold once in half a year", () => {
    expect(assess({ demand: aSeries(days(180, (day) => (day === 90 ? 3 : 0))) }).severity).toBe("none");
  });
});

describe("surges and floors", () => {
  const quiet = poissonDays(364, 3);

  it("watches an unusual day on an item with plenty of stock", () => {
    const assessment = assess({ stock: { on_hand: 5000 }, demand: aSeries([...quiet, 30]) });
    expect(assessment).toMatchObject({ severity: "watch", surge: true });
    expect(assessment.explanation.rules).toEqual(["surge"]);
  });

  it("finds a rise that only two days together show", () => {
    expect(assess({ stock: { on_hand: 5000 }, demand: aSeries([...quiet, 10, 10]) }).surge).toBe(true);
  });

  it.each<[string, number[], number[] | undefined]>([
    ["a quiet series", [...quiet, 4], undefined],
    [
      "lumpy demand, where it cannot tell",
      [...days(360, (day) => (day % 9 === 0 ? 1 + (day % 27) * 3 : 0)), 90],
      undefined,
    ],
    ["less than a month of history", [...quiet.slice(0, 20), 30], undefined],
    ["a day long past", [...quiet, 30, 0, 0, 0, 0], [...days(365, 1), 0, 0, 0, 0]],
    ["a fall", [...poissonDays(364, 30), 0], undefined],
  ])("is silent on %s", (_, quantity, in_stock) => {
    expect(assess({ stock: { on_hand: 5000 }, demand: aSeries(quantity, in_stock) }).surge).toBe(false);
  });

  it("finds it in weights as in counts", () => {
    const weights = quiet.map((count) => count * 1.37);
    expect(assess({ stock: { on_hand: 5000 }, demand: aSeries([...weights, 60.5]) }).surge).toBe(true);
  });

  it("warns at a floor set by hand whatever the probabilities, and says so", () => {
    const { severity, explanation } = assess({ stock: { on_hand: 500 }, item: { minimum_stock: 500 } });
    expect(severity).toBe("high");
    expect(explanation.rules).toEqual(["at_minimum_stock"]);
    expect(explanation.clears?.quantity).toBe(51);
  });
});

describe("an outage", () => {
  it("leaves safety stock and reorder point where they were, however long it lasts", () => {
    const history = poissonDays(200, 4, 5);
    const before = assess({ demand: aSeries(history) });
    for (const outage of [1, 7, 14, 60, 150]) {
      const quantity = [...history, ...days(outage, 0)];
      const during = assess({
        demand: aSeries(quantity, [...days(200, 1), ...days(outage, 0)]),
        stock: { on_hand: 0 },
      });
      expect(during.safety_stock).toBeGreaterThanOrEqual((before.safety_stock ?? NaN) - 3);
      expect(during.demand_mean).toBe(before.demand_mean);
    }
  });

  it("would have lowered them if it were read as no demand", () => {
    const history = poissonDays(200, 4, 5);
    const naive = assess({ demand: aSeries([...history, ...days(60, 0)]) });
    expect(naive.reorder_point).toBeLessThan(assess({ demand: aSeries(history) }).reorder_point ?? NaN);
  });

  it("anywhere in the past lowers no level by more than the days it hides can teach", () => {
    const history = poissonDays(300, 6, 21);
    const whole = assess({ demand: aSeries(history) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 260 }), fc.integer({ min: 1, max: 40 }), (start, length) => {
        const isOut = (day: number) => day >= start && day < start + length;
        const quantity = history.map((value, day) => (isOut(day) ? 0 : value));
        const hidden = assess({
          demand: aSeries(
            quantity,
            history.map((_, day) => (isOut(day) ? 0 : 1)),
          ),
        });
        expect(hidden.reorder_point).toBeGreaterThan(0.85 * (whole.reorder_point ?? NaN));
      }),
      { numRuns: 40 },
    );
  });
});

describe("explanation", () => {
  const cases: RiskOverrides[] = [
    { stock: { on_hand: 60 } },
    { stock: { on_hand: 30, backorder: 5 } },
    { stock: { on_hand: 70 }, receipts: [{ purchase_order_no: "PO-1", due: "2026-11-20", quantity: 60 }] },
    { stock: { on_hand: 40 }, demand: aSeries(poissonDays(200, 3).map((count) => count * 0.7)) },
  ];

  it.each(cases)("holds all it takes to compute its probability again (%#)", (overrides) => {
    const { explanation, stockout_probability } = assess(overrides);
    const told = JSON.parse(JSON.stringify(explanation)) as typeof explanation; // plain JSON is the same object again
    for (const probability of [told.exposure, told.arrival]) {
      expect(probability).not.toBeNull();
      if (probability === null) continue;
      expect(stockoutProbability(probability.demand, probability.cases)).toBeCloseTo(probability.value, 12);
    }
    expect(told.exposure?.value).toBeCloseTo(stockout_probability ?? NaN, 4);
  });

  it.each<[string, RiskOverrides, string]>([
    [
      "an overdue receipt",
      { stock: { on_hand: 60 }, receipts: [{ purchase_order_no: "PO-1", due: "2026-10-20", quantity: 300 }] },
      "late_receipts",
    ],
    [
      "a receipt that may come too late",
      { stock: { on_hand: 60 }, receipts: [{ purchase_order_no: "PO-1", due: "2026-12-05", quantity: 300 }] },
      "receipt_timing",
    ],
    ["stock promised to others", { stock: { on_hand: 400, allocated: 350 } }, "allocated_stock"],
    ["customers who wait", { stock: { on_hand: 200, backorder: 150 } }, "waiting_orders"],
    [
      "demand that has risen",
      { stock: { on_hand: 150 }, demand: aSeries([...poissonDays(260, 2), ...poissonDays(100, 9)]) },
      "demand_rise",
    ],
    [
      "a supplier that cannot be relied on",
      { stock: { on_hand: 100 }, lead_time: { mean_days: 10, sd_days: 9, sample_count: 4, source: "learned" } },
      "lead_time_spread",
    ],
    [
      "clumped demand",
      { stock: { on_hand: 92 }, demand: aSeries(poissonDays(365, 1).map((count) => count * 5)) },
      "demand_spread",
    ],
    ["nothing but low stock", { stock: { on_hand: 2 } }, "low_stock"],
  ])("finds what weighs most: %s", (_, overrides, factor) => {
    expect(assess(overrides).explanation.factors[0]?.factor).toBe(factor);
  });

  it("names what would clear the alert, and that does clear it", () => {
    const overrides = fc.record({
      on_hand: fc.integer({ min: -20, max: 95 }),
      allocated: fc.integer({ min: 0, max: 30 }),
      backorder: fc.integer({ min: 0, max: 20 }),
      minimum_stock: fc.option(fc.integer({ min: 1, max: 120 })),
    });
    fc.assert(
      fc.property(overrides, ({ minimum_stock, ...stock }) => {
        const { severity, explanation } = assess({ stock, item: { minimum_stock } });
        if (severityRank(severity) < severityRank("high")) return;
        const on_hand = stock.on_hand + (explanation.clears?.quantity ?? NaN);
        const after = assess({ stock: { ...stock, on_hand }, item: { minimum_stock }, previous_severity: severity });
        expect(severityRank(after.severity)).toBeLessThan(severityRank("high"));
      }),
      { numRuns: 60 },
    );
  });
});

describe("goods by weight", () => {
  const demand = aSeries(poissonDays(365, 5).map((count) => count * 0.37));

  it("are judged by a continuous law and ordered in fractions", () => {
    const { explanation, suggested_order_quantity } = assess({ demand, stock: { on_hand: 12.5 } });
    const law = explanation.exposure?.demand;
    const names = law?.name === "mixture" ? law.parts.map((part) => part.law.name) : [law?.name];
    expect(new Set(names)).toEqual(new Set(["gamma"]));
    expect(Number.isInteger(suggested_order_quantity)).toBe(false);
  });

  it("are cleared by the weight that is named", () => {
    const { explanation, severity } = assess({ demand, stock: { on_hand: 12.5 } });
    const on_hand = 12.5 + (explanation.clears?.quantity ?? NaN);
    const after = assess({ demand, stock: { on_hand }, previous_severity: severity });
    expect(severityRank(after.severity)).toBeLessThan(severityRank("high"));
  });
});

describe("extreme input", () => {
  const quantity = fc.oneof(fc.constantFrom(0, 1, 1e12, -1e12, 0.3), fc.integer({ min: -50, max: 500 }));
  const positive = fc.oneof(fc.constantFrom(0, 1e12, 0.3), fc.integer({ min: 0, max: 500 }));
  const nullable = fc.option(fc.oneof(fc.constantFrom(0, 1e12, 0.001), fc.integer({ min: 1, max: 100 })));
  const overrides = fc.record({
    stock: fc.option(fc.record({ on_hand: quantity, allocated: positive, on_order: positive, backorder: positive })),
    demand: fc
      .array(fc.record({ wanted: positive, in_stock: fc.constantFrom(0, 0.5, 1) }), { maxLength: 120 })
      .map((all) =>
        aSeries(
          all.map(({ wanted }) => wanted),
          all.map(({ in_stock }) => in_stock),
        ),
      ),
    unfilled_quantity: positive,
    receipts: fc.array(
      fc.record({
        purchase_order_no: fc.constant("PO"),
        due: fc.integer({ min: -900, max: 900 }).map((offset) => addDays(TODAY, offset)),
        quantity: positive,
      }),
      { maxLength: 5 },
    ),
    lead_time: fc.record({
      mean_days: fc.constantFrom(0, 0.5, 30, 1e9),
      sd_days: fc.constantFrom(0, 0.01, 5, 1e9),
      sample_count: fc.constant(0),
      source: fc.constant("item" as const),
    }),
    item: fc.record({
      purchase_cost: nullable,
      sale_price: nullable,
      moq: nullable,
      order_multiple: nullable,
      minimum_stock: nullable,
      service_level: fc.option(fc.constantFrom(0, 0.5, 0.95, 1)),
      review_period_days: fc.option(fc.constantFrom(0, 7, 1e6)),
    }),
  });

  it("never yields a number that is none, a probability outside 0 to 1, or an endless loop", () => {
    fc.assert(
      fc.property(overrides, (given) => {
        const assessment = assess(given);
        expect(unfiniteNumbers(assessment)).toEqual([]);
        expect(assessment.stockout_probability ?? 0).toBeGreaterThanOrEqual(0);
        expect(assessment.stockout_probability ?? 0).toBeLessThanOrEqual(1);
        expect(assessment.safety_stock ?? 0).toBeGreaterThanOrEqual(0);
        expect(assessment.suggested_order_quantity ?? 0).toBeGreaterThanOrEqual(0);
        expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
      }),
      { numRuns: 300 },
    );
  });

  it("judges a stock of 1e12 and a demand of 1e12 a day", () => {
    expect(onHand(1e12).severity).toBe("none");
    const huge = aSeries(days(100, (day) => 1e12 + (day % 5) * 1e11));
    expect(assess({ demand: huge })).toMatchObject({ severity: "critical", stockout_date: TODAY });
  });

  it("takes two thousand open purchase lines in its stride", () => {
    const receipts = Array.from({ length: 2000 }, (_, i) => ({
      purchase_order_no: String(i),
      due: addDays(TODAY, i % 30),
      quantity: 1,
    }));
    expect(assess({ receipts, stock: { on_hand: 40 } }).stockout_probability).toBeLessThan(0.01);
  });

  it("needs no lead time and no review period", () => {
    const now = { mean_days: 0, sd_days: 0, sample_count: 0, source: "item" } as const;
    const { severity, exposure_days, explanation } = assess({
      lead_time: now,
      item: { review_period_days: 0 },
      stock: { on_hand: 1 },
    });
    expect([severity, exposure_days, explanation.arrival]).toEqual(["high", 1, null]);
  });
});

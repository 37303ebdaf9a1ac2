import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { availableStock } from "../../../src/domain/risk/available-stock.ts";
import { classOrDefault, serviceLevel } from "../../../src/domain/risk/class-policy.ts";
import { demandBand } from "../../../src/domain/risk/demand-band.ts";
import {
  demandDistribution,
  demandQuantile,
  expectedShortfall,
  probabilityAbove,
} from "../../../src/domain/demand/demand-distribution.ts";
import { expectedLoss } from "../../../src/domain/risk/expected-loss.ts";
import { exposureFrom } from "../../../src/domain/risk/exposure.ts";
import { dayText, percentText, quantityText } from "../../../src/domain/text/quantity-text.ts";
import { SEVERITY_LABELS, severityFromLabel, severityRank } from "../../../src/domain/risk/severity.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";
import { expectedLostUnits, stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";

describe("severity", () => {
  const worstFirst: AlertSeverity[] = ["out", "critical", "high", "watch", "none"];

  it("ranks out highest, and unknown with none", () => {
    expect(worstFirst.map(severityRank)).toEqual([4, 3, 2, 1, 0]);
    expect(severityRank("unknown")).toBe(0);
  });

  it("is written 缺货 紧急 预警 关注 正常 样本不足, and read back", () => {
    expect(Object.values(SEVERITY_LABELS)).toEqual(["缺货", "紧急", "预警", "关注", "正常", "样本不足"]);
    for (const code of [...worstFirst, "unknown"] as const) expect(severityFromLabel(SEVERITY_LABELS[code])).toBe(code);
    expect(severityFromLabel("红灯")).toBeNull();
  });
});

describe("demand distribution", () => {
  it.each([
    ["negative_binomial", 10, 25, true],
    ["poisson", 10, 4, true],
    ["poisson", 10, 10.05, true],
    ["gamma", 10, 25, false],
    ["gamma", 20_000, 90_000, true],
    ["none", 0, 0, true],
    ["none", NaN, 1, true],
  ] as const)("is %s for mean %d, variance %d, counted: %s", (name, mean, variance, is_count) => {
    expect(demandDistribution(mean, variance, is_count).name).toBe(name);
  });

  it("leaves no continuous demand without spread", () => {
    expect(demandDistribution(2.5, 0, false).variance).toBeCloseTo(2.5 * 2.5 * 1e-6, 12);
  });

  it.each([
    ["counts", 40, 90, true],
    ["Poisson", 40, 40, true],
    ["weights", 40, 90, false],
  ])("covers with its quantile and loses less the more there is: %s", (_, mean, variance, is_count) => {
    const demand = demandDistribution(mean, variance, is_count);
    const q = demandQuantile(demand, 0.95);
    expect(probabilityAbove(demand, q)).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(probabilityAbove(demand, q - 2)).toBeGreaterThan(0.05);
    expect(expectedShortfall(demand, 0)).toBeCloseTo(mean, 9);
    expect(expectedShortfall(demand, q)).toBeLessThan(expectedShortfall(demand, q - 5));
    expect(probabilityAbove(demand, -1)).toBe(1);
  });

  it("wants nothing where nothing is expected, save what is owed", () => {
    const none = demandDistribution(0, 0, true);
    expect([probabilityAbove(none, 0), demandQuantile(none, 0.99), expectedShortfall(none, -4)]).toEqual([0, 0, 4]);
    expect(demandBand(none)).toEqual({ p10: 0, p50: 0, p90: 0 });
  });
});

describe("demand band", () => {
  it.each([
    ["negative binomial", 6, 20],
    ["Poisson", 6, 6],
    ["large negative binomial", 300, 900],
  ])("draws the quantiles: %s", (_, mean, variance) => {
    const demand = demandDistribution(mean, variance, true);
    const { p10, p50, p90 } = demandBand(demand);
    const near = mean > 60 ? 2 : 0;
    expect(Math.abs(p10 - demandQuantile(demand, 0.1))).toBeLessThanOrEqual(near);
    expect(Math.abs(p50 - demandQuantile(demand, 0.5))).toBeLessThanOrEqual(near);
    expect(Math.abs(p90 - demandQuantile(demand, 0.9))).toBeLessThanOrEqual(near);
  });

  it("draws weights too", () => {
    const { p10, p50, p90 } = demandBand(demandDistribution(10.5, 20, false));
    expect(p10).toBeLessThan(p50);
    expect(p50).toBeLessThan(p90);
  });
});

describe("available stock", () => {
  const stock = { on_hand: 10, allocated: 3, on_order: 0, backorder: 2 };
  it.each([
    ["on hand less allocated, and less what is owed for coming demand", stock, 0, 7, 5],
    ["the worse of owed and unfilled, never both", stock, 4, 7, -4],
    ["owed alone where it is the worse", { ...stock, backorder: 30 }, 4, 7, -23],
    ["below zero when the book is", { ...stock, on_hand: -6, backorder: 0 }, 0, -9, -9],
  ])("is %s", (_, given, unfilled, available, supply) => {
    expect(availableStock(given, unfilled)).toMatchObject({ available, supply });
  });
});

describe("exposure", () => {
  const lead = { mean_days: 10.2, sd_days: 3, sample_count: 0, source: "item" } as const;
  it("is lead time plus review period, in whole days", () => {
    expect(exposureFrom("2026-11-23", lead, 6)).toEqual({
      arrival_days: 11,
      arrival_date: "2026-12-04",
      lead_time_sd_days: 3,
      review_period_days: 6,
      exposure_days: 17,
      horizon_days: 60,
    });
  });

  it("takes a week between orders where nobody says, and looks as far as the exposure goes", () => {
    expect(exposureFrom("2026-11-23", { ...lead, mean_days: 90 }, null)).toMatchObject({
      review_period_days: 7,
      exposure_days: 97,
      horizon_days: 97,
    });
  });

  it.each([
    ["nothing at all", 0, 0, 0, 1],
    ["nonsense", -5, -5, -9, 1],
    ["a typing error", 1e9, 1e9, 1e9, 365],
  ])("stays sane for %s", (_, mean_days, sd_days, review, exposure_days) => {
    const exposure = exposureFrom("2026-11-23", { ...lead, mean_days, sd_days }, review);
    expect(exposure.exposure_days).toBe(exposure_days);
    expect(exposure.lead_time_sd_days).toBeLessThanOrEqual(Math.max(0, exposure.arrival_days));
  });
});

describe("class policy", () => {
  it("treats an item without a class as B", () => expect(classOrDefault(null)).toBe("B"));

  it.each([
    [null, "A", 0.98],
    [null, "C", 0.9],
    [0.93, "A", 0.93],
    [1, "B", 0.9999],
    [0, "B", 0.5],
  ] as const)("service level of %s in class %s is %d", (own, abc, want) => expect(serviceLevel(own, abc)).toBe(want));
});

describe("expected loss", () => {
  it.each([
    ["margin of what is lost", 10, 50, 30, 200, "margin"],
    ["the price where the cost is unknown", 10, 50, null, 500, "price"],
    ["nothing on a loss maker", 10, 20, 30, 0, "margin"],
    ["unknown without a price", 10, null, 30, null, null],
    ["unknown without units", null, 50, 30, null, null],
  ])("is %s", (_, units, price, cost, expected_loss, expected_loss_basis) => {
    expect(expectedLoss(units, price, cost)).toEqual({ expected_loss, expected_loss_basis });
  });
});

describe("stockout probability", () => {
  const demand = demandDistribution(10, 20, true);

  it("is the mean over the ways supply may turn out", () => {
    const cases = [
      { probability: 0.25, supply: 5 },
      { probability: 0.75, supply: 20 },
    ];
    const want = 0.25 * probabilityAbove(demand, 5) + 0.75 * probabilityAbove(demand, 20);
    expect(stockoutProbability(demand, cases)).toBeCloseTo(want, 14);
    const lost = 0.25 * expectedShortfall(demand, 5) + 0.75 * expectedShortfall(demand, 20);
    expect(expectedLostUnits(demand, cases)).toBeCloseTo(lost, 14);
  });

  it("falls as supply grows", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (a, b) => {
          const at = (supply: number) => stockoutProbability(demand, [{ probability: 1, supply }]);
          expect(at(a + b)).toBeLessThanOrEqual(at(a) + 1e-12);
        },
      ),
    );
  });
});

describe("texts", () => {
  it.each([
    [5.24, "5.2"],
    [5, "5"],
    [0.456, "0.46"],
    [1234.56, "1235"],
    [-0.001, "0"],
    [-3, "-3"],
  ])("%d units read %s", (value, want) => expect(quantityText(value)).toBe(want));

  it.each([
    [0, "0%"],
    [0.002, "<1%"],
    [0.035, "3.5%"],
    [0.5, "50%"],
    [0.995, ">99%"],
    [1, "100%"],
  ])("probability %d reads %s", (value, want) => expect(percentText(value)).toBe(want));

  it("names the year only when it is another", () => {
    expect(dayText("2026-12-03", "2026-11-23")).toBe("12 月 3 日");
    expect(dayText("2027-01-03", "2026-11-23")).toBe("2027 年 1 月 3 日");
  });
});

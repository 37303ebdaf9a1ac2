import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { arrivalProbability } from "../../../src/domain/risk/open-receipt.ts";
import { expectedLostUnits, stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";
import { supplyCases } from "../../../src/domain/risk/supply-cases.ts";
import { demandDistribution, mixtureOf } from "../../../src/domain/demand/demand-distribution.ts";
import { aSeries, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";
import type { RiskOverrides } from "./a-risk-input.ts";

const HISTORY = poissonDays(300, 5);
const riskOf = (overrides: RiskOverrides) => assessStockoutRisk(aRiskInput(overrides)).stockout_probability ?? NaN;
const LEAD_TIME = { mean_days: 10, sd_days: 2, sample_count: 8, source: "learned" } as const;
const receipt = (due_in_days: number, quantity: number) => ({
  purchase_order_no: "PO-1",
  due: addDays(TODAY, due_in_days),
  quantity,
});

describe("probability of a stockout", () => {
  const stock = fc.integer({ min: 1, max: 200 });

  it("never rises with stock", () => {
    fc.assert(
      fc.property(stock, stock, (on_hand, more) => {
        const demand = aSeries(HISTORY);
        const [less, after] = [on_hand, on_hand + more].map((units) => riskOf({ demand, stock: { on_hand: units } }));
        expect(after).toBeLessThanOrEqual(less ?? NaN);
      }),
      { numRuns: 40 },
    );
  });

  it("never falls when every day's demand is a whole number of times as large", () => {
    fc.assert(
      fc.property(stock, fc.integer({ min: 2, max: 5 }), (on_hand, times) => {
        const demandOf = (factor: number) => aSeries(HISTORY.map((units) => factor * units));
        const [plain, larger] = [1, times].map((factor) => riskOf({ demand: demandOf(factor), stock: { on_hand } }));
        expect(larger).toBeGreaterThanOrEqual(plain ?? NaN);
      }),
      { numRuns: 25 },
    );
  });

  it("never rises with what is on its way, nor falls the later that is due", () => {
    fc.assert(
      fc.property(stock, fc.nat(30), fc.nat(20), fc.integer({ min: 1, max: 300 }), (on_hand, due, delay, quantity) => {
        const given = { demand: aSeries(HISTORY), stock: { on_hand } };
        const without = riskOf(given);
        const [sooner, later] = [due, due + delay].map((day) =>
          riskOf({ ...given, receipts: [receipt(day, quantity)] }),
        );
        expect(sooner).toBeLessThanOrEqual(without);
        expect(later).toBeLessThanOrEqual(without);
        expect(later).toBeGreaterThanOrEqual(sooner ?? NaN);
      }),
      { numRuns: 40 },
    );
  });

  it("never falls the later a supplier usually is", () => {
    fc.assert(
      fc.property(stock, fc.integer({ min: 1, max: 30 }), fc.nat(15), fc.nat(15), (on_hand, due, days, more) => {
        const [punctual, late] = [days, days + more].map((lateness_mean_days) =>
          riskOf({
            demand: aSeries(HISTORY),
            stock: { on_hand },
            receipts: [receipt(due, 200)],
            lead_time: { ...LEAD_TIME, lateness_mean_days, lateness_sd_days: 2 },
          }),
        );
        expect(late).toBeGreaterThanOrEqual(punctual ?? NaN);
      }),
      { numRuns: 40 },
    );
  });

  it("never falls the longer an order is overdue", () => {
    const risks = [-1, -3, -10, -40, -200].map((due) =>
      riskOf({ demand: aSeries(HISTORY), stock: { on_hand: 60 }, receipts: [receipt(due, 200)] }),
    );
    expect([...risks].sort((a, b) => a - b)).toEqual(risks);
    expect(risks.at(-1)).toBeGreaterThan(2 * (risks[0] ?? NaN));
  });
});

describe("chance and cost under a mixture of laws", () => {
  const law = mixtureOf([
    { weight: 0.7, law: demandDistribution(60, 200, true) },
    { weight: 0.3, law: demandDistribution(90, 500, true) },
  ]);

  it("neither rise when receipts are likelier to be in: later days, smaller lateness", () => {
    const due = fc.integer({ min: -20, max: 30 });
    const lateness = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(
        fc.nat(100),
        due,
        fc.integer({ min: 1, max: 80 }),
        fc.nat(40),
        lateness,
        lateness,
        (supply, d, quantity, day, a, b) => {
          const outlook = (lateness_mean_days: number) => {
            const lead = { ...LEAD_TIME, lateness_mean_days, lateness_sd_days: 3 };
            const cases = supplyCases(supply, [{ due_in_days: d, quantity }], day, lead);
            return {
              arrival: arrivalProbability(d, day, lead),
              probability: stockoutProbability(law, cases),
              lost: expectedLostUnits(law, cases),
            };
          };
          const [early, late] = [outlook(Math.min(a, b)), outlook(Math.max(a, b))];
          expect(late.arrival).toBeLessThanOrEqual(early.arrival);
          expect(late.probability).toBeGreaterThanOrEqual(early.probability - 1e-5);
          expect(late.lost).toBeGreaterThanOrEqual(early.lost - 1e-3);
        },
      ),
    );
  });
});

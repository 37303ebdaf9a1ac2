import { describe, expect, it } from "@jest/globals";
import { learnPooledModel } from "../../../src/domain/forecast/pooled/learn-pooled-model.ts";
import { DEFAULT_POOLED_MODEL, type PooledModel } from "../../../src/domain/forecast/pooled-model.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aSeries } from "../demand/a-series.ts";
import { aSeasonHistory } from "../forecast/a-forecast.ts";
import { AHEAD, HISTORY_DAYS, wanderingItems } from "../forecast/wandering-items.ts";
import { aRiskInput } from "./a-risk-input.ts";

const ITEMS = wanderingItems(300);
/** Lead time and review together are the fortnight that the levels are set for. */
const LEAD_TIME = { mean_days: 7, sd_days: 0, sample_count: 8, source: "learned" } as const;

/** How often what was sold through a day lay within P10–P90 of the chart that the item's page draws. */
function coverages(pooled: PooledModel, through: readonly number[]): readonly number[] {
  const charts = ITEMS.map((quantity) => {
    const demand = aSeries(quantity.slice(0, HISTORY_DAYS));
    return assessStockoutRisk(aRiskInput({ demand, lead_time: LEAD_TIME, pooled })).projection;
  });
  return through.map((days) => {
    const held = ITEMS.filter((quantity, item) => {
      const sold = quantity.slice(HISTORY_DAYS, HISTORY_DAYS + days).reduce((sum, units) => sum + units, 0);
      const { demand_p10 = NaN, demand_p90 = NaN } = charts[item]?.[days - 1] ?? {};
      return demand_p10 <= sold && sold <= demand_p90;
    });
    return held.length / ITEMS.length;
  });
}

describe("the interval of eight in ten on an item's page, on a planted set of 300 items whose levels wander", () => {
  const known = ITEMS.map((quantity) => aSeasonHistory(quantity.slice(0, HISTORY_DAYS)));
  const models = [
    { name: "nothing learned", pooled: DEFAULT_POOLED_MODEL },
    { name: "learned across the items", pooled: learnPooledModel({ items: known, cycle: 7, days: AHEAD }) },
  ];

  it.each(models)("holds 0.76–0.84 of what is sold within a week, ten days and the fortnight: $name", ({ pooled }) => {
    for (const coverage of coverages(pooled, [7, 10, AHEAD])) {
      expect(coverage).toBeGreaterThanOrEqual(0.76);
      expect(coverage).toBeLessThanOrEqual(0.84);
    }
  });

  it.each(models)("is rather too wide than too narrow for the first days, of whole units: $name", ({ pooled }) => {
    for (const coverage of coverages(pooled, [1, 3])) {
      expect(coverage).toBeGreaterThanOrEqual(0.8);
      expect(coverage).toBeLessThanOrEqual(0.95);
    }
  });
});

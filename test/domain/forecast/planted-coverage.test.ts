import { describe, expect, it } from "@jest/globals";
import { demandQuantile } from "../../../src/domain/demand/demand-distribution.ts";
import { comingDemand } from "../../../src/domain/forecast/coming-demand.ts";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { learnPooledModel } from "../../../src/domain/forecast/pooled/learn-pooled-model.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import type { PooledModel } from "../../../src/domain/forecast/pooled-model.ts";
import { aSeasonHistory } from "./a-forecast.ts";
import { AHEAD, HISTORY_DAYS, wanderingItems } from "./wandering-items.ts";

const ITEMS = wanderingItems(300);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** How often the sum of the coming fortnight stayed within its quantiles. */
function coverages(pooled: PooledModel, probabilities: readonly number[]): readonly number[] {
  const forecasts = ITEMS.map((quantity) => {
    const past = aSeasonHistory(quantity.slice(0, HISTORY_DAYS));
    const demand = comingDemand(demandForecast(historyOf(past, pooled.season), AHEAD, pooled), AHEAD, AHEAD, true);
    return { demand, actual: total(quantity.slice(HISTORY_DAYS)) };
  });
  return probabilities.map(
    (p) => forecasts.filter(({ demand, actual }) => actual <= demandQuantile(demand, p)).length / ITEMS.length,
  );
}

describe("quantiles of a fortnight's demand on a planted set of 300 items whose levels wander", () => {
  const known = ITEMS.map((quantity) => aSeasonHistory(quantity.slice(0, HISTORY_DAYS)));
  const models = [
    { name: "nothing learned", pooled: DEFAULT_POOLED_MODEL },
    { name: "learned across the items", pooled: learnPooledModel({ items: known, cycle: 7, days: AHEAD }) },
  ];

  it.each(models)("hold what they promise, 0.95 within 0.92–0.98 and 0.99 within 0.97–0.998: $name", ({ pooled }) => {
    const [p95, p99] = coverages(pooled, [0.95, 0.99]);
    expect(p95).toBeGreaterThan(0.92);
    expect(p95).toBeLessThan(0.98);
    expect(p99).toBeGreaterThan(0.97);
    expect(p99).toBeLessThan(0.998);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createLearnAcrossItems } from "../../../src/app/assess/learn-across-items.ts";
import { createPooledModels } from "../../../src/app/assess/pooled-models.ts";
import { pooledModelFromJson, pooledModelToJson } from "../../../src/contracts/pooled-model.ts";
import type { Subject } from "../../../src/contracts/subject.ts";
import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import type { AssessmentBasis } from "../../../src/ports/assessments.ts";
import type { SubjectFacts } from "../../../src/ports/subjects.ts";
import { poissonDays } from "../../domain/demand/a-series.ts";

const TODAY: Day = "2026-11-28";
/** Saturdays and Sundays, seen from today (a Saturday), sell three times as much. */
const weekend = (daysAgo: number) => (daysAgo % 7 === 0 || daysAgo % 7 === 6 ? 9 : 3);

/** Days of a price of 8 or 10, month by month; at 8 half as much again is sold. */
const priceOf = (day: number) => (Math.floor(day / 30) % 2 === 0 ? 10 : 8);

function aBasis(days: number, seed: number): AssessmentBasis {
  const counts = poissonDays(days, (day) => weekend(days - day) * (priceOf(day) === 8 ? 1.5 : 1), seed);
  const demand = counts.map((quantity, i) => {
    const sold = { quantity, order_count: 1, largest_order: quantity };
    return { day: addDays(TODAY, i - days), ...sold, unit_price: quantity > 0 ? priceOf(i) : null };
  });
  const facts: SubjectFacts = {
    ...{ item: null, stock_level: null, supplier: null, known_since: addDays(TODAY, -days) },
    ...{ demand, movements: [], open_sales_lines: [], open_purchase_lines: [], past_deliveries: [] },
    last_count: null,
  };
  return { facts, previous: null, write: null, classes: null };
}

function aShop(items: number, days = 200) {
  const { registry } = createMemoryStore();
  const models = createPooledModels(registry);
  let breaths = 0;
  const all: readonly Subject[] = Array.from({ length: items }, (_, i) => ({
    ...{ installation_id: "shop", item_code: `item-${i}`, location_code: "" },
  }));
  const learn = createLearnAcrossItems({
    models,
    calendar: createChineseCalendar(),
    subjects: {
      all: () => Promise.resolve(all),
      demandEvents: () => Promise.resolve({ promotions: [], adjustments: [] }),
    },
    assessments: { bases: (some) => Promise.resolve(some.map((_, i) => aBasis(days, i + 1))) },
    clock: { today: () => TODAY, now: () => breaths },
    breathe: () => {
      breaths++;
      return Promise.resolve();
    },
  });
  return { registry, models, learn: () => learn("shop"), breaths: () => breaths };
}

describe("learning across items", () => {
  it("keeps what the items have in common: here, weekends", async () => {
    const { models, learn, breaths } = aShop(40);
    expect(await learn()).toBe(40);
    expect(Object.keys((await models.of("shop"))?.effects?.priors ?? {})).toContain("holiday");
    const factors = [...((await models.of("shop"))?.season.factors ?? [])];
    expect(factors).toHaveLength(7);
    expect(factors[5]).toBeGreaterThan(1.6);
    expect(factors[6]).toBeGreaterThan(1.6);
    expect(factors[2]).toBeLessThan(0.8);
    expect(breaths()).toBeGreaterThanOrEqual(5);
  });

  it("keeps what a price does: here half as much again at 8 as at 10", async () => {
    const { models, learn } = aShop(40);
    await learn();
    const { mean = NaN, sd = NaN } = (await models.of("shop"))?.effects?.priors.relative_price ?? {};
    expect(Math.abs(mean - Math.log(1.5) / Math.log(0.8))).toBeLessThan(0.4);
    expect(sd).toBeLessThan(0.5);
  });

  it("looks at no more than 600 of many", async () => {
    const { learn } = aShop(1300, 60);
    expect(await learn()).toBe(600);
  });

  it("learns nothing from fewer than twenty items, nor from histories under eight weeks", async () => {
    expect(await aShop(19).learn()).toBe(0);
    const young = aShop(40, 55);
    expect(await young.learn()).toBe(0);
    expect(await young.models.of("shop")).toBeUndefined();
  });
});

describe("the kept model", () => {
  it("is read back as it was", () => {
    expect(pooledModelFromJson(pooledModelToJson(DEFAULT_POOLED_MODEL))).toEqual(DEFAULT_POOLED_MODEL);
  });

  it("bears what was learned of holidays and promotions", () => {
    const promotion = { promotion_name: "双11", stage: "sale" } as const;
    const effects = {
      priors: { holiday: { mean: 0.4, sd: 0.1 } },
      runs: [{ promotion, item_code: "", category: "水杯", days: 4, requested: 480, expected: 120 }],
    };
    const model = { ...DEFAULT_POOLED_MODEL, effects };
    expect(pooledModelFromJson(pooledModelToJson(model))).toEqual(model);
  });

  it("of the first version, which knew nothing of them, is still read", () => {
    const kept = JSON.parse(pooledModelToJson(DEFAULT_POOLED_MODEL)) as Record<string, unknown>; // just written
    expect(pooledModelFromJson(JSON.stringify({ ...kept, version: 1 }))).toEqual(DEFAULT_POOLED_MODEL);
  });

  it("kept before classes said how far they are believed is read with what is usual", () => {
    const kept = JSON.parse(pooledModelToJson(DEFAULT_POOLED_MODEL)) as Record<string, unknown>; // just written
    const [{ prior_windows: usual, ...before }] = DEFAULT_POOLED_MODEL.classes;
    const read = pooledModelFromJson(JSON.stringify({ ...kept, classes: [before] }));
    expect(read?.classes[0].prior_windows).toBe(usual);
  });

  it.each([
    ["of another version", { version: 3 }],
    ["with another bank", { weights: [1] }],
    ["without classes", { classes: [] }],
    ["with a share above 1", { classes: [{ ...DEFAULT_POOLED_MODEL.classes[0], return_share: 1.1 }] }],
    ["that stands still", { pace: 0 }],
  ])("is left alone when it is one %s", (_, change) => {
    const kept = JSON.parse(pooledModelToJson(DEFAULT_POOLED_MODEL)) as Record<string, unknown>;
    expect(pooledModelFromJson(JSON.stringify({ ...kept, ...change }))).toBeNull();
  });

  it("is read anew where another process has changed it, and only then", async () => {
    const { registry, models } = aShop(0);
    await models.save("shop", DEFAULT_POOLED_MODEL);
    const first = await models.of("shop");
    expect(await models.of("shop")).toBe(first);
    await createPooledModels(registry).save("shop", { ...DEFAULT_POOLED_MODEL, pace: 2 });
    expect((await models.of("shop"))?.pace).toBe(2);
    expect(await models.of("another")).toBeUndefined();
  });
});

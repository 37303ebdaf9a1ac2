import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import { observedDemand } from "../../../src/domain/demand/observed-demand.ts";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { demandEffects, factorsOf, isAtWork } from "../../../src/domain/known-days/demand-effects.ts";
import { itemLesson } from "../../../src/domain/known-days/item-lesson.ts";
import { knownDays } from "../../../src/domain/known-days/known-days.ts";
import { pooledEffects } from "../../../src/domain/known-days/pooled-effects.ts";
import { comingShares } from "../../../src/domain/risk/stock-path.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { days, seededRandom } from "../demand/a-series.ts";
import { aPricedItem, PRICED_DAYS, PRICED_TODAY as today, type PricedWish, steppedPrices } from "./a-priced-item.ts";

const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const ITEM = { item_code: "P-1", category: null, brand: null };
const HORIZON = 14;
/** No holiday in sight: the price and the weekday are all there is. */
const table = aHolidayTable({ days_off: new Map(), makeup_workdays: new Map(), festivals: new Map() });
const plain = businessCalendar({ ...table, published_years: new Set([2024, 2025, 2026, 2027, 2028]) }, 2024, 2028);
const known = knownDays(today, plain, { promotions: [], adjustments: [] });

type PricedItem = ReturnType<typeof aPricedItem>;

const lessonOf = ({ demand, paid }: Pick<PricedItem, "demand" | "paid">) =>
  itemLesson({ demand, item: ITEM, today, known, paid }).effects.find(({ name }) => name === "relative_price");
const effectsOf = ({ demand, paid }: Pick<PricedItem, "demand" | "paid">, list_price: number | null) =>
  demandEffects({ demand, item: ITEM, today, horizon_days: HORIZON, known, prices: { paid, list_price } });
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A year that ends at a price of 10 for a month, and a price of 8 or 12 from today on. */
function anItemBeforeChange(seed: number, coming: number, parts: Partial<PricedWish> = {}) {
  const prices = [...steppedPrices(PRICED_DAYS - 30, seed), ...days(30, 10), ...days(HORIZON, coming)];
  return aPricedItem({ seed, prices, ...parts });
}

/** Expected units of the coming fortnight. */
function forecastOf(item: PricedItem, list_price: number | null): number {
  const effects = effectsOf(item, list_price);
  const observed = observedDemand(item.demand, today);
  const factors = factorsOf(effects.past, item.demand.first_day, observed.day_numbers);
  const history = historyOf(
    { values: observed.values, positions: observed.weekdays },
    DEFAULT_POOLED_MODEL.season,
    factors,
  );
  const forecast = demandForecast(history, HORIZON, DEFAULT_POOLED_MODEL);
  return forecast.level * (comingShares(forecast, today, HORIZON, effects).shares[HORIZON] ?? NaN);
}

/** The latest week, twice. */
function seasonalNaive({ demand }: PricedItem): number {
  return 2 * demand.quantity.slice(-7).reduce((sum, units) => sum + units, 0);
}

describe("an elasticity of −2 planted in prices of 10, 8 and 12", () => {
  it.each([2, 6, 20])("is found again, beside the weekdays, at %d units a day", (level) => {
    const lessons = SEEDS.map((seed) => lessonOf(aPricedItem({ seed, level })));
    const errors = lessons.map((lesson) => ((lesson?.value ?? NaN) + 2) / (lesson?.standard_error ?? NaN));
    expect(errors.filter((error) => Math.abs(error) < 2).length).toBeGreaterThanOrEqual(0.85 * SEEDS.length);
    expect(Math.abs(meanOf(lessons.map((lesson) => lesson?.value ?? NaN)) + 2)).toBeLessThan(0.15);
  });

  it.each([8, 12])("foretells a fortnight at %d better than no effect does, and than the week before", (coming) => {
    // At 12 people must have been seen to pay more still, else the form may have said 12 all along.
    const dear = [...days(30, 14), ...days(30, 12)];
    const items = SEEDS.map((seed) =>
      anItemBeforeChange(seed, coming, {
        prices: [...dear, ...steppedPrices(PRICED_DAYS - 90, seed), ...days(30, 10), ...days(HORIZON, coming)],
      }),
    );
    const errorOf = (forecast: (item: PricedItem) => number) =>
      meanOf(items.map((item) => Math.abs(forecast(item) - item.coming.reduce((sum, units) => sum + units, 0))));
    const withPrice = errorOf((item) => forecastOf(item, coming));
    expect(withPrice).toBeLessThan(0.5 * errorOf((item) => forecastOf(item, null)));
    expect(withPrice).toBeLessThan(0.5 * errorOf(seasonalNaive));
  });

  it("moves past and coming days alike, the price until now being 1", () => {
    const item = anItemBeforeChange(3, 8);
    const { past, coming, coming_log_sds, price, elasticity } = effectsOf(item, 8);
    const { estimate = NaN, standard_error = NaN } = elasticity ?? {};
    expect(price).toMatchObject({ past_price: 10, coming_price: 8, own_days: expect.any(Number) });
    expect(coming).toEqual(new Float64Array(HORIZON).fill(Math.exp(estimate * Math.log(0.8))));
    expect(coming_log_sds?.[0]).toBeCloseTo(-standard_error * Math.log(0.8), 12);
    expect([...past.subarray(-30)]).toEqual(days(30, 1));
    const cheap = item.paid.find(({ unit_price }) => unit_price === 8)?.day ?? today;
    expect(past[dayNumber(cheap) - dayNumber(item.demand.first_day)]).toBeCloseTo(coming[0] ?? NaN, 12);
  });
});

describe("a price has no effect at all", () => {
  /** What is made of an item's days with a price on its form, and without any price. */
  const bothOf = (item: Pick<PricedItem, "demand" | "paid">, list_price: number | null) =>
    [effectsOf(item, list_price), effectsOf({ ...item, paid: [] }, null)].map((effects) => {
      return { ...effects, elasticity: null, is_at_work: isAtWork(effects) };
    });
  const nothing = { price: null, is_at_work: false };

  it("where it never moved, whatever the form says", () => {
    const item = aPricedItem({ seed: 1, prices: days(PRICED_DAYS, 10) });
    for (const list_price of [6, 8, 10, 12, null]) {
      const [now, usual] = bothOf(item, list_price);
      expect(now).toEqual(usual);
      expect(now).toMatchObject(nothing);
    }
    expect(effectsOf(item, 8).elasticity).toBeNull();
  });

  it.each([6, 9, 11, 15])("where the form's price, %d, was never what people paid", (list_price) => {
    for (const seed of SEEDS) {
      const [now, usual] = bothOf(aPricedItem({ seed }), list_price);
      expect(now).toEqual(usual);
      expect(now).toMatchObject(nothing);
    }
  });

  it.each<[string, number, Partial<PricedWish>]>([
    ["the form's price is the one that people pay now", 10, {}],
    ["more was sold when it was dearer", 8, { elasticity: 2 }],
  ])("where %s", (_, list_price, parts) => {
    for (const seed of SEEDS) {
      const [now, usual] = bothOf(anItemBeforeChange(seed, 8, parts), list_price);
      expect(now).toEqual(usual);
      expect(now).toMatchObject(nothing);
    }
  });

  it("where big orders are cheap, even when the form says what they pay", () => {
    for (const seed of SEEDS) {
      const random = seededRandom(31 * seed);
      const isBig = days(PRICED_DAYS, () => (random() < 0.12 ? 1 : 0));
      const { demand, paid } = aPricedItem({ seed, prices: isBig.map((big) => (big === 1 ? 8 : 10)), elasticity: 0 });
      const quantity = demand.quantity.map((units, i) => units + 60 * (isBig[i] ?? 0));
      const item = { demand: { ...demand, quantity }, paid };
      const [now, usual] = bothOf(item, 8);
      expect(now).toEqual(usual);
      expect(now).toMatchObject(nothing);
      expect([lessonOf(item), effectsOf(item, 8).elasticity]).toEqual([undefined, null]);
    }
  });

  it("in most cases where it moved and changed nothing", () => {
    const fooled = SEEDS.filter((seed) => effectsOf(anItemBeforeChange(seed, 8, { elasticity: 0 }), 8).price !== null);
    expect(fooled.length).toBeLessThanOrEqual(2);
  });
});

describe("what items teach each other about prices", () => {
  const pooled = pooledEffects(SEEDS.map((seed) => itemLesson({ ...aPricedItem({ seed }), item: ITEM, today, known })));

  it("is their common elasticity", () => {
    expect(pooled.priors.relative_price?.mean).toBeCloseTo(-2, 0);
    expect(pooled.priors.relative_price?.sd).toBeLessThan(0.3);
  });

  /** Six weeks old: too young to teach anything of itself. */
  const young = (seed: number) => {
    const { demand, paid } = aPricedItem({ seed, prices: [...days(PRICED_DAYS - 28, 8), ...days(28, 10)] });
    const first_day = paid.at(-42)?.day ?? today;
    const from = dayNumber(first_day) - dayNumber(demand.first_day);
    const quantity = demand.quantity.slice(from);
    return {
      demand: { first_day, quantity, in_stock: quantity.map(() => 1) },
      paid: paid.filter(({ day }) => day >= first_day),
    };
  };
  const effectsBy = (mean: number, sd: number) =>
    demandEffects({
      ...{ ...young(1), item: ITEM, today, horizon_days: HORIZON, known },
      ...{ prices: { paid: young(1).paid, list_price: 8 } },
      pooled: { runs: [], priors: { relative_price: { mean, sd } } },
    });

  it("is used for an item too young to know, where it is clearly below 0, and is told as theirs", () => {
    expect(effectsBy(-1.7, 1.1).price).toMatchObject({ own_days: 0, multiple: 0.8 ** -1.7 });
    expect(effectsBy(-1.7, 1.1).coming_log_sds?.[0]).toBeCloseTo(-1.1 * Math.log(0.8), 12);
    expect(effectsBy(-1, 1.1).price).toBeNull();
    expect(effectsOf(young(1), 8).price).toBeNull();
  });

  it("draws an item's own estimate to itself", () => {
    const item = anItemBeforeChange(5, 8, { level: 0.5 });
    const estimateBy = (priors: object) =>
      demandEffects({
        ...{ demand: item.demand, item: ITEM, today, horizon_days: HORIZON, known, pooled: { runs: [], priors } },
        prices: { paid: item.paid, list_price: 8 },
      }).elasticity?.estimate ?? NaN;
    const [low, high] = [-4, -0.5].map((mean) => estimateBy({ relative_price: { mean, sd: 0.2 } }));
    expect(low).toBeLessThan(-3);
    expect(high).toBeGreaterThan(-1);
  });
});

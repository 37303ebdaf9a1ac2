/** What is made of the prices of some series: multiples of past and held-out days. */
import { addDays } from "../../src/domain/calendar/day.ts";
import { dayEffects } from "../../src/domain/demand/day-effects.ts";
import type { DemandSeries } from "../../src/domain/demand/demand-series.ts";
import { type EffectPriors, type ItemEffect, pooledPriors } from "../../src/domain/demand/effect-priors.ts";
import type { DayPrice } from "../../src/domain/demand/going-price.ts";
import { calendarAndPrice } from "../../src/domain/known-days/calendar-and-price.ts";
import { itemLesson } from "../../src/domain/known-days/item-lesson.ts";
import { believedElasticity, priceEffect, withPricePrior } from "../../src/domain/known-days/price-effect.ts";
import { dailyPrices, priceColumn, usualPrice } from "../../src/domain/known-days/price-history.ts";
import type { PricedSeries } from "../support/fresh-prices.ts";

/** A series cut in two at a day; `prices` has all days. */
export interface PricedWindow extends PricedSeries {
  readonly past: Float64Array;
  readonly future: Float64Array;
}

/** Multiples of one series' days. */
export interface PriceMultiples {
  readonly past: Float64Array;
  readonly future: Float64Array;
}

/** The multiples of every series, and what the series together say of elasticities where they were asked. */
export interface PricedSet {
  readonly multiples: readonly PriceMultiples[];
  readonly prior: EffectPriors["relative_price"];
}

const WIDE = { mean: 0, sd: 3 };

/** No price is looked at. */
export function withoutPrice(windows: readonly PricedWindow[]): PricedSet {
  return { multiples: windows.map(nothing), prior: undefined };
}

/** The price of every day is known, the held-out ones too, and each counts: the most that prices could tell. */
export function everyPriceKnown(windows: readonly PricedWindow[]): PricedSet {
  const priced = windows.map((window) => {
    const { length } = window.past;
    const prices = dailyPrices(
      pricesOf(window, (i) => !Number.isNaN(window.prices[i])),
      {
        ...{ first_day: window.first_day, days: length + window.future.length },
      },
    );
    const column = priceColumn(prices.slice(0, length));
    const learnedBy = (priors: EffectPriors) =>
      column === null ? undefined : dayEffects(demandOf(window), [column], priors).effects[0];
    return { window, prices, learnedBy };
  });
  const lessons = priced.map(({ learnedBy }): readonly ItemEffect[] => {
    const lesson = learnedBy({ relative_price: WIDE });
    if (lesson === undefined || lesson.standard_error >= WIDE.sd) return [];
    return [{ name: lesson.name, value: lesson.estimate, standard_error: lesson.standard_error }];
  });
  const priors = pooledPriors(lessons);
  const multiples = priced.map(({ window, prices, learnedBy }) => {
    const { length } = window.past;
    const effect = learnedBy(withPricePrior(priors));
    const elasticity = effect === undefined ? null : believedElasticity(effect, priors);
    if (elasticity === null) return nothing(window);
    const usual = usualPrice(prices.slice(0, length));
    const price = priceEffect({ past_price: usual, coming_price: usual, prices }, elasticity);
    return { past: price.past.slice(0, length), future: price.past.slice(length) };
  });
  return { multiples, prior: priors.relative_price };
}

/** The past is seen by its prices, and the last of them is taken to stay. */
export function lastPriceStays(windows: readonly PricedWindow[]): PricedSet {
  const { multiples, prior } = everyPriceKnown(windows);
  const stays = multiples.map(({ past, future }) => {
    return { past, future: new Float64Array(future.length).fill(past.at(-1) ?? 1) };
  });
  return { multiples: stays, prior };
}

/** As the product does it: of the coming prices only that of the first day is known, as the one on the form. */
export function priceOnForm(windows: readonly PricedWindow[]): PricedSet {
  const lessons = windows.map((window) => {
    const known = { first_day: window.first_day, calendar: [], promotions: [], adjustments: [] };
    const item = { item_code: window.sku, category: null, brand: null };
    return itemLesson({ demand: demandOf(window), item, today: todayOf(window), known, paid: paidIn(window) }).effects;
  });
  const priors = pooledPriors(lessons);
  const multiples = windows.map((window) => {
    const list_price = window.prices[window.past.length] ?? NaN;
    const prices = { paid: paidIn(window), list_price: Number.isNaN(list_price) ? null : list_price };
    const calendar = { past: [], coming: [], today: todayOf(window) };
    const { price } = calendarAndPrice(demandOf(window), calendar, priors, prices);
    if (price === null) return nothing(window);
    return { past: price.past, future: new Float64Array(window.future.length).fill(price.multiple) };
  });
  return { multiples, prior: priors.relative_price };
}

function nothing({ past, future }: PricedWindow): PriceMultiples {
  return { past: new Float64Array(past.length).fill(1), future: new Float64Array(future.length).fill(1) };
}

function demandOf({ first_day, past }: PricedWindow): DemandSeries {
  return {
    first_day,
    quantity: Array.from(past, (value) => (Number.isNaN(value) ? 0 : value)),
    in_stock: Array.from(past, (value) => (Number.isNaN(value) ? 0 : 1)),
  };
}

function todayOf({ first_day, past }: PricedWindow) {
  return addDays(first_day, past.length);
}

/** What was paid on the past days of sale. */
function paidIn(window: PricedWindow): readonly DayPrice[] {
  return pricesOf(window, (i) => (window.past[i] ?? NaN) > 0 && !Number.isNaN(window.prices[i]));
}

function pricesOf({ first_day, prices }: PricedWindow, isWanted: (i: number) => boolean): readonly DayPrice[] {
  return Array.from(prices, (unit_price, i) => ({ day: addDays(first_day, i), unit_price })).filter((_, i) =>
    isWanted(i),
  );
}

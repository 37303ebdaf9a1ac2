import { goingPrices, isSamePrice, latestGoingPrice } from "../demand/going-price.ts";
import type { DayPrice } from "../demand/going-price.ts";
import { dailyPrices } from "./price-history.ts";
import type { Stretch } from "./price-history.ts";

/** What an item was sold for, and what its form asks. */
export interface ItemPrices {
  /** Before today, ascending. */
  readonly paid: readonly DayPrice[];
  readonly list_price: number | null;
}

/** A price that has just been changed, so that its effect lies ahead. */
export interface PriceChange {
  /** Going price until now, and the one that is asked from now on. */
  readonly past_price: number;
  readonly coming_price: number;
  /** Of each day of the series. */
  readonly prices: Float64Array;
}

/** Two prices nearer than this (ln) are one; a discount or a tax is further away. */
const SAME_LISTED_LOG = Math.log(1.02);
/** Sale days that show a price to be one that people pay. */
const LEAST_SALE_DAYS = 4;

/**
 * The change that the item form announces; null where it announces none. The form's price counts as what people will pay
 * only where
 * 1. it differs from the going price of the latest sale days by 5 % or more: else nothing lies ahead;
 * 2. it was the going price before (within 2 %, on four sale days): so it is a price that people pay, not one from which
 *    everyone has a discount, and nothing is concluded about prices never tried;
 * 3. where it is above the going price, people have also paid 5 % more than it: else it may have been the form's price all
 *    along, from which a discount is being given now. Nobody is asked for more than the form says, so a price below what
 *    people pay needs no such proof.
 * Former prices of the form are not kept, so every doubt counts as no change: the way back from a discount to the highest
 * price is not told from a discount that goes on.
 */
export function priceChange({ paid, list_price }: ItemPrices, stretch: Stretch): PriceChange | null {
  const past_price = latestGoingPrice(paid);
  if (past_price === null || list_price === null || list_price <= 0) return null;
  if (isSamePrice(list_price, past_price)) return null;
  const going = goingPrices(paid);
  if (going === null || !isBelieved(list_price, past_price, going)) return null;
  const prices = dailyPrices(withLatestListed(going, paid, list_price), stretch);
  return { past_price, coming_price: list_price, prices };
}

function isBelieved(list_price: number, past_price: number, going: readonly DayPrice[]): boolean {
  const daysOf = (isWanted: (price: number) => boolean) =>
    going.filter(({ unit_price }) => isWanted(unit_price)).length;
  if (daysOf((price) => isListed(price, list_price)) < LEAST_SALE_DAYS) return false;
  if (list_price < past_price) return true;
  return daysOf((price) => price > list_price && !isSamePrice(price, list_price)) >= LEAST_SALE_DAYS;
}

/** The latest sale days that all cost what the form asks were sold at the new price, before it became the going one. */
function withLatestListed(
  going: readonly DayPrice[],
  paid: readonly DayPrice[],
  list_price: number,
): readonly DayPrice[] {
  const last = paid.findLastIndex(({ unit_price }) => !isListed(unit_price, list_price));
  return going.map((price, i) => (i > last ? { ...price, unit_price: list_price } : price));
}

function isListed(price: number, list_price: number): boolean {
  return Math.abs(Math.log(price / list_price)) < SAME_LISTED_LOG;
}

import type { Season } from "./assortment/goods.ts";
import { type Day, dayOf, yearOf } from "./shop-calendar.ts";

/** Months (1–12, fractions allowed) at whose middle a season's goods sell best. */
const PEAK_MONTHS: Readonly<Record<Season, readonly number[]>> = {
  spring: [4],
  summer: [7],
  autumn: [10],
  winter: [12.6],
  school: [2.7, 8.7],
};

const YEAR_DAYS = 365.25;
const PEAK_WIDTH_DAYS = 38;
const OFF_SEASON_FACTOR = 0.35;
const PEAK_EXTRA = 2.4;

/** How many times its yearly mean, about, a seasonal product sells on a day. */
export function seasonFactor(season: Season, day: Day): number {
  const dayInYear = day - dayOf(yearOf(day), 1, 1);
  const peaks = PEAK_MONTHS[season].map((month) => bell(dayInYear - (month - 0.5) * (YEAR_DAYS / 12)));
  return OFF_SEASON_FACTOR + PEAK_EXTRA * Math.max(...peaks);
}

/** Gaussian bump on the circle of the year, 1 at distance 0. */
function bell(distance: number): number {
  const around = Math.abs(((((distance + YEAR_DAYS / 2) % YEAR_DAYS) + YEAR_DAYS) % YEAR_DAYS) - YEAR_DAYS / 2);
  return Math.exp(-0.5 * (around / PEAK_WIDTH_DAYS) ** 2);
}

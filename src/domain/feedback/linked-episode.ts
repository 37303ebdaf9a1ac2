import { addDays, type Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import type { StockEpisode } from "./stock-episode.ts";

/** Goods that feedback is about; `location_code` is "" where nobody says which place. */
export interface FeedbackGoods {
  readonly item_code: string;
  readonly location_code: string;
}

/** Days after the end of an event within which people still speak of it. */
export const REMEMBERED_DAYS = 30;

/**
 * The stockout event that feedback of a day is most likely about: of the goods named, one that was open then, or else one
 * that ended within the days before. Of several the one that lasted still, then the one at the place the order names, then
 * the one that began last. Null where there is none.
 */
export function linkedEpisode(
  goods: readonly FeedbackGoods[],
  received_on: Day,
  episodes: readonly StockEpisode[],
): StockEpisode | null {
  const since = addDays(received_on, -REMEMBERED_DAYS);
  const places = new Set(goods.map(({ item_code, location_code }) => JSON.stringify([item_code, location_code])));
  const items = new Set(goods.map(({ item_code }) => item_code));
  const isOpen = ({ ended_on }: StockEpisode) => ended_on === null || ended_on >= received_on;
  const isNamed = ({ item_code, location_code }: StockEpisode) =>
    places.has(JSON.stringify([item_code, location_code]));
  const [first] = episodes
    .filter(({ item_code }) => items.has(item_code))
    .filter(({ started_on, ended_on }) => started_on <= received_on && (ended_on === null || ended_on >= since))
    .sort(
      (a, b) =>
        Number(isOpen(b)) - Number(isOpen(a)) ||
        Number(isNamed(b)) - Number(isNamed(a)) ||
        compareText(b.started_on, a.started_on) ||
        compareText(a.event_no, b.event_no),
    );
  return first ?? null;
}

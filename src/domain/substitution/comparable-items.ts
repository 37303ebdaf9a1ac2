import { grouped } from "../math/grouped.ts";
import { itemHeads } from "./item-head.ts";

/** What decides whether one item can stand for another. */
export interface ComparableItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly category: string | null;
  /** Money per unit; null where nobody says. */
  readonly price: number | null;
  readonly is_active: boolean;
}

/** Prices further apart than this factor are not for the same purse. */
const PRICE_FACTOR = 3;

/**
 * The items that could stand for each: in use, of the same category (of the same kind by the end of the name where the
 * form names none), at a price that is not of another class. Where a price is unknown it decides nothing.
 */
export function comparableItems(items: readonly ComparableItem[]): (item_code: string) => readonly string[] {
  const unsorted = items.filter(({ category }) => category === null);
  const heads = itemHeads(new Map(unsorted.map(({ item_code, item_name }) => [item_code, item_name])));
  const kindOf = ({ item_code, category }: ComparableItem) => {
    return category === null ? `head ${heads.get(item_code) ?? ""}` : `category ${category}`;
  };
  const kinds = grouped(items, kindOf);
  const known = new Map(items.map((item) => [item.item_code, item]));
  return (item_code) => {
    const item = known.get(item_code);
    if (item === undefined || kindOf(item) === "head ") return [];
    return (kinds.get(kindOf(item)) ?? [])
      .filter((other) => other.is_active && other.item_code !== item_code && isOfPrice(item.price, other.price))
      .map((other) => other.item_code);
  };
}

/** Whether two prices are near enough for one item to stand for the other. */
export function isOfPrice(a: number | null, b: number | null): boolean {
  if (a === null || b === null || !(a > 0) || !(b > 0)) return true;
  return Math.max(a, b) <= PRICE_FACTOR * Math.min(a, b);
}

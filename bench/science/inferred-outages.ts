import { addDays, type Day, daysBetween } from "../../src/domain/calendar/day.ts";
import type { RetailSale } from "../support/retail-sales.ts";

/** A time in which an item was not sold that chance does not explain, and after which it was sold again. */
export interface InferredOutage {
  readonly item_code: string;
  /** First day of the shop without a sale. */
  readonly from: Day;
  /** The day of the next sale. */
  readonly back_on: Day;
}

/** Chance of such a run anywhere in an item's record by luck alone, at most. */
const LUCK = 0.001;
const LEAST_SALE_DAYS = 30;

/**
 * Runs of the shop's open days without a sale of an item: under its own share q of open days with a sale outside the run, a
 * run of n days has the chance (1 − q)ⁿ, times the days on which it could have begun. An item must be sold again, or it may
 * have been given up. Without a stock record this is a guess: a season's end that comes back looks the same.
 */
export function inferredOutages(sales: readonly RetailSale[]): readonly InferredOutage[] {
  const open = [...new Set(sales.map(({ day }) => day))].sort();
  const place = new Map(open.map((day, i) => [day, i]));
  return [...Map.groupBy(sales, ({ item_code }) => item_code)].flatMap(([item_code, own]) => {
    const days = [...new Set(own.map(({ day }) => place.get(day) ?? 0))].sort((a, b) => a - b);
    const [first = 0] = days;
    const span = (days.at(-1) ?? first) - first + 1;
    if (days.length < LEAST_SALE_DAYS) return [];
    return days.flatMap((day, i): readonly InferredOutage[] => {
      const next = days[i + 1];
      const from = open[day + 1];
      const back_on = next === undefined ? undefined : open[next];
      if (next === undefined || from === undefined || back_on === undefined) return [];
      const run = next - day - 1;
      const share = days.length / (span - run);
      return run > 0 && span * (1 - share) ** run < LUCK ? [{ item_code, from, back_on }] : [];
    });
  });
}

const LEAST_PURCHASES = 2;

/**
 * The outages that one customer met: they had bought the item on two days or more before, were due to buy it again by
 * their own mean gap before it came back, and ordered other things while it was out.
 */
export function metBy(
  own: readonly RetailSale[],
  outages: ReadonlyMap<string, readonly InferredOutage[]>,
): readonly { readonly item_code: string; readonly day: Day }[] {
  const orders = [...new Set(own.map(({ day }) => day))].sort();
  return [...Map.groupBy(own, ({ item_code }) => item_code)].flatMap(([item_code, lines]) =>
    (outages.get(item_code) ?? []).flatMap(({ from, back_on }) => {
      const bought = [...new Set(lines.map(({ day }) => day))].filter((day) => day < from).sort();
      const [first] = bought;
      const last = bought.at(-1);
      if (first === undefined || last === undefined || bought.length < LEAST_PURCHASES) return [];
      const due = addDays(last, Math.round(daysBetween(first, last) / (bought.length - 1)));
      const came = orders.find((day) => day >= from && day < back_on);
      return due < back_on && came !== undefined ? [{ item_code, day: came }] : [];
    }),
  );
}

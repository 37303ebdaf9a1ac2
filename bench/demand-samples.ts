import { dayFromNumber, dayNumber } from "../src/domain/calendar/day.ts";
import type { Day } from "../src/domain/calendar/day.ts";
import { dataLines } from "./support/bench-data.ts";
import { seededRandom } from "./support/seeded-random.ts";

/** Series of requested units per period, each with the day of its first period. */
export interface DemandSample {
  readonly first_day: Day;
  readonly quantity: readonly number[];
}

/** Daily sales of items in shops; null where the data is absent. */
export function shopSamples(): readonly (DemandSample & { readonly sku: string })[] | null {
  const lines = dataLines("m5_daily_1000_train.csv.gz");
  const first_day = lines?.[0]?.split(",")[1] ?? "";
  const rows = lines?.slice(1).map((line) => line.split(","));
  return rows?.map(([sku = "", ...cells]) => ({ sku, first_day, quantity: cells.map(Number) })) ?? null;
}

/** Monthly sales of spare parts, the complete series only; months stand in for days. */
export function sparePartSamples(): readonly DemandSample[] | null {
  const rows = dataLines("carparts_monthly.csv.gz")
    ?.slice(1)
    .map((line) => line.split(",").slice(1));
  const complete = rows?.filter((row) => row.every((cell) => cell !== ""));
  return complete?.map((row) => ({ first_day: "2020-01-06", quantity: row.map(Number) })) ?? null;
}

const ORDER_LINE = /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2})/;

/** Daily sales of a web shop's items that sold on 30 days and were known for 200. */
export function webShopSamples(): readonly DemandSample[] | null {
  const sales = webShopSales();
  if (sales === null) return null;
  return [...sales.items.values()].flatMap((days) => {
    const first = Math.min(...days.keys());
    if (days.size < 30 || sales.last - first < 200) return [];
    return [{ first_day: dayFromNumber(first), quantity: salesBetween(days, first, sales.last) }];
  });
}

/** The same shop's items that sold on 30 days, all from its first day to its last. */
export function webShopMatrix(): readonly Float64Array[] | null {
  const sales = webShopSales();
  if (sales === null) return null;
  const lively = [...sales.items.values()].filter(({ size }) => size >= 30);
  return lively.map((days) => Float64Array.from(salesBetween(days, sales.first, sales.last)));
}

type SalesByDay = ReadonlyMap<number, number>;

function webShopSales() {
  const lines = dataLines("online_retail_2010-12_2011-08.csv.gz");
  if (lines === null) return null;
  const items = new Map<string, Map<number, number>>();
  let [first, last] = [Infinity, 0];
  for (const line of lines) {
    const [, invoice = "C", item = "", quantity = "0", day = ""] = ORDER_LINE.exec(line) ?? [];
    if (invoice.startsWith("C") || Number(quantity) <= 0) continue;
    const number = dayNumber(day);
    [first, last] = [Math.min(first, number), Math.max(last, number)];
    const sales = items.get(item) ?? new Map<number, number>();
    sales.set(number, (sales.get(number) ?? 0) + Number(quantity));
    items.set(item, sales);
  }
  return { items, first, last };
}

function salesBetween(days: SalesByDay, first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => days.get(first + i) ?? 0);
}

/** Made-up daily demand with weekdays, levels and clumps, for machines without the data. */
export function generatedSamples(count: number): readonly DemandSample[] {
  const random = seededRandom(20_261_123);
  return Array.from({ length: count }, () => {
    const level = Math.exp(4 * random() - 2);
    const clumping = 1 + 4 * random();
    const quantity = Array.from({ length: 419 }, (_, day) => {
      const expected = level * (day % 7 > 4 ? 1.4 : 0.85);
      return random() * clumping < 1 ? Math.round(-Math.log(1 - random()) * expected * clumping) : 0;
    });
    return { first_day: "2025-03-03", quantity };
  });
}

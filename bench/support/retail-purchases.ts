import { dayNumber } from "../../src/domain/calendar/day.ts";
import type { BoughtLine } from "../../src/domain/repurchase/buying-history.ts";
import { dataLines } from "./bench-data.ts";

const LINE = /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}[^,]*,[^,]*,([^,]+),/;

/** What known customers of a real web shop bought, in the order of days; null where the data is absent. */
export function retailPurchases(): readonly BoughtLine[] | null {
  const lines = dataLines("online_retail_2010-12_2011-08.csv.gz");
  const bought = lines?.flatMap((line): readonly BoughtLine[] => {
    const [, invoice = "C", item_code = "", quantity = "0", day = "", customer_code = ""] = LINE.exec(line) ?? [];
    if (invoice.startsWith("C") || Number(quantity) <= 0) return [];
    return [{ customer_code, item_code, day: dayNumber(day), quantity: Number(quantity) }];
  });
  return bought?.toSorted((a, b) => a.day - b.day) ?? null;
}

import { dataLines } from "./bench-data.ts";

/** One line of a web shop's real orders. */
export interface RetailLine {
  readonly item_code: string;
  readonly day: string;
  /** Seconds since the beginning of the day. */
  readonly second: number;
  readonly quantity: number;
}

const LINE = /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})/;

/** Order lines in the order in which they came, without cancellations; null where the data is absent. */
export function retailLines(): readonly RetailLine[] | null {
  const lines = dataLines("online_retail_2010-12_2011-08.csv.gz");
  const orders = lines?.flatMap((line): readonly RetailLine[] => {
    const [, invoice = "C", item_code = "", quantity = "0", day = "", hour, minute] = LINE.exec(line) ?? [];
    if (invoice.startsWith("C") || Number(quantity) <= 0) return [];
    return [{ item_code, day, second: Number(hour) * 3_600 + Number(minute) * 60, quantity: Number(quantity) }];
  });
  return orders?.toSorted((a, b) => (a.day === b.day ? a.second - b.second : a.day < b.day ? -1 : 1)) ?? null;
}

import type { Day } from "../../src/domain/calendar/day.ts";
import { dataLines } from "./bench-data.ts";

/** A line of a real web shop's orders by a known customer. */
export interface RetailSale {
  readonly customer_code: string;
  readonly order_no: string;
  readonly item_code: string;
  readonly day: Day;
  readonly quantity: number;
  /** Pounds. */
  readonly unit_price: number;
}

const LINE = /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}[^,]*,([^,]*),([^,]+),/;

/** Lines in the order of days, without cancellations; null where the data is absent. */
export function retailSales(): readonly RetailSale[] | null {
  const lines = dataLines("online_retail_2010-12_2011-08.csv.gz");
  const sales = lines?.flatMap((line): readonly RetailSale[] => {
    const [, order_no = "C", item_code = "", quantity = "0", day = "", price = "0", customer_code = ""] =
      LINE.exec(line) ?? [];
    if (order_no.startsWith("C") || Number(quantity) <= 0) return [];
    return [{ customer_code, order_no, item_code, day, quantity: Number(quantity), unit_price: Number(price) }];
  });
  return sales?.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) ?? null;
}

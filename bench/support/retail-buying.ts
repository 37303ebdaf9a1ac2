import type { BoughtLine } from "../../src/domain/substitution/buying-record.ts";
import { dataLines } from "./bench-data.ts";

/** What a web shop's customers bought, with the names of its items. */
export interface RetailBuying {
  /** In order of day. */
  readonly lines: readonly BoughtLine[];
  /** The first description of each item. */
  readonly names: ReadonlyMap<string, string>;
}

const LINE =
  /^([^,]*),([^,]*),("(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}(?::\d{2})?,([^,]*),([^,]*),/;
/** Codes of goods begin with five digits; others are postage, fees and the like. */
const GOODS = /^\d{5}/;

/** Lines of orders that were not cancelled; those of unknown customers each count as a customer of their own order. */
export function retailBuying(): RetailBuying | null {
  const found = dataLines("online_retail_2010-12_2011-08.csv.gz");
  if (found === null) return null;
  const names = new Map<string, string>();
  const lines = found.flatMap((text): readonly BoughtLine[] => {
    const [, order_no = "C", item_code = "", name = "", quantity, day = "", price, customer = ""] =
      LINE.exec(text) ?? [];
    if (order_no.startsWith("C") || !GOODS.test(item_code) || !(Number(quantity) > 0) || !(Number(price) > 0))
      return [];
    if (name !== "" && !names.has(item_code)) names.set(item_code, name.replaceAll('"', ""));
    const customer_code = customer === "" ? `order ${order_no}` : customer;
    return [{ customer_code, item_code, day, unit_price: Number(price) }];
  });
  return { lines: lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), names };
}

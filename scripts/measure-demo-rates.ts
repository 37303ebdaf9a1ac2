/**
 * Measures on real data the shares and rates that the demo shop is generated with, and prints them beside the constants
 * of `packages/demo-shop/src/measured-rates.ts`. The data lies beside the repository, in `../shared/data`, and never
 * enters it; where it is absent the script says so and ends well. Run: `node scripts/measure-demo-rates.ts`.
 */
import { DAY_MS } from "../src/domain/calendar/day.ts";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as constants from "@stockguard/demo-shop";
import { parse } from "csv-parse/sync";

/** Where the real data is looked for. */
export const DATA_FOLDER = new URL("../../shared/data/", import.meta.url);

type MeasuredRates = Readonly<Partial<Record<keyof typeof constants, number | readonly number[]>>>;

/** The measured value of every constant; undefined where the data is absent. */
export function measureDemoRates(): MeasuredRates | undefined {
  if (!existsSync(new URL("scms_delivery_history.csv.gz", DATA_FOLDER))) return undefined;
  return { ...measureRetail(), ...measurePersons(), ...measureDeliveries() };
}

function read(name: string): string {
  return gunzipSync(readFileSync(new URL(name, DATA_FOLDER))).toString("latin1");
}

function readTable(name: string): readonly Readonly<Record<string, string>>[] {
  return parse(read(name), { columns: true });
}

/** Online Retail: a wholesaler of gifts; invoices beginning with C take something back. Codes that are no goods are left out. */
function measureRetail(): MeasuredRates {
  const lines = readTable("online_retail_2010-12_2011-08.csv.gz").filter(({ StockCode }) =>
    /^\d{5}/.test(StockCode ?? ""),
  );
  const isCredit = ({ InvoiceNo = "" }: (typeof lines)[number]): boolean => InvoiceNo.startsWith("C");
  const sold = lines.filter((line) => !isCredit(line) && Number(line.Quantity) > 0 && Number(line.UnitPrice) > 0);
  const orders = new Map(sold.map((line) => [line.InvoiceNo, line]));
  const quantities = sold.map(({ Quantity }) => Number(Quantity));
  const credits = matchCredits(lines.filter(isCredit), sold);
  const known = [...orders.values()].filter(({ CustomerID }) => CustomerID !== "");
  const cancelled = new Set(credits.filter(({ days }) => days < 1).map(({ invoice }) => invoice));
  const returned = credits.filter(({ days }) => days >= 1).map(({ days }) => days);
  return {
    LINES_OF_TOP_FIFTH_OF_ITEMS: topFifth(countBy(sold.map(({ StockCode = "" }) => StockCode))),
    SINGLE_UNIT_LINE_SHARE: share(quantities, (quantity) => quantity === 1),
    DOZEN_LINE_SHARE: share(quantities, (quantity) => quantity >= 12),
    RETURNED_LINE_RATE: returned.length / sold.length,
    RETURN_DELAY_MEDIAN_DAYS: quantile(returned, 0.5),
    CANCELLED_ORDER_RATE: cancelled.size / orders.size,
    ORDERS_OF_TOP_FIFTH_OF_CUSTOMERS: topFifth(countBy(known.map(({ CustomerID = "" }) => CustomerID))),
    BUSINESS_WEEKDAY_SHARES: weekdayShares(
      [...orders.values()].map(({ InvoiceDate = "" }) => InvoiceDate.slice(0, 10)),
    ),
  };
}

type RetailLine = Readonly<Record<string, string>>;

/** Credit lines with the days since the same customer last bought the same thing; others cannot be told apart. */
function matchCredits(
  credits: readonly RetailLine[],
  sold: readonly RetailLine[],
): { invoice: string; days: number }[] {
  const purchases = new Map<string, number[]>();
  const buyerAndGoods = ({ CustomerID = "", StockCode = "" }: RetailLine): string => `${CustomerID} ${StockCode}`;
  for (const line of sold) {
    if (line.CustomerID === "") continue;
    const key = buyerAndGoods(line);
    purchases.set(key, [...(purchases.get(key) ?? []), Date.parse(line.InvoiceDate ?? "")]);
  }
  return credits.flatMap((line) => {
    const at = Date.parse(line.InvoiceDate ?? "");
    const latest = Math.max(...(purchases.get(buyerAndGoods(line)) ?? []).filter((bought) => bought <= at));
    return Number.isFinite(latest) ? [{ invoice: line.InvoiceNo ?? "", days: (at - latest) / DAY_MS }] : [];
  });
}

/** CDNOW: persons buying records; columns are customer, sample id, YYYYMMDD, units, dollars. */
function measurePersons(): MeasuredRates {
  const purchases = read("cdnow_sample.txt.gz")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const units = purchases.map(([, , , count]) => Number(count));
  const days = purchases.map(([, , day = ""]) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  return {
    LINES_PER_ORDER_WEIGHTS: [1, 2, 3, 4, 5].map((count) => share(units, (unit) => unit === count)),
    PERSON_WEEKDAY_SHARES: weekdayShares(days),
  };
}

/** SCMS: deliveries of medicines, scheduled and real. */
function measureDeliveries(): MeasuredRates {
  const deliveries = readTable("scms_delivery_history.csv.gz").map((row) => {
    const [scheduled, delivered, ordered] = [
      "Scheduled Delivery Date",
      "Delivered to Client Date",
      "PO Sent to Vendor Date",
    ].map((column) => Date.parse(`${row[column] ?? ""} UTC`) / DAY_MS);
    return { delay: (delivered ?? NaN) - (scheduled ?? NaN), planned: (scheduled ?? NaN) - (ordered ?? NaN) };
  });
  const dated = deliveries.filter(({ delay }) => !Number.isNaN(delay));
  const delays = dated
    .filter(({ delay, planned }) => delay > 0 && planned > 0)
    .map(({ delay, planned }) => delay / planned);
  return {
    LATE_DELIVERY_SHARE: share(dated, ({ delay }) => delay > 0),
    EARLY_DELIVERY_SHARE: share(dated, ({ delay }) => delay < 0),
    LATE_DELAY_MEDIAN: quantile(delays, 0.5),
    LATE_DELAY_P90: quantile(delays, 0.9),
  };
}

function share<T>(list: readonly T[], holds: (element: T) => boolean): number {
  return list.filter(holds).length / list.length;
}

function quantile(values: readonly number[], probability: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(probability * (sorted.length - 1))] ?? NaN;
}

function countBy(keys: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()];
}

function topFifth(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => b - a);
  const sum = (part: readonly number[]): number => part.reduce((total, count) => total + count, 0);
  return sum(sorted.slice(0, Math.ceil(sorted.length / 5))) / sum(sorted);
}

/** Shares by weekday, Sunday first, of days given as YYYY-MM-DD. */
function weekdayShares(days: readonly string[]): readonly number[] {
  const weekdays = days.map((day) => new Date(`${day}T00:00:00Z`).getUTCDay());
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => share(weekdays, (other) => other === weekday));
}

function print(rates: MeasuredRates): void {
  for (const [name, measured] of Object.entries(rates)) {
    const round = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) => (typeof part === "number" ? Number(part.toPrecision(3)) : part));
    console.log(
      `${name}: measured ${round(measured)}, constant ${round(Object.entries(constants).find(([key]) => key === name)?.[1])}`,
    );
  }
}

if (import.meta.main) {
  const rates = measureDemoRates();
  if (rates === undefined) console.log(`no data in ${DATA_FOLDER.pathname}: nothing measured`);
  else print(rates);
}

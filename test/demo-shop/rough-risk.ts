import type { DemoData } from "@stockguard/demo-shop";
import { addTo, levelKey, localDay, quantity, rows, type ShopBooks, text } from "./shop-books.ts";

/** A plain second opinion on a stock level: out, likely out before new goods can come, at risk, or well. */
export type RoughRisk = "out" | "urgent" | "at_risk" | "well";

const WINDOW_DAYS = 120;
const DAY_MS = 86_400_000;

/** Judges every level by the gamma law of its last 120 days of demand and the open purchase orders on their agreed days. */
export function roughRisks(books: ShopBooks, today: string): ReadonlyMap<string, RoughRisk> {
  const demand = dailyDemand(books, today);
  const receipts = openReceipts(books, today);
  return new Map(
    books.all("stock_level").map((level) => {
      const key = levelKey(level["item_code"], level["location_code"]);
      const item = books.get("item", text(level["item_code"]));
      return [key, judge(level, item, demand.get(key) ?? [], receipts.get(key) ?? [])];
    }),
  );
}

interface Receipt {
  readonly inDays: number;
  readonly units: number;
}

function judge(level: DemoData, item: DemoData, days: readonly number[], receipts: readonly Receipt[]): RoughRisk {
  const free = quantity(level["on_hand"]) - quantity(level["allocated"]);
  if (free <= 0 || quantity(level["backorder"]) > 0) return "out";
  const mean = days.reduce((sum, units) => sum + units, 0) / WINDOW_DAYS;
  const square = days.reduce((sum, units) => sum + units ** 2, 0) / WINDOW_DAYS;
  const lead = quantity(item["lead_time_days"]);
  const worstBefore = (horizon: number): number =>
    Math.max(
      ...Array.from({ length: horizon }, (_, index) => {
        const come = receipts.filter(({ inDays }) => inDays <= index).reduce((sum, { units }) => sum + units, 0);
        return gammaTail(mean * (index + 1), square * (index + 1), free + come);
      }),
    );
  if (worstBefore(lead) >= 0.5) return "urgent";
  return worstBefore(lead + quantity(item["review_period_days"])) > 0.1 ? "at_risk" : "well";
}

function dailyDemand(books: ShopBooks, today: string): ReadonlyMap<string, readonly number[]> {
  const sums = new Map<string, Map<string, number>>();
  const since = new Date(Date.parse(today) - WINDOW_DAYS * DAY_MS).toISOString();
  for (const order of books.all("sales_order")) {
    if (text(order["ordered_at"]) < since) continue;
    const day = localDay(order["ordered_at"]);
    for (const line of rows(order["lines"])) {
      const key = levelKey(line["item_code"], order["location_code"]);
      const own = sums.get(key) ?? new Map<string, number>();
      sums.set(key, own);
      addTo(own, day, quantity(line["quantity"]));
    }
  }
  return new Map([...sums].map(([key, days]) => [key, [...days.values()]]));
}

function openReceipts(books: ShopBooks, today: string): ReadonlyMap<string, readonly Receipt[]> {
  const receipts = new Map<string, Receipt[]>();
  for (const purchase of books.all("purchase_order")) {
    if (purchase["order_status"] === "已完成") continue;
    for (const line of rows(purchase["lines"])) {
      const units = quantity(line["quantity"]) - quantity(line["received_quantity"]);
      if (units === 0) continue;
      const key = levelKey(line["item_code"], purchase["location_code"]);
      const inDays = Math.max(1, daysFrom(today, localDay(purchase["expected_date"])));
      receipts.set(key, [...(receipts.get(key) ?? []), { inDays, units }]);
    }
  }
  return receipts;
}

function daysFrom(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / DAY_MS;
}

/** P(D > x) for a gamma law of this mean and variance, by Wilson and Hilferty. */
function gammaTail(mean: number, variance: number, x: number): number {
  if (mean <= 0) return 0;
  const c = variance / (9 * mean ** 2);
  return 1 - normalCdf((Math.cbrt(x / mean) - (1 - c)) / Math.sqrt(c));
}

/** Logistic approximation, within 0.01: enough for a second opinion. */
function normalCdf(z: number): number {
  return 1 / (1 + Math.exp(-1.702 * z));
}

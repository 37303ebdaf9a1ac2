import { existsSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import * as rates from "@stockguard/demo-shop";
import { DATA_FOLDER, measureDemoRates } from "../../scripts/measure-demo-rates.ts";
import { addTo, localDay, openBooks, quantity, rows, text } from "./shop-books.ts";

const SHOPS = [11, 12, 13].map((seed) => openBooks(rates.createDemoShop({ seed, today: "2026-03-10" }).records));
const ORDERS = SHOPS.flatMap((books) => books.all("sales_order"));
const LINES = ORDERS.flatMap((order) => rows(order["lines"]));

const hasData = existsSync(DATA_FOLDER);
if (!hasData) console.warn(`no data in ${DATA_FOLDER.pathname}: the constants are not measured again`);

describe("the generated year", () => {
  it.each([1, 2, 3, 4, 5])("has orders of %d lines as often as persons buy so many things", (count) => {
    const weights = rates.LINES_PER_ORDER_WEIGHTS;
    const wanted = (weights[count - 1] ?? 0) / weights.reduce((sum, weight) => sum + weight, 0);
    expect(Math.abs(share(ORDERS, (order) => rows(order["lines"]).length === count) - wanted)).toBeLessThan(0.02);
  });

  it.each([
    { name: "single units", wanted: rates.SINGLE_UNIT_LINE_SHARE, holds: (units: number) => units === 1 },
    { name: "a dozen or more", wanted: rates.DOZEN_LINE_SHARE, holds: (units: number) => units >= 12 },
  ])("asks for $name as often as the real shop is asked", ({ wanted, holds }) => {
    expect(Math.abs(share(LINES, (line) => holds(quantity(line["quantity"]))) - wanted)).toBeLessThan(0.03);
  });

  it.each([
    {
      name: "orders on few customers",
      wanted: rates.ORDERS_OF_TOP_FIFTH_OF_CUSTOMERS,
      shareOf: (books: (typeof SHOPS)[number]) =>
        topFifth(books.all("sales_order").map((order) => text(order["customer_code"]))),
    },
    {
      name: "lines on few items",
      wanted: rates.LINES_OF_TOP_FIFTH_OF_ITEMS,
      shareOf: (books: (typeof SHOPS)[number]) =>
        topFifth(
          books.all("sales_order").flatMap((order) => rows(order["lines"]).map((line) => text(line["item_code"]))),
        ),
    },
  ])("gathers $name as much as the real shops do", ({ wanted, shareOf }) => {
    const mean = SHOPS.reduce((sum, books) => sum + shareOf(books), 0) / SHOPS.length;
    expect(Math.abs(mean - wanted)).toBeLessThan(0.05);
  });

  it.each([
    { type: "企业", wanted: rates.BUSINESS_WEEKDAY_SHARES },
    { type: "个人", wanted: rates.PERSON_WEEKDAY_SHARES },
  ])("spreads the orders of $type over the week as measured", ({ type, wanted }) => {
    const weekdays = SHOPS.flatMap((books) =>
      books
        .all("sales_order")
        .filter((order) => books.get("customer", text(order["customer_code"]))["customer_type"] === type)
        .map((order) => new Date(`${localDay(order["ordered_at"])}T00:00:00Z`).getUTCDay()),
    );
    wanted.forEach((part, weekday) => {
      expect(Math.abs(share(weekdays, (other) => other === weekday) - part)).toBeLessThan(0.03);
    });
  });

  it("cancels for other reasons than stockout as often as measured, and a few more for stockout", () => {
    const otherwise = share(ORDERS, ({ cancel_reason }) => cancel_reason === "客户原因" || cancel_reason === "其他");
    const forStockout = share(ORDERS, ({ cancel_reason }) => cancel_reason === "缺货");
    expect(Math.abs(otherwise - rates.CANCELLED_ORDER_RATE)).toBeLessThan(0.005);
    expect(forStockout).toBeGreaterThan(0.003);
    expect(forStockout).toBeLessThan(0.03);
  });

  it("takes lines back as often as measured", () => {
    const returned = SHOPS.flatMap((books) => books.all("sales_return")).length;
    expect(Math.abs(returned / LINES.length - rates.RETURNED_LINE_RATE)).toBeLessThan(0.004);
  });

  it("receives late and early as often as measured", () => {
    const delays = SHOPS.flatMap((books) => {
      const first = new Map(
        books
          .all("goods_receipt")
          .toReversed()
          .map((receipt) => [text(receipt["purchase_order_no"]), receipt]),
      );
      return [...first].map(([no, receipt]) => {
        const promised = localDay(books.get("purchase_order", no)["expected_date"]);
        return localDay(receipt["received_at"]).localeCompare(promised);
      });
    });
    expect(Math.abs(share(delays, (delay) => delay > 0) - rates.LATE_DELIVERY_SHARE)).toBeLessThan(0.035);
    expect(Math.abs(share(delays, (delay) => delay < 0) - rates.EARLY_DELIVERY_SHARE)).toBeLessThan(0.05);
  });
});

(hasData ? describe : describe.skip)("the constants", () => {
  const measured = Object.entries((hasData ? measureDemoRates() : undefined) ?? {});

  it.each(measured)("%s is what the real data says", (name, value) => {
    const constant = Object.entries(rates).find(([key]) => key === name)?.[1];
    const wanted = [value].flat();
    [constant].flat().forEach((part, index) => {
      expect(Math.abs(Number(part) - (wanted[index] ?? NaN))).toBeLessThanOrEqual(0.02 * Number(part) + 0.001);
    });
  });
});

function share<T>(list: readonly T[], holds: (element: T) => boolean): number {
  return list.filter(holds).length / list.length;
}

function topFifth(keys: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of keys) addTo(counts, key, 1);
  const sorted = [...counts.values()].toSorted((a, b) => b - a);
  return sorted.slice(0, Math.round(sorted.length / 5)).reduce((sum, count) => sum + count, 0) / keys.length;
}

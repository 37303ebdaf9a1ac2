import { describe, expect, it } from "@jest/globals";
import { createDemoShop, type DemoData } from "@stockguard/demo-shop";
import { noteTurnedAway } from "../../packages/demo-shop/src/enquiries.ts";
import { createLedger } from "../../packages/demo-shop/src/journal.ts";
import { openShop } from "../../packages/demo-shop/src/open-shop.ts";
import { parseDay } from "../../packages/demo-shop/src/shop-calendar.ts";
import { localDay, openBooks, quantity, text } from "./shop-books.ts";

const TODAY = "2026-03-10";

/** Which of a customer's wishes are written down where none of them can be met, by the shop's seed. */
function notedOf(seed: number): readonly boolean[] {
  const ledger = createLedger();
  const day = parseDay(TODAY);
  const shop = openShop(seed, day - 1, day, ledger.journal);
  const [customer] = shop.customers;
  if (customer === undefined) throw new Error("a shop without customers");
  // The same name in every shop, so that the seed alone tells them apart.
  const known = { ...customer, customer_code: "KH-X" };
  const wished = shop.levels.slice(0, 200).map((level, at) => ({
    level: { ...level, item: { ...level.item, item_code: `SP-${at}` } },
    quantity: 2,
  }));
  noteTurnedAway(shop, known, wished, { day, fraction: 0.6 });
  // It takes no chance from the days.
  expect(shop.random.next()).toBe(openShop(seed, day - 1, day, ledger.journal).random.next());
  const noted = new Set(ledger.records("enquiry").map(({ data }) => data["item_code"]));
  return wished.map(({ level }) => noted.has(level.item.item_code));
}

describe("what the demo shop writes down of customers it turns away", () => {
  it("is a part of them, the same for a seed and another for another seed", () => {
    const noted = notedOf(1);
    const share = noted.filter(Boolean).length / noted.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
    expect(notedOf(1)).toEqual(noted);
    expect(notedOf(2)).not.toEqual(noted);
  });

  it("is of known customers and goods, and more than there is", () => {
    const { records, player } = createDemoShop({ seed: 1, today: TODAY, days: 200 });
    const books = openBooks(records);
    const noted: DemoData[] = [];
    for (let played = 0; played < 60; played += 1) {
      const { day, edits } = player.nextDay();
      for (const edit of edits) {
        books.apply([edit]);
        if (edit.form !== "enquiry") continue;
        noted.push(edit.data);
        expect(edit).toMatchObject({ kind: "create", key: edit.data["enquiry_no"] });
        expect(edit.data).toMatchObject({ enquiry_kind: "无货未下单", enquiry_state: "进行中" });
        expect(localDay(edit.data["asked_at"])).toBe(day);
        const { item_code, location_code, customer_code } = edit.data;
        expect(books.get("customer", text(customer_code))).toMatchObject({ customer_code });
        const level = books.all("stock_level").find((one) => {
          return one["item_code"] === item_code && one["location_code"] === location_code;
        });
        const free = quantity(level?.["on_hand"]) - quantity(level?.["allocated"]);
        expect(free).toBeLessThan(quantity(edit.data["quantity"]));
      }
    }
    expect(noted.length).toBeGreaterThan(5);
  });
});

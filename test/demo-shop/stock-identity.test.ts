import { describe, expect, it } from "@jest/globals";
import { createDemoShop, type DemoData } from "@stockguard/demo-shop";
import fc from "fast-check";
import { addTo, levelKey, openBooks, quantity, rows, type ShopBooks, text } from "./shop-books.ts";

const OPEN_SALES = ["待发货", "部分发货"];
const OPEN_PURCHASES = ["已下单", "部分到货"];

/** Other shops, days of the year and numbers of played days in every run; a failing one is named by its test. */
const SHOPS = fc.sample(
  fc.record({
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
    today: fc
      .integer({ min: 0, max: 364 })
      .map((day) => new Date(Date.UTC(2025, 5, 1 + day)).toISOString().slice(0, 10)),
    played: fc.integer({ min: 0, max: 45 }),
  }),
  6,
);

describe.each(SHOPS)("the books of shop $seed after $played days from $today", ({ seed, today, played }) => {
  const books = booksAfter(seed, today, played);

  it("hold on hand what all movements sum to", () => {
    const sums = new Map<string, number>();
    for (const movement of books.all("stock_movement")) {
      addTo(sums, levelKey(movement["item_code"], movement["location_code"]), quantity(movement["quantity"]));
    }
    expect(figures(books, ({ on_hand }) => quantity(on_hand))).toEqual(ofAllLevels(sums, books));
  });

  it("hold allocated and backorder at what open order lines have not been sent", () => {
    const open = openLines(books, "sales_order", OPEN_SALES, "shipped_quantity");
    const promised = figures(books, ({ allocated, backorder }) => quantity(allocated) + quantity(backorder));
    expect(promised).toEqual(open);
  });

  it("hold on order what open purchase lines have not brought", () => {
    const open = openLines(books, "purchase_order", OPEN_PURCHASES, "received_quantity");
    expect(figures(books, ({ on_order }) => quantity(on_order))).toEqual(open);
  });

  it("owe units only where none is free, and allocate none that is not there", () => {
    const wrong = books.all("stock_level").filter(({ on_hand, allocated, backorder }) => {
      const free = quantity(on_hand) - quantity(allocated);
      return free < 0 || quantity(allocated) < 0 || Math.min(free, quantity(backorder)) !== 0;
    });
    expect(wrong).toEqual([]);
  });

  it("count as received what the receipts of a purchase order say", () => {
    const received = new Map<string, number>();
    for (const receipt of books.all("goods_receipt")) {
      for (const line of rows(receipt["lines"])) {
        addTo(received, `${text(receipt["purchase_order_no"])} ${text(line["item_code"])}`, quantity(line["quantity"]));
      }
    }
    const wrong = linesOf(books, "purchase_order").filter(
      ({ document, line }) =>
        quantity(line["received_quantity"]) !==
        (received.get(`${text(document["purchase_order_no"])} ${text(line["item_code"])}`) ?? 0),
    );
    expect(wrong).toEqual([]);
  });

  it("send what an order's movements say, never more than was ordered, and nothing of a cancelled one", () => {
    const sent = new Map<string, number>();
    for (const movement of books.all("stock_movement")) {
      if (movement["movement_type"] !== "销售出库") continue;
      addTo(sent, `${text(movement["source_no"])} ${text(movement["item_code"])}`, -quantity(movement["quantity"]));
    }
    const wrong = linesOf(books, "sales_order").filter(({ document, line }) => {
      const shipped = quantity(line["shipped_quantity"]);
      const moved = sent.get(`${text(document["order_no"])} ${text(line["item_code"])}`) ?? 0;
      const mostly = document["order_status"] === "已取消" ? 0 : quantity(line["quantity"]);
      return shipped !== moved || shipped > mostly;
    });
    expect(wrong).toEqual([]);
  });

  it("call an order by what its lines show", () => {
    const wrong = books
      .all("sales_order")
      .filter((order) => !allowedStatuses(order).includes(text(order["order_status"])));
    expect(wrong).toEqual([]);
  });

  it("take back no more than was sent", () => {
    const sent = new Map<string, number>();
    for (const { document, line } of linesOf(books, "sales_order")) {
      addTo(sent, `${text(document["order_no"])} ${text(line["item_code"])}`, quantity(line["shipped_quantity"]));
    }
    const wrong = linesOf(books, "sales_return").filter(({ document, line }) => {
      const key = `${text(document["order_no"])} ${text(line["item_code"])}`;
      return quantity(line["quantity"]) <= 0 || quantity(line["quantity"]) > (sent.get(key) ?? 0);
    });
    expect(wrong).toEqual([]);
  });
});

function booksAfter(seed: number, today: string, played: number): ShopBooks {
  const { records, player } = createDemoShop({ seed, today });
  const books = openBooks(records);
  for (let day = 0; day < played; day += 1) books.apply(player.nextDay().edits);
  return books;
}

function figures(books: ShopBooks, figure: (level: DemoData) => number): Map<string, number> {
  const levels = books.all("stock_level");
  return new Map(levels.map((level) => [levelKey(level["item_code"], level["location_code"]), figure(level)]));
}

function ofAllLevels(sums: ReadonlyMap<string, number>, books: ShopBooks): Map<string, number> {
  return new Map([...figures(books, () => 0).keys()].map((key) => [key, sums.get(key) ?? 0]));
}

function openLines(books: ShopBooks, form: string, statuses: readonly string[], done: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { document, line } of linesOf(books, form)) {
    if (!statuses.includes(text(document["order_status"]))) continue;
    const open = quantity(line["quantity"]) - quantity(line[done]);
    addTo(sums, levelKey(line["item_code"], document["location_code"]), open);
  }
  return ofAllLevels(sums, books);
}

function linesOf(books: ShopBooks, form: string): readonly { readonly document: DemoData; readonly line: DemoData }[] {
  return books.all(form).flatMap((document) => rows(document["lines"]).map((line) => ({ document, line })));
}

function allowedStatuses(order: DemoData): readonly string[] {
  const lines = rows(order["lines"]);
  if (order["cancel_reason"] !== undefined) return ["已取消"];
  if (lines.every((line) => line["quantity"] === line["shipped_quantity"])) return ["已发货", "已完成"];
  return lines.some((line) => quantity(line["shipped_quantity"]) > 0) ? ["部分发货"] : ["待发货"];
}

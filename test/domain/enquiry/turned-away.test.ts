import { describe, expect, it } from "@jest/globals";
import {
  type AskedGoods,
  isIntent,
  turnedAway,
  wishedUnits,
  wishKey,
  wishOf,
} from "../../../src/domain/enquiry/turned-away.ts";

const ASKED: AskedGoods = {
  ...{ enquiry_kind: "refused", enquiry_state: "open", has_order: false, quantity: 4, ordered_quantity: 0 },
};
const quantities = (parts: Partial<AskedGoods>) => turnedAway([{ ...ASKED, ...parts }]).map(({ quantity }) => quantity);

describe("customers turned away", () => {
  it.each([
    { name: "lacked all that they asked for", parts: {}, want: [4] },
    { name: "lacked it though they want it no more", parts: { enquiry_state: "given_up" }, want: [4] },
    { name: "lacked what their order of that day does not tell of", parts: { ordered_quantity: 1.5 }, want: [2.5] },
    { name: "are told of by an order of as much that day", parts: { ordered_quantity: 4 }, want: [] },
    { name: "are told of by an order of more that day", parts: { ordered_quantity: 9 }, want: [] },
    { name: "are told of by the order that is named", parts: { has_order: true }, want: [] },
    { name: "are not where the note says that they ordered", parts: { enquiry_state: "ordered" }, want: [] },
    { name: "are not where they asked for a price", parts: { enquiry_kind: "quote" }, want: [] },
  ] as const)("$name", ({ parts, want }) => expect(quantities(parts)).toEqual(want));
});

describe("a line of an order", () => {
  const line = {
    ...{ customer_code: "C-1", item_code: "CUP", ordered_on: "2026-11-05", quantity: 1, line_state: "closed" },
  };
  const wish = { customer_code: "C-1", item_code: "CUP", asked_on: "2026-11-05" };

  it.each([
    { name: "is the wish of its customer, item and day", parts: {}, want: wish },
    { name: "is the wish where goods lacked", parts: { line_state: "cancelled_for_stockout" }, want: wish },
    { name: "is no wish once it is called off", parts: { line_state: "cancelled" }, want: null },
    { name: "is no wish where it takes goods back", parts: { quantity: -1 }, want: null },
    { name: "is nobody's wish where nobody is named", parts: { customer_code: "" }, want: null },
    { name: "is nobody's wish where it is of whoever came", parts: { customer_code: "散客" }, want: null },
  ])("$name", ({ parts, want }) => expect(wishOf({ ...line, ...parts })).toEqual(want));

  it("adds up with others of its customer, item and day", () => {
    const others = [{ customer_code: "C-2" }, { item_code: "PLATE" }, { ordered_on: "2026-11-06" }, { quantity: -1 }];
    const units = wishedUnits([line, { ...line, quantity: 2.5 }, ...others.map((parts) => ({ ...line, ...parts }))]);
    expect(units.get(wishKey(wish))).toBe(3.5);
    expect(units.size).toBe(4);
  });
});

describe("interest", () => {
  it("is open, without an order, and no refusal", () => {
    const quote = { enquiry_kind: "quote", enquiry_state: "open", has_order: false } as const;
    expect(isIntent(quote)).toBe(true);
    expect(isIntent({ ...quote, has_order: true })).toBe(false);
    expect(isIntent({ ...quote, enquiry_state: "given_up" })).toBe(false);
    expect(isIntent({ ...quote, enquiry_kind: "refused" })).toBe(false);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkRecord } from "../../../src/app/ingest/check-record.ts";

const stock = { item_code: "A", location_code: "CK-01", on_hand: 5 };

describe("checking a record against its form", () => {
  it("fills absent optional fields with null", () => {
    const { usable, record, problems } = checkRecord("stock_level", stock);
    expect(usable).toBe(true);
    expect(record).toMatchObject({ ...stock, allocated: null, backorder: null });
    expect(problems).toEqual([]);
  });

  it("says which required field is missing, so that nothing is concluded from the record", () => {
    const { usable, problems } = checkRecord("stock_level", { ...stock, on_hand: null });
    expect(usable).toBe(false);
    expect(problems).toMatchObject([{ code: "required_field_missing" }]);
    expect(problems[0]?.message).toContain("on_hand");
  });

  it("names a text in a number field and goes on without it", () => {
    const { usable, record, problems } = checkRecord("stock_level", { ...stock, allocated: "十二" });
    expect(usable).toBe(true);
    expect(record["allocated"]).toBeNull();
    expect(problems[0]?.message).toContain("stock_level.allocated");
  });

  it("leaves out a line without an item and keeps the others", () => {
    const { usable, record, problems } = checkRecord("sales_order", {
      order_no: "1",
      customer_code: "K",
      ordered_at: "2026-01-01T00:00:00.000Z",
      order_status: "待发货",
      lines: [{ quantity: 3 }, { item_code: "A", quantity: 2 }],
    });
    expect(usable).toBe(true);
    expect(record["lines"]).toMatchObject([{ item_code: "A", quantity: 2 }]);
    expect(problems[0]?.message).toContain("sales_order.lines[1]");
  });

  it.each([
    { name: "negative stock", on_hand: -7 },
    { name: "a quantity of 10^12", on_hand: 1e12 },
  ])("takes $name as it is", ({ on_hand }) => {
    expect(checkRecord("stock_level", { ...stock, on_hand }).record["on_hand"]).toBe(on_hand);
  });

  it("takes an emoji and a formula in a name as plain text", () => {
    const { record } = checkRecord("item", { item_code: "A", item_name: "=1+1 🥤" });
    expect(record["item_name"]).toBe("=1+1 🥤");
  });

  it("never throws, whatever the platform sends", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("item_code", "lines", "ordered_at", "x"), fc.jsonValue()), (values) => {
        // jsonValue gives plain JSON, which is what FieldValues are.
        const { record } = checkRecord("sales_order", values as never);
        expect(Array.isArray(record["lines"])).toBe(true);
      }),
    );
  });
});

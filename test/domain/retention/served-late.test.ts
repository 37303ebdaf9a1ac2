import { describe, expect, it } from "@jest/globals";
import { lineShortages } from "../../../src/domain/retention/line-shortages.ts";

const ITEM = { category: null, purchase_cost: 6, sale_price: 10 };

/** What one line that was found delayed was served late. */
function lateOf(shipped_quantity: number, lacked?: number) {
  const line = {
    ...{ customer_code: "C-1", order_no: "SO-1", item_code: "CUP", location_code: "WH", channel: null },
    ...{ ordered_on: "2026-11-01", promised_on: null, quantity: 10, shipped_quantity, unit_price: 10 },
    line_state: shipped_quantity === 10 ? ("closed" as const) : ("open" as const),
  };
  const known = {
    order_no: "SO-1",
    item_code: "CUP",
    kind: "delayed",
    ...(lacked === undefined ? {} : { quantity: lacked }),
  } as const;
  return lineShortages([line], [known], () => ITEM)[0]?.late;
}

describe("what a delayed line was served late", () => {
  it("is what lacked and came after all, not what was there in time", () => {
    expect(lateOf(10, 2)).toEqual({ units: 2, revenue: 20, margin: 8 });
    expect(lateOf(9, 2)).toEqual({ units: 1, revenue: 10, margin: 4 });
    expect(lateOf(8, 2)).toBeUndefined();
  });

  it("is all of the line where all of it lacked", () => {
    expect(lateOf(10)).toEqual({ units: 10, revenue: 100, margin: 40 });
    expect(lateOf(0)).toBeUndefined();
  });
});

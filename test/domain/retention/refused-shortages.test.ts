import { describe, expect, it } from "@jest/globals";
import { type RefusedAsking, refusedShortages } from "../../../src/domain/retention/refused-shortages.ts";

const REFUSED: RefusedAsking = {
  ...{ record_id: "e1", customer_code: "C-1", item_code: "CUP", asked_on: "2026-03-05", quantity: 4 },
};
const itemOf = () => ({ category: "杯壶", purchase_cost: 3, sale_price: 8 });

describe("customers turned away", () => {
  it("met a shortage of all they asked for, at the item's own price", () => {
    expect(refusedShortages([REFUSED], itemOf)).toEqual([
      {
        ...{ customer_code: "C-1", order_no: "enquiry/e1", item_code: "CUP", category: "杯壶", channel: "" },
        ...{ day: "2026-03-05", kind: "refused", unmet_quantity: 4, unmet_revenue: 32, unmet_margin: 20 },
        is_short_alone: false,
      },
    ]);
    expect(refusedShortages([REFUSED], () => undefined)).toMatchObject([
      { category: "", unmet_revenue: 0, unmet_margin: null },
    ]);
  });
});

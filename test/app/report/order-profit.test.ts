import { describe, expect, it } from "@jest/globals";
import { orderProfit } from "../../../src/app/report/order-profit.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { aRiskInput } from "../../domain/risk/a-risk-input.ts";
import { anItem } from "../../store/row-builders.ts";

// The builder's own row.
const ITEM = anItem({ purchase_cost: 30, sale_price: 50 }).row as RowsByTable["item"];

describe("the profit of orders", () => {
  it("is that of what everybody may buy: units kept aside for key customers are no stock for it", () => {
    const curve = (on_hand: number, reserved_quantity: number) => {
      const input = aRiskInput({ item: { replenishment_target: "profit" }, stock: { on_hand }, reserved_quantity });
      return orderProfit(assessStockoutRisk(input), ITEM);
    };
    const none = curve(40, 0);
    expect(none).toMatchObject({ kind: "known", suggested: { quantity: expect.any(Number) } });
    expect(curve(70, 30)).toEqual(none);
    expect(curve(70, 0)).not.toEqual(none);
  });
});

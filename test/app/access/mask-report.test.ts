import { describe, expect, it } from "@jest/globals";
import { withoutMargins } from "../../../src/app/access/mask-report.ts";

describe("a report for people who may not see margins", () => {
  it("has neither margins nor what customers are worth", () => {
    const report = {
      total: { customers: 2, margin_loss: 30, future_loss: 7 },
      events: [{ lost_money: 12, customers: [{ margin_loss: 3, future_loss: null }] }],
      figure: { order_days: 4, value: 812.5, value_basis: "margin" },
    };
    expect(withoutMargins(report)).toEqual({
      total: { customers: 2, margin_loss: null, future_loss: null },
      events: [{ lost_money: null, customers: [{ margin_loss: null, future_loss: null }] }],
      figure: { order_days: 4, value: null, value_basis: null },
    });
  });

  it("keeps every other value: only that of a customer is money", () => {
    const facts = { facts: [{ label: "提前期", value: "7 天" }], value: 3, figure: { share: { value: 0.4 } } };
    expect(withoutMargins(facts)).toEqual(facts);
  });
});

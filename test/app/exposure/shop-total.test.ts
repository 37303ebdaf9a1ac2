import { describe, expect, it } from "@jest/globals";
import type { CustomerSum } from "../../../src/app/exposure/exposure-sums.ts";
import type { MetShortage } from "../../../src/app/exposure/future-losses.ts";
import { shopTotal } from "../../../src/app/exposure/shop-total.ts";

/** Every customer is worth 1,000 yuan, and a tenth of those who meet a shortage leave for it. */
const LOSSES = {
  together: (customer_code: string, met: readonly MetShortage[]) =>
    customer_code === "UNVALUED"
      ? null
      : 1_000 * (1 - met.reduce((stay, one) => stay * (1 - 0.1 * one.probability), 1)),
};

function aSum(customer_code: string, parts: Partial<CustomerSum> = {}): CustomerSum {
  return {
    ...{ customer_code, kinds: ["open"], order_nos: [] },
    ...{ probability: 1, expected_units: 2, margin_loss: 20, future_loss: 100, ...parts },
  };
}

describe("what the customers of several events come to", () => {
  it("counts a customer of two events once, and what they are worth once, while units and margin add up", () => {
    const cup = { item_code: "CUP", sums: [aSum("C-1"), aSum("C-2", { probability: 0.5, expected_units: 1 })] };
    const pot = { item_code: "POT", sums: [aSum("C-1", { probability: 0.5, margin_loss: null })] };
    const total = shopTotal([cup, pot], LOSSES);
    expect(total).toMatchObject({ customers: 2, expected_customers: 1.5, expected_units: 5, margin_loss: 40 });
    expect(total.future_loss).toBeCloseTo(1_000 * (1 - 0.9 * 0.95) + 1_000 * 0.05, 9);
  });

  it("is that of the event where there is one alone", () => {
    const total = shopTotal(
      [{ item_code: "CUP", sums: [aSum("C-1"), aSum("UNVALUED", { probability: 0.25 })] }],
      LOSSES,
    );
    expect(total).toMatchObject({ customers: 2, expected_customers: 1.25 });
    expect(total.future_loss).toBeCloseTo(100, 9);
  });

  it("is nothing where nobody is hit", () => {
    expect(shopTotal([], LOSSES)).toEqual({
      ...{ customers: 0, expected_customers: 0, expected_units: 0, margin_loss: null, future_loss: null },
    });
  });
});

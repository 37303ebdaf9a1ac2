import { describe, expect, it } from "@jest/globals";
import { hitCustomers } from "../../../src/app/care/cared-customers.ts";
import { anAssessedSubject } from "../../notify/assessed-builder.ts";
import { anExposure } from "../../store/exposure-builders.ts";

const NOTHING = anAssessedSubject({ on_hand: 0 }).facts;

describe("customers whom an event hits", () => {
  it("are those who are named, with an exposure that stands or an open order", () => {
    const orders = ["C-2", "散客", ""].map((customer_code, i) => ({ customer_code, order_no: `SO-${i}`, quantity: 3 }));
    const { facts } = anAssessedSubject({ on_hand: 0, orders });
    const kept = [anExposure({ order_no: "K" }), anExposure({ customer_code: "零售", order_no: "W" })];
    const codes = (is_over: boolean) =>
      hitCustomers(facts, kept, { is_over }).map(({ customer_code }) => customer_code);
    expect(codes(false)).toEqual(["C-1", "C-2"]);
    expect(codes(true)).toEqual(["C-1"]);
    expect(hitCustomers(NOTHING, [], { is_over: false })).toEqual([]);
  });

  it("lose what is known of their orders, as the list of them says", () => {
    const kept = [
      anExposure({ order_no: "K", expected_loss_margin: 30 }),
      anExposure({ order_no: "L", expected_loss_margin: null }),
      anExposure({ order_no: "M", customer_code: "C-3", expected_loss_margin: null }),
    ];
    const hit = hitCustomers(NOTHING, kept, { is_over: false });
    expect(hit.map(({ margin_at_risk }) => margin_at_risk)).toEqual([30, null]);
  });
});

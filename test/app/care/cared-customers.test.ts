import { describe, expect, it } from "@jest/globals";
import { hitCustomers } from "../../../src/app/care/cared-customers.ts";
import { anAssessedSubject } from "../../notify/assessed-builder.ts";
import { anExposure } from "../../store/exposure-builders.ts";

const NOTHING = anAssessedSubject({ on_hand: 0 }).facts;
const asked = { order_no: "", foretold_from: null, foretold_through: null } as const;
const refused = anExposure({ ...asked, kind: "refused", quantity: 5, expected_loss_margin: 50 });
const intent = anExposure({ ...asked, kind: "intent", quantity: 4, probability: 0.6, expected_loss_margin: 24 });
const predicted = anExposure({ ...asked, kind: "predicted", quantity: 2, probability: 0.5, expected_loss_margin: 10 });
const hit = (exposures: Parameters<typeof hitCustomers>[1]) => hitCustomers(NOTHING, exposures, { is_over: false });

describe("a customer to care for", () => {
  it("lacks what they were refused, and what they may still buy on top of it", () => {
    const [one] = hit([refused, intent]);
    expect(one).toMatchObject({ kinds: ["refused", "intent"], order_nos: [] });
    expect(one?.units).toBeCloseTo(7.4, 9);
    expect(one?.margin_at_risk).toBeCloseTo(74, 9);
  });

  it("may buy once, however many signs speak of it", () => {
    const [one] = hit([intent, predicted]);
    expect(one?.units).toBeCloseTo(3.2, 9);
    expect(one?.margin_at_risk).toBeCloseTo(32, 9);
  });

  it("lacks a line once that shows in several ways: as much as the largest of them", () => {
    const late = anExposure({ kind: "delayed", quantity: 3, expected_loss_margin: 30 });
    const cut = anExposure({ kind: "cut", quantity: 2, expected_loss_margin: 20 });
    const other = anExposure({ order_no: "SO-2", kind: "cut", quantity: 1, expected_loss_margin: 10 });
    expect(hit([late, cut, other, refused])).toMatchObject([{ units: 9, margin_at_risk: 90 }]);
  });
});

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

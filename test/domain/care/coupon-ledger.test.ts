import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  type Coupon,
  type CouponAsk,
  couponMonth,
  couponOn,
  reserveCoupon,
} from "../../../src/domain/care/coupon-ledger.ts";

const ASK: CouponAsk = {
  ...{ customer_code: "甲", event_no: "A/W/1", coupon_no: "K1", plan_amount: 20, margin_at_risk: 100 },
  ...{ valid_days: 30, today: "2026-11-30" },
};

function aCoupon(part: Partial<Coupon> = {}): Coupon {
  return {
    ...{ coupon_no: "K0", customer_code: "乙", event_no: "A/W/1", amount: 30, reserved_on: "2026-11-02" },
    ...{ valid_from: "2026-11-02", valid_to: "2026-12-01", state: "issued" },
    ...part,
  };
}

describe("coupons", () => {
  it("are put aside for so many days, today among them", () => {
    expect(reserveCoupon([], ASK, 100)).toMatchObject({
      kind: "reserved",
      coupon: { amount: 20, valid_from: "2026-11-30", valid_to: "2026-12-29", state: "reserved" },
    });
    expect(reserveCoupon([], { ...ASK, valid_days: 0 }, 100)).toMatchObject({ coupon: { valid_to: "2026-11-30" } });
  });

  it("are given once to a customer in an event, even when the first is out of date", () => {
    const there = aCoupon({ customer_code: "甲", state: "expired" });
    expect(reserveCoupon([there], ASK, 100)).toEqual({ kind: "already", coupon: there });
    expect(reserveCoupon([there], { ...ASK, event_no: "A/W/2" }, 100).kind).toBe("reserved");
  });

  it("give away no more than half of the margin at risk, in whole yuan", () => {
    expect(reserveCoupon([], { ...ASK, margin_at_risk: 25 }, 100)).toMatchObject({ coupon: { amount: 12 } });
    expect(reserveCoupon([], { ...ASK, margin_at_risk: 1.9 }, 100)).toEqual({
      kind: "refused",
      reason: "not_worth_it",
    });
    expect(reserveCoupon([], { ...ASK, margin_at_risk: null }, 100)).toEqual({
      kind: "refused",
      reason: "margin_unknown",
    });
  });

  it("stop at the month's budget", () => {
    expect(reserveCoupon([aCoupon()], ASK, 49)).toEqual({ kind: "refused", reason: "over_budget" });
    expect(reserveCoupon([aCoupon()], ASK, 50).kind).toBe("reserved");
    expect(reserveCoupon([aCoupon({ reserved_on: "2026-10-31" })], ASK, 20).kind).toBe("reserved");
  });

  it("give their money back when they go out of date, but not once taken", () => {
    const [old, taken] = [aCoupon(), aCoupon({ coupon_no: "K2", state: "used" })].map((one) =>
      couponOn(one, "2026-12-02"),
    );
    expect([old?.state, taken?.state]).toEqual(["expired", "used"]);
    expect(couponOn(aCoupon(), "2026-12-01").state).toBe("issued");
    const month = couponMonth(
      [old, taken].filter((one) => one !== undefined),
      "2026-11",
      100,
    );
    expect(month).toMatchObject({ used: 30, expired: 30, issued: 0, left: 70 });
  });

  it("free the budget of their month as soon as they are out of date, though the form does not say so yet", () => {
    const old = aCoupon({ valid_to: "2026-11-29" });
    expect(reserveCoupon([old], ASK, 20).kind).toBe("reserved");
    expect(reserveCoupon([{ ...old, valid_to: "2026-11-30" }], ASK, 20).kind).toBe("refused");
    expect(reserveCoupon([{ ...old, state: "used" }], ASK, 20).kind).toBe("refused");
  });

  it("never come to more than the budget, however they are asked for", () => {
    const ask = fc.record({
      customer_code: fc.constantFrom("甲", "乙", "丙"),
      event_no: fc.constantFrom("1", "2", "3"),
      plan_amount: fc.integer({ min: 0, max: 80 }),
      margin_at_risk: fc.double({ min: 0, max: 200, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 30 }), fc.integer({ min: 0, max: 200 }), (asks, budget) => {
        const ledger: Coupon[] = [];
        for (const one of asks) {
          const answer = reserveCoupon(ledger, { ...ASK, ...one, coupon_no: String(ledger.length) }, budget);
          if (answer.kind === "reserved") ledger.push(answer.coupon);
        }
        expect(couponMonth(ledger, "2026-11", budget).reserved).toBeLessThanOrEqual(budget);
        expect(new Set(ledger.map((one) => `${one.customer_code}/${one.event_no}`)).size).toBe(ledger.length);
      }),
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import { allowedCompensation } from "../../../src/app/order-check/allowed-compensation.ts";
import { aCoupon } from "../../store/care-builders.ts";

const TODAY = "2026-06-15";
const coupon = (coupon_no: string, valid_to: string, change: Partial<ReturnType<typeof aCoupon>> = {}) =>
  aCoupon({ coupon_no, amount: 5, minimum: 30, valid_from: "2026-06-01", valid_to, state: "issued", ...change });

describe("what may be given to a customer who cannot be served", () => {
  it("is nothing where care gave nothing that still counts", () => {
    const over = coupon("YH-1", "2026-06-14");
    const used = coupon("YH-2", "2026-06-30", { state: "used" });
    const reserved = coupon("YH-3", "2026-06-30", { state: "reserved" });
    const later = coupon("YH-4", "2026-06-30", { valid_from: "2026-06-16" });
    expect(allowedCompensation([over, used, reserved, later], TODAY)).toBeNull();
  });

  it("is the coupon that ends first, with what it is worth", () => {
    expect(allowedCompensation([coupon("YH-6", "2026-06-30"), coupon("YH-5", TODAY)], TODAY)).toEqual({
      kind: "coupon",
      text: "该客户有优惠券 YH-5：5 元，满 30 元可用，有效至 2026-06-15。",
    });
    expect(allowedCompensation([coupon("YH-7", TODAY, { minimum: 0 })], TODAY)?.text).toBe(
      "该客户有优惠券 YH-7：5 元，有效至 2026-06-15。",
    );
  });
});

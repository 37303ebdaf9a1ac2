import type { Day } from "../../domain/calendar/day.ts";
import { couponOn } from "../../domain/care/coupon-ledger.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import type { CheckedOrderLine } from "../../contracts/order-check.ts";
import type { KeptCoupon } from "../../ports/care.ts";

/**
 * What may be given to a customer who cannot be served: the coupon that care has given them and that still counts, the one
 * that ends first. Nothing new is promised here: whoever is held out of a care action stays so.
 */
export function allowedCompensation(coupons: readonly KeptCoupon[], today: Day): CheckedOrderLine["compensation"] {
  const [coupon] = coupons
    .filter((one) => couponOn(one, today).state === "issued" && one.valid_from <= today)
    .toSorted((a, b) => (a.valid_to < b.valid_to ? -1 : 1));
  if (coupon === undefined) return null;
  const { coupon_no, amount, minimum, valid_to } = coupon;
  const from = minimum > 0 ? `，满 ${quantityText(minimum)} 元可用` : "";
  return {
    kind: "coupon",
    text: `该客户有优惠券 ${coupon_no}：${quantityText(amount)} 元${from}，有效至 ${valid_to}。`,
  };
}

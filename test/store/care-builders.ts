import type { CareAssignment, CareTurn, KeptCoupon } from "../../src/ports/care.ts";
import { SHOP } from "./store-builders.ts";

/** A customer was assigned a coupon in an event. */
export function anAssignment(parts: Partial<CareAssignment> = {}): CareAssignment {
  return {
    ...{ event_no: "CUP/W-1/1", customer_code: "C-1", action: "coupon", item_code: "CUP", location_code: "W-1" },
    ...{ held_out: false, held_out_share: 0.1, assigned_on: "2026-11-20", cost: 0 },
    ...{ done_on: null, care_status: null, outcome: null },
    ...parts,
  };
}

/** Ten yuan for that customer. */
export function aCoupon(parts: Partial<KeptCoupon> = {}): KeptCoupon {
  return {
    ...{ event_no: "CUP/W-1/1", customer_code: "C-1", coupon_no: "YH-1", amount: 10, minimum: 50 },
    ...{
      reserved_on: "2026-11-20",
      valid_from: "2026-11-20",
      valid_to: "2026-12-19",
      state: "reserved",
      order_no: null,
    },
    ...parts,
  };
}

/** A look that decides the first time. */
export function aCareTurn(parts: Partial<CareTurn> = {}, step: Partial<CareTurn["step"]> = {}): CareTurn {
  return {
    step: { installation_id: SHOP, name: "care_look", before: null, after: "1", ...step },
    ...{ assignments: [], coupons: [], effects: [] },
    ...parts,
  };
}

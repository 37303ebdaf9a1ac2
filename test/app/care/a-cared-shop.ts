import type { CareAction } from "../../../src/domain/care/care-action.ts";
import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import type { CareAssignment, KeptCoupon } from "../../../src/ports/care.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aCareTurn, aCoupon, anAssignment } from "../../store/care-builders.ts";
import { anItem, aSalesLine } from "../../store/row-builders.ts";
import { aChange } from "../../store/store-builders.ts";

/** What a group of customers of one action did: one in `buys_each` buys, ten units at 20 yuan that cost 10. */
interface CaredGroup {
  readonly action: CareAction;
  readonly held_out: boolean;
  readonly count: number;
  readonly buys_each: number;
  readonly cost?: number;
}

/** The coupon loses, the early notice pays, the substitute is too young to tell. */
const GROUPS: readonly CaredGroup[] = [
  { action: "coupon", held_out: false, count: 400, buys_each: 4, cost: 30 },
  { action: "coupon", held_out: true, count: 60, buys_each: 4 },
  { action: "early_notice", held_out: false, count: 400, buys_each: 1 },
  { action: "early_notice", held_out: true, count: 60, buys_each: 3 },
  { action: "substitute", held_out: false, count: 12, buys_each: 2 },
  { action: "substitute", held_out: true, count: 2, buys_each: 2 },
  { action: "delay_notice", held_out: false, count: 9, buys_each: 3 },
];

/** Fills a store with care of ninety days ago and what was bought since. */
export async function aCaredShop(store: Store, today: Day, coupons: readonly KeptCoupon[] = []): Promise<void> {
  const assigned_on = addDays(today, -90);
  const assignments: CareAssignment[] = [];
  const rows: CanonicalRow[] = [anItem({ item_code: "CUP", purchase_cost: 10, sale_price: 20 })];
  for (const { action, held_out, count, buys_each, cost = 0 } of GROUPS) {
    for (let at = 0; at < count; at++) {
      const customer_code = `${action}-${held_out ? "h" : "t"}-${at}`;
      assignments.push(anAssignment({ customer_code, action, held_out, assigned_on, cost }));
      if (at % buys_each > 0) continue;
      const bought = { customer_code, item_code: "CUP", quantity: 10, unit_price: 20, line_state: "closed" as const };
      rows.push(aSalesLine({ ...bought, ordered_on: addDays(assigned_on, 1 + (at % 50)) }));
    }
  }
  await store.records.apply(rows.map((row, at) => aChange(`cared-${at}`, [row])));
  await store.care.assign(aCareTurn({ assignments, coupons }));
}

/** Coupons of this month in every state, fifty yuan in all. */
export function aMonthOfCoupons(today: Day): readonly KeptCoupon[] {
  const states = ["used", "issued", "issued", "reserved", "expired"] as const;
  return states.map((state, at) =>
    aCoupon({
      ...{ customer_code: `KH-${at}`, coupon_no: `YH2611-00000${at}`, reserved_on: today, valid_from: today, state },
      ...{
        valid_to: addDays(today, state === "expired" ? -1 : 20),
        order_no: state === "used" ? "XS-20261120-01" : null,
      },
    }),
  );
}

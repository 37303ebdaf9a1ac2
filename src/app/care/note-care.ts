import { CARE_ACTIONS } from "../../domain/care/care-action.ts";
import type { CouponState } from "../../domain/care/coupon-ledger.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import { careOfKey } from "../alert/alert-keys.ts";

/** What a person left on a care task, found by the task's effect key. */
export interface CareTaskNote {
  readonly installation_id: string;
  readonly effect_key: string;
  readonly care_status: string | null;
  readonly outcome: string | null;
}

/** What the form bears of a coupon. */
export interface CouponNote {
  readonly installation_id: string;
  readonly coupon_no: string;
  readonly coupon_status: string | null;
  readonly order_no: string | null;
}

/** Ports of `noteCare`. */
interface NoteCarePorts {
  readonly care: Pick<Care, "noteTask" | "noteCoupon">;
  readonly clock: Pick<Clock, "today">;
}

/** Statuses that say somebody has spoken with the customer. */
const REACHED: readonly (string | null)[] = ["已联系", "已完成"];
const COUPON_STATES: Readonly<Record<string, CouponState>> = { 未使用: "issued", 已使用: "used", 已过期: "expired" };

/** Keeps what people write on care tasks and coupons with the actions they belong to; doing it again changes nothing. */
export function createNoteCare({ care, clock }: NoteCarePorts) {
  return {
    async noteCareTask({ installation_id, effect_key, care_status, outcome }: CareTaskNote): Promise<void> {
      const place = careOfKey(effect_key);
      const action = CARE_ACTIONS.find((one) => one === place?.action);
      if (place === null || action === undefined) return;
      const done_on = REACHED.includes(care_status) ? clock.today() : null;
      await care.noteTask(installation_id, { ...place, action }, { done_on, care_status, outcome });
    },

    async noteCoupon({ installation_id, coupon_no, coupon_status, order_no }: CouponNote): Promise<void> {
      const state = COUPON_STATES[coupon_status ?? ""];
      if (state !== undefined) await care.noteCoupon(installation_id, coupon_no, { state, order_no: order_no || null });
    },
  };
}

import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A coupon was written, or somebody marked it used: the ledger follows the form. */
export const couponChanged = defineWebhook({
  form: "coupon",
  follow: async (actions, installation_id, { coupon_no, coupon_status, order_no }, before) => {
    if (coupon_no === null) return;
    if (before !== null && coupon_status === before.coupon_status && order_no === before.order_no) return;
    await actions.noteCoupon({ installation_id, coupon_no, coupon_status, order_no });
  },
});

import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A customer's data changed: later care tasks name the new owner and respect the new consent. */
export const customerChanged = defineWebhook({
  form: "customer",
  rows: ({ customer_code, customer_name, customer_type, region, owner_name, message_consent, is_key_customer }) => [
    {
      table: "customer",
      row: {
        customer_code,
        customer_name,
        customer_type,
        region,
        owner_name,
        // Silence is not consent.
        accepts_messages: message_consent === "同意",
        is_key_customer: is_key_customer === null ? null : is_key_customer === "是",
      },
    },
  ],
});

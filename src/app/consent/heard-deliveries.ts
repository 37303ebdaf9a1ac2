import type { PersonAddress } from "../../domain/consent/person-address.ts";
import type { HeardCallback } from "../../ports/channel-callbacks.ts";
import type { KeptDelivery } from "../../ports/consents.ts";

/** What was reported of a message to one person, by their address. */
export interface HeardDelivery extends Omit<KeptDelivery, "person_mark"> {
  readonly person: PersonAddress;
}

/** The reports in what a vendor told, in its order. */
export function heardDeliveries({
  receipts,
  template_results,
}: Pick<HeardCallback, "receipts" | "template_results">): readonly HeardDelivery[] {
  const numbers = receipts.map(
    ({ phone, ...report }): HeardDelivery => ({ person: { family: "sms", address: phone }, ...report }),
  );
  const followers = template_results.map(({ msgid, openid, result, at }): HeardDelivery => {
    const report = { vendor_id: msgid, out_id: null, is_delivered: result === "delivered", code: CODES[result], at };
    return { person: { family: "wechat", address: openid }, ...report };
  });
  return [...numbers, ...followers];
}

/** As the page of messages says them: the platform's own words are no words for people. */
const CODES = { delivered: "送达", blocked: "用户拒收", failed: "系统原因" } as const;

import type { SmsReceipt, SmsReply } from "../../contracts/sms-callback.ts";
import { isOptOutCode } from "../../domain/consent/opt-out-code.ts";
import { isOptOutReply } from "../../domain/consent/opt-out-reply.ts";

/** The numbers whose owners said, to us or to the vendor, that they want no more messages; each once. */
export function optOutPhones({
  receipts,
  replies,
}: {
  readonly receipts: readonly SmsReceipt[];
  readonly replies: readonly SmsReply[];
}): readonly string[] {
  const blocked = receipts.filter(({ is_delivered, code }) => !is_delivered && isOptOutCode(code));
  const refused = replies.filter(({ content }) => isOptOutReply(content));
  return [...new Set([...blocked, ...refused].map(({ phone }) => phone))];
}

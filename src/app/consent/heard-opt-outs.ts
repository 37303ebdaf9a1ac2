import type { SmsReceipt, SmsReply } from "../../contracts/sms-callback.ts";
import type { ConsentSource } from "../../domain/consent/consent-entry.ts";
import { isOptOutCode } from "../../domain/consent/opt-out-code.ts";
import { isOptOutReply } from "../../domain/consent/opt-out-reply.ts";

/** That somebody wants no more messages, heard from them or from their vendor. */
export interface HeardOptOut {
  readonly phone: string;
  readonly source: Extract<ConsentSource, "reply" | "vendor_block">;
  readonly at: number;
  readonly note: string;
}

/** The refusals in what vendors told, in its order. */
export function heardOptOuts({
  receipts,
  replies,
}: {
  readonly receipts: readonly SmsReceipt[];
  readonly replies: readonly SmsReply[];
}): readonly HeardOptOut[] {
  const blocked = receipts
    .filter(({ is_delivered, code }) => !is_delivered && isOptOutCode(code))
    .map(({ phone, code, at }): HeardOptOut => ({ phone, source: "vendor_block", at, note: `回执 ${code}` }));
  // Of a reply nothing is kept but that it was one: people write whatever they like into it.
  const refused = replies
    .filter(({ content }) => isOptOutReply(content))
    .map(({ phone, at }): HeardOptOut => ({ phone, source: "reply", at, note: "短信回复退订" }));
  return [...blocked, ...refused];
}

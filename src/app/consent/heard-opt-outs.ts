import type { ConsentSource } from "../../domain/consent/consent-entry.ts";
import { isOptOutCode } from "../../domain/consent/opt-out-code.ts";
import { isOptOutReply } from "../../domain/consent/opt-out-reply.ts";
import type { PersonAddress } from "../../domain/consent/person-address.ts";
import type { HeardCallback } from "../../ports/channel-callbacks.ts";

/** That somebody wants no more messages, heard from them or from their vendor. */
export interface HeardOptOut {
  readonly person: PersonAddress;
  readonly source: Extract<ConsentSource, "reply" | "vendor_block">;
  readonly at: number;
  readonly note: string;
}

/** The refusals in what vendors told, in its order. */
export function heardOptOuts({
  receipts,
  replies,
  template_results,
}: Pick<HeardCallback, "receipts" | "replies" | "template_results">): readonly HeardOptOut[] {
  const blocked = receipts
    .filter(({ is_delivered, code }) => !is_delivered && isOptOutCode(code))
    .map(({ phone, code, at }): HeardOptOut => ({ person: sms(phone), ...BLOCK, at, note: `回执 ${code}` }));
  const unwanted = template_results
    .filter(({ result }) => result === "blocked")
    .map(({ openid, at }): HeardOptOut => {
      return { person: { family: "wechat", address: openid }, ...BLOCK, at, note: "公众号回执 用户拒收" };
    });
  // Of a reply nothing is kept but that it was one: people write whatever they like into it.
  const refused = replies
    .filter(({ content }) => isOptOutReply(content))
    .map(({ phone, at }): HeardOptOut => ({ person: sms(phone), source: "reply", at, note: "短信回复退订" }));
  return [...blocked, ...unwanted, ...refused];
}

const BLOCK = { source: "vendor_block" } as const;

function sms(address: string): PersonAddress {
  return { family: "sms", address };
}

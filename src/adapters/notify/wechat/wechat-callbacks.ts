import { createHash, timingSafeEqual } from "node:crypto";
import type { CallbackVendor, VendorCall, VendorReading } from "../callback-vendor.ts";
import { isEncryptedEvent, templateJobResult } from "./template-job-event.ts";

/** Whatever the platform posts is far smaller (bytes); what is larger is no event. */
const MOST_BYTES = 16 * 1024;
/** A call that says it was signed longer ago, or as long from now, may be one that somebody kept (ms). */
const MOST_APART_MS = 600_000;
const SECONDS = /^\d{1,11}$/;
/** What the platform sends to be sent back. */
const ECHO = /^[\w+/=-]{1,128}$/;

/**
 * How 微信 tells an account's own server of events, in plain words: what is posted in its safe mode is not understood.
 * Its signature bears a time and no word of the body, so that a call is let in for a few minutes only.
 */
export const WECHAT_CALLBACK: CallbackVendor = {
  read(call): VendorReading {
    if (!isOurs(call)) return { kind: "unknown" };
    const xml = call.body.length > MOST_BYTES ? "" : new TextDecoder().decode(call.body);
    const result = templateJobResult(xml);
    const isUnread = call.body.length > MOST_BYTES || (result === null && isEncryptedEvent(xml));
    return {
      ...{ kind: "heard", receipts: [], replies: [], template_results: result === null ? [] : [result] },
      unread_rows: isUnread ? 1 : 0,
      // Of any other event nothing is kept either: without this word the platform tells its people of a fault.
      answer: "success",
    };
  },
  echo(call) {
    const text = call.query.get("echostr") ?? "";
    return isOurs(call) && ECHO.test(text) ? text : null;
  },
};

type SignedCall = Omit<VendorCall, "body">;

function isOurs(call: SignedCall): boolean {
  return isSigned(call) && isRecent(call);
}

function isRecent({ query, now }: SignedCall): boolean {
  const timestamp = query.get("timestamp") ?? "";
  return SECONDS.test(timestamp) && Math.abs(now - Number(timestamp) * 1_000) <= MOST_APART_MS;
}

/** SHA-1 of the token, the time and the number, in the order of their signs. */
function isSigned({ query, signing_token }: SignedCall): boolean {
  const [timestamp, nonce, signature] = ["timestamp", "nonce", "signature"].map((name) => query.get(name) ?? "");
  const parts = [signing_token, timestamp ?? "", nonce ?? ""].sort();
  const wanted = createHash("sha1").update(parts.join("")).digest("hex");
  const [a, b] = [Buffer.from(signature ?? ""), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

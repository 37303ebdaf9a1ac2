import { createHash, timingSafeEqual } from "node:crypto";
import type { CallbackVendor, VendorCall, VendorReading } from "../callback-vendor.ts";
import { isEncryptedEvent, templateJobResult } from "./template-job-event.ts";

/** Whatever the platform posts is far smaller (bytes); what is larger is no event. */
const MOST_BYTES = 16 * 1024;
/** What the platform sends to be sent back. */
const ECHO = /^[\w+/=-]{1,128}$/;

/** How 微信 tells an account's own server of events, in plain words: what is posted in its safe mode is not understood. */
export const WECHAT_CALLBACK: CallbackVendor = {
  read(call): VendorReading {
    if (!isSigned(call)) return { kind: "unknown" };
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
    return isSigned(call) && ECHO.test(text) ? text : null;
  },
};

/** SHA-1 of the token, the time and the number, in the order of their signs. */
function isSigned({ query, signing_token }: Omit<VendorCall, "body">): boolean {
  const [timestamp, nonce, signature] = ["timestamp", "nonce", "signature"].map((name) => query.get(name) ?? "");
  const parts = [signing_token, timestamp ?? "", nonce ?? ""].sort();
  const wanted = createHash("sha1").update(parts.join("")).digest("hex");
  const [a, b] = [Buffer.from(signature ?? ""), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

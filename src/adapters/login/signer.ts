import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Signer } from "../../ports/signer.ts";

const KEY_BYTES = 32;

/** HMAC-SHA-256 under a key of its own, derived from the server's key (HKDF, RFC 5869): base64url(text).base64url(mac). */
export function createSigner(key: Uint8Array): Signer {
  const own = Buffer.from(hkdfSync("sha256", key, "", "stockguard links", KEY_BYTES));
  const macOf = (text: string) => createHmac("sha256", own).update(text).digest();

  return {
    sign: (text) => `${Buffer.from(text).toString("base64url")}.${macOf(text).toString("base64url")}`,
    read: (signed) => {
      const [packed = "", mac = "", ...more] = signed.split(".");
      const text = Buffer.from(packed, "base64url").toString();
      const wanted = macOf(text);
      const given = Buffer.from(mac, "base64url");
      // Only one spelling of a signed text counts: two that decode to the same bytes would be usable twice.
      const isWhole =
        more.length === 0 && Buffer.from(text).toString("base64url") === packed && given.toString("base64url") === mac;
      return isWhole && given.length === wanted.length && timingSafeEqual(given, wanted) ? text : null;
    },
  };
}

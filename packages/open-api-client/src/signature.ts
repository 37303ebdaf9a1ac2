import { createHash, timingSafeEqual } from "node:crypto";

/** What the platform signs of a push: two query values, the raw body and the secret set for the push (facts: open/11507). */
export interface PushToSign {
  /** Query value `nonce`, six hex characters on the real platform. */
  readonly nonce: string;
  /** The body exactly as it came over the wire; never parsed and written again. */
  readonly body: string | Uint8Array;
  readonly secret: string;
  /** Query value `timestamp`, unix seconds as text. */
  readonly timestamp: string;
}

/** A push with the value of its `X-JDY-Signature` header, which may be missing. */
export interface SignedPush extends PushToSign {
  readonly signature: string | undefined;
}

const SHA1_HEX = /^[0-9a-f]{40}$/;

/** Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw bytes (a plain hash, not an HMAC). */
export function signPush({ nonce, body, secret, timestamp }: PushToSign): string {
  return createHash("sha1").update(`${nonce}:`).update(body).update(`:${secret}:${timestamp}`).digest("hex");
}

/** Whether the signature belongs to this push: constant time, never throws, and an empty secret proves nothing. */
export function verifyPush(push: SignedPush): boolean {
  if (!isWellFormed(push)) return false;
  return timingSafeEqual(Buffer.from(signPush(push), "latin1"), Buffer.from(push.signature, "latin1"));
}

/** Callers pass on what a stranger sent, so the declared types are checked and not believed. */
function isWellFormed(push: SignedPush): push is PushToSign & { readonly signature: string } {
  const { nonce, body, secret, timestamp, signature }: Record<keyof SignedPush, unknown> = { ...push };
  return (
    [nonce, timestamp].every((part) => typeof part === "string") &&
    (typeof body === "string" || body instanceof Uint8Array) &&
    typeof secret === "string" &&
    secret !== "" &&
    typeof signature === "string" &&
    SHA1_HEX.test(signature)
  );
}

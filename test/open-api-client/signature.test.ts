import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type PushToSign, type SignedPush, signPush, verifyPush } from "@jdy/open-api-client";

const aPush = (changes: Partial<PushToSign> = {}): PushToSign => ({
  nonce: "0f5ade",
  body: '{"op":"data_create","data":{}}',
  secret: "test-secret",
  timestamp: "1498586609",
  ...changes,
});

const aSignedPush = (changes: Partial<PushToSign> = {}): SignedPush => {
  const push = aPush(changes);
  return { ...push, signature: signPush(push) };
};

describe("signPush", () => {
  it.each([
    { name: "signs an ASCII body", push: aPush(), want: "1457e6b79d7c7fed8c46aecf197d7436b8943ebc" },
    {
      name: "signs a Chinese body as UTF-8",
      push: aPush({
        nonce: "a1b2c3",
        timestamp: "1767225600",
        body: '{"op":"data_update","opTime":1767225600000,"data":{"_id":"65f0c0ffee00000000000001","sku":"螺丝刀","qty":3}}',
      }),
      want: "c3c5563fcf1d27c0d9c30db2b9a13cfc664279fd",
    },
  ])("$name", ({ push, want }) => expect(signPush(push)).toBe(want));

  it("gives the same signature for a text and for its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (body) => {
        expect(signPush(aPush({ body: Buffer.from(body) }))).toBe(signPush(aPush({ body })));
      }),
    );
  });

  it("hashes raw bytes that are no valid UTF-8 as they are", () => {
    const body = Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d);
    const whole = Buffer.concat([Buffer.from("0f5ade:"), body, Buffer.from(":test-secret:1498586609")]);
    expect(signPush(aPush({ body }))).toBe(createHash("sha1").update(whole).digest("hex"));
  });
});

describe("verifyPush", () => {
  it("accepts every push it signed", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uint8Array(),
        fc.string({ minLength: 1 }),
        fc.string(),
        (nonce, body, secret, timestamp) => {
          expect(verifyPush(aSignedPush({ nonce, body, secret, timestamp }))).toBe(true);
        },
      ),
    );
  });

  it.each([
    { part: "nonce", changes: { nonce: "0f5adf" } },
    { part: "body", changes: { body: '{"op":"data_create", "data":{}}' } },
    { part: "secret", changes: { secret: "test-secreT" } },
    { part: "timestamp", changes: { timestamp: "1498586610" } },
  ])("refuses a push whose $part was changed", ({ changes }) => {
    expect(verifyPush({ ...aSignedPush(), ...changes })).toBe(false);
  });

  it("refuses an empty secret even when the signature fits it", () => {
    expect(verifyPush(aSignedPush({ secret: "" }))).toBe(false);
  });

  it.each([
    { name: "a missing header", signature: undefined },
    { name: "an empty header", signature: "" },
    { name: "a short header", signature: "1457e6" },
    { name: "a prefixed header", signature: "sha1=1457e6b79d7c7fed8c46aecf197d7436b8943ebc" },
    { name: "an upper-case header", signature: "1457E6B79D7C7FED8C46AECF197D7436B8943EBC" },
    { name: "a header of 40 wide characters", signature: "签".repeat(40) },
  ])("refuses $name without throwing", ({ signature }) => {
    expect(verifyPush({ ...aPush(), signature })).toBe(false);
  });

  it.each(["nonce", "body", "secret", "timestamp", "signature"] as const)(
    "refuses a %s that is no text, whatever the caller's types say",
    (part) => {
      fc.assert(
        fc.property(fc.oneof(fc.integer(), fc.array(fc.string()), fc.constant(null), fc.object()), (wrong) => {
          const push: SignedPush = Object.assign(aSignedPush(), { [part]: wrong });
          expect(verifyPush(push)).toBe(false);
        }),
      );
    },
  );
});

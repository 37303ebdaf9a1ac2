import { describe, expect, it } from "@jest/globals";
import { acs3Authorization, acs3Query, contentHash } from "../../src/adapters/notify/sms/acs3-signature.ts";

/** Sent by @alicloud/dysmsapi20170525 4.6.0 with its clock and its nonce held fixed. */
const CAPTURED = {
  key: { id: "LTAI5tFakeFakeFakeFake01", secret: "fake0Aliyun0Secret0fake0Aliyun" },
  query: {
    PhoneNumbers: "13800138000,13900139000",
    SignName: "缺货卫士",
    TemplateCode: "SMS_100000001",
    TemplateParam: JSON.stringify({
      item: "保温杯*500ml (白)!",
      reason: "还剩 3 件~",
      todo: "订 120 件 🥤 'A+B'",
    }),
    OutId: "0123456789abcdef",
  },
  headers: {
    host: "127.0.0.1:18080",
    "x-acs-version": "2017-05-25",
    "x-acs-action": "SendSms",
    "user-agent": "AlibabaCloud (linux; x64) Node.js/v24.21.0 Core/1.0.1 TeaDSL/2",
    "x-acs-date": "2026-11-23T02:00:00Z",
    "x-acs-signature-nonce": "5f3759df-0000-4000-8000-0123456789ab",
    accept: "application/json",
    "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-acs-credentials-provider": "static_ak",
  },
  authorization:
    "ACS3-HMAC-SHA256 Credential=LTAI5tFakeFakeFakeFake01,SignedHeaders=host;x-acs-action;x-acs-content-sha256;" +
    "x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version," +
    "Signature=808cdc9f01b5086e3f2c7c9d650815bed40a63841dcbf6d3b50bf5b2f0d52403",
};

describe("the signature ACS3-HMAC-SHA256", () => {
  const signed = (parts = {}, key = CAPTURED.key) => acs3Authorization({ method: "POST", ...CAPTURED, ...parts }, key);

  it("is what the vendor's own client made of the same request", () => {
    expect(signed()).toBe(CAPTURED.authorization);
  });

  it("does not depend on the order of parameters or headers", () => {
    const turned = (record: Record<string, string>) => Object.fromEntries(Object.entries(record).reverse());
    expect(signed({ query: turned(CAPTURED.query), headers: turned(CAPTURED.headers) })).toBe(CAPTURED.authorization);
  });

  it.each([
    { name: "another number", parts: { query: { ...CAPTURED.query, PhoneNumbers: "13800138001" } } },
    { name: "another host", parts: { headers: { ...CAPTURED.headers, host: "127.0.0.1:18081" } } },
    { name: "another body", parts: { headers: { ...CAPTURED.headers, "x-acs-content-sha256": contentHash("x") } } },
    { name: "a content type", parts: { headers: { ...CAPTURED.headers, "content-type": "text/plain" } } },
    { name: "the other method", parts: { method: "GET" as const } },
  ])("changes with $name", ({ parts }) => {
    expect(signed(parts)).not.toBe(CAPTURED.authorization);
  });

  it("changes with the secret", () => {
    expect(signed({}, { ...CAPTURED.key, secret: "other" })).not.toBe(CAPTURED.authorization);
  });

  it("leaves headers alone that are not to be signed", () => {
    expect(signed({ headers: { ...CAPTURED.headers, accept: "*/*", "user-agent": "ours" } })).toBe(
      CAPTURED.authorization,
    );
  });
});

describe("the query that is signed and sent", () => {
  it.each<{ readonly name: string; readonly query: Readonly<Record<string, string>>; readonly want: string }>([
    { name: "encodes what RFC 3986 encodes", query: { a: "!'()* +&=~-._" }, want: "a=%21%27%28%29%2A%20%2B%26%3D~-._" },
    { name: "sorts by name, not by the pair", query: { A1: "x", A: "y", a: "z" }, want: "A=y&A1=x&a=z" },
    { name: "encodes UTF-8", query: { 名: "杯🥤" }, want: "%E5%90%8D=%E6%9D%AF%F0%9F%A5%A4" },
    { name: "survives half a character", query: { a: "\ud83d" }, want: "a=%EF%BF%BD" },
  ])("$name", ({ query, want }) => {
    expect(acs3Query(query)).toBe(want);
  });
});

import { describe, expect, it } from "@jest/globals";
import { tc3Authorization } from "../../src/adapters/notify/sms/tc3-signature.ts";

/** Sent by tencentcloud-sdk-nodejs-sms 4.1.306 with its clock held fixed; it names the service after the host's first label. */
const CAPTURED = {
  key: { id: "AKIDFakeFakeFakeFakeFakeFakeFake01", secret: "fake0Tencent0Secret0fake0Tencent" },
  host: "127.0.0.1",
  service: "127",
  content_type: "application/json",
  body: '{"PhoneNumberSet":["+8613800138000"],"SmsSdkAppId":"1400006666","SignName":"缺货卫士","TemplateId":"1110001","TemplateParamSet":["保温杯 🥤","剩 3 件","今天下单"],"SessionContext":"0123456789abcdef"}',
  timestamp: 1_795_399_200,
  authorization:
    "TC3-HMAC-SHA256 Credential=AKIDFakeFakeFakeFakeFakeFakeFake01/2026-11-23/127/tc3_request, " +
    "SignedHeaders=content-type;host, Signature=881bdced23cd38a9541d422a3bd9d8d3101c0997170c353f4298771189166dee",
};

describe("the signature TC3-HMAC-SHA256", () => {
  const signed = (parts = {}, key = CAPTURED.key) => tc3Authorization({ ...CAPTURED, ...parts }, key);

  it("is what the vendor's own client made of the same request", () => {
    expect(signed()).toBe(CAPTURED.authorization);
  });

  it.each([
    { name: "the body", parts: { body: CAPTURED.body.replace("13800138000", "13800138001") } },
    { name: "the host", parts: { host: "sms.tencentcloudapi.com" } },
    { name: "the service", parts: { service: "sms" } },
    { name: "the content type", parts: { content_type: "application/json; charset=utf-8" } },
    { name: "the second", parts: { timestamp: CAPTURED.timestamp + 1 } },
  ])("changes with $name", ({ parts }) => {
    expect(signed(parts)).not.toBe(CAPTURED.authorization);
  });

  it("counts days in UTC", () => {
    expect(signed({ timestamp: Date.parse("2026-11-22T23:59:59Z") / 1_000 })).toContain("/2026-11-22/");
  });

  it("changes with the secret", () => {
    expect(signed({}, { ...CAPTURED.key, secret: "other" })).not.toBe(CAPTURED.authorization);
  });
});

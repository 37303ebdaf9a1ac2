import dysmsapi from "@alicloud/dysmsapi20170525";
import { $OpenApiUtil } from "@alicloud/openapi-core";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type FakeAliyunSms,
  type FakeRequest,
  type FakeTencentSms,
  startFakeAliyunSms,
  startFakeTencentSms,
} from "@stockguard/channel-fakes";
import tencentcloud from "tencentcloud-sdk-nodejs-sms";
import { acs3Authorization } from "../../src/adapters/notify/sms/acs3-signature.ts";
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { tc3Authorization } from "../../src/adapters/notify/sms/tc3-signature.ts";
import { tencentSms } from "../../src/adapters/notify/sms/tencent-sms.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";
import { sentAgain } from "./sent-again.ts";

/** Signs that one side may encode and the other not, or that JSON and URLs treat in their own ways. */
const ODD_VALUES = ["保温杯*500ml", "(白)!~", "🥤'A+B'&=%"] as const;
const PHONE = "13800138000";

describe("the fake of 阿里云短信 and the vendor's own client", () => {
  let vendor: FakeAliyunSms;
  let skew_ms = 0;
  beforeEach(async () => {
    skew_ms = 0;
    vendor = await startFakeAliyunSms(() => Date.now() + skew_ms);
  });
  afterEach(async () => {
    await vendor.close();
  });

  async function clientSends(parts: { readonly signName?: string } = {}) {
    const client = new dysmsapi.default(
      new $OpenApiUtil.Config({
        accessKeyId: vendor.access_key_id,
        accessKeySecret: vendor.access_key_secret,
        endpoint: new URL(vendor.origin).host,
        protocol: "HTTP",
      }),
    );
    const [item, reason, todo] = ODD_VALUES;
    const request = new dysmsapi.SendSmsRequest({
      phoneNumbers: PHONE,
      signName: vendor.sign_name,
      templateCode: vendor.template_code,
      templateParam: JSON.stringify({ item, reason, todo }),
      ...parts,
    });
    return (await client.sendSms(request)).body;
  }
  const recorded = () => vendor.requests[0] ?? fail();

  it("get on with each other: what the client sends is taken", async () => {
    expect(await clientSends()).toMatchObject({ code: "OK", bizId: expect.any(String) });
    expect(vendor.taken.map(({ text }) => text)).toEqual([
      `【缺货卫士】库存提醒：${ODD_VALUES[0]}，${ODD_VALUES[1]}，${ODD_VALUES[2]}`,
    ]);
  });

  it("tell business errors as the real one does, under HTTP 200", async () => {
    expect(await clientSends({ signName: "别人的签名" })).toMatchObject({ code: "isv.SMS_SIGNATURE_ILLEGAL" });
  });

  it("make our signature the same as the client's for what it sent just now", async () => {
    await clientSends();
    const { url, headers } = recorded();
    // Node has one text for each of these headers.
    const flat = headers as Record<string, string>;
    const ours = acs3Authorization(
      { method: "POST", query: Object.fromEntries(url.searchParams), headers: flat },
      { id: vendor.access_key_id, secret: vendor.access_key_secret },
    );
    expect(ours).toBe(flat.authorization);
  });

  it.each([
    { name: "the same again", changes: () => ({}), code: "SignatureNonceUsed" },
    {
      name: "another number",
      changes: ({ path }: FakeRequest) => ({ path: path.replace(PHONE, "13900139000") }),
      code: "SignatureDoesNotMatch",
    },
    { name: "a body", changes: () => ({ bytes: Buffer.from("x") }), code: "SignatureDoesNotMatch" },
    {
      name: "another nonce",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, "x-acs-signature-nonce": "other" } }),
      code: "SignatureDoesNotMatch",
    },
    {
      name: "one more header that should be signed",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, "x-acs-security-token": "t" } }),
      code: "SignatureDoesNotMatch",
    },
    {
      name: "another key",
      changes: ({ headers }: FakeRequest) => ({
        headers: { ...headers, authorization: headers.authorization?.replace("LTAI", "LTAJ") },
      }),
      code: "InvalidAccessKeyId.NotFound",
    },
    {
      name: "no signature",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, authorization: "ACS3-HMAC-SHA256" } }),
      code: "IncompleteSignature",
    },
  ])("part where a request comes with $name", async ({ changes, code }) => {
    await clientSends();
    expect(await sentAgain(vendor.origin, recorded(), changes(recorded()))).toMatchObject({ Code: code });
    expect(vendor.taken).toHaveLength(1);
  });

  it.each([-16, 16])("part where clocks differ by %i minutes", async (minutes) => {
    skew_ms = minutes * 60_000;
    await expect(clientSends()).rejects.toThrow(/InvalidTimeStamp\.Expired/);
  });

  it("take our own request as they take the client's", async () => {
    const { tools } = someTools();
    const { access_key_id, access_key_secret, sign_name, template_code, origin } = vendor;
    const own = opened(
      aliyunSms,
      {
        ...{ access_key_id, access_key_secret, sign_name, template_code, endpoint: origin, phones: PHONE },
        params: { item: "title", reason: "line_1", todo: "line_2" },
      },
      { ...tools, clock: { now: () => Date.now() } },
    );
    const [title, ...lines] = ODD_VALUES;
    expect(await own.send(aMessage({ title, lines }))).toMatchObject({ kind: "sent" });
    await clientSends();
    const [ours, theirs] = vendor.taken;
    expect(ours?.text).toBe(theirs?.text);
  });
});

describe("the fake of 腾讯云短信 and the vendor's own client", () => {
  let vendor: FakeTencentSms;
  let skew_ms = 0;
  beforeEach(async () => {
    skew_ms = 0;
    vendor = await startFakeTencentSms(() => Date.now() + skew_ms);
  });
  afterEach(async () => {
    await vendor.close();
  });

  const shortValues = ["保温杯*", "(白)!~", "🥤'&=%"];
  async function clientSends() {
    const client = new tencentcloud.sms.v20210111.Client({
      credential: { secretId: vendor.secret_id, secretKey: vendor.secret_key },
      region: "ap-guangzhou",
      profile: { httpProfile: { endpoint: new URL(vendor.origin).host, protocol: "http://" } },
    });
    return client.SendSms({
      PhoneNumberSet: [`+86${PHONE}`],
      SmsSdkAppId: vendor.sdk_app_id,
      SignName: vendor.sign_name,
      TemplateId: vendor.template_id,
      TemplateParamSet: shortValues,
    });
  }
  const recorded = () => vendor.requests[0] ?? fail();

  it("get on with each other: what the client sends is taken", async () => {
    expect(await clientSends()).toMatchObject({ SendStatusSet: [{ Code: "Ok", PhoneNumber: `+86${PHONE}`, Fee: 1 }] });
    expect(vendor.taken).toHaveLength(1);
  });

  it("make our signature the same as the client's for what it sent just now", async () => {
    await clientSends();
    const { headers, bytes } = recorded();
    const ours = tc3Authorization(
      {
        ...{ host: "127.0.0.1", service: "127", content_type: headers["content-type"] ?? "", body: bytes.toString() },
        timestamp: Number(headers["x-tc-timestamp"]),
      },
      { id: vendor.secret_id, secret: vendor.secret_key },
    );
    expect(ours).toBe(headers.authorization);
  });

  it.each([
    {
      name: "another number",
      changes: ({ bytes }: FakeRequest) => ({ bytes: Buffer.from(bytes.toString().replace(PHONE, "13900139000")) }),
      code: "AuthFailure.SignatureFailure",
    },
    {
      name: "another content type",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, "content-type": "text/plain" } }),
      code: "AuthFailure.SignatureFailure",
    },
    {
      name: "another second",
      changes: ({ headers }: FakeRequest) => ({
        headers: { ...headers, "x-tc-timestamp": String(Number(headers["x-tc-timestamp"]) + 1) },
      }),
      code: "AuthFailure.SignatureFailure",
    },
    {
      name: "another key",
      changes: ({ headers }: FakeRequest) => ({
        headers: { ...headers, authorization: headers.authorization?.replace("AKID", "AKIE") },
      }),
      code: "AuthFailure.SecretIdNotFound",
    },
    {
      name: "no signature",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, authorization: "SKIP" } }),
      code: "AuthFailure.InvalidAuthorization",
    },
  ])("part where a request comes with $name", async ({ changes, code }) => {
    await clientSends();
    expect(await sentAgain(vendor.origin, recorded(), changes(recorded()))).toMatchObject({
      Response: { Error: { Code: code } },
    });
    expect(vendor.taken).toHaveLength(1);
  });

  it.each([-6, 6])("part where clocks differ by %i minutes", async (minutes) => {
    skew_ms = minutes * 60_000;
    await expect(clientSends()).rejects.toMatchObject({ code: "AuthFailure.SignatureExpire" });
  });

  it("take our own request as they take the client's", async () => {
    const { tools } = someTools();
    const { secret_id, secret_key, sdk_app_id, sign_name, template_id, origin } = vendor;
    const own = opened(
      tencentSms,
      {
        ...{ secret_id, secret_key, sdk_app_id, sign_name, template_id, endpoint: origin, phones: PHONE },
        params: "1=title，2=line_1，3=line_2",
      },
      { ...tools, clock: { now: () => Date.now() } },
    );
    const [title = "", ...lines] = shortValues;
    expect(await own.send(aMessage({ title, lines }))).toMatchObject({ kind: "sent" });
    await clientSends();
    const [ours, theirs] = vendor.taken;
    expect(ours?.text).toBe(theirs?.text);
  });
});

function fail(): never {
  throw new Error("nothing was recorded");
}

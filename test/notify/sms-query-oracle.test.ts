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
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { tencentSms } from "../../src/adapters/notify/sms/tencent-sms.ts";
import { opened, someTools } from "./channel-tools.ts";
import { sentAgain } from "./sent-again.ts";

const clock = { now: () => Date.now() };
const DAY_S = 86_400;

describe("queries of 阿里云短信 and the vendor's own client", () => {
  let vendor: FakeAliyunSms;
  beforeEach(async () => {
    vendor = await startFakeAliyunSms(clock.now);
  });
  afterEach(() => vendor.close());

  const client = () =>
    new dysmsapi.default(
      new $OpenApiUtil.Config({
        accessKeyId: vendor.access_key_id,
        accessKeySecret: vendor.access_key_secret,
        endpoint: new URL(vendor.origin).host,
        protocol: "HTTP",
      }),
    );
  const askTemplate = (templateCode: string) =>
    client().getSmsTemplate(new dysmsapi.GetSmsTemplateRequest({ templateCode }));
  const askSign = (signName: string) => client().getSmsSign(new dysmsapi.GetSmsSignRequest({ signName }));

  it("get on with each other: the client reads a template and a signature, in the types it declares", async () => {
    vendor.review(vendor.template_code, { word: "rejected", reason: "模板内容中包含错别字。" });
    vendor.register("telecom", -1);
    expect((await askTemplate(vendor.template_code)).body).toMatchObject({
      ...{ code: "OK", templateStatus: "2", templateType: "1", templateContent: expect.stringContaining("${item}") },
      auditInfo: { rejectInfo: "模板内容中包含错别字。" },
    });
    const { body } = await askSign(vendor.sign_name);
    expect(body).toMatchObject({ code: "OK", signStatus: 1 });
    expect(body?.signIspRegisterDetailList?.map((one) => [one.operatorCode, one.registerStatus])).toEqual([
      ["mobile", 3],
      ["unicom", 3],
      ["telecom", -1],
    ]);
  });

  it("refuse the client what is not there, and a key that may only send", async () => {
    expect((await askTemplate("SMS_1")).body).toMatchObject({ code: "isv.SMS_TEMPLATE_ILLEGAL" });
    expect((await askSign("别人的签名")).body).toMatchObject({ code: "isv.SMS_SIGN_ILLEGAL" });
    vendor.allowQueries(false);
    await expect(askTemplate(vendor.template_code)).rejects.toThrow(/NoPermission/);
  });

  it.each([
    {
      name: "another template",
      changes: ({ path }: FakeRequest) => ({ path: path.replace("SMS_100000001", "SMS_100000002") }),
      code: "SignatureDoesNotMatch",
    },
    {
      name: "another action",
      changes: ({ headers }: FakeRequest) => ({ headers: { ...headers, "x-acs-action": "GetSmsSign" } }),
      code: "SignatureDoesNotMatch",
    },
    { name: "the same again", changes: () => ({}), code: "SignatureNonceUsed" },
  ])("part where the client's request comes with $name", async ({ changes, code }) => {
    await askTemplate(vendor.template_code);
    const [recorded = fail()] = vendor.requests;
    expect(await sentAgain(vendor.origin, recorded, changes(recorded))).toMatchObject({ Code: code });
  });

  it("take our own queries, which ask the same as the client's", async () => {
    const { access_key_id, access_key_secret, sign_name, template_code, origin } = vendor;
    const config = {
      ...{ access_key_id, access_key_secret, sign_name, template_code, endpoint: origin },
      params: "item=title，reason=line_1，todo=line_2",
    };
    const own = opened(aliyunSms, config, { ...someTools().tools, clock });
    expect((await own.check?.())?.map(({ code }) => code)).toEqual(["template_usable", "signature_usable"]);
    await askTemplate(template_code);
    await askSign(sign_name);
    const asked = vendor.requests.map(({ method, url, headers, bytes }) => ({
      ...{ method, query: [...url.searchParams], action: headers["x-acs-action"], bytes: bytes.toString() },
    }));
    expect(asked.slice(0, 2)).toEqual(asked.slice(2));
  });
});

describe("queries of 腾讯云短信 and the vendor's own client", () => {
  let vendor: FakeTencentSms;
  beforeEach(async () => {
    vendor = await startFakeTencentSms(clock.now);
  });
  afterEach(() => vendor.close());

  const client = () =>
    new tencentcloud.sms.v20210111.Client({
      credential: { secretId: vendor.secret_id, secretKey: vendor.secret_key },
      region: "ap-guangzhou",
      profile: { httpProfile: { endpoint: new URL(vendor.origin).host, protocol: "http://" } },
    });
  const askTemplate = (id: string) =>
    client().DescribeSmsTemplateList({ International: 0, TemplateIdSet: [Number(id)] });
  const somePackage = () => {
    const now = Math.floor(clock.now() / 1_000);
    return { created_at: now - 9 * DAY_S, effective_at: now - 9 * DAY_S, expired_at: now + DAY_S };
  };

  it("get on with each other: the client reads a template, the signatures and the packages", async () => {
    vendor.review(vendor.template_id, { word: "rejected", reason: "内容不规范" });
    vendor.setPackages([{ ...somePackage(), amount: 1_000, used: 950 }]);
    expect(await askTemplate(vendor.template_id)).toMatchObject({
      DescribeTemplateStatusSet: [{ TemplateId: 1110001, StatusCode: -1, ReviewReply: "内容不规范" }],
    });
    expect(await client().DescribeSmsSignList({ International: 0, Limit: 50, Offset: 0 })).toMatchObject({
      DescribeSignListStatusSet: [{ SignName: vendor.sign_name, StatusCode: 0 }],
    });
    const span = { BeginTime: "2020010100", EndTime: lastHour() };
    const asked = { SmsSdkAppId: vendor.sdk_app_id, Limit: 10, Offset: 0, ...span };
    expect(await client().SmsPackagesStatistics(asked)).toMatchObject({
      SmsPackagesStatisticsSet: [{ PackageAmount: 1_000, CurrentUsage: 950 }],
    });
  });

  it("refuse the client what is not as documented, and a key that may only send", async () => {
    expect(await askTemplate("1")).toMatchObject({ DescribeTemplateStatusSet: [] });
    const future = {
      SmsSdkAppId: vendor.sdk_app_id,
      Limit: 10,
      Offset: 0,
      BeginTime: "2020010100",
      EndTime: "2999010100",
    };
    await expect(client().SmsPackagesStatistics(future)).rejects.toMatchObject({
      code: expect.stringMatching(/^Invalid/),
    });
    vendor.allowQueries(false);
    await expect(askTemplate(vendor.template_id)).rejects.toMatchObject({ code: "AuthFailure.UnauthorizedOperation" });
  });

  it("part where the client's request comes with another body", async () => {
    await askTemplate(vendor.template_id);
    const [recorded = fail()] = vendor.requests;
    const bytes = Buffer.from(recorded.bytes.toString().replace("1110001", "1110002"));
    expect(await sentAgain(vendor.origin, recorded, { bytes })).toMatchObject({
      Response: { Error: { Code: "AuthFailure.SignatureFailure" } },
    });
  });

  it("take our own queries, which ask the same as the client's", async () => {
    vendor.setPackages([{ ...somePackage(), amount: 1_000, used: 10 }]);
    const { secret_id, secret_key, sdk_app_id, sign_name, template_id, origin } = vendor;
    const config = { secret_id, secret_key, sdk_app_id, sign_name, template_id, endpoint: origin };
    const own = opened(
      tencentSms,
      { ...config, params: "1=title，2=line_1，3=line_2" },
      { ...someTools().tools, clock },
    );
    expect((await own.check?.())?.map(({ code }) => code)).toEqual([
      ...["template_usable", "signature_usable", "package_left"],
    ]);
    await askTemplate(template_id);
    await client().DescribeSmsSignList({ International: 0, Limit: 50, Offset: 0 });
    const asked = vendor.requests.map(({ method, path, headers, bytes }) => ({
      ...{ method, path, action: headers["x-tc-action"], version: headers["x-tc-version"] },
      body: JSON.parse(bytes.toString()) as unknown, // a body the fake has taken
    }));
    expect(asked.slice(0, 2)).toEqual(asked.slice(3));
  });
});

/** The latest whole hour of China's clock, as the vendor writes hours. */
function lastHour(): string {
  return new Date(clock.now() + 7 * 3_600_000).toISOString().slice(0, 13).replace(/\D/g, "");
}

function fail(): never {
  throw new Error("nothing was recorded");
}

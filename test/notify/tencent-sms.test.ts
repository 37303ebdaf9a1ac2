import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeTencentSms, startFakeTencentSms } from "@stockguard/channel-fakes";
import { smsOutId } from "../../src/adapters/notify/sms/sms-notifier.ts";
import { tencentSms } from "../../src/adapters/notify/sms/tencent-sms.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const PHONE = "13800138000";
const OTHER = "13900139000";
const settingsFor = (vendor: FakeTencentSms) => ({
  ...{ secret_id: vendor.secret_id, secret_key: vendor.secret_key, sdk_app_id: vendor.sdk_app_id },
  ...{ sign_name: vendor.sign_name, template_id: vendor.long_template_id, endpoint: vendor.origin },
  ...{ phones: PHONE, params: { 1: "title", 2: "line_1", 3: "line_2" }, value_length: 200 },
});
const failing = (Code: string, Message = "") =>
  JSON.stringify({ Response: { Error: { Code, Message }, RequestId: "R-1" } });

describeNotifier("腾讯云短信", async () => {
  const { tools, time, logged } = someTools();
  const vendor = await startFakeTencentSms(() => time.now);
  const { secret_id, secret_key } = vendor;
  const refuse = (code: string) => () => vendor.refuse(PHONE, code);
  const gossip = `refused +86${PHONE} for ${secret_id} with ${secret_key}`;
  return {
    notifier: opened(tencentSms, settingsFor(vendor), tools),
    secrets: [secret_id, secret_key, PHONE],
    logged,
    // The brackets of a signature are the vendor's own; a text bears their twins.
    delivered: () =>
      Promise.resolve(vendor.taken.map(({ text }) => text.replaceAll("［", "【").replaceAll("］", "】"))),
    faults: {
      rate: refuse("LimitExceeded.PhoneNumberDailyLimit"),
      permanent: refuse("FailedOperation.PhoneNumberInBlacklist"),
      config: () => vendor.behave({ kind: "says", body: failing("AuthFailure.SignatureFailure", gossip) }),
      unknown: () => vendor.behave({ kind: "hangs up", after: "request" }),
      transient: () => vendor.behave({ kind: "says", status: 502, body: "" }),
    },
    heal: () => {
      vendor.behave({ kind: "strict" });
      vendor.refuse(PHONE, null);
    },
    close: () => vendor.close(),
  };
}, ["rate", "transient", "unknown", "permanent", "config"]);

describe("腾讯云短信", () => {
  let vendor: FakeTencentSms;
  const { tools, time } = someTools();
  beforeEach(async () => {
    time.now += 86_400_000;
    vendor = await startFakeTencentSms(() => time.now);
  });
  afterEach(async () => {
    await vendor.close();
  });
  const channel = (config = {}, more = {}) =>
    opened(tencentSms, { ...settingsFor(vendor), ...config }, { ...tools, ...more });

  it("posts JSON with the country's code before each number", async () => {
    const message = aMessage({ title: "缺货", lines: ["可用 0 件", "今天下单"], receiver: `${OTHER}、${PHONE}` });
    await channel({ template_id: vendor.template_id }).send(message);
    const [request] = vendor.requests;
    expect(request?.path).toBe("/");
    expect(request?.bytes.toString()).toBe(
      JSON.stringify({
        PhoneNumberSet: [`+86${OTHER}`, `+86${PHONE}`],
        SmsSdkAppId: "1400006666",
        SignName: "缺货卫士",
        TemplateId: "1110001",
        TemplateParamSet: ["缺货", "可用 0 件", "今天下单"],
        SessionContext: smsOutId(message),
      }),
    );
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      "x-tc-action": "SendSms",
      "x-tc-version": "2021-01-11",
      "x-tc-region": "ap-guangzhou",
      "x-tc-timestamp": String(time.now / 1_000),
      authorization: expect.stringContaining("/sms/tc3_request, SignedHeaders=content-type;host, "),
    });
  });

  it.each([
    { name: "by number", params: "2=line_1,10=severity,1=title", want: ["缺货", "可用 0 件", "紧急"] },
    { name: "as written, where names are words", params: "why=line_1,item=title", want: ["可用 0 件", "缺货"] },
    { name: "none", params: "", want: [] },
  ])("puts variables in order $name", async ({ params, want }) => {
    await channel({ params }).send(aMessage({ title: "缺货", lines: ["可用 0 件"] }));
    expect(JSON.parse(vendor.requests[0]?.bytes.toString() ?? "")).toMatchObject({ TemplateParamSet: want });
  });

  it("keeps the vendor's id as its receipt", async () => {
    expect(await channel().send(aMessage())).toEqual({ kind: "sent", receipt: vendor.taken[0]?.vendor_id });
  });

  it("cuts variables to six signs unless told otherwise", async () => {
    await channel({ template_id: vendor.template_id, value_length: undefined }).send(
      aMessage({ title: "不锈钢保温杯白色", lines: ["三件👨‍👩‍👧‍👦", "今天下单。"] }),
    );
    expect(vendor.taken[0]?.text).toBe("【缺货卫士】库存提醒：不锈钢保温…，三件…，今天下单。");
  });

  it.each([
    { code: "LimitExceeded.DeliveryFrequencyLimit", wait_ms: 60_000 },
    { code: "LimitExceeded.PhoneNumberThirtySecondLimit", wait_ms: 30_000 },
    { code: "LimitExceeded.PhoneNumberOneHourLimit", wait_ms: 3_600_000 },
    // 10:00 in China.
    { code: "LimitExceeded.PhoneNumberDailyLimit", wait_ms: 14 * 3_600_000 },
    { code: "LimitExceeded.PhoneNumberSameContentDailyLimit", wait_ms: 14 * 3_600_000 },
    { code: "LimitExceeded.AppDailyLimit", wait_ms: 14 * 3_600_000 },
    { code: "LimitExceeded.AppMainlandChinaDailyLimit", wait_ms: 14 * 3_600_000 },
    { code: "FailedOperation.MarketingSendTimeConstraint", wait_ms: 22 * 3_600_000 },
  ])("waits $wait_ms ms after $code, and lets other numbers through", async ({ code, wait_ms }) => {
    vendor.refuse(PHONE, code);
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ kind: "rate", wait_ms, problem: { code: "sms_number_limit" } });
    expect((await channel().send(aMessage({ receiver: OTHER }))).kind).toBe("sent");
  });

  it("leaves out none of more than 200 numbers: it sends to nobody, and says so", async () => {
    const receiver = Array.from({ length: 201 }, (_, i) => 13_900_139_000 + i).join();
    expect(await channel().send(aMessage({ receiver }))).toMatchObject({
      kind: "permanent",
      problem: { code: "sms_receiver_too_many", message: expect.stringContaining("200") },
    });
    expect(vendor.requests).toHaveLength(0);
  });

  it.each([
    { code: "FailedOperation.PhoneNumberInBlacklist", want: "permanent", problem: "sms_opted_out" },
    { code: "FailedOperation.ContainSensitiveWord", want: "permanent", problem: "sms_refused" },
    { code: "InvalidParameterValue.IncorrectPhoneNumber", want: "permanent", problem: "sms_refused" },
    { code: "InvalidParameterValue.ContentLengthLimit", want: "permanent", problem: "sms_refused" },
    { code: "InvalidParameterValue.TemplateParameterLengthLimit", want: "permanent", problem: "sms_refused" },
    { code: "InvalidParameterValue.TemplateParameterFormatError", want: "permanent", problem: "sms_refused" },
    { code: "SomethingNew", want: "permanent", problem: "sms_refused" },
    { code: "FailedOperation.SignatureIncorrectOrUnapproved", want: "config", problem: "sms_settings_refused" },
    { code: "FailedOperation.TemplateIncorrectOrUnapproved", want: "config", problem: "sms_settings_refused" },
    { code: "FailedOperation.InsufficientBalanceInSmsPackage", want: "config", problem: "sms_settings_refused" },
    { code: "UnauthorizedOperation.RequestIpNotInWhitelist", want: "config", problem: "sms_settings_refused" },
    { code: "UnauthorizedOperation.SerivceSuspendDueToArrears", want: "config", problem: "sms_settings_refused" },
    { code: "InternalError.Timeout", want: "unknown", problem: "sms_no_answer" },
    { code: "InternalError.OtherError", want: "unknown", problem: "sms_no_answer" },
  ])("takes $code of a number for $want", async ({ code, want, problem }) => {
    vendor.refuse(PHONE, code);
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ kind: want, problem: { code: problem } });
    expect(JSON.stringify(outcome)).not.toContain(PHONE);
  });

  it("names a number that has opted out so that people know it and nobody else does", async () => {
    vendor.blacklist(PHONE);
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ problem: { message: expect.stringContaining("138******00") } });
  });

  it.each([
    { code: "AuthFailure.SignatureFailure", want: "config", problem: "sms_settings_refused" },
    { code: "AuthFailure.SignatureExpire", want: "config", problem: "sms_settings_refused" },
    { code: "InvalidParameter", want: "permanent", problem: "sms_refused" },
    { code: "InternalError", want: "unknown", problem: "sms_no_answer" },
  ])("takes $code of the whole call for $want", async ({ code, want, problem }) => {
    vendor.behave({ kind: "says", body: failing(code) });
    expect(await channel().send(aMessage())).toMatchObject({ kind: want, problem: { code: problem } });
  });

  it("rests the whole account for a minute when the account was too fast", async () => {
    vendor.behave({ kind: "says", body: failing("RequestLimitExceeded.UinLimitExceeded") });
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ kind: "rate", wait_ms: 60_000, problem: { code: "sms_too_many" } });
    vendor.behave({ kind: "strict" });
    expect(await channel().send(aMessage({ receiver: OTHER }))).toMatchObject({ kind: "rate" });
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    { name: "a page", status: 200, body: "<html>", want: "unknown" },
    { name: "an empty set", status: 200, body: '{"Response":{"SendStatusSet":[]}}', want: "unknown" },
    { name: "HTTP 403 of something on the way", status: 403, body: "<html>", want: "config" },
  ])("takes $name for $want", async ({ status, body, want }) => {
    vendor.behave({ kind: "says", status, body });
    expect((await channel().send(aMessage())).kind).toBe(want);
  });

  it("does not know what became of a message when no answer comes in time", async () => {
    vendor.behave({ kind: "is silent" });
    expect((await channel({}, { timeout_ms: 400 }).send(aMessage())).kind).toBe("unknown");
    expect(vendor.requests).toHaveLength(1);
  });

  it("is sent where one of several numbers took it, and says which did not", async () => {
    vendor.blacklist(PHONE);
    const outcome = await channel().send(aMessage({ receiver: `${PHONE} ${OTHER}` }));
    const [taken] = vendor.taken;
    expect(taken?.phone).toBe(OTHER);
    expect(outcome).toEqual({
      kind: "partial",
      receipt: taken?.vendor_id,
      left: [
        {
          address: "13800138000",
          end: {
            ...{ kind: "permanent", is_opt_out: true },
            problem: expect.objectContaining({ message: expect.stringContaining("+86138******00") }),
          },
        },
      ],
    });
  });

  it.each([
    { codes: ["InternalError.Timeout", "FailedOperation.TemplateIncorrectOrUnapproved"], want: "unknown" },
    { codes: ["LimitExceeded.AppDailyLimit", "UnauthorizedOperation.RequestIpNotInWhitelist"], want: "config" },
    { codes: ["FailedOperation.PhoneNumberInBlacklist", "LimitExceeded.AppDailyLimit"], want: "rate" },
  ])("ends as $want where its numbers were refused for $codes", async ({ codes, want }) => {
    for (const [i, code] of codes.entries()) vendor.refuse([PHONE, OTHER][i] ?? "", code);
    expect((await channel().send(aMessage({ receiver: `${PHONE} ${OTHER}` }))).kind).toBe(want);
  });

  it.each([
    { name: "the balance", spoil: () => vendor.setBalance(false), config: {}, want: "config" },
    { name: "the signature's name", spoil: () => undefined, config: { sign_name: "别人" }, want: "config" },
    { name: "the template", spoil: () => undefined, config: { template_id: "1" }, want: "config" },
    { name: "the app", spoil: () => undefined, config: { sdk_app_id: "1" }, want: "config" },
    { name: "the key's secret", spoil: () => undefined, config: { secret_key: "wrong" }, want: "config" },
    { name: "the key", spoil: () => undefined, config: { secret_id: "wrong" }, want: "config" },
    { name: "the number of variables", spoil: () => undefined, config: { params: "1=title" }, want: "permanent" },
    { name: "the length", spoil: () => undefined, config: { value_length: 400 }, want: "permanent" },
  ])("ends as $want at the strict vendor when $name is wrong", async ({ spoil, config, want }) => {
    spoil();
    expect((await channel(config).send(aMessage({ title: "长".repeat(400) }))).kind).toBe(want);
    expect(vendor.taken).toHaveLength(0);
  });
});

describe("the settings of 腾讯云短信", () => {
  const good = {
    ...{ secret_id: "AKID", secret_key: "s3cret", sdk_app_id: "1400006666", sign_name: "缺货卫士" },
    template_id: "1110001",
  };

  it.each([
    { name: "no key", parts: { secret_id: undefined }, says: "SecretId" },
    { name: "an app that is no number", parts: { sdk_app_id: "app" }, says: "1400006666" },
    { name: "a template that is no number", parts: { template_id: "SMS_1" }, says: "模板编号" },
    { name: "a fact there is not", parts: { params: "1=price" }, says: "title" },
    { name: "an address in the clear", parts: { endpoint: "http://sms.tencentcloudapi.com" }, says: "https" },
  ])("are refused in Chinese with $name, without the secret", ({ parts, says }) => {
    const reading = tencentSms.read({ ...good, ...parts });
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });

  it("read what was kept as the same, with the vendor's own address and region", () => {
    const once = tencentSms.read({ ...good, params: { 1: "title" } });
    const config = once.kind === "usable" ? once.config : null;
    expect(config).toMatchObject({ endpoint: "https://sms.tencentcloudapi.com/", region: "ap-guangzhou" });
    expect(tencentSms.read(JSON.parse(JSON.stringify(config)))).toMatchObject({ kind: "usable", config });
  });

  it("hold key and secret for secrets", () => {
    const secret = Object.entries(tencentSms.fields).filter(([, { is_secret }]) => is_secret);
    expect(secret.map(([name]) => name)).toEqual(["secret_id", "secret_key"]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeAliyunSms, startFakeAliyunSms } from "@stockguard/channel-fakes";
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { smsOutId } from "../../src/adapters/notify/sms/sms-notifier.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const PHONE = "13800138000";
const settingsFor = ({ access_key_id, access_key_secret, sign_name, long_template_code, origin }: FakeAliyunSms) => ({
  ...{ access_key_id, access_key_secret, sign_name, template_code: long_template_code, endpoint: origin },
  ...{ phones: PHONE, params: { item: "title", reason: "line_1", todo: "line_2" }, value_length: 200 },
});
const saying = (Code: string, Message = "") => JSON.stringify({ Code, Message, RequestId: "R-1" });

describeNotifier("阿里云短信", async () => {
  const { tools, time, logged } = someTools();
  const vendor = await startFakeAliyunSms(() => time.now);
  const { access_key_id, access_key_secret } = vendor;
  const gossip = `refused ${PHONE} +86${PHONE} for ${access_key_id} with ${access_key_secret}`;
  const say = (code: string, status?: number) => () =>
    vendor.behave({ kind: "says", ...(status !== undefined && { status }), body: saying(code, gossip) });
  return {
    notifier: opened(aliyunSms, settingsFor(vendor), tools),
    secrets: [access_key_id, access_key_secret, PHONE],
    logged,
    // The brackets of a signature are the vendor's own; a text bears their twins.
    delivered: () =>
      Promise.resolve(vendor.taken.map(({ text }) => text.replaceAll("［", "【").replaceAll("］", "】"))),
    faults: {
      rate: say("isv.BUSINESS_LIMIT_CONTROL"),
      transient: say("isp.SYSTEM_ERROR"),
      permanent: say("isv.MOBILE_NUMBER_ILLEGAL"),
      config: say("SignatureDoesNotMatch", 400),
      unknown: () => vendor.behave({ kind: "hangs up", after: "request" }),
    },
    heal: () => vendor.behave({ kind: "strict" }),
    close: () => vendor.close(),
  };
}, ["rate", "transient", "unknown", "permanent", "config"]);

const manyNumbers = (count: number) => Array.from({ length: count }, (_, i) => 13_900_139_000 + i).join("，");

describe("阿里云短信", () => {
  let vendor: FakeAliyunSms;
  const { tools, time } = someTools();
  beforeEach(async () => {
    time.now += 86_400_000;
    vendor = await startFakeAliyunSms(() => time.now);
  });
  afterEach(async () => {
    await vendor.close();
  });
  const channel = (config = {}, more = {}) =>
    opened(aliyunSms, { ...settingsFor(vendor), ...config }, { ...tools, ...more });

  it("posts everything in the query, with an empty body of no type", async () => {
    const message = aMessage({ title: "缺货 *急*", lines: ["可用 0 件", "今天下单"], receiver: "小王 139 0013 9000" });
    await channel({ template_code: vendor.template_code }).send(message);
    const [request] = vendor.requests;
    expect(request?.method).toBe("POST");
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      PhoneNumbers: "13900139000",
      SignName: "缺货卫士",
      TemplateCode: "SMS_100000001",
      TemplateParam: '{"item":"缺货 *急*","reason":"可用 0 件","todo":"今天下单"}',
      OutId: smsOutId(message),
    });
    expect(request?.bytes).toHaveLength(0);
    expect(request?.headers["content-length"]).toBe("0");
    expect(Object.keys(request?.headers ?? {})).not.toContain("content-type");
    expect(request?.headers["x-acs-date"]).toBe(new Date(time.now).toISOString().replace(".000", ""));
    expect(vendor.taken.map(({ text }) => text)).toEqual(["【缺货卫士】库存提醒：缺货 *急*，可用 0 件，今天下单"]);
  });

  it("keeps the vendor's id as its receipt", async () => {
    const outcome = await channel().send(aMessage());
    expect(outcome).toEqual({ kind: "sent", receipt: vendor.taken[0]?.vendor_id });
  });

  it("never uses a nonce twice", async () => {
    const one = channel();
    await one.send(aMessage());
    expect((await one.send(aMessage())).kind).toBe("sent");
    const nonces = vendor.requests.map(({ headers }) => headers["x-acs-signature-nonce"]);
    expect(new Set(nonces).size).toBe(2);
  });

  it.each([
    { name: "the rule's number", receiver: "+86 139-0013-9000", phones: PHONE, want: ["13900139000"] },
    {
      name: "every number of the rule",
      receiver: "小王13900139000、13700137000",
      phones: "",
      want: ["13900139000", "13700137000"],
    },
    {
      name: "the channel's number where the rule has a mail address",
      receiver: "buyer@shop.test",
      phones: PHONE,
      want: [PHONE],
    },
    {
      name: "the channel's number where the rule has a name",
      receiver: "小王",
      phones: `${PHONE}，13700137000`,
      want: [PHONE, "13700137000"],
    },
    { name: "the channel's number where the rule has nothing", receiver: null, phones: PHONE, want: [PHONE] },
  ])("writes to $name", async ({ receiver, phones, want }) => {
    expect((await channel({ phones }).send(aMessage({ receiver }))).kind).toBe("sent");
    expect(vendor.taken.map(({ phone }) => phone)).toEqual(want);
  });

  it.each([
    { name: "there is no number at all", receiver: "小王", phones: "", code: "sms_receiver_missing" },
    { name: "the rule's number lacks a digit", receiver: "1380013800", phones: PHONE, code: "sms_receiver_wrong" },
    { name: "the rule has 1001 numbers", receiver: manyNumbers(1_001), phones: PHONE, code: "sms_receiver_too_many" },
    {
      name: "the rule's list is too long to be read",
      receiver: `${PHONE}${" ".repeat(20_000)}13900139000`,
      phones: PHONE,
      code: "sms_receiver_too_many",
    },
    { name: "the rule's number is a landline", receiver: "010-8888 8888", phones: PHONE, code: "sms_receiver_wrong" },
  ])("asks nobody when $name, and writes to nobody else", async ({ receiver, phones, code }) => {
    const outcome = await channel({ phones }).send(aMessage({ receiver }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code } });
    expect(vendor.requests).toHaveLength(0);
  });

  it("writes to every one of a thousand numbers", async () => {
    await channel().send(aMessage({ receiver: manyNumbers(1_000) }));
    expect(vendor.requests[0]?.url.searchParams.get("PhoneNumbers")?.split(",")).toHaveLength(1_000);
  });

  it("tells of an opt-out though the vendor does not say whose it is", async () => {
    vendor.behave({ kind: "says", body: saying("isv.MOBILE_IN_BLACK") });
    expect(await channel().send(aMessage())).toMatchObject({
      kind: "permanent",
      problem: { code: "sms_opted_out", message: expect.stringMatching(/^接收号码（平台没有说明是哪一个）已退订短信/) },
    });
  });

  it("cuts each variable to what the template takes, between characters", async () => {
    const title = `${"保温杯".repeat(11)}👨‍👩‍👧‍👦杯`;
    await channel({ template_code: vendor.template_code, value_length: 35 }).send(
      aMessage({ title, lines: ["看 https://board.shop.cn/items/A-1?x=1 或 shop.com.cn", ""] }),
    );
    expect(vendor.taken[0]?.text).toBe(`【缺货卫士】库存提醒：${"保温杯".repeat(11)}…，看 或 shop com cn，无`);
  });

  it.each([
    ...["isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "isv.BLACK_KEY_CONTROL_LIMIT"],
    ...["isv.SMS_CONTENT_ILLEGAL", "isv.PARAM_LENGTH_LIMIT", "isv.PARAM_NOT_SUPPORT_URL"],
    ...["isv.TEMPLATE_MISSING_PARAMETERS", "isv.INVALID_JSON_PARAM", "isv.SOMETHING_NEW"],
  ])("gives a message up on %s", async (code) => {
    vendor.behave({ kind: "says", body: saying(code) });
    expect(await channel().send(aMessage())).toMatchObject({ kind: "permanent", problem: { code: "sms_refused" } });
  });

  it.each([
    { code: "isv.AMOUNT_NOT_ENOUGH", hint: "充值" },
    { code: "isv.OUT_OF_SERVICE", hint: "充值" },
    { code: "isv.SMS_SIGN_ILLEGAL", hint: "短信签名" },
    { code: "isv.SMS_SIGNATURE_ILLEGAL", hint: "短信签名" },
    { code: "isv.SIGN_STATE_ILLEGAL", hint: "短信签名" },
    { code: "isv.SMS_SIGNATURE_SCENE_ILLEGAL", hint: "短信签名" },
    { code: "isv.SMS_TEMPLATE_ILLEGAL", hint: "短信模板" },
    { code: "isv.DENY_IP_RANGE", hint: "内地" },
    { code: "isv.DAY_LIMIT_CONTROL", hint: "上限" },
    { code: "isv.MONTH_LIMIT_CONTROL", hint: "上限" },
    { code: "isp.RAM_PERMISSION_DENY", hint: "权限" },
    { code: "SignatureDoesNotMatch", status: 400, hint: "密钥" },
    { code: "InvalidAccessKeyId.NotFound", status: 404, hint: "密钥" },
    { code: "InvalidTimeStamp.Expired", status: 400, hint: "本机时间" },
    { code: "Forbidden.RAM", status: 403, hint: "AccessKey" },
    { code: "SomethingNew", status: 400, hint: "AccessKey" },
  ])("takes $code for a matter of settings", async ({ code, status = 200, hint }) => {
    vendor.behave({ kind: "says", status, body: saying(code) });
    expect(await channel().send(aMessage())).toMatchObject({
      kind: "config",
      problem: {
        code: "sms_settings_refused",
        message: expect.stringContaining(code),
        hint: expect.stringContaining(hint),
      },
    });
  });

  it.each([
    { name: "isp.SYSTEM_ERROR", status: 200, body: saying("isp.SYSTEM_ERROR"), want: "transient" },
    { name: "isp.GATEWAY_ERROR", status: 200, body: saying("isp.GATEWAY_ERROR"), want: "transient" },
    { name: "a busy gateway", status: 503, body: saying("ServiceUnavailable"), want: "transient" },
    { name: "a proxy's HTTP 502", status: 502, body: "<html>", want: "transient" },
    { name: "a nonce that was seen before", status: 400, body: saying("SignatureNonceUsed"), want: "unknown" },
    { name: "an error inside the vendor", status: 500, body: saying("InternalError"), want: "unknown" },
    { name: "HTTP 504", status: 504, body: "", want: "unknown" },
    { name: "HTTP 200 with a page", status: 200, body: "<html>", want: "unknown" },
    { name: "HTTP 404 with a page", status: 404, body: "<html>", want: "config" },
    { name: "a number on the blacklist", status: 200, body: saying("isv.MOBILE_IN_BLACK"), want: "permanent" },
  ])("takes $name for $want", async ({ status, body, want }) => {
    vendor.behave({ kind: "says", status, body });
    expect((await channel().send(aMessage())).kind).toBe(want);
  });

  it("does not know what became of a message when no answer comes in time", async () => {
    vendor.behave({ kind: "is silent" });
    expect((await channel({}, { timeout_ms: 400 }).send(aMessage())).kind).toBe("unknown");
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    { message: "触发分钟级流控Permits:1", wait_ms: 60_000 },
    { message: "触发小时级流控Permits:5", wait_ms: 3_600_000 },
    // 10:00 in China.
    { message: "触发天级流控Permits:10", wait_ms: 14 * 3_600_000 },
    { message: "触发号码天级流控Permits:40", wait_ms: 14 * 3_600_000 },
  ])("waits out the window that $message names", async ({ message, wait_ms }) => {
    vendor.behave({ kind: "says", body: saying("isv.BUSINESS_LIMIT_CONTROL", message) });
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ kind: "rate", wait_ms, problem: { code: "sms_number_limit" } });
  });

  it("lets other numbers through while one has had its fifty of the day", async () => {
    const one = channel();
    for (let i = 0; i < 50; i += 1) expect((await one.send(aMessage())).kind).toBe("sent");
    const outcome = await one.send(aMessage());
    expect(outcome).toMatchObject({ kind: "rate", wait_ms: 14 * 3_600_000 });
    expect((await one.send(aMessage({ receiver: "13900139000" }))).kind).toBe("sent");
    time.now += 14 * 3_600_000;
    expect((await one.send(aMessage())).kind).toBe("sent");
  });

  it("sends no more than 60 in a minute, whoever they are for", async () => {
    const numbers = Array.from({ length: 61 }, (_, i) => String(13_900_139_000 + i));
    const kinds: string[] = [];
    for (const receiver of numbers) kinds.push((await channel().send(aMessage({ receiver }))).kind);
    expect(kinds.filter((kind) => kind === "sent")).toHaveLength(60);
    expect(await channel().send(aMessage())).toMatchObject({ kind: "rate", problem: { code: "sms_too_many" } });
    expect(vendor.requests).toHaveLength(60);
  });

  it("rests the whole account for a minute when the account was too fast", async () => {
    vendor.behave({ kind: "says", status: 400, body: saying("Throttling.User") });
    const outcome = await channel().send(aMessage());
    expect(outcome).toMatchObject({ kind: "rate", wait_ms: 60_000, problem: { code: "sms_too_many" } });
    vendor.behave({ kind: "strict" });
    expect(await channel().send(aMessage({ receiver: "13900139000" }))).toMatchObject({ kind: "rate" });
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    { name: "the balance", spoil: () => vendor.setBalance(false), config: {}, want: "config" },
    { name: "the signature's name", spoil: () => undefined, config: { sign_name: "别人" }, want: "config" },
    { name: "the template", spoil: () => undefined, config: { template_code: "SMS_1" }, want: "config" },
    { name: "the secret", spoil: () => undefined, config: { access_key_secret: "wrong" }, want: "config" },
    { name: "the key", spoil: () => undefined, config: { access_key_id: "wrong" }, want: "config" },
    { name: "a variable", spoil: () => undefined, config: { params: "item=title" }, want: "permanent" },
    { name: "the length", spoil: () => undefined, config: { value_length: 400 }, want: "permanent" },
  ])("ends as $want at the strict vendor when $name is wrong", async ({ spoil, config, want }) => {
    spoil();
    const outcome = await channel(config).send(aMessage({ title: "长".repeat(400) }));
    expect(outcome.kind).toBe(want);
    expect(vendor.taken).toHaveLength(0);
    // The gateway echoes what it was sent.
    for (const secret of [PHONE, vendor.access_key_id, vendor.access_key_secret])
      expect(JSON.stringify(outcome)).not.toContain(secret);
  });
});

describe("the settings of 阿里云短信", () => {
  const good = {
    ...{ access_key_id: "LTAI", access_key_secret: "s3cret", sign_name: "缺货卫士", template_code: "SMS_1" },
    phones: "13800138000",
  };

  it.each([
    { name: "no secret", parts: { access_key_secret: " " }, says: "AccessKey Secret" },
    { name: "no template", parts: { template_code: "1" }, says: "SMS_123456789" },
    { name: "a number too short", parts: { phones: "1380013800" }, says: "11 位" },
    { name: "one of two numbers wrong", parts: { phones: "13800138000，010-88888888" }, says: "11 位" },
    { name: "a fact there is not", parts: { params: "item=price" }, says: "line_1" },
    { name: "a variable without a name", parts: { params: "=title" }, says: "变量名" },
    { name: "a variable twice", parts: { params: "a=title,a=lines" }, says: "两次" },
    { name: "a length of none", parts: { value_length: "0" }, says: "每个变量最多字数" },
    { name: "an address in the clear", parts: { endpoint: "http://dysmsapi.aliyuncs.com" }, says: "https" },
    { name: "no address", parts: { endpoint: "aliyun" }, says: "https:// 开头" },
    { name: "a misspelt field", parts: { phone: "13800138000" }, says: "phone" },
  ])("are refused in Chinese with $name, without the secret", ({ parts, says }) => {
    const reading = aliyunSms.read({ ...good, ...parts });
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });

  it.each([
    { name: "an object", params: { item: "title", why: "line_1" } },
    { name: "JSON, as a terminal gives it", params: '{"item":"title","why":"line_1"}' },
    { name: "pairs", params: "item = title，why：line_1" },
  ])("take variables as $name, and read what was kept as the same", ({ params }) => {
    const once = aliyunSms.read({ ...good, params, value_length: "20" });
    const config = once.kind === "usable" ? once.config : null;
    expect(config).toMatchObject({ params: "item=title，why=line_1", value_length: 20 });
    expect(aliyunSms.read(JSON.parse(JSON.stringify(config)))).toMatchObject({ kind: "usable", config });
  });

  it("hold key and secret for secrets", () => {
    const secret = Object.entries(aliyunSms.fields).filter(([, { is_secret }]) => is_secret);
    expect(secret.map(([name]) => name)).toEqual(["access_key_id", "access_key_secret"]);
  });
});

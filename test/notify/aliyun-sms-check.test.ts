import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeAliyunSms, startFakeAliyunSms } from "@stockguard/channel-fakes";
import { createOutboundGuard } from "../../src/adapters/notify/sending/outbound-guard.ts";
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const PARAMS = { item: "title", reason: "line_1", todo: "line_2" };

describe("the check of 阿里云短信", () => {
  const { tools, time } = someTools();
  let vendor: FakeAliyunSms;
  beforeEach(async () => {
    vendor = await startFakeAliyunSms(() => time.now);
  });
  afterEach(() => vendor.close());

  function channel(changes: Readonly<Record<string, unknown>> = {}, given = tools) {
    const { access_key_id, access_key_secret, sign_name, template_code, origin } = vendor;
    const keys = { access_key_id, access_key_secret, sign_name, template_code, endpoint: origin };
    return opened(aliyunSms, { ...keys, params: PARAMS, phones: "13800138000", ...changes }, given);
  }
  const check = async (changes = {}) => (await channel(changes).check?.()) ?? [];
  const levels = async (changes = {}) =>
    Object.fromEntries((await check(changes)).map(({ code, level }) => [code, level]));
  const customers = () => ({
    service_template_code: vendor.service_template_code,
    service_params: "item=title，order=line:订单，arrival=line:到货",
    marketing_template_code: vendor.marketing_template_code,
    marketing_params: "item=title",
  });

  it("finds everything usable, template by template, and sends nothing", async () => {
    expect((await check(customers())).map(({ fact }) => fact)).toEqual([
      "“内部通知”用的模板 SMS_100000001 可以使用",
      "“服务通知”用的模板 SMS_100000003 可以使用",
      "“营销”用的模板 SMS_100000004 可以使用",
      "短信签名“缺货卫士”审核通过，可以使用",
    ]);
    expect(vendor.taken).toEqual([]);
  });

  it.each([
    { word: "in_review", code: "template_in_review", level: "warning" },
    { word: "rejected", code: "template_rejected", level: "fault" },
    { word: "withdrawn", code: "template_withdrawn", level: "fault" },
  ] as const)("says before it fails that a template is $word", async ({ word, code, level }) => {
    vendor.review(vendor.template_code, { word });
    expect(await levels()).toMatchObject({ [code]: level });
    expect(await channel().send(aMessage())).toMatchObject({ kind: "config" });
  });

  it("gives the reviewer's reason on one line, without what is secret", async () => {
    const reason = `模板内容中\n包含错别字 ${vendor.access_key_secret} 13800138000`;
    vendor.review(vendor.template_code, { word: "rejected", reason });
    const [rejected] = await check();
    expect(rejected?.fact).toContain("：模板内容中 包含错别字 *** 138******00");
  });

  it("names a template that is unknown, and goes on with the rest", async () => {
    expect(await levels({ template_code: "SMS_1" })).toEqual({ template_unknown: "fault", signature_usable: "fine" });
  });

  it.each([
    { purpose: "internal", field: "template_code", kind: "marketing" },
    { purpose: "internal", field: "template_code", kind: "code" },
    { purpose: "service", field: "service_template_code", kind: "marketing" },
    { purpose: "service", field: "service_template_code", kind: "abroad" },
    { purpose: "marketing", field: "marketing_template_code", kind: "notice" },
  ] as const)("refuses a template of kind $kind for $purpose messages", async ({ field, kind }) => {
    vendor.review(vendor[field], { word: "passed", kind });
    const found = (await check(customers())).filter(({ code }) => code === "template_kind_wrong");
    expect(found).toEqual([expect.objectContaining({ level: "fault", fact: expect.stringContaining(vendor[field]) })]);
  });

  it("compares a template's variables with what fills them", async () => {
    const found = await check({ params: "item=title，remark=line_1" });
    expect(found.slice(0, 2)).toMatchObject([
      { code: "template_variable_unfilled", level: "fault", fact: expect.stringContaining("reason、todo") },
      { code: "template_variable_spare", level: "warning", fact: expect.stringContaining("remark") },
    ]);
  });

  it.each([
    { word: "in_review", code: "signature_in_review" },
    { word: "rejected", code: "signature_rejected" },
  ] as const)("says that the signature is $word, which refuses messages too", async ({ word, code }) => {
    vendor.review(vendor.sign_name, { word });
    expect(Object.keys(await levels())).toEqual(["template_usable", code]);
    expect(await channel().send(aMessage())).toMatchObject({ kind: "config" });
  });

  it("names a signature that is unknown", async () => {
    expect(await levels({ sign_name: "别人的签名" })).toMatchObject({ signature_unknown: "fault" });
  });

  it("names the carriers at which the signature is not registered", async () => {
    for (const [carrier, state] of Object.entries({ mobile: 0, unicom: -2, telecom: -1 }))
      vendor.register(carrier, state);
    expect((await check()).slice(1)).toMatchObject([
      { code: "signature_not_registered", level: "warning", fact: expect.stringContaining("中国移动、中国联通") },
      { code: "signature_registering", level: "note", fact: expect.stringContaining("中国电信") },
    ]);
    vendor.register("mobile", 1);
    vendor.register("unicom", 3);
    vendor.register("telecom", 2);
    expect(await levels()).toMatchObject({ signature_not_registered: "warning" });
  });

  it("says once that a key may only send, which is no fault", async () => {
    vendor.allowQueries(false);
    const found = await check(customers());
    expect(found).toMatchObject([{ level: "note", code: "channel_check_not_permitted" }]);
    expect(found[0]?.next_step).toContain("dysms:GetSmsTemplate");
    expect(await channel().send(aMessage())).toMatchObject({ kind: "sent" });
  });

  it("says that a key is wrong, without telling it, and asks no more", async () => {
    const access_key_secret = "wrong-secret";
    const found = await check({ ...customers(), access_key_secret });
    expect(found).toMatchObject([{ level: "fault", code: "channel_key_refused" }]);
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${access_key_secret}|${vendor.access_key_id}`));
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    { name: "cannot be reached", behave: () => vendor.behave({ kind: "hangs up", after: "nothing" }) },
    { name: "is not the vendor", behave: () => vendor.behave({ kind: "says", body: "<html>" }) },
    { name: "answers in another shape", behave: () => vendor.behave({ kind: "says", body: '{"Code":"OK"}' }) },
  ])("says that nothing was learned where the other side $name, which is no fault", async ({ behave }) => {
    behave();
    expect(await levels(customers())).toEqual({ channel_check_not_made: "note" });
  });

  it("says so where an answer is one nobody has heard of", async () => {
    vendor.behave({ kind: "says", body: '{"Code":"isp.SYSTEM_ERROR","Message":"13800138000"}' });
    expect(await levels()).toEqual({ channel_check_not_made: "note" });
    const TemplateContent = "${item}${reason}${todo}";
    const body = JSON.stringify({ Code: "OK", TemplateStatus: 77, TemplateType: "9", TemplateContent, SignStatus: 77 });
    vendor.behave({ kind: "says", body });
    expect(await levels()).toEqual({ template_state_unclear: "note", signature_state_unclear: "note" });
  });

  it("connects to nothing that the operator has not allowed", async () => {
    const found = await channel({}, { ...tools, guard: createOutboundGuard("") }).check?.();
    expect(found).toMatchObject([{ level: "note", code: "channel_check_not_made" }]);
    expect(vendor.requests).toEqual([]);
  });
});

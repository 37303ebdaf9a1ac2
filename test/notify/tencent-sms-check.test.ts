import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeTencentSms, startFakeTencentSms } from "@stockguard/channel-fakes";
import { tencentSms } from "../../src/adapters/notify/sms/tencent-sms.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const DAY_S = 86_400;

describe("the check of 腾讯云短信", () => {
  const { tools, time } = someTools();
  let vendor: FakeTencentSms;
  beforeEach(async () => {
    vendor = await startFakeTencentSms(() => time.now);
    vendor.setPackages([aPackage()]);
  });
  afterEach(() => vendor.close());

  function aPackage(changes: Partial<Parameters<FakeTencentSms["setPackages"]>[0][number]> = {}) {
    const now = time.now / 1_000;
    const times = { created_at: now - 30 * DAY_S, effective_at: now - 30 * DAY_S, expired_at: now + DAY_S };
    return { ...times, amount: 1_000, used: 100, ...changes };
  }
  function channel(changes: Readonly<Record<string, unknown>> = {}) {
    const { secret_id, secret_key, sdk_app_id, sign_name, template_id, origin } = vendor;
    const keys = { secret_id, secret_key, sdk_app_id, sign_name, template_id, endpoint: origin };
    const params = "1=title，2=line_1，3=line_2";
    return opened(tencentSms, { ...keys, params, phones: "13800138000", ...changes }, tools);
  }
  const check = async (changes = {}) => (await channel(changes).check?.()) ?? [];
  const levels = async (changes = {}) =>
    Object.fromEntries((await check(changes)).map(({ code, level }) => [code, level]));

  it("finds everything usable, and sends nothing", async () => {
    expect((await check()).map(({ fact }) => fact)).toEqual([
      "“内部通知”用的模板 1110001 可以使用",
      "短信签名“缺货卫士”审核通过，可以使用",
      "短信套餐包还剩 900 条（共 1000 条）",
    ]);
    expect(vendor.taken).toEqual([]);
  });

  it.each([
    { word: "in_review", code: "template_in_review", level: "warning" },
    { word: "waiting", code: "template_not_in_force", level: "warning" },
    { word: "rejected", code: "template_rejected", level: "fault" },
  ] as const)("says before it fails that a template is $word", async ({ word, code, level }) => {
    vendor.review(vendor.template_id, { word, reason: "内容不规范" });
    const found = (await check()).find((one) => one.code === code);
    expect(found).toMatchObject({ level });
    expect(found?.fact.includes("内容不规范")).toBe(word === "rejected");
    expect(await channel().send(aMessage())).toMatchObject({ kind: "config" });
  });

  it("names a template that is unknown, whichever way the vendor says so", async () => {
    expect(await levels({ template_id: "7" })).toMatchObject({ template_unknown: "fault", signature_usable: "fine" });
    const Error = { Code: "FailedOperation.TemplateIdNotExist", Message: "" };
    vendor.behave({ kind: "says", body: JSON.stringify({ Response: { Error, RequestId: "1" } }) });
    expect(await levels()).toMatchObject({ template_unknown: "fault" });
  });

  it("counts a template's variables, by their places where they have names", async () => {
    expect(await levels({ params: "a=title，b=line_1，c=line_2" })).toMatchObject({ template_usable: "fine" });
    expect(await levels({ params: "1=title，2=line_1" })).toMatchObject({ template_variable_unfilled: "fault" });
    const spare = "1=title，2=line_1，3=line_2，4=line_3";
    expect(await levels({ params: spare })).toMatchObject({ template_variable_spare: "fault" });
    expect(await channel({ params: spare }).send(aMessage())).toMatchObject({ kind: "permanent" });
  });

  it("finds the signature on a later page, and says where there is none of that name", async () => {
    vendor.signBefore(Array.from({ length: 60 }, (_, i) => ({ name: `其他签名${i}` })));
    expect(await levels()).toMatchObject({ signature_usable: "fine" });
    expect(await levels({ sign_name: "别人的签名" })).toMatchObject({ signature_unknown: "fault" });
  });

  it("says nothing of a signature where there are more of them than are read, and goes on with the packages", async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => ({ name: `其他签名${i}` }));
    vendor.signBefore(many.slice(1));
    expect(await levels({ sign_name: "别人的签名" })).toMatchObject({ channel_check_not_made: "note" });
    vendor.signBefore(many.slice(2));
    expect(await levels({ sign_name: "别人的签名" })).toMatchObject({ signature_unknown: "fault" });
    vendor.signBefore(many);
    const found = await check();
    expect(found.map(({ code }) => code)).toEqual(["template_usable", "channel_check_not_made", "package_left"]);
    expect(found[1]?.fact).toContain("超过 2000 项");
  });

  it("says nothing of packages where there are more of them than are read", async () => {
    vendor.setPackages(Array.from({ length: 2_001 }, () => aPackage({ used: 1_000 })));
    expect((await check()).map(({ code }) => code)).toEqual([
      ...["template_usable", "signature_usable", "channel_check_not_made"],
    ]);
  });

  it("takes the best of signatures that bear one name", async () => {
    vendor.signBefore([{ name: vendor.sign_name, word: "rejected" }]);
    expect(await levels()).toMatchObject({ signature_usable: "fine" });
    vendor.review(vendor.sign_name, { word: "rejected", reason: "未完成报备" });
    expect(await levels()).toMatchObject({ signature_rejected: "fault" });
  });

  it.each([
    { name: "nearly used up", packages: [{ used: 900 }], code: "package_low", level: "warning", says: "还剩 100 条" },
    { name: "just above that", packages: [{ used: 899 }], code: "package_left", level: "fine", says: "还剩 101 条" },
    { name: "used up", packages: [{ used: 1_000 }], code: "package_used_up", level: "warning", says: "已用完" },
    { name: "none", packages: [], code: "package_none", level: "note", says: "没有生效中的" },
    { name: "over", packages: [{ expired_at: 1 }], code: "package_none", level: "note", says: "没有生效中的" },
    {
      name: "yet to begin",
      packages: [{ effective_at: 9_999_999_999 }],
      code: "package_none",
      level: "note",
      says: "没有生效中的",
    },
    {
      name: "two",
      packages: [{}, { used: 1_200 }],
      code: "package_left",
      level: "fine",
      says: "还剩 900 条（共 2000 条）",
    },
  ])("tells what is left where packages are $name", async ({ packages, code, level, says }) => {
    vendor.setPackages(packages.map(aPackage));
    const found = (await check()).at(-1);
    expect(found).toMatchObject({ code, level, fact: expect.stringContaining(says) });
  });

  it.each([
    { used: 1_000, code: "package_used_up", says: "已用完" },
    { used: 950, code: "package_low", says: "还剩 50 条" },
  ])("makes $code a mere note where messages are paid for later", async ({ used, code, says }) => {
    vendor.setPackages([aPackage({ used })]);
    expect((await check()).at(-1)).toMatchObject({ level: "warning", code });
    expect((await check({ is_postpaid: "否" })).at(-1)).toMatchObject({ level: "warning", code });
    expect((await check({ is_postpaid: "是" })).at(-1)).toMatchObject({
      ...{ level: "note", code, fact: expect.stringContaining(says) },
      next_step: expect.stringContaining("后付费已开通，用完后照常发送"),
    });
  });

  it("says the same of packages that are left, and of none, however messages are paid for", async () => {
    expect((await check({ is_postpaid: true })).at(-1)).toMatchObject({ level: "fine", code: "package_left" });
    vendor.setPackages([]);
    expect((await check({ is_postpaid: true })).at(-1)).toMatchObject({ level: "note", code: "package_none" });
  });

  it("says once that a key may only send, which is no fault", async () => {
    vendor.allowQueries(false);
    expect(await levels()).toEqual({ channel_check_not_permitted: "note" });
    expect(await channel().send(aMessage())).toMatchObject({ kind: "sent" });
  });

  it.each([
    { code: "AuthFailure.SecretIdNotFound", finding: "channel_key_refused" },
    { code: "UnauthorizedOperation.RequestIpNotInWhitelist", finding: "channel_address_refused" },
  ])("says that $code keeps messages back too", async ({ code, finding }) => {
    const Error = { Code: code, Message: `of ${vendor.secret_id}` };
    vendor.behave({ kind: "says", body: JSON.stringify({ Response: { Error, RequestId: "1" } }) });
    const found = await check();
    expect(found).toMatchObject([{ code: finding, level: "fault" }]);
    expect(found[0]?.fact).not.toContain(vendor.secret_id);
  });

  it("says that nothing was learned where the other side cannot be reached, which is no fault", async () => {
    vendor.behave({ kind: "hangs up", after: "request" });
    expect(await levels()).toEqual({ channel_check_not_made: "note" });
    expect(vendor.requests).toHaveLength(1);
  });
});

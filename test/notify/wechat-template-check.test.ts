import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatApi, startFakeWechatApi } from "@stockguard/channel-fakes";
import { wechatMiniProgram } from "../../src/adapters/notify/wechat/wechat-mini-program.ts";
import { wechatOfficial } from "../../src/adapters/notify/wechat/wechat-official.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

describe.each([
  { kind: wechatOfficial, own: { notice: "template" }, path: "/cgi-bin/template/get_all_private_template" },
  { kind: wechatOfficial, own: { notice: "subscribe" }, path: "/wxaapi/newtmpl/gettemplate" },
  { kind: wechatMiniProgram, own: {}, path: "/wxaapi/newtmpl/gettemplate" },
])("the check of $kind.label with $own", ({ kind, own, path }) => {
  let api: FakeWechatApi;
  let tools: ReturnType<typeof someTools>["tools"];
  beforeEach(async () => {
    const { time, ...some } = someTools();
    tools = some.tools;
    api = await startFakeWechatApi(() => time.now);
    api.consent(api.openids[0] ?? "", 9);
  });
  afterEach(() => api.close());

  function channel(changes: Readonly<Record<string, unknown>> = {}) {
    const { appid, secret, origin, template_id, openids } = api;
    const account = { appid, secret, base_url: origin, template_id, touser: openids[0] };
    return opened(kind, { ...account, data: { thing1: "title", time2: "at" }, ...own, ...changes }, tools);
  }
  const check = async (changes = {}) => (await channel(changes).check?.()) ?? [];

  it("finds templates in the list of their kind, by what they are for, and sends nothing", async () => {
    const { service_template_id } = api;
    const found = await check({
      service_template_id,
      service_data: { thing1: "title", thing2: "line1", thing3: "line2" },
    });
    expect(found.map(({ level, fact }) => `${level} ${fact}`)).toEqual([
      `fine “内部通知”用的模板 ${api.template_id} 可以使用`,
      `fine “服务通知”用的模板 ${service_template_id} 可以使用`,
    ]);
    const [, asked] = api.requests;
    expect([asked?.method, asked?.url.pathname]).toEqual(["GET", path]);
    expect(api.shown).toEqual([]);
  });

  it("says before it fails that a template is gone from the account", async () => {
    api.deleteTemplate(api.template_id);
    expect(await check()).toMatchObject([{ level: "fault", code: "template_unknown" }]);
    expect(await channel().send(aMessage())).toMatchObject({ kind: "permanent" });
  });

  it("compares a template's fields with what fills them", async () => {
    api.template(["thing1", "time2", "thing3"]);
    expect(await check()).toMatchObject([
      { level: "fault", code: "template_variable_unfilled", fact: expect.stringContaining("thing3") },
    ]);
    expect(await channel().send(aMessage())).toMatchObject({ kind: "permanent" });
    api.template(["thing1", "first", "remark"]);
    expect(await check()).toMatchObject([
      { level: "warning", code: "template_variable_spare", fact: expect.stringContaining("time2") },
    ]);
  });

  it("fetches a token anew where it was voided, and is no failure where the account may not ask", async () => {
    await check();
    api.tokens.revoke();
    expect(await check()).toMatchObject([{ level: "fine" }]);
    api.allowQueries(false);
    expect(await check()).toMatchObject([{ level: "note", code: "channel_check_not_permitted" }]);
  });

  it("says that the secret is wrong, without telling it", async () => {
    const found = await check({ secret: "wrong-secret" });
    expect(found).toMatchObject([{ level: "fault", code: expect.stringMatching(/_secret$/) }]);
    expect(JSON.stringify(found)).not.toContain("wrong-secret");
  });

  it.each([
    { name: "cannot be reached", behave: () => api.behave({ kind: "hangs up", after: "nothing" }) },
    { name: "is busy", behave: () => api.behave({ kind: "says", body: '{"errcode":-1,"errmsg":"system error"}' }) },
    { name: "answers in another shape", behave: () => api.behave({ kind: "says", body: '{"errcode":0}' }) },
  ])("says that nothing was learned where the other side $name, which is no fault", async ({ behave }) => {
    await check();
    behave();
    expect(await check()).toMatchObject([{ level: "note", code: "channel_check_not_made" }]);
  });

  it("says the same where there is not even a token", async () => {
    api.behave({ kind: "hangs up", after: "nothing" });
    expect(await check()).toMatchObject([{ level: "note", code: "channel_check_not_made" }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatApi, startFakeWechatApi } from "@stockguard/channel-fakes";
import { wechatOfficial } from "../../src/adapters/notify/wechat/wechat-official.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const THREE_LINES = { thing1: "title", thing2: "line1", thing3: "line2" };

async function aChannel() {
  const { tools, time, logged } = someTools();
  const api = await startFakeWechatApi(() => time.now);
  const settings = {
    appid: api.appid,
    secret: api.secret,
    base_url: api.origin,
    template_id: api.template_id,
    data: { thing1: "title", time2: "at" },
    touser: api.openids[0],
  };
  const open = (more = {}, use = tools) => opened(wechatOfficial, { ...settings, ...more }, use);
  return { api, tools, time, logged, open };
}

for (const notice of ["template", "subscribe"]) {
  describeNotifier(`the 公众号 with a ${notice} message`, async () => {
    const { api, logged, open } = await aChannel();
    api.template(Object.keys(THREE_LINES));
    api.consent(api.openids[0] ?? "", 10);
    const say = (errcode: number) => () =>
      api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused ${api.secret}` }) });
    const notifier = open({ notice, data: THREE_LINES });
    return {
      notifier,
      secrets: [api.secret, "token-1"],
      logged,
      room: 20,
      delivered: () => Promise.resolve(api.shown.map(({ text }) => text)),
      faults: {
        rate: say(45_011),
        transient: say(-1),
        permanent: say(43_004),
        config: say(48_001),
      },
      heal: () => api.behave({ kind: "strict" }),
      close: () => api.close(),
    };
  }, ["rate", "transient", "permanent", "config"]);
}

describe("the 公众号's wire", () => {
  let api: FakeWechatApi;
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
    api = channel.api;
  });
  afterEach(async () => {
    await api.close();
  });
  const sentBody = (): unknown => JSON.parse(api.requests.at(-1)?.bytes.toString() ?? "");

  it("asks for a stable token without force, then posts the template with that token", async () => {
    const outcome = await channel.open().send(aMessage());
    expect(outcome).toEqual({ kind: "sent", receipt: "2301410258395594752" });
    const [asked, posted] = api.requests;
    expect([asked?.method, asked?.path, asked?.headers["content-type"]]).toEqual([
      "POST",
      "/cgi-bin/stable_token",
      "application/json; charset=utf-8",
    ]);
    expect(JSON.parse(asked?.bytes.toString() ?? "")).toEqual({
      grant_type: "client_credential",
      appid: api.appid,
      secret: api.secret,
      force_refresh: false,
    });
    expect([posted?.method, posted?.url.pathname]).toEqual(["POST", "/cgi-bin/message/template/send"]);
    expect(posted?.url.searchParams.get("access_token")).toMatch(/^token-1-/);
    expect(sentBody()).toEqual({
      touser: api.openids[0],
      template_id: api.template_id,
      data: { thing1: { value: "【紧急】不锈钢保温杯 预计 11 月 …" }, time2: { value: "2026年11月23日 10:00" } },
      url: "https://board.shop.test/items/A-1",
      client_msg_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it("leads into a mini program where the channel names one", async () => {
    await channel.open({ miniprogram_appid: "wx9", miniprogram_pagepath: "pages/a" }).send(aMessage({ link: null }));
    expect(sentBody()).toMatchObject({ miniprogram: { appid: "wx9", pagepath: "pages/a" } });
    expect(sentBody()).not.toHaveProperty("url");
  });

  it("posts a subscription notice, one for each consent", async () => {
    const [openid = ""] = api.openids;
    api.consent(openid, 1);
    const notifier = channel.open({ notice: "subscribe" });
    expect((await notifier.send(aMessage())).kind).toBe("sent");
    expect(api.requests.at(-1)?.url.pathname).toBe("/cgi-bin/message/subscribe/bizsend");
    expect(sentBody()).toEqual({
      touser: openid,
      template_id: api.template_id,
      data: expect.anything(),
      page: "https://board.shop.test/items/A-1",
    });
    expect(await notifier.send(aMessage({ reference: "message/2" }))).toMatchObject({
      kind: "permanent",
      problem: { code: "wechat_official_no_consent" },
    });
  });

  it("sends to each of several, and counts who refused", async () => {
    const [one, two, three] = api.openids;
    api.unfollow(two ?? "");
    const outcome = await channel.open().send(aMessage({ receiver: `${one}，${two} ${three}` }));
    expect(outcome).toMatchObject({
      ...{ kind: "partial", receipt: "2301410258395594752、2301410258395594753" },
      left: [{ address: two, end: { kind: "permanent", problem: { code: "wechat_official_not_follower" } } }],
    });
    expect(api.shown.map(({ openid }) => openid)).toEqual([one, three]);
  });

  it.each([
    { name: "nobody", receiver: null, touser: "" },
    { name: "a name alone", receiver: "王经理", touser: "" },
    {
      name: "more than 20",
      receiver: Array.from({ length: 21 }, (_, i) => `o${i + 10}`.padEnd(28, "x")).join(),
      touser: "",
    },
  ])("asks nothing of the vendor for $name", async ({ receiver, touser }) => {
    const outcome = await channel.open({ touser }).send(aMessage({ receiver }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "wechat_official_receiver_missing" } });
    expect(api.requests).toHaveLength(0);
  });

  it("refuses a telephone number rather than write to the channel's own receivers", async () => {
    const outcome = await channel.open().send(aMessage({ receiver: "13800138000" }));
    expect(outcome).toMatchObject({
      kind: "permanent",
      problem: { code: "wechat_official_receiver_unfit", message: expect.stringContaining("138******00") },
    });
    expect(api.requests).toHaveLength(0);
  });

  it("asks nothing of the vendor where a field has nothing of its kind", async () => {
    const outcome = await channel.open({ data: { amount1: "title", date2: "role" } }).send(aMessage({ title: "缺货" }));
    expect(outcome).toMatchObject({ kind: "config", problem: { code: "template_field_unfit" } });
    expect(JSON.stringify(outcome)).toContain("amount1、date2");
    expect(api.requests).toHaveLength(0);
  });

  it("is told by name which field the template misses, with the id that support asks for", async () => {
    const outcome = await channel.open({ data: { thing1: "title" } }).send(aMessage());
    expect(outcome).toMatchObject({
      kind: "permanent",
      problem: { code: "wechat_official_data", message: expect.stringMatching(/data\.time2.*rid: /) },
    });
  });
});

describe("the 公众号's failures", () => {
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
    await channel.open().send(aMessage());
  });
  afterEach(async () => {
    await channel.api.close();
  });

  it.each([
    { errcode: -1, want: "transient", code: "busy" },
    { errcode: 45_009, want: "rate", code: "too_many" },
    { errcode: 45_011, want: "rate", code: "too_many" },
    { errcode: 40_003, want: "permanent", code: "receiver" },
    { errcode: 40_037, want: "permanent", code: "template" },
    { errcode: 43_004, want: "permanent", code: "not_follower" },
    { errcode: 43_101, want: "permanent", code: "no_consent" },
    { errcode: 47_001, want: "permanent", code: "refused" },
    { errcode: 47_003, want: "permanent", code: "data" },
    { errcode: 48_001, want: "config", code: "permission" },
    { errcode: 48_004, want: "config", code: "banned" },
    { errcode: 40_164, want: "config", code: "ip" },
  ])("takes errcode $errcode for $want", async ({ errcode, want, code }) => {
    channel.api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `no ${channel.api.secret}` }) });
    const outcome = await channel.open().send(aMessage());
    expect(outcome).toMatchObject({ kind: want, problem: { code: `wechat_official_${code}` } });
    expect(JSON.stringify(outcome)).not.toContain(channel.api.secret);
  });

  it("rests until midnight in China once the day's quota is used up", async () => {
    channel.api.behave({ kind: "says", body: '{"errcode":45009,"errmsg":"reach max api daily quota limit"}' });
    // It is 10:00 there.
    expect(await channel.open().send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 14 * 3_600_000 });
  });

  it("does not repeat by itself what may have arrived", async () => {
    channel.api.behave({ kind: "hangs up", after: "request" });
    expect(await channel.open().send(aMessage())).toMatchObject({ kind: "unknown" });
  });

  it("repeats under one id, which the platform shows once", async () => {
    await channel.open().send(aMessage());
    expect(channel.api.shown).toHaveLength(1);
    await channel.open().send(aMessage({ reference: "message/2" }));
    expect(channel.api.shown).toHaveLength(2);
  });

  it.each([
    { name: "ended (42001)", spoil: (api: FakeWechatApi) => api.tokens.expire() },
    { name: "voided (40001)", spoil: (api: FakeWechatApi) => api.tokens.revoke() },
  ])("fetches a token once again when it has been $name", async ({ spoil }) => {
    const { api, open } = channel;
    spoil(api);
    expect((await open().send(aMessage({ reference: "message/2" }))).kind).toBe("sent");
    expect([api.token_calls(), api.shown.length]).toEqual([2, 2]);
  });

  it.each([
    { name: "secret", more: { secret: "wrong" }, code: "secret" },
    { name: "account", more: { appid: "wrong" }, code: "appid" },
  ])("stops at a wrong $name, asked for once", async ({ more, code }) => {
    const { api, open } = channel;
    for (let i = 0; i < 3; i += 1)
      expect(await open(more).send(aMessage())).toMatchObject({
        kind: "config",
        problem: { code: `wechat_official_${code}` },
      });
    expect(api.token_calls()).toBe(2);
  });

  it("tells the administrator which address to allow", async () => {
    channel.api.lockAddress(true);
    channel.api.tokens.revoke();
    expect(await channel.open().send(aMessage())).toMatchObject({
      kind: "config",
      problem: { code: "wechat_official_ip", message: expect.stringContaining("203.0.113.9") },
    });
  });
});

describe("the 公众号's settings", () => {
  const whole = { appid: "wx1", secret: "s3cret", template_id: "t", data: '{"thing1":"title","time2":"at"}' };
  it.each([
    { name: "no fields", config: { ...whole, data: "{}" }, says: "至少对应一个字段" },
    { name: "a field without content", config: { ...whole, data: "thing1" }, says: "“thing1”没有写内容" },
    { name: "an unknown key", config: { ...whole, data: { thin1: "title" } }, says: "应类似 thing1、time2" },
    { name: "an unknown source", config: { ...whole, data: { thing1: "titel" } }, says: "应是以下之一：title" },
    { name: "no template", config: { ...whole, template_id: "" }, says: "模板 ID" },
    { name: "a receiver that is none", config: { ...whole, touser: "王经理" }, says: "“王经理”不是openid" },
    { name: "an unknown kind", config: { ...whole, notice: "letter" }, says: "消息种类" },
  ])("are refused in Chinese with $name, without the secret", ({ config, says }) => {
    const reading = wechatOfficial.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });

  it("take the fields as a person types them, and as they were kept", () => {
    const typed = wechatOfficial.read(whole);
    expect(typed).toMatchObject({ kind: "usable", config: { data: { thing1: "title", time2: "at" } } });
    expect(wechatOfficial.read(typed.kind === "usable" ? typed.config : null).kind).toBe("usable");
  });
});

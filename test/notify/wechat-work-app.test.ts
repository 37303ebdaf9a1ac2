import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkApi, startFakeWechatWorkApi } from "@stockguard/channel-fakes";
import { wechatWorkApp } from "../../src/adapters/notify/wechat-work/wechat-work-app.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

function settingsOf({ origin, corpid, corpsecret, agentid }: FakeWechatWorkApi, more = {}) {
  return { corpid, corpsecret, agentid, base_url: origin, ...more };
}

async function aChannel() {
  const { tools, time, logged } = someTools();
  const api = await startFakeWechatWorkApi(() => time.now);
  const open = (more = {}, use = tools) => opened(wechatWorkApp, settingsOf(api, more), use);
  return { api, tools, time, logged, open };
}

for (const format of ["template_card", "textcard", "markdown"]) {
  describeNotifier(`the app of 企业微信 with ${format}`, async () => {
    const { api, logged, open } = await aChannel();
    const notifier = open({ format });
    const say = (errcode: number) => () =>
      api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused ${api.corpsecret}` }) });
    return {
      notifier,
      secrets: [api.corpsecret, "token-1"],
      logged,
      delivered: () => Promise.resolve(api.shown.map(({ text }) => text)),
      faults: { rate: say(45_009), transient: say(-1), permanent: say(81_013), config: say(60_020) },
      heal: () => api.behave({ kind: "strict" }),
      close: () => api.close(),
    };
  }, ["rate", "transient", "permanent", "config"]);
}

describe("the app's wire", () => {
  let api: FakeWechatWorkApi;
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
    api = channel.api;
  });
  afterEach(async () => {
    await api.close();
  });
  const sentBody = (): unknown => JSON.parse(api.requests.at(-1)?.bytes.toString() ?? "");

  it("asks for a token with the secret, then posts a card with that token", async () => {
    const outcome = await channel.open().send(aMessage({ actions: [{ label: "已下单", link: "https://a.test/1" }] }));
    expect(outcome).toEqual({ kind: "sent", receipt: "msg-1" });
    const [asked, posted] = api.requests;
    expect([asked?.method, asked?.path, asked?.bytes.length]).toEqual([
      "GET",
      `/cgi-bin/gettoken?corpid=${api.corpid}&corpsecret=${api.corpsecret}`,
      0,
    ]);
    expect([posted?.method, posted?.path.split("?")[0], posted?.headers["content-type"]]).toEqual([
      "POST",
      "/cgi-bin/message/send",
      "application/json; charset=utf-8",
    ]);
    expect(posted?.url.searchParams.get("access_token")).toMatch(/^token-1-x+\/\+=$/);
    expect(sentBody()).toEqual({
      touser: "buyer@shop.test",
      agentid: api.agentid,
      msgtype: "template_card",
      template_card: {
        card_type: "text_notice",
        source: { desc: "缺货卫士", desc_color: 2 },
        main_title: { title: "【紧急】不锈钢保温杯 预计 11 月 26 日缺货" },
        horizontal_content_list: [
          { keyname: "等级", value: "紧急，可用 12 件" },
          { keyname: "处理", value: "向 王氏五金 订 120 件，今天下单。" },
          { keyname: "编号", value: "AAD9667F79BE" },
        ],
        jump_list: [{ type: 1, title: "已下单", url: "https://a.test/1" }],
        card_action: { type: 1, url: "https://board.shop.test/items/A-1" },
      },
      enable_duplicate_check: 1,
      duplicate_check_interval: 14_400,
    });
  });

  it("posts a text card with a button", async () => {
    await channel.open({ format: "textcard" }).send(aMessage({ lines: ["可用 <b>", "末行"], severity: "watch" }));
    expect(sentBody()).toMatchObject({
      msgtype: "textcard",
      textcard: {
        title: "【紧急】不锈钢保温杯 预计 11 月 26 日缺货",
        description: '<div class="normal">可用 ＜b＞<br>末行</div><div class="gray">编号 AAD9667F79BE</div>',
        url: "https://board.shop.test/items/A-1",
        btntxt: "查看详情",
      },
    });
  });

  it.each([
    { severity: "out", colour: 2 },
    { severity: "critical", colour: 2 },
    { severity: "high", colour: 1 },
    { severity: "watch", colour: 0 },
    { severity: "none", colour: 3 },
    { severity: "unknown", colour: 0 },
  ] as const)("gives the card of severity $severity colour $colour", async ({ severity, colour }) => {
    await channel.open().send(aMessage({ severity }));
    expect(sentBody()).toMatchObject({ template_card: { source: { desc_color: colour } } });
  });

  it.each([{ format: "textcard" }, { format: "markdown" }, { format: "template_card" }])(
    "cuts $format between characters, and keeps the number at its end",
    async ({ format }) => {
      const message = aMessage({ title: "保温杯👍🏽".repeat(90), lines: ["一👨‍👩‍👧‍👦".repeat(300), "末行"] });
      expect((await channel.open({ format }).send(message)).kind).toBe("sent");
      const [{ text } = { text: "" }] = api.shown;
      expect(text).not.toMatch(/\ufffd|👍…|‍…/u);
      expect(text).toContain("编号");
    },
  );

  it("sends a text where there is nothing to lead to", async () => {
    await channel.open().send(aMessage({ link: null }));
    expect(sentBody()).toMatchObject({
      msgtype: "text",
      text: { content: expect.stringContaining("编号 AAD9667F79BE") },
    });
  });

  it.each([
    { name: "members of the rule", receiver: "ZhangSan，lisi、lisi", more: {}, to: { touser: "ZhangSan|lisi" } },
    {
      name: "the channel's own",
      receiver: null,
      more: { touser: "lisi", toparty: "2", totag: "7" },
      to: { touser: "lisi", toparty: "2", totag: "7" },
    },
    {
      name: "the channel's own for a Chinese name",
      receiver: "王经理",
      more: { touser: "@all" },
      to: { touser: "@all" },
    },
  ])("is for $name", async ({ receiver, more, to }) => {
    expect((await channel.open(more).send(aMessage({ receiver }))).kind).toBe("sent");
    const { touser, toparty, totag } = sentBody() as Record<string, unknown>;
    expect({ touser, toparty, totag }).toEqual({ toparty: undefined, totag: undefined, ...to });
  });

  it.each([
    { name: "nobody", receiver: null, more: {} },
    { name: "1001 members", receiver: Array.from({ length: 1_001 }, (_, i) => `user${i}`).join("|"), more: {} },
  ])("asks nothing of the vendor for $name", async ({ receiver, more }) => {
    const outcome = await channel.open(more).send(aMessage({ receiver }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_app_receiver_missing" } });
    expect(api.requests).toHaveLength(0);
  });

  it.each(["Zhang San", "13800138000", "@all", "zhangsan、li#si"])(
    "refuses a rule's receiver such as %s instead of leaving somebody out",
    async (receiver) => {
      const outcome = await channel.open({ toparty: "2" }).send(aMessage({ receiver }));
      expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_app_receiver_unfit" } });
      expect(api.requests).toHaveLength(0);
    },
  );

  it("says in the receipt what of a rule's receivers belongs to other channels", async () => {
    const outcome = await channel.open().send(aMessage({ receiver: "zhangsan、王经理、13800138000" }));
    expect(outcome).toEqual({ kind: "sent", receipt: "msg-1；略过：接收人中有 2 项不属于本通道" });
  });

  it("says who of the members was refused, as they were given, and counts groups", async () => {
    const outcome = await channel.open().send(aMessage({ receiver: "zhangsan|Stranger1|stranger2|wangwu" }));
    const invalid = { end: { kind: "permanent", problem: { code: "work_app_member_invalid" } } };
    const unlicensed = { end: { kind: "permanent", problem: { code: "work_app_member_unlicensed" } } };
    expect(outcome).toMatchObject({
      ...{ kind: "partial", receipt: "msg-1" },
      left: [
        { address: "Stranger1", ...invalid },
        { address: "stranger2", ...invalid },
        { address: "wangwu", ...unlicensed },
      ],
    });
    const groups = await channel.open({ toparty: "2|9", totag: "8" }).send(aMessage({ receiver: null }));
    expect(groups).toEqual({ kind: "sent", receipt: "msg-2；未送达：1 个部门无效，1 个标签无效" });
    expect(channel.logged()).not.toMatch(/stranger/i);
  });

  it("fails for good when everyone was refused", async () => {
    const outcome = await channel.open().send(aMessage({ receiver: "nobody" }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_app_receiver" } });
  });
});

describe("the app's failures", () => {
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
    await channel.open().send(aMessage());
  });
  afterEach(async () => {
    await channel.api.close();
  });

  it.each([
    { errcode: -1, want: "transient", code: "work_app_busy" },
    { errcode: 45_009, want: "rate", code: "work_app_too_many" },
    { errcode: 45_033, want: "rate", code: "work_app_too_many" },
    { errcode: 60_020, want: "config", code: "work_app_ip" },
    { errcode: 40_056, want: "config", code: "work_app_agentid" },
    { errcode: 40_013, want: "config", code: "work_app_corpid" },
    { errcode: 40_001, want: "config", code: "work_app_secret" },
    { errcode: 50_003, want: "config", code: "work_app_disabled" },
    { errcode: 48_002, want: "config", code: "work_app_permission" },
    { errcode: 60_011, want: "permanent", code: "work_app_range" },
    { errcode: 50_002, want: "permanent", code: "work_app_range" },
    { errcode: 60_111, want: "permanent", code: "work_app_receiver" },
    { errcode: 81_013, want: "permanent", code: "work_app_receiver" },
    { errcode: 40_058, want: "permanent", code: "work_app_refused" },
    { errcode: 44_004, want: "permanent", code: "work_app_refused" },
    { errcode: 45_002, want: "permanent", code: "work_app_refused" },
  ])("takes errcode $errcode for $want", async ({ errcode, want, code }) => {
    channel.api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `no ${channel.api.corpsecret}` }) });
    const outcome = await channel.open().send(aMessage());
    expect(outcome).toMatchObject({ kind: want, problem: { code } });
    expect(JSON.stringify(outcome)).not.toContain(channel.api.corpsecret);
  });

  it("tells the administrator which address to allow", async () => {
    channel.api.lockAddress(true);
    const outcome = await channel.open().send(aMessage());
    expect(outcome).toMatchObject({ kind: "config", problem: { message: expect.stringContaining("203.0.113.9") } });
  });

  it.each([
    { name: "HTTP 502", status: 502, body: "", want: "transient" },
    { name: "HTTP 504, which may have passed it on", status: 504, body: "", want: "unknown" },
    { name: "a page", status: 200, body: "<html>", want: "unknown" },
    { name: "HTTP 404", status: 404, body: "", want: "config" },
  ])("takes $name for $want", async ({ status, body, want }) => {
    channel.api.behave({ kind: "says", status, body });
    expect((await channel.open().send(aMessage())).kind).toBe(want);
  });

  it("repeats what may have arrived, and the member sees it once, hours later too", async () => {
    const { api, time, open, tools } = channel;
    const before = api.shown.length;
    const message = aMessage({ reference: "message/A-2" });
    await open().send(message);
    api.behave({ kind: "is silent" });
    const lost = await open({}, { ...tools, timeout_ms: 400 }).send(message);
    expect(lost).toMatchObject({ kind: "unknown", is_repeatable: true, problem: { code: "work_app_no_answer" } });
    api.behave({ kind: "strict" });
    time.now += 2 * 3_600_000;
    expect((await open().send(message)).kind).toBe("sent");
    expect([api.shown.length - before, api.duplicates()]).toEqual([1, 1]);
  });

  it("shows two alerts that differ in their reference only", async () => {
    const before = channel.api.shown.length;
    for (const format of ["template_card", "textcard", "markdown"]) {
      for (const reference of ["message/a", "message/b"]) {
        await channel.open({ format }).send(aMessage({ reference }));
        await channel.open({ format }).send(aMessage({ reference, link: null }));
      }
    }
    // Without a link both cards are the same text.
    expect(channel.api.shown.length - before).toBe(10);
  });
});

describe("the app's token", () => {
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
  });
  afterEach(async () => {
    await channel.api.close();
  });

  it("is asked for once by many messages at once and by all channels of the app", async () => {
    const { api, open } = channel;
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => open().send(aMessage({ reference: `message/${i}` }))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 12 }, () => "sent"));
    expect(api.token_calls()).toBe(1);
  });

  it.each([
    { name: "ended (42001)", spoil: (api: FakeWechatWorkApi) => api.tokens.expire() },
    { name: "voided (40014)", spoil: (api: FakeWechatWorkApi) => api.tokens.revoke() },
  ])("is fetched once again when it has been $name, and the message arrives once", async ({ spoil }) => {
    const { api, open } = channel;
    await open().send(aMessage({ reference: "message/1" }));
    spoil(api);
    const outcomes = await Promise.all([2, 3, 4].map((i) => open().send(aMessage({ reference: `message/${i}` }))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["sent", "sent", "sent"]);
    expect([api.token_calls(), api.shown.length]).toEqual([2, 4]);
  });

  it("is renewed before it ends", async () => {
    const { api, time, open } = channel;
    await open().send(aMessage());
    time.now += 7_199_000;
    expect((await open().send(aMessage({ reference: "message/2" }))).kind).toBe("sent");
    expect(api.requests.map(({ url }) => url.pathname.split("/").at(-1))).toEqual([
      "gettoken",
      "send",
      "gettoken",
      "send",
    ]);
  });

  it("refused over and over makes the message wait for its next try", async () => {
    const { api, open } = channel;
    await open().send(aMessage());
    api.behave({ kind: "says", body: '{"errcode":40014,"errmsg":"invalid access_token"}' });
    expect(await open().send(aMessage())).toMatchObject({ kind: "transient" });
    expect(api.requests).toHaveLength(4);
  });

  it("is not asked for again within a minute where the secret is wrong", async () => {
    const { api, time, open } = channel;
    const wrong = open({ corpsecret: "wrong-secret" });
    for (let i = 0; i < 5; i += 1)
      expect(await wrong.send(aMessage())).toMatchObject({ kind: "config", problem: { code: "work_app_secret" } });
    expect(api.token_calls()).toBe(1);
    time.now += 60_000;
    await wrong.send(aMessage());
    expect(api.token_calls()).toBe(2);
  });

  it("not coming means that nothing was sent", async () => {
    channel.api.behave({ kind: "hangs up", after: "request" });
    expect(await channel.open().send(aMessage())).toMatchObject({ kind: "transient" });
  });
});

describe("the app's pace", () => {
  it.each([
    { name: "one member", receiver: "zhangsan", hours: 1.1, a_minute: 18, an_hour: 600 },
    { name: "a department", receiver: null, hours: 1.1, a_minute: 8, an_hour: 250 },
  ])("for $name loses nothing to the vendor's silence", async ({ receiver, hours, a_minute, an_hour }) => {
    const { api, time, open } = await aChannel();
    const notifier = open({ toparty: "2" });
    const start = time.now;
    let sent = 0;
    const sentAt: number[] = [];
    while (time.now < start + hours * 3_600_000) {
      const outcome = await notifier.send(aMessage({ receiver, reference: `message/${sent}` }));
      if (outcome.kind === "sent") {
        sent += 1;
        sentAt.push(time.now);
      } else if (outcome.kind === "rate") time.now += outcome.wait_ms;
      else throw new Error(outcome.kind);
    }
    expect(sentAt.filter((at) => at < start + 60_000)).toHaveLength(a_minute);
    expect(sentAt.filter((at) => at < start + 3_600_000)).toHaveLength(an_hour);
    expect(api.shown.filter(({ userid }) => userid === "zhangsan")).toHaveLength(sent);
    await api.close();
  });

  it("holds up nobody else while one member has had enough", async () => {
    const { api, open } = await aChannel();
    const notifier = open();
    for (let i = 0; i < 18; i += 1) await notifier.send(aMessage({ receiver: "zhangsan", reference: `message/${i}` }));
    expect(await notifier.send(aMessage({ receiver: "lisi|ZHANGSAN" }))).toMatchObject({
      kind: "rate",
      wait_ms: 60_000,
      problem: { code: "work_app_turn" },
    });
    expect((await notifier.send(aMessage({ receiver: "lisi" }))).kind).toBe("sent");
    await api.close();
  });

  it("rests for a minute after a complaint", async () => {
    const { api, time, open } = await aChannel();
    await open().send(aMessage());
    api.behave({ kind: "says", body: '{"errcode":45009,"errmsg":"api freq out of limit"}' });
    await open().send(aMessage());
    api.behave({ kind: "strict" });
    time.now += 59_000;
    expect(await open().send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 1_000 });
    time.now += 1_000;
    expect((await open().send(aMessage({ reference: "message/2" }))).kind).toBe("sent");
    await api.close();
  });
});

describe("the app's settings", () => {
  const whole = { corpid: "ww1", corpsecret: "s3cret", agentid: 1 };
  it.each([
    { name: "no secret", config: { ...whole, corpsecret: " " }, says: "应用 Secret" },
    { name: "no number", config: { ...whole, agentid: "应用" }, says: "AgentId" },
    { name: "an address in the clear", config: { ...whole, base_url: "http://qyapi.test" }, says: "https://" },
    { name: "no address", config: { ...whole, base_url: "qyapi" }, says: "https://" },
    { name: "a member's account with a space", config: { ...whole, touser: "Zhang San" }, says: "默认接收成员" },
    { name: "the name of a department", config: { ...whole, toparty: "2,采购部" }, says: "“采购部”不是部门 ID" },
    { name: "the name of a tag", config: { ...whole, totag: "采购" }, says: "“采购”不是标签 ID" },
    {
      name: "101 departments",
      config: { ...whole, toparty: Array.from({ length: 101 }, (_, i) => i).join("|") },
      says: "最多 100 个",
    },
    { name: "an unknown format", config: { ...whole, format: "card" }, says: "消息格式" },
    { name: "a misspelt field", config: { ...whole, agentId: 1 }, says: "agentId" },
  ])("are refused in Chinese with $name, without the secret", ({ config, says }) => {
    const reading = wechatWorkApp.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });

  it("take what a person types", () => {
    expect(wechatWorkApp.read({ ...whole, agentid: "1000002" })).toMatchObject({
      kind: "usable",
      config: { agentid: 1_000_002, base_url: "https://qyapi.weixin.qq.com", format: "template_card" },
    });
  });
});

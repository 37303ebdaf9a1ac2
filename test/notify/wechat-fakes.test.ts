import { describe, expect, it } from "@jest/globals";
import { startFakeWechatApi, startFakeWechatWorkApi } from "@stockguard/channel-fakes";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";

interface Answer {
  readonly errcode?: number;
  readonly access_token?: string;
}

async function asked(url: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(url, init);
  // The fakes answer JSON with the vendor's fields, all of them optional here.
  return (await response.json()) as Answer;
}

const TEXT = { touser: "zhangsan", agentid: 1_000_002, msgtype: "text", text: { content: "缺货" } };

async function aWorkApi() {
  const time = { now: 1_000_000 };
  const api = await startFakeWechatWorkApi(() => time.now);
  const grant = (corpid: string, secret: string) =>
    asked(`${api.origin}/cgi-bin/gettoken?corpid=${corpid}&corpsecret=${secret}`);
  const { access_token = "" } = await grant(api.corpid, api.corpsecret);
  const sendUrl = `${api.origin}/cgi-bin/message/send?access_token=${encodeURIComponent(access_token)}`;
  return { api, time, grant, sendUrl, access_token };
}

describe("the fake of 企业微信", () => {
  it.each([
    { name: "a text as it should be", body: TEXT, errcode: 0 },
    { name: "an agentid in quotes", body: { ...TEXT, agentid: "1000002" }, errcode: 40_058 },
    { name: "another app", body: { ...TEXT, agentid: 7 }, errcode: 40_056 },
    { name: "a field it does not know", body: { ...TEXT, toUser: "lisi" }, errcode: 40_058 },
    { name: "a text of 2049 bytes", body: { ...TEXT, text: { content: `${"长".repeat(682)}abc` } }, errcode: 40_058 },
    { name: "a text of 2048 bytes", body: { ...TEXT, text: { content: `${"长".repeat(682)}ab` } }, errcode: 0 },
    { name: "an empty text", body: { ...TEXT, text: { content: " " } }, errcode: 40_058 },
    { name: "nobody it knows", body: { ...TEXT, touser: "nobody" }, errcode: 81_013 },
    { name: "a check of more than four hours", body: { ...TEXT, duplicate_check_interval: 14_401 }, errcode: 40_058 },
    { name: "no JSON", body: "缺货", errcode: 40_058 },
    {
      name: "a card that leads nowhere",
      body: {
        touser: "zhangsan",
        agentid: 1_000_002,
        msgtype: "template_card",
        template_card: { card_type: "text_notice", main_title: { title: "缺货" } },
      },
      errcode: 40_058,
    },
  ])("answers $errcode to $name", async ({ body, errcode }) => {
    const { api, sendUrl } = await aWorkApi();
    expect((await asked(sendUrl, body)).errcode).toBe(errcode);
    await api.close();
  });

  it("knows a token that is missing, changed or over from a good one, and gives the same while it lives", async () => {
    const { api, time, grant, sendUrl, access_token } = await aWorkApi();
    expect((await asked(sendUrl.split("?")[0] ?? "", TEXT)).errcode).toBe(41_001);
    expect((await asked(`${sendUrl}x`, TEXT)).errcode).toBe(40_014);
    expect((await grant(api.corpid, api.corpsecret)).access_token).toBe(access_token);
    time.now += 7_200_000;
    expect((await asked(sendUrl, TEXT)).errcode).toBe(42_001);
    expect((await grant(api.corpid, api.corpsecret)).access_token).not.toBe(access_token);
    await api.close();
  });

  it("gives no token for another secret or company", async () => {
    const { api, grant } = await aWorkApi();
    expect((await grant(api.corpid, `${api.corpsecret.slice(0, -1)}X`)).errcode).toBe(40_001);
    expect((await grant("ww0", api.corpsecret)).errcode).toBe(40_013);
    await api.close();
  });

  it("takes the 31st message of a minute and shows it to nobody", async () => {
    const { api, sendUrl } = await aWorkApi();
    const codes: unknown[] = [];
    for (let i = 0; i < 31; i += 1)
      codes.push((await asked(sendUrl, { ...TEXT, text: { content: `第 ${i} 条` } })).errcode);
    expect(new Set(codes)).toEqual(new Set([0]));
    expect(api.shown).toHaveLength(30);
    await api.close();
  });

  it("shows the same message again where nobody asked for the check, or its time is over", async () => {
    const { api, time, sendUrl } = await aWorkApi();
    const checked = { ...TEXT, enable_duplicate_check: 1, duplicate_check_interval: 60 };
    for (const body of [TEXT, TEXT, checked, checked]) await asked(sendUrl, body);
    expect([api.shown.length, api.duplicates()]).toEqual([3, 1]);
    time.now += 60_000;
    await asked(sendUrl, checked);
    expect(api.shown).toHaveLength(4);
    await api.close();
  });
});

describe("the fake of 微信", () => {
  it.each([
    { name: "values of their kinds", data: { thing1: "缺货", time2: "10:00" }, errcode: 0 },
    { name: "a thing of 21", data: { thing1: "长".repeat(21), time2: "10:00" }, errcode: 47_003 },
    { name: "an empty thing", data: { thing1: "", time2: "10:00" }, errcode: 47_003 },
    { name: "a time in words", data: { thing1: "缺货", time2: "今天" }, errcode: 47_003 },
    { name: "a field too few", data: { thing1: "缺货" }, errcode: 47_003 },
  ])("answers $errcode to $name", async ({ data, errcode }) => {
    const api = await startFakeWechatApi(() => 0);
    const grant = { grant_type: "client_credential", appid: api.appid, secret: api.secret };
    const { access_token = "" } = await asked(`${api.origin}/cgi-bin/stable_token`, grant);
    const url = `${api.origin}/cgi-bin/message/template/send?access_token=${encodeURIComponent(access_token)}`;
    const values = Object.fromEntries(Object.entries<string | undefined>(data).map(([key, value]) => [key, { value }]));
    const body = { touser: api.openids[0], template_id: api.template_id, data: values };
    expect((await asked(url, body)).errcode).toBe(errcode);
    expect((await asked(url, { ...body, touser: undefined, toUser: body.touser })).errcode).toBe(47_001);
    expect((await asked(`${url}x`, body)).errcode).toBe(40_001);
    await api.close();
  });

  it("renews its token five minutes early, and both work until the old one ends", async () => {
    const time = { now: 0 };
    const api = await startFakeWechatApi(() => time.now);
    const grant = () =>
      asked(`${api.origin}/cgi-bin/stable_token`, {
        grant_type: "client_credential",
        appid: api.appid,
        secret: api.secret,
      });
    const first = (await grant()).access_token ?? "";
    time.now += 6_899_000;
    expect((await grant()).access_token).toBe(first);
    time.now += 2_000;
    expect((await grant()).access_token).not.toBe(first);
    const url = `${api.origin}/cgi-bin/message/template/send?access_token=${encodeURIComponent(first)}`;
    expect((await asked(url, {})).errcode).toBe(47_001);
    time.now += 299_000;
    expect((await asked(url, {})).errcode).toBe(42_001);
    await api.close();
  });
});

describe("what a person types for a channel", () => {
  it.each([
    { kind: "wechat_work_app", typed: { corpid: "ww1", corpsecret: "s", agentid: "1000002", touser: "lisi" } },
    { kind: "wechat_work_customers", typed: { corpid: "ww1", corpsecret: "s" } },
    { kind: "wechat_official", typed: { appid: "wx1", secret: "s", template_id: "t", data: '{"thing1":"title"}' } },
    { kind: "wechat_mini_program", typed: { appid: "wx1", secret: "s", template_id: "t", data: '{"thing1":"title"}' } },
  ])("is enough for $kind, by fields it is asked for, the secret as such", ({ kind, typed }) => {
    const channel = CHANNELS[kind];
    expect(channel?.read(typed).kind).toBe("usable");
    expect(Object.keys(channel?.fields ?? {})).toEqual(expect.arrayContaining(Object.keys(typed)));
    const secrets = Object.entries(channel?.fields ?? {}).filter(([, { is_secret }]) => is_secret);
    expect(secrets.map(([field]) => field)).toEqual([kind.startsWith("wechat_work") ? "corpsecret" : "secret"]);
  });
});

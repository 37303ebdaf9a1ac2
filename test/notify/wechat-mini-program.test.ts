import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatApi, startFakeWechatApi } from "@stockguard/channel-fakes";
import { wechatMiniProgram } from "../../src/adapters/notify/wechat/wechat-mini-program.ts";
import { wechatOfficial } from "../../src/adapters/notify/wechat/wechat-official.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const DATA = { thing1: "title", thing2: "line1", thing3: "line2" };

async function aChannel(consents: number) {
  const { tools, time, logged } = someTools();
  const api = await startFakeWechatApi(() => time.now);
  api.template(Object.keys(DATA));
  const [touser = ""] = api.openids;
  api.consent(touser, consents);
  const account = { appid: api.appid, secret: api.secret, base_url: api.origin, template_id: api.template_id };
  const open = (more = {}) => opened(wechatMiniProgram, { ...account, data: DATA, touser, ...more }, tools);
  return { api, tools, logged, open, account, touser };
}

describeNotifier("the 小程序", async () => {
  const { api, logged, open } = await aChannel(10);
  const say = (errcode: number) => () =>
    api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused ${api.secret}` }) });
  return {
    notifier: open(),
    secrets: [api.secret, "token-1"],
    logged,
    room: 20,
    delivered: () => Promise.resolve(api.shown.map(({ text }) => text)),
    faults: { rate: say(45_009), transient: say(-1), permanent: say(43_101), config: say(40_164) },
    heal: () => api.behave({ kind: "strict" }),
    close: () => api.close(),
  };
}, ["rate", "transient", "permanent", "config"]);

describe("the 小程序's wire", () => {
  let api: FakeWechatApi;
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel(1);
    api = channel.api;
  });
  afterEach(async () => {
    await api.close();
  });

  it("posts the message with its page", async () => {
    await channel.open({ page: "pages/item?id=1", miniprogram_state: "trial" }).send(aMessage());
    const posted = api.requests.at(-1);
    expect(posted?.url.pathname).toBe("/cgi-bin/message/subscribe/send");
    expect(JSON.parse(posted?.bytes.toString() ?? "")).toEqual({
      touser: channel.touser,
      template_id: api.template_id,
      data: {
        thing1: { value: "【紧急】不锈钢保温杯 预计 11 月 …" },
        thing2: { value: "等级：紧急，可用 12 件" },
        thing3: { value: "处理：向 王氏五金 订 120 件，今…" },
      },
      page: "pages/item?id=1",
      miniprogram_state: "trial",
      lang: "zh_CN",
    });
  });

  it("fails for good once the consents are used up", async () => {
    expect((await channel.open().send(aMessage())).kind).toBe("sent");
    expect(await channel.open().send(aMessage({ reference: "message/2" }))).toMatchObject({
      kind: "permanent",
      problem: { code: "wechat_mini_program_no_consent" },
    });
  });

  it("shares the account's token with every other channel on it", async () => {
    await channel.open().send(aMessage());
    const official = opened(wechatOfficial, { ...channel.account, data: DATA, touser: channel.touser }, channel.tools);
    expect((await official.send(aMessage())).kind).toBe("sent");
    expect(api.token_calls()).toBe(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkApi, startFakeWechatWorkApi } from "@stockguard/channel-fakes";
import { wechatWorkApp } from "../../src/adapters/notify/wechat-work/wechat-work-app.ts";
import { wechatWorkCustomers } from "../../src/adapters/notify/wechat-work/wechat-work-customers.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

/** Two customers of one employee, and one of another's. */
const [ONE, TWO, FOREIGN] = ["A", "B", "C"].map((letter) => `wm${letter.repeat(30)}`);

async function aChannel() {
  const { tools, time, logged } = someTools();
  const api = await startFakeWechatWorkApi(() => time.now);
  const settings = {
    corpid: api.corpid,
    corpsecret: api.corpsecret,
    base_url: api.origin,
    sender: "zhangsan",
    customers: `${ONE}，${TWO}`,
  };
  return { api, tools, time, logged, settings, broadcasts: opened(wechatWorkCustomers, settings, tools) };
}

describeNotifier("the customers of 企业微信", async () => {
  const { api, tools, logged, settings } = await aChannel();
  const say = (errcode: number) => () =>
    api.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused ${api.corpsecret}` }) });
  const notifier = opened(wechatWorkCustomers, settings, tools);
  const lose = () => api.behave({ kind: "hangs up", after: "request" });
  await notifier.send(aMessage());
  return {
    notifier,
    secrets: [api.corpsecret, "token-1"],
    logged,
    delivered: () => Promise.resolve(api.broadcasts.slice(1).map(({ text }) => text)),
    faults: { rate: say(45_009), transient: say(-1), permanent: say(84_061), config: say(84_074), unknown: lose },
    heal: () => api.behave({ kind: "strict" }),
    close: () => api.close(),
  };
}, ["rate", "transient", "permanent", "config", "unknown"]);

describe("a broadcast to customers", () => {
  let api: FakeWechatWorkApi;
  let channel: Awaited<ReturnType<typeof aChannel>>;
  beforeEach(async () => {
    channel = await aChannel();
    api = channel.api;
  });
  afterEach(async () => {
    await api.close();
  });

  it("is a task that waits for the employee, and its receipt says so", async () => {
    const outcome = await channel.broadcasts.send(aMessage({ title: "到货通知", lines: ["保温杯已到货"] }));
    expect(outcome).toEqual({
      kind: "sent",
      receipt: "msgGCAAAXtWyujaWJHDDGi0mAAAA1；待员工在企业微信中确认后才会发出",
      broadcast_id: "msgGCAAAXtWyujaWJHDDGi0mAAAA1",
    });
    const posted = api.requests.at(-1);
    expect(posted?.url.pathname).toBe("/cgi-bin/externalcontact/add_msg_template");
    expect(JSON.parse(posted?.bytes.toString() ?? "")).toEqual({
      chat_type: "single",
      external_userid: [ONE, TWO],
      sender: "zhangsan",
      text: { content: "到货通知\n保温杯已到货" },
      attachments: [{ msgtype: "link", link: { title: "到货通知", url: "https://board.shop.test/items/A-1" } }],
    });
    expect(api.broadcasts.map(({ isConfirmed }) => isConfirmed)).toEqual([false]);
  });

  it("says which customers cannot be reached, and logs none", async () => {
    const outcome = await channel.broadcasts.send(aMessage({ receiver: `${ONE} ${FOREIGN}` }));
    expect(outcome).toMatchObject({
      ...{ kind: "partial", receipt: expect.stringContaining("待员工"), broadcast_id: api.broadcasts[0]?.msgid },
      left: [{ address: FOREIGN, end: { kind: "permanent" } }],
    });
    expect(channel.logged()).not.toContain(FOREIGN);
  });

  it("fails for good where none can be reached", async () => {
    const outcome = await channel.broadcasts.send(aMessage({ receiver: FOREIGN ?? null }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_customers_customer" } });
  });

  it.each([
    { name: "nobody, rather than for all", receiver: null },
    { name: "a mere name", receiver: "王经理" },
    { name: "10,001", receiver: Array.from({ length: 10_001 }, (_, i) => `wm${i + 1e12}`).join() },
  ])("is not prepared for $name", async ({ receiver }) => {
    const { settings, tools } = channel;
    const outcome = await opened(wechatWorkCustomers, { ...settings, customers: "" }, tools).send(
      aMessage({ receiver }),
    );
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_customers_receiver_missing" } });
    expect(api.requests).toHaveLength(0);
  });

  it("is not prepared for a customer's telephone number in place of an id", async () => {
    const outcome = await channel.broadcasts.send(aMessage({ receiver: "13800138000" }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "work_customers_receiver_unfit" } });
    expect(api.requests).toHaveLength(0);
  });

  const asked = () => channel.broadcasts.broadcast?.(api.broadcasts[0]?.msgid ?? "");
  const NONE = { waiting: 0, sent: 0, lost: 0, limited: 0 };

  it("can be followed page by page, before and after the employee has confirmed", async () => {
    await channel.broadcasts.send(aMessage());
    expect(await asked()).toEqual({ kind: "known", counts: { ...NONE, waiting: 2 } });
    api.confirm(api.broadcasts[0]?.msgid ?? "");
    expect(await asked()).toEqual({ kind: "known", counts: { ...NONE, sent: 2 } });
    const { url, bytes } = api.requests.at(-1) ?? {};
    expect(url?.pathname).toBe("/cgi-bin/externalcontact/get_groupmsg_send_result");
    expect(JSON.parse(bytes?.toString() ?? "")).toEqual({
      ...{ msgid: api.broadcasts[0]?.msgid, userid: "zhangsan", limit: 1_000, cursor: "1" },
    });
  });

  it("can be followed where 企业微信 has chosen the employee", async () => {
    channel.broadcasts = opened(wechatWorkCustomers, { ...channel.settings, sender: "" }, channel.tools);
    await channel.broadcasts.send(aMessage({ receiver: FOREIGN ?? null }));
    expect(api.broadcasts[0]?.sender).toBe("lisi");
    expect(await asked()).toEqual({ kind: "known", counts: { ...NONE, waiting: 1 } });
  });

  it("tells how many were missed, and why", async () => {
    await channel.broadcasts.send(aMessage());
    api.confirm(api.broadcasts[0]?.msgid ?? "", { [ONE ?? ""]: 2, [TWO ?? ""]: 3 });
    expect(await asked()).toEqual({ kind: "known", counts: { ...NONE, lost: 1, limited: 1 } });
  });

  it("tells that it was called off, and what is wrong where it tells nothing", async () => {
    await channel.broadcasts.send(aMessage());
    expect(await channel.broadcasts.broadcast?.("another")).toMatchObject({
      kind: "failed",
      problem: { code: "work_customers_refused" },
    });
    api.cancel(api.broadcasts[0]?.msgid ?? "");
    expect(await asked()).toEqual({ kind: "cancelled" });
  });

  it.each([
    { name: "of the task", body: { errcode: 0, errmsg: "ok" } },
    { name: "of the customers", body: { errcode: 0, errmsg: "ok", task_list: [{ userid: "zhangsan", status: 0 }] } },
  ])("is not known where the answer $name is none of the vendor's", async ({ body }) => {
    await channel.broadcasts.send(aMessage());
    api.behave({ kind: "says", body: JSON.stringify(body) });
    expect((await asked())?.kind).toBe("failed");
  });

  it("is asked about in turns of its own, which keep no broadcast waiting", async () => {
    await channel.broadcasts.send(aMessage());
    for (let i = 0; i < 80; i += 1) expect((await asked())?.kind).toBe("known");
    expect(await asked()).toMatchObject({ kind: "failed", problem: { code: "work_customers_turn" } });
    expect((await channel.broadcasts.send(aMessage())).kind).toBe("sent");
    channel.time.now += 61_000;
    expect((await asked())?.kind).toBe("known");
  });

  it("is not known where the pages go in circles, and ends its questions", async () => {
    await channel.broadcasts.send(aMessage());
    const before = api.requests.length;
    const body = JSON.stringify({ errcode: 0, errmsg: "ok", next_cursor: "again", task_list: [] });
    api.behave({ kind: "says", body });
    expect(await asked()).toMatchObject({ kind: "failed", problem: { code: "work_customers_endless" } });
    expect(api.requests.length - before).toBe(50);
  });

  it("shares the token with the app's messages", async () => {
    const { settings, tools, broadcasts } = channel;
    await broadcasts.send(aMessage());
    const { corpid, corpsecret, base_url } = settings;
    const app = opened(wechatWorkApp, { corpid, corpsecret, base_url, agentid: api.agentid }, tools);
    expect((await app.send(aMessage())).kind).toBe("sent");
    expect(api.token_calls()).toBe(1);
  });

  it("is prepared again with a new token where the old one has ended", async () => {
    await channel.broadcasts.send(aMessage());
    api.tokens.expire();
    expect((await channel.broadcasts.send(aMessage())).kind).toBe("sent");
    expect(api.broadcasts).toHaveLength(2);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type DingtalkSecurity, type FakeDingtalkRobot, startFakeDingtalkRobot } from "@stockguard/channel-fakes";
import { dingtalkRobot, signedUrl } from "../../src/adapters/notify/robots/dingtalk-robot.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const SECRET = "SEC-钉钉-f0a1b2c3";
const says = (errcode: number, errmsg = "", rest = {}) => JSON.stringify({ errcode, errmsg, ...rest });

describe.each(["action_card", "markdown"])("with %s", (format) => {
  describeNotifier("the DingTalk robot", async () => {
    const { tools, time, logged } = someTools();
    const robot = await startFakeDingtalkRobot(() => time.now, { secret: SECRET });
    const say = (errcode: number) => () =>
      robot.behave({ kind: "says", body: says(errcode, `refused, ${robot.url} ${SECRET}`) });
    return {
      notifier: opened(dingtalkRobot, { url: robot.url, secret: SECRET, format }, tools),
      secrets: [robot.token, SECRET],
      logged,
      delivered: () => Promise.resolve(robot.shown.map(({ text }) => text)),
      faults: {
        rate: say(130_101),
        transient: say(-1),
        permanent: say(460_101),
        config: say(310_000),
        unknown: () => robot.behave({ kind: "hangs up", after: "request" }),
      },
      heal: () => robot.behave({ kind: "strict" }),
      close: () => robot.close(),
    };
  }, ["rate", "transient", "unknown", "permanent", "config"]);
});

describe("the DingTalk robot's signature", () => {
  it("is the published one", () => {
    const url = signedUrl("https://oapi.dingtalk.com/robot/send?access_token=t", "this is secret", 1_577_262_236_757);
    expect(url).toBe(
      "https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1577262236757" +
        "&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D",
    );
  });
});

describe("the DingTalk robot's wire", () => {
  const { tools, time } = someTools();
  let robot: FakeDingtalkRobot | undefined;
  beforeEach(() => {
    time.now += 3_600_000;
  });
  afterEach(async () => {
    await robot?.close();
  });

  async function aRobot(security: DingtalkSecurity = {}): Promise<FakeDingtalkRobot> {
    robot = await startFakeDingtalkRobot(() => time.now, security);
    return robot;
  }
  const bodies = ({ requests }: FakeDingtalkRobot): unknown[] =>
    requests.map(({ bytes }) => JSON.parse(bytes.toString()) as unknown);

  it("posts a card with a button for every link", async () => {
    const { url } = await aRobot();
    const actions = [{ label: "确认", link: "https://board.shop.test/answer/1" }];
    await opened(dingtalkRobot, { url }, tools).send(
      aMessage({ title: "缺货", lines: ["可用 0 件", "今天下单"], actions }),
    );
    expect(robot?.requests.map(({ method, path, headers }) => [method, path, headers["content-type"]])).toEqual([
      ["POST", `/robot/send?access_token=${robot?.token ?? ""}`, "application/json; charset=utf-8"],
    ]);
    expect(robot === undefined ? [] : bodies(robot)).toEqual([
      {
        msgtype: "actionCard",
        actionCard: {
          title: "缺货",
          text: "### 缺货\n\n可用 0 件\n\n今天下单",
          btnOrientation: "0",
          btns: [
            { title: "查看详情", actionURL: "https://board.shop.test/items/A-1" },
            { title: "确认", actionURL: "https://board.shop.test/answer/1" },
          ],
        },
      },
    ]);
  });

  it.each([
    {
      name: "with its links at the foot where the channel asks for it",
      config: { format: "markdown" },
      parts: { actions: [{ label: "确认", link: "https://b.test/1" }] },
      text: "### 缺货\n\n可用 0 件\n\n[查看详情](https://board.shop.test/items/A-1)  [确认](https://b.test/1)",
    },
    { name: "where no link makes a button", config: {}, parts: { link: null }, text: "### 缺货\n\n可用 0 件" },
    {
      name: "with the group's word right below the title",
      config: { keyword: "补货" },
      parts: { link: null },
      text: "### 缺货\n\n补货\n\n可用 0 件",
    },
    {
      name: "without the group's word where the title has it",
      config: { keyword: "缺货" },
      parts: { link: null },
      text: "### 缺货\n\n可用 0 件",
    },
  ])("posts markdown $name", async ({ config, parts, text }) => {
    const fake = await aRobot();
    await opened(dingtalkRobot, { url: fake.url, ...config }, tools).send(
      aMessage({ title: "缺货", lines: ["可用 0 件"], ...parts }),
    );
    expect(bodies(fake)).toEqual([{ msgtype: "markdown", markdown: { title: "缺货", text } }]);
  });

  it.each<{ name: string; security: DingtalkSecurity; config: object; want: string; code?: string }>([
    { name: "signed as asked", security: { secret: SECRET }, config: { secret: SECRET }, want: "sent" },
    {
      name: "signed with another secret",
      security: { secret: SECRET },
      config: { secret: "SECother" },
      want: "config",
      code: "dingtalk_robot_signature",
    },
    { name: "not signed", security: { secret: SECRET }, config: {}, want: "config", code: "dingtalk_robot_clock" },
    { name: "with the word asked for", security: { keywords: ["补货"] }, config: { keyword: "补货" }, want: "sent" },
    {
      name: "without the word asked for",
      security: { keywords: ["补货"] },
      config: {},
      want: "config",
      code: "dingtalk_robot_keyword",
    },
    {
      name: "from an address that is not let in",
      security: { addresses: ["203.0.113.7"] },
      config: {},
      want: "config",
      code: "dingtalk_robot_address",
    },
  ])("ends as $want when it is $name", async ({ security, config, want, code }) => {
    const { url } = await aRobot(security);
    const outcome = await opened(dingtalkRobot, { url, ...config }, tools).send(aMessage());
    expect(outcome).toMatchObject(code === undefined ? { kind: want } : { kind: want, problem: { code } });
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
  });

  it("has the clock blamed when it is more than an hour off", async () => {
    const fake = await startFakeDingtalkRobot(() => time.now + 3_600_001, { secret: SECRET });
    robot = fake;
    const outcome = await opened(dingtalkRobot, { url: fake.url, secret: SECRET }, tools).send(aMessage());
    expect(outcome).toMatchObject({ kind: "config", problem: { code: "dingtalk_robot_clock" } });
  });

  it("is not believed by a fake that saw its time changed on the way", async () => {
    const fake = await aRobot({ secret: SECRET });
    const tampered = signedUrl(fake.url, SECRET, time.now).replace(/timestamp=\d+/, `timestamp=${time.now + 1}`);
    const answer = await fetch(tampered, { method: "POST", body: "{}" });
    expect(await answer.json()).toEqual({ errcode: 310_000, errmsg: "sign not match" });
  });

  it.each([
    { name: "another token", body: says(300_005, "token is not exist"), want: "config", code: "dingtalk_robot_gone" },
    {
      name: "the older words for too many",
      body: says(410_100),
      want: "rate",
      code: "dingtalk_robot_too_many",
    },
    {
      name: "too many by the gateway",
      body: says(88, "ding talk error", { sub_code: "90018", sub_msg: "too fast" }),
      want: "rate",
      code: "dingtalk_robot_too_many",
    },
    {
      name: "a refusal by the gateway",
      body: says(88, "ding talk error", { sub_code: "40035", sub_msg: "bad" }),
      want: "permanent",
      code: "dingtalk_robot_refused",
    },
    {
      name: "a gateway without a reason",
      body: says(88, "x", { sub_code: null }),
      want: "permanent",
      code: "dingtalk_robot_refused",
    },
    { name: "busy", body: says(-1), want: "transient", code: "dingtalk_robot_busy" },
    { name: "a refused text", body: says(430_102), want: "permanent", code: "dingtalk_robot_refused" },
    {
      name: "keywords in Chinese",
      body: says(310_000, "错误描述:关键词不匹配;"),
      want: "config",
      code: "dingtalk_robot_keyword",
    },
    {
      name: "signature in Chinese",
      body: says(310_000, "错误描述:机器人发送签名不匹配"),
      want: "config",
      code: "dingtalk_robot_signature",
    },
    {
      name: "age in Chinese",
      body: says(310_000, "错误描述:机器人发送签名过期"),
      want: "config",
      code: "dingtalk_robot_clock",
    },
    {
      name: "address in Chinese",
      body: says(310_000, "错误描述:来源ip不在白名单内"),
      want: "config",
      code: "dingtalk_robot_address",
    },
    { name: "a safeguard yet unknown", body: says(310_000, "no"), want: "config", code: "dingtalk_robot_distrusts" },
    { name: "a page", body: "<html>", want: "unknown", code: "dingtalk_robot_no_answer" },
    { name: "a number as text", body: '{"errcode":"0"}', want: "unknown", code: "dingtalk_robot_no_answer" },
    { name: "HTTP 404", status: 404, body: "", want: "config", code: "dingtalk_robot_address_wrong" },
    { name: "HTTP 502", status: 502, body: "", want: "transient", code: "dingtalk_robot_busy" },
    { name: "HTTP 504", status: 504, body: "", want: "unknown", code: "dingtalk_robot_no_answer" },
  ])("takes $name for $want", async ({ status = 200, body, want, code }) => {
    const fake = await aRobot();
    fake.behave({ kind: "says", status, body });
    const outcome = await opened(dingtalkRobot, { url: fake.url }, tools).send(aMessage());
    expect(outcome).toMatchObject({ kind: want, problem: { code } });
  });

  it("finds its own token to be gone", async () => {
    const fake = await aRobot();
    const url = fake.url.replace(fake.token, "wrong");
    expect(await opened(dingtalkRobot, { url }, tools).send(aMessage())).toMatchObject({ kind: "config" });
  });
});

describe("the DingTalk robot's pace", () => {
  const { tools, time } = someTools();
  let robot: FakeDingtalkRobot;
  beforeEach(async () => {
    time.now += 3_600_000;
    robot = await startFakeDingtalkRobot(() => time.now);
  });
  afterEach(async () => {
    await robot.close();
  });

  it("never sends more than 18 in a minute, whichever channel is used on the address", async () => {
    const channels = [0, 1].map(() => opened(dingtalkRobot, { url: robot.url }, tools));
    const kinds: string[] = [];
    for (let i = 0; i < 10; i += 1) for (const channel of channels) kinds.push((await channel.send(aMessage())).kind);
    expect(kinds.filter((kind) => kind === "sent")).toHaveLength(18);
    expect(robot.requests).toHaveLength(18);
  });

  it("stays silent for ten minutes after others have used the limit up", async () => {
    const notifier = opened(dingtalkRobot, { url: robot.url }, tools);
    for (let i = 0; i < 20; i += 1) await fetch(robot.url, { method: "POST", body: "{}" });
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 600_000 });
    time.now += 599_999;
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 1 });
    expect(robot.requests).toHaveLength(21);
    time.now += 1;
    expect((await notifier.send(aMessage())).kind).toBe("sent");
  });
});

describe("the DingTalk robot's settings", () => {
  it.each([
    { name: "nothing", config: {}, says: "Webhook 地址 url" },
    {
      name: "an address in the clear",
      config: { url: "http://oapi.test/?access_token=s3cret" },
      says: "https:// 开头",
    },
    { name: "another protocol", config: { url: "ftp://oapi.test/?access_token=s3cret" }, says: "https:// 开头" },
    { name: "no token", config: { url: "https://oapi.test/robot/send" }, says: "access_token" },
    {
      name: "an unknown format",
      config: { url: "https://o.test/?access_token=s3cret", format: "card" },
      says: "消息格式",
    },
    { name: "a misspelt field", config: { url: "https://o.test/?access_token=s3cret", secrte: "x" }, says: "secrte" },
  ])("are refused in Chinese with $name, without the token", ({ config, says }) => {
    const reading = dingtalkRobot.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeFeishuRobot, type FeishuSecurity, startFakeFeishuRobot } from "@stockguard/channel-fakes";
import { feishuRobot, signature } from "../../src/adapters/notify/robots/feishu-robot.ts";
import type { Message } from "../../src/contracts/message.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const SECRET = "飞书-密钥-9a8b7c6d";
const says = (code: number, msg = "") => JSON.stringify({ code, msg, data: {} });

describe.each(["card", "text"])("as %s", (format) => {
  describeNotifier("the Feishu robot", async () => {
    const { tools, time, logged } = someTools();
    const robot = await startFakeFeishuRobot(() => time.now, { secret: SECRET });
    const say = (code: number) => () =>
      robot.behave({ kind: "says", body: says(code, `refused, ${robot.url} ${SECRET}`) });
    return {
      notifier: opened(feishuRobot, { url: robot.url, secret: SECRET, format }, tools),
      secrets: [robot.hook, SECRET],
      logged,
      delivered: () => Promise.resolve(robot.shown.map(({ text }) => text)),
      faults: {
        rate: say(11_232),
        transient: () => robot.behave({ kind: "says", status: 502, body: "" }),
        permanent: say(9_499),
        config: say(19_021),
        unknown: () => robot.behave({ kind: "hangs up", after: "request" }),
      },
      heal: () => robot.behave({ kind: "strict" }),
      close: () => robot.close(),
    };
  }, ["rate", "transient", "unknown", "permanent", "config"]);
});

describe("the Feishu robot's signature", () => {
  it("is the published one", () => {
    expect(signature("demo", 1_599_360_473_999)).toEqual({
      timestamp: "1599360473",
      sign: "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=",
    });
  });

  it("is left out where the group asks for none", () => {
    expect(signature("", 1)).toEqual({});
  });
});

describe("the Feishu robot's wire", () => {
  const { tools, time, logged } = someTools();
  let robot: FakeFeishuRobot | undefined;
  beforeEach(() => {
    time.now += 3_600_000;
  });
  afterEach(async () => {
    await robot?.close();
  });

  async function aRobot(security: FeishuSecurity = {}): Promise<FakeFeishuRobot> {
    robot = await startFakeFeishuRobot(() => time.now, security);
    return robot;
  }
  const bodies = ({ requests }: FakeFeishuRobot): unknown[] =>
    requests.map(({ bytes }) => JSON.parse(bytes.toString()) as unknown);

  it("posts a signed card with a button for every link", async () => {
    const fake = await aRobot({ secret: SECRET });
    const actions = [{ label: "确认", link: "https://board.shop.test/answer/1" }];
    const message = aMessage({ title: "缺货", lines: ["可用 0 件", "今天下单"], severity: "out", actions });
    await opened(feishuRobot, { url: fake.url, secret: SECRET }, tools).send(message);
    expect(fake.requests.map(({ method, path, headers }) => [method, path, headers["content-type"]])).toEqual([
      ["POST", `/open-apis/bot/v2/hook/${fake.hook}`, "application/json; charset=utf-8"],
    ]);
    const text = (content: string) => ({ tag: "plain_text", content });
    const button = (label: string, type: string, url: string) => ({ tag: "button", text: text(label), type, url });
    expect(bodies(fake)).toEqual([
      {
        ...signature(SECRET, time.now),
        msg_type: "interactive",
        card: {
          config: { wide_screen_mode: true },
          header: { template: "red", title: text("缺货") },
          elements: [
            { tag: "div", text: text("可用 0 件\n今天下单") },
            {
              tag: "action",
              actions: [
                button("查看详情", "primary", "https://board.shop.test/items/A-1"),
                button("确认", "default", "https://board.shop.test/answer/1"),
              ],
            },
          ],
        },
      },
    ]);
  });

  it.each<{ severity: Message["severity"]; colour: string }>([
    { severity: "out", colour: "red" },
    { severity: "critical", colour: "red" },
    { severity: "high", colour: "orange" },
    { severity: "watch", colour: "yellow" },
    { severity: "unknown", colour: "grey" },
    { severity: "none", colour: "green" },
  ])("heads a card of $severity in $colour", async ({ severity, colour }) => {
    const fake = await aRobot();
    await opened(feishuRobot, { url: fake.url }, tools).send(aMessage({ severity }));
    expect(fake.shown.map((shown) => shown.colour)).toEqual([colour]);
  });

  it.each([
    {
      name: "where the channel asks for it",
      config: { format: "text" },
      parts: {},
      text: "缺货\n可用 0 件\nhttps://board.shop.test/items/A-1",
    },
    { name: "where nothing stands below the head", config: {}, parts: { lines: [], link: null }, text: "缺货" },
    {
      name: "with the group's word right below the title",
      config: { format: "text", keyword: "补货" },
      parts: { link: null },
      text: "缺货\n补货\n可用 0 件",
    },
    {
      name: "in which a tag or a link that somebody typed is nothing but signs",
      config: { format: "text" },
      parts: { lines: ['<at user_id="all"></at>', "[x](http://evil.test)"], link: null },
      text: '缺货\n＜at user_id="all"＞＜/at＞\n［x］(http：//evil.test)',
    },
  ])("posts a text $name", async ({ config, parts, text }) => {
    const fake = await aRobot();
    const message = aMessage({ title: "缺货", lines: ["可用 0 件"], ...parts });
    await opened(feishuRobot, { url: fake.url, ...config }, tools).send(message);
    expect(bodies(fake)).toEqual([{ msg_type: "text", content: { text } }]);
  });

  it("says it in a text where its card is refused, and writes that down", async () => {
    const fake = await aRobot();
    fake.refuseCards();
    expect((await opened(feishuRobot, { url: fake.url }, tools).send(aMessage())).kind).toBe("sent");
    expect(fake.shown.map(({ colour }) => colour)).toEqual([null]);
    expect(logged()).toContain("message.card_refused");
  });

  it.each<{ name: string; security: FeishuSecurity; config: object; want: string; code?: string }>([
    { name: "signed as asked", security: { secret: SECRET }, config: { secret: SECRET }, want: "sent" },
    {
      name: "signed with another secret",
      security: { secret: SECRET },
      config: { secret: "other" },
      want: "config",
      code: "feishu_robot_signature",
    },
    { name: "not signed", security: { secret: SECRET }, config: {}, want: "config", code: "feishu_robot_signature" },
    { name: "with the word asked for", security: { keywords: ["补货"] }, config: { keyword: "补货" }, want: "sent" },
    {
      name: "without the word asked for",
      security: { keywords: ["补货"] },
      config: {},
      want: "config",
      code: "feishu_robot_keyword",
    },
    {
      name: "from an address that is not let in",
      security: { addresses: ["203.0.113.7"] },
      config: {},
      want: "config",
      code: "feishu_robot_address",
    },
  ])("ends as $want when it is $name", async ({ security, config, want, code }) => {
    const { url } = await aRobot(security);
    const outcome = await opened(feishuRobot, { url, ...config }, tools).send(aMessage());
    expect(outcome).toMatchObject(code === undefined ? { kind: want } : { kind: want, problem: { code } });
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
  });

  it.each([
    { name: "more than an hour late", skew_ms: 3_601_000 },
    { name: "more than an hour early", skew_ms: -3_601_000 },
  ])("is not believed $name", async ({ skew_ms }) => {
    const fake = await startFakeFeishuRobot(() => time.now + skew_ms, { secret: SECRET });
    robot = fake;
    const outcome = await opened(feishuRobot, { url: fake.url, secret: SECRET }, tools).send(aMessage());
    expect(outcome).toMatchObject({ kind: "config", problem: { code: "feishu_robot_signature" } });
  });

  it("is not believed by a fake that saw its time changed on the way", async () => {
    const fake = await aRobot({ secret: SECRET });
    const { sign } = signature(SECRET, time.now);
    const timestamp = signature(SECRET, time.now + 1_000).timestamp;
    const body = JSON.stringify({ timestamp, sign, msg_type: "text", content: { text: "缺货" } });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(fake.url, { method: "POST", headers, body });
    expect(await answer.json()).toMatchObject({ code: 19_021 });
  });

  it.each([
    { name: "an unknown hook", body: says(19_001), want: "config", code: "feishu_robot_gone" },
    { name: "too many", body: says(11_232), want: "rate", code: "feishu_robot_too_many" },
    {
      name: "too many under HTTP 400",
      status: 400,
      body: says(99_991_400),
      want: "rate",
      code: "feishu_robot_too_many",
    },
    { name: "too many under HTTP 429", status: 429, body: says(11_232), want: "rate", code: "feishu_robot_too_many" },
    {
      name: "a bad body under HTTP 400",
      status: 400,
      body: says(9_499),
      want: "permanent",
      code: "feishu_robot_refused",
    },
    { name: "an unknown code", body: says(230_001, "no"), want: "permanent", code: "feishu_robot_refused" },
    {
      name: "an error that says all is well",
      status: 400,
      body: says(0),
      want: "config",
      code: "feishu_robot_address_wrong",
    },
    { name: "an error of the older shape", body: '{"StatusCode":19024}', want: "config", code: "feishu_robot_keyword" },
    { name: "a page", body: "<html>", want: "unknown", code: "feishu_robot_no_answer" },
    { name: "HTTP 404", status: 404, body: "", want: "config", code: "feishu_robot_address_wrong" },
    { name: "HTTP 504", status: 504, body: "", want: "unknown", code: "feishu_robot_no_answer" },
    { name: "HTTP 500 with JSON", status: 500, body: says(19_001), want: "transient", code: "feishu_robot_busy" },
  ])("takes $name for $want", async ({ status = 200, body, want, code }) => {
    const fake = await aRobot();
    fake.behave({ kind: "says", status, body });
    const outcome = await opened(feishuRobot, { url: fake.url }, tools).send(aMessage());
    expect(outcome).toMatchObject({ kind: want, problem: { code } });
  });

  it("takes the success of the older shape", async () => {
    const fake = await aRobot();
    fake.behave({ kind: "says", body: '{"Extra":null,"StatusCode":0,"StatusMessage":"success"}' });
    expect(await opened(feishuRobot, { url: fake.url }, tools).send(aMessage())).toEqual({
      kind: "sent",
      receipt: null,
    });
  });

  it("stays below 20 KB with a text that JSON must escape, and as many links as can be", async () => {
    const fake = await aRobot();
    const long = '"\\'.repeat(9_000);
    const link = `https://board.shop.test/${"a".repeat(970)}`;
    const actions = Array.from({ length: 8 }, () => ({ label: long, link }));
    const message = aMessage({ title: long, lines: [long, long], link, actions });
    for (const format of ["card", "text"]) {
      expect((await opened(feishuRobot, { url: fake.url, format }, tools).send(message)).kind).toBe("sent");
    }
    expect(fake.requests).toHaveLength(2);
  });
});

describe("the Feishu robot's pace", () => {
  const { tools, time } = someTools();
  let robot: FakeFeishuRobot;
  beforeEach(async () => {
    time.now += 3_600_000;
    robot = await startFakeFeishuRobot(() => time.now);
  });
  afterEach(async () => {
    await robot.close();
  });

  it("never meets either of the robot's limits, and gets 120 messages through in 80 seconds", async () => {
    const notifier = opened(feishuRobot, { url: robot.url }, tools);
    const start = time.now;
    let waiting = Array.from({ length: 120 }, () => start);
    const seen = new Set<string>();
    while (waiting.length > 0) {
      time.now = Math.max(time.now, Math.min(...waiting));
      const due = waiting.filter((at) => at <= time.now);
      waiting = waiting.filter((at) => at > time.now);
      for (let i = 0; i < due.length; i += 1) {
        const outcome = await notifier.send(aMessage());
        seen.add(outcome.kind === "rate" ? outcome.problem.code : outcome.kind);
        if (outcome.kind === "rate") waiting.push(time.now + outcome.wait_ms);
      }
    }
    expect([...seen].sort()).toEqual(["feishu_robot_turn", "sent"]);
    expect(robot.shown).toHaveLength(120);
    expect(time.now - start).toBeLessThanOrEqual(80_000);
  });

  it("keeps everyone waiting for a minute after the robot complained", async () => {
    const notifier = opened(feishuRobot, { url: robot.url }, tools);
    robot.behave({ kind: "says", body: says(11_232) });
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 60_000 });
    robot.behave({ kind: "strict" });
    time.now += 59_999;
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 1 });
    time.now += 1;
    expect((await notifier.send(aMessage())).kind).toBe("sent");
    expect(robot.requests).toHaveLength(2);
  });
});

describe("the Feishu robot's settings", () => {
  const url = "https://open.feishu.cn/open-apis/bot/v2/hook/s3cret";
  it.each([
    { name: "nothing", config: {}, says: "Webhook 地址 url" },
    { name: "an address in the clear", config: { url: url.replace("https", "http") }, says: "https:// 开头" },
    { name: "another protocol", config: { url: url.replace("https", "ftp") }, says: "https:// 开头" },
    { name: "no hook", config: { url: "https://open.feishu.cn/open-apis/bot/v2/s3cret" }, says: "/hook/" },
    { name: "an unknown format", config: { url, format: "markdown" }, says: "消息格式" },
    { name: "a misspelt field", config: { url, keywrod: "x" }, says: "keywrod" },
  ])("are refused in Chinese with $name, without the hook", ({ config, says }) => {
    const reading = feishuRobot.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });
});

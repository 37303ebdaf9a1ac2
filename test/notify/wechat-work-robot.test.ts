import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import { wechatWorkRobot } from "../../src/adapters/notify/wechat-work/wechat-work-robot.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";

import { aMessage } from "./message-builder.ts";

describeNotifier("the group robot", async () => {
  const { tools, time, logged } = someTools();
  const robot = await startFakeWechatWorkRobot(() => time.now);
  const say = (errcode: number) => () =>
    robot.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused, from url ${robot.url}` }) });
  return {
    notifier: opened(wechatWorkRobot, { url: robot.url }, tools),
    secrets: [robot.key],
    logged,
    delivered: () => Promise.resolve(robot.taken),
    faults: {
      rate: say(45_009),
      transient: say(-1),
      permanent: say(40_058),
      config: say(93_000),
      unknown: () => robot.behave({ kind: "hangs up", after: "request" }),
    },
    heal: () => robot.behave({ kind: "strict" }),
    close: () => robot.close(),
  };
}, ["rate", "transient", "unknown", "permanent", "config"]);

describe("the group robot's wire", () => {
  let robot: FakeWechatWorkRobot;
  const { tools, time } = someTools();
  beforeEach(async () => {
    time.now += 3_600_000;
    robot = await startFakeWechatWorkRobot(() => time.now);
  });
  afterEach(async () => {
    await robot.close();
  });
  const robotChannel = (config = {}) => opened(wechatWorkRobot, { url: robot.url, ...config }, tools);

  it("posts markdown as UTF-8 JSON to the address as it was given", async () => {
    await robotChannel().send(aMessage({ title: "缺货", lines: ["可用 0 件"], severity: "out" }));
    expect(robot.requests.map(({ path, headers, bytes }) => [path, headers["content-type"], bytes.toString()])).toEqual(
      [
        [
          `/cgi-bin/webhook/send?key=${robot.key}`,
          "application/json; charset=utf-8",
          JSON.stringify({
            msgtype: "markdown",
            markdown: {
              content:
                '### <font color="warning">缺货</font>\n可用 0 件\n[查看详情](https://board.shop.test/items/A-1)',
            },
          }),
        ],
      ],
    );
  });

  it("posts plain text where the channel asks for it", async () => {
    await robotChannel({ format: "text" }).send(aMessage({ title: "缺货 *急*", lines: ["可用 0 件"] }));
    expect(robot.taken).toEqual(["缺货 *急*\n可用 0 件\nhttps://board.shop.test/items/A-1"]);
  });

  it.each([
    { name: "the key is wrong", key: "wrong", want: "config" },
    { name: "all is well", key: undefined, want: "sent" },
  ])("ends as $want when $name", async ({ key, want }) => {
    const url = key === undefined ? robot.url : robot.url.replace(robot.key, key);
    expect((await opened(wechatWorkRobot, { url }, tools).send(aMessage())).kind).toBe(want);
  });

  it.each([
    { name: "HTTP 500", status: 500, body: "oops", want: "transient" },
    { name: "HTTP 502", status: 502, body: "", want: "transient" },
    { name: "HTTP 504, which may have passed it on", status: 504, body: "", want: "unknown" },
    { name: "HTTP 429", status: 429, body: "", want: "rate" },
    { name: "HTTP 404", status: 404, body: "not found", want: "config" },
    { name: "HTTP 200 with a page", status: 200, body: "<html>", want: "unknown" },
    { name: "HTTP 200 with JSON of another kind", status: 200, body: "[]", want: "unknown" },
    { name: "HTTP 200 with an unknown code", status: 200, body: '{"errcode":40008}', want: "permanent" },
    { name: "an endless answer", status: 200, body: "x".repeat(200_000), want: "unknown" },
  ])("takes $name for $want", async ({ status, body, want }) => {
    robot.behave({ kind: "says", status, body });
    expect((await robotChannel().send(aMessage())).kind).toBe(want);
  });

  it("does not take its key along to where a redirect leads", async () => {
    robot.behave({ kind: "says", status: 307, body: "", location: robot.url });
    expect((await robotChannel().send(aMessage())).kind).toBe("config");
    expect(robot.requests).toHaveLength(1);
  });

  it("does not know what became of a message when no answer comes in time", async () => {
    robot.behave({ kind: "is silent" });
    const hasty = opened(wechatWorkRobot, { url: robot.url }, { ...tools, timeout_ms: 400 });
    expect((await hasty.send(aMessage())).kind).toBe("unknown");
    expect(robot.requests).toHaveLength(1);
  });

  it("takes https spoken to a server without it for a matter of settings", async () => {
    const secure = robotChannel({ url: robot.url.replace("http:", "https:") });
    expect((await secure.send(aMessage())).kind).toBe("config");
  });
});

describe("the group robot without a connection", () => {
  const { tools } = someTools(400);
  let server: Server | undefined;
  afterEach(async () => {
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
    server = undefined;
  });

  async function portOf(listening: Server): Promise<number> {
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    // A server that listens on TCP has an address object.
    return (listening.address() as AddressInfo).port;
  }

  it("tries again later when nobody listens", async () => {
    const gone = createServer();
    const port = await portOf(gone);
    await new Promise<void>((resolve) => gone.close(() => resolve()));
    server = undefined;
    const outcome = await opened(wechatWorkRobot, { url: `http://127.0.0.1:${port}/send?key=secret-key` }, tools).send(
      aMessage(),
    );
    expect(outcome).toMatchObject({ kind: "transient", problem: { code: "robot_not_connected" } });
    expect(JSON.stringify(outcome)).not.toContain("secret-key");
  });

  it("tries again later when time runs out before the connection stands, for then nothing was sent", async () => {
    const deaf = createServer((socket) =>
      socket
        .on("error", () => undefined)
        .on("end", () => socket.end())
        .resume(),
    );
    const port = await portOf(deaf);
    const url = `https://127.0.0.1:${port}/send?key=secret-key`;
    expect((await opened(wechatWorkRobot, { url }, tools).send(aMessage())).kind).toBe("transient");
  });
});

describe("the group robot's pace", () => {
  const { tools, time } = someTools();
  let robot: FakeWechatWorkRobot;
  beforeEach(async () => {
    time.now += 3_600_000;
    robot = await startFakeWechatWorkRobot(() => time.now);
  });
  afterEach(async () => {
    await robot.close();
  });

  it("never meets the robot's limit, and gets 100 messages through in six minutes", async () => {
    const notifier = opened(wechatWorkRobot, { url: robot.url }, tools);
    const start = time.now;
    // Each message comes back when it was told to, as the outbox does it.
    let waiting = Array.from({ length: 100 }, (_, i) => ({
      due: time.now,
      message: aMessage({ title: `第 ${i} 条` }),
    }));
    const seen = new Set<string>();
    let refusals = 0;
    while (waiting.length > 0) {
      time.now = Math.max(time.now, Math.min(...waiting.map(({ due }) => due)));
      const due = waiting.filter((one) => one.due <= time.now);
      waiting = waiting.filter((one) => one.due > time.now);
      for (const { message } of due) {
        const outcome = await notifier.send(message);
        seen.add(outcome.kind === "rate" ? outcome.problem.code : outcome.kind);
        if (outcome.kind === "rate") {
          refusals += 1;
          waiting.push({ due: time.now + outcome.wait_ms, message });
        }
      }
    }
    expect([...seen].sort()).toEqual(["robot_turn", "sent"]);
    expect(robot.taken).toHaveLength(100);
    expect(time.now - start).toBeLessThanOrEqual(6 * 60_000);
    expect(refusals).toBe(82);
  });

  it("shares the limit between channels on one address", async () => {
    const channels = [0, 1].map(() => opened(wechatWorkRobot, { url: robot.url }, tools));
    const outcomes: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      for (const channel of channels) outcomes.push((await channel.send(aMessage())).kind);
    }
    expect(outcomes.filter((kind) => kind === "sent")).toHaveLength(18);
  });

  it("keeps everyone waiting for a minute after the robot complained", async () => {
    const notifier = opened(wechatWorkRobot, { url: robot.url }, tools);
    robot.behave({ kind: "says", body: '{"errcode":45009,"errmsg":"api freq out of limit"}' });
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 60_000 });
    robot.behave({ kind: "strict" });
    time.now += 59_000;
    expect(await notifier.send(aMessage())).toMatchObject({ kind: "rate", wait_ms: 1_000 });
    time.now += 1_000;
    expect((await notifier.send(aMessage())).kind).toBe("sent");
    expect(robot.requests).toHaveLength(2);
  });
});

describe("the group robot's settings", () => {
  it.each([
    { name: "nothing", config: {}, says: "Webhook 地址 url" },
    { name: "no address", config: { url: "机器人" }, says: "https:// 开头" },
    { name: "an address in the clear", config: { url: "http://robot.test/?key=1" }, says: "https:// 开头" },
    { name: "another protocol", config: { url: "ftp://robot.test/?key=1" }, says: "https:// 开头" },
    { name: "no key", config: { url: "https://robot.test/send" }, says: "key" },
    { name: "an unknown format", config: { url: "https://robot.test/?key=s3cret", format: "card" }, says: "消息格式" },
    { name: "a misspelt field", config: { url: "https://robot.test/?key=s3cret", fromat: "text" }, says: "fromat" },
  ])("are refused in Chinese with $name, without the key", ({ config, says }) => {
    const reading = wechatWorkRobot.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type FakeDingtalkRobot,
  type FakeWechatWorkRobot,
  startFakeDingtalkRobot,
  startFakeFeishuRobot,
  startFakeWechatWorkRobot,
} from "@stockguard/channel-fakes";
import { smtpMail } from "../../src/adapters/notify/mail/smtp-mail.ts";
import { dingtalkRobot } from "../../src/adapters/notify/robots/dingtalk-robot.ts";
import { feishuRobot } from "../../src/adapters/notify/robots/feishu-robot.ts";
import { wechatWorkRobot } from "../../src/adapters/notify/wechat-work/wechat-work-robot.ts";
import type { MessagePicture, OutgoingMessage } from "../../src/ports/notifier.ts";
import { opened, someTools } from "./channel-tools.ts";
import { startMailServer } from "./mail-server.ts";
import { aMessage } from "./message-builder.ts";

const PNG = Buffer.from("89504e470d0a1a0a00ff00ff", "hex");
const LINK = "https://board.shop.test/picture/all.png";
const CARD_LINK = "https://board.shop.test/picture/worst.png";

function pictured(parts: Partial<MessagePicture> = {}, message: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const picture = { alt: "库存走势：<杯>", png: () => Promise.resolve(PNG), link: null, card_link: null, ...parts };
  return { ...aMessage(message), picture };
}

const SENT = { kind: "sent", receipt: null };

describe("a picture by the 企业微信 robot", () => {
  const { tools, time } = someTools();
  let robot: FakeWechatWorkRobot;
  beforeEach(async () => {
    time.now += 3_600_000;
    robot = await startFakeWechatWorkRobot(() => time.now);
  });
  afterEach(() => robot.close());
  const channel = (format: string) => opened(wechatWorkRobot, { url: robot.url, format }, tools);

  it.each(["markdown", "text", "template_card"])("follows %s in a message of its own", async (format) => {
    expect(await channel(format).send(pictured())).toEqual(SENT);
    expect(robot.taken).toHaveLength(1);
    expect(robot.pictures).toEqual([PNG]);
  });

  it("is part of a card where it has an address", async () => {
    const long = "【预警】316 不锈钢真空保温杯大容量便携车载男女学生水杯 预计 11 月 26 日缺货";
    const lines = ["等级：紧急", long, "第二行", "第三行", "第四行"];
    expect(await channel("template_card").send(pictured({ link: LINK, card_link: CARD_LINK }, { lines }))).toEqual(
      SENT,
    );
    const [body] = robot.requests.map(({ bytes }) => JSON.parse(bytes.toString()) as unknown);
    expect(body).toMatchObject({
      template_card: {
        card_type: "news_notice",
        card_image: { url: CARD_LINK, aspect_ratio: 1.5 },
        vertical_content_list: [{ title: long.slice(0, 13), desc: long.slice(13) }, { title: "第二行" }, {}, {}],
      },
    });
    expect(robot.pictures).toEqual([]);
  });

  it("that its vendor does not take leaves the words, as the card of words", async () => {
    robot.behave({ kind: "says", body: JSON.stringify({ errcode: 40_058, errmsg: "card_image" }) });
    const refused = await channel("template_card").send(pictured({ card_link: CARD_LINK }));
    expect(refused.kind).toBe("permanent");
    const kinds = robot.requests.map(({ bytes }) => bytes.toString().match(/"card_type":"(\w+)"/)?.[1]);
    expect(kinds).toEqual(["news_notice", "text_notice"]);
  });

  it.each([
    { name: "cannot be drawn", png: () => Promise.resolve(null), receipt: null },
    { name: "is too large", png: () => Promise.resolve(Buffer.alloc(2 * 1024 * 1024 + 1)), receipt: null },
    { name: "is refused", png: () => Promise.resolve(Buffer.from("no picture")), receipt: "已发送；走势图没有发出" },
  ])("that $name leaves the words", async ({ png, receipt }) => {
    expect(await channel("markdown").send(pictured({ png }))).toEqual({ kind: "sent", receipt });
    expect(robot.taken).toHaveLength(1);
    expect(robot.pictures).toEqual([]);
  });

  it("that would be one too many for the minute is left out", async () => {
    for (let sent = 0; sent < 17; sent += 1) await channel("markdown").send(aMessage());
    expect(await channel("markdown").send(pictured())).toEqual({ kind: "sent", receipt: "已发送；走势图没有发出" });
    expect(robot.taken).toHaveLength(18);
  });

  it("is not sent where its words were not", async () => {
    robot.behave({ kind: "says", body: JSON.stringify({ errcode: 93_000, errmsg: "invalid webhook url" }) });
    expect((await channel("markdown").send(pictured())).kind).toBe("config");
    expect(robot.requests).toHaveLength(1);
  });
});

describe("a picture by address alone", () => {
  const { tools, time } = someTools();
  let robot: FakeDingtalkRobot;
  beforeEach(async () => {
    robot = await startFakeDingtalkRobot(() => time.now);
  });
  afterEach(() => robot.close());

  it.each(["action_card", "markdown"])("is shown inside 钉钉's %s", async (format) => {
    const channel = opened(dingtalkRobot, { url: robot.url, format }, tools);
    expect(await channel.send(pictured({ link: LINK }))).toEqual(SENT);
    expect(robot.requests[0]?.bytes.toString()).toContain(`![库存走势](${LINK})`);
    await channel.send(pictured());
    expect(robot.requests[1]?.bytes.toString()).not.toContain("![");
  });

  it("is a button of 飞书's card", async () => {
    const feishu = await startFakeFeishuRobot(() => time.now);
    const channel = opened(feishuRobot, { url: feishu.url }, tools);
    expect(await channel.send(pictured({ link: LINK }))).toEqual(SENT);
    expect(feishu.shown[0]?.links).toContainEqual({ label: "库存走势图", url: LINK });
    await channel.send(pictured());
    expect(feishu.shown[1]?.links).toHaveLength(1);
    await feishu.close();
  });
});

describe("a picture by mail", () => {
  it("lies inside, without an address, and its words stand alone where it could not be drawn", async () => {
    const server = await startMailServer({ user: "u@shop.test", password: "p" });
    const account = { user: "u@shop.test", password: "p", from: "u@shop.test" };
    const settings = { host: "127.0.0.1", port: server.port, security: "none", ...account };
    const channel = opened(smtpMail, settings, someTools(3_000).tools);
    await channel.send(pictured({ link: LINK }));
    await channel.send(pictured({ png: () => Promise.resolve(null) }));
    const file = { name: "week-2026-11-23.xlsx", content: () => Promise.resolve(Buffer.from("PK")) };
    await channel.send({ ...aMessage(), file });
    await channel.send({ ...aMessage(), file: { ...file, content: () => Promise.resolve(null) } });
    await server.close();
    expect(server.mails[2]?.mail.attachments).toMatchObject([
      { filename: file.name, contentDisposition: "attachment", content: Buffer.from("PK") },
    ]);
    expect(server.mails[3]?.mail.attachments).toEqual([]);
    const [shown, plain] = server.mails.map(({ mail, raw }) => ({ mail, raw }));
    expect(shown?.mail.attachments).toMatchObject([
      { contentType: "image/png", contentDisposition: "inline", cid: "stock@stockguard", content: PNG },
    ]);
    expect(shown?.raw).toContain('<img src=3D"cid:stock@stockguard"');
    expect(shown?.mail.text).toContain("可用 12 件");
    expect(plain?.mail).toMatchObject({ attachments: [], subject: aMessage().title });
    expect(plain?.raw).not.toContain("cid:");
  });
});

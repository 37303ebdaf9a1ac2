import { describe, expect, it } from "@jest/globals";
import { startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import fc from "fast-check";
import { wechatCard } from "../../src/adapters/notify/wechat-work/wechat-work-card.ts";
import { wechatWorkRobot } from "../../src/adapters/notify/wechat-work/wechat-work-robot.ts";
import type { Message } from "../../src/contracts/message.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

describeNotifier("the group robot with cards", async () => {
  const { tools, time, logged } = someTools();
  const robot = await startFakeWechatWorkRobot(() => time.now);
  const say = (errcode: number) => () =>
    robot.behave({ kind: "says", body: JSON.stringify({ errcode, errmsg: `refused, from url ${robot.url}` }) });
  return {
    notifier: opened(wechatWorkRobot, { url: robot.url, format: "template_card" }, tools),
    secrets: [robot.key],
    logged,
    delivered: () => Promise.resolve(robot.taken),
    faults: { rate: say(45_009), permanent: say(40_058), config: say(93_000) },
    heal: () => robot.behave({ kind: "strict" }),
    close: () => robot.close(),
  };
}, ["rate", "permanent", "config"]);

describe("the group robot's card", () => {
  it("holds title, facts, the rest of the lines, answers, and leads to the details", () => {
    const actions = ["确认", "暂缓", "已订货", "忽略"].map((label, i) => ({ label, link: `https://b.test/${i}` }));
    const lines = ["等级：紧急，可用 12 件", "处理：今天下单", "这一行没有名目", "比五个字更长：名目太长"];
    expect(wechatCard(aMessage({ title: "【缺货】保温杯", severity: "out", lines, actions }))).toEqual({
      card_type: "text_notice",
      source: { desc: "缺货卫士", desc_color: 2 },
      main_title: { title: "【缺货】保温杯" },
      sub_title_text: "这一行没有名目\n比五个字更长：名目太长",
      horizontal_content_list: [
        { keyname: "等级", value: "紧急，可用 12 件" },
        { keyname: "处理", value: "今天下单" },
      ],
      jump_list: [
        { type: 1, title: "确认", url: "https://b.test/0" },
        { type: 1, title: "暂缓", url: "https://b.test/1" },
        { type: 1, title: "已订货", url: "https://b.test/2" },
      ],
      card_action: { type: 1, url: "https://board.shop.test/items/A-1" },
    });
  });

  it("leaves out what it has nothing for", () => {
    expect(wechatCard(aMessage({ title: "缺货", lines: [] }))).toEqual({
      card_type: "text_notice",
      source: { desc: "缺货卫士", desc_color: 2 },
      main_title: { title: "缺货" },
      card_action: { type: 1, url: "https://board.shop.test/items/A-1" },
    });
  });

  it.each<{ severity: Message["severity"]; colour: number }>([
    { severity: "out", colour: 2 },
    { severity: "critical", colour: 2 },
    { severity: "high", colour: 1 },
    { severity: "watch", colour: 0 },
    { severity: "unknown", colour: 0 },
    { severity: "none", colour: 3 },
  ])("marks $severity with colour $colour", ({ severity, colour }) => {
    expect(wechatCard(aMessage({ severity }))?.source.desc_color).toBe(colour);
  });

  it("repeats a title in full below where its place is too short", () => {
    const title = "不锈钢真空保温杯".repeat(5);
    const card = wechatCard(aMessage({ title, lines: ["末行"] }));
    expect(card?.main_title.title).toBe(`${title.slice(0, 25)}…`);
    expect(card?.sub_title_text).toBe(`${title}\n末行`);
  });

  it("lets no long reason crowd out what is to be done", () => {
    const card = wechatCard(
      aMessage({ title: "缺货", lines: [`原因：${"长".repeat(200)}`, `处理：${"订".repeat(30)}`] }),
    );
    expect(card?.sub_title_text).toBe(`原因：${"长".repeat(74)}…\n处理：${"订".repeat(30)}`);
  });

  it.each([
    { name: "a seventh fact", lines: Array.from({ length: 7 }, (_, i) => `第${i}：${i}`), rest: "第6：6" },
    { name: "a long fact", lines: [`处理：${"长".repeat(27)}`], rest: `处理：${"长".repeat(27)}` },
    { name: "a name without a fact", lines: ["处理："], rest: "处理：" },
    { name: "a fact without a name", lines: ["：今天"], rest: "：今天" },
  ])("shows $name among the rest", ({ lines, rest }) => {
    expect(wechatCard(aMessage({ title: "缺货", lines }))?.sub_title_text).toBe(rest);
  });

  it("is none without details to lead to, for a tap on it must not be an answer", () => {
    const actions = [{ label: "确认", link: "https://b.test/0" }];
    expect(wechatCard(aMessage({ link: null, actions }))).toBeNull();
  });

  it("is taken by the robot, whatever is typed", async () => {
    const { tools, time } = someTools();
    const robot = await startFakeWechatWorkRobot(() => time.now);
    const notifier = opened(wechatWorkRobot, { url: robot.url, format: "template_card" }, tools);
    const typed = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary", maxLength: 300 }));
    const property = fc.asyncProperty(typed, fc.array(typed, { maxLength: 9 }), typed, async (title, lines, label) => {
      time.now += 60_000;
      const actions = [{ label: `${label}答`, link: "https://b.test/0" }];
      const named = lines.map((line, i) => (i % 2 === 0 ? `名目：${line}` : line));
      expect((await notifier.send(aMessage({ title, lines: named, actions }))).kind).toBe("sent");
    });
    try {
      await fc.assert(property, { numRuns: 60, seed: 20_261_123 });
    } finally {
      await robot.close();
    }
  });
});

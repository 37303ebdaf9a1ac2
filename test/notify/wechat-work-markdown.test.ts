import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { wechatMarkdown, wechatText } from "../../src/adapters/notify/wechat-work/wechat-work-markdown.ts";
import type { Message } from "../../src/contracts/message.ts";
import { aMessage } from "./message-builder.ts";

const severities: Message["severity"][] = ["out", "critical", "high", "watch", "none", "unknown"];

describe("the robot's markdown", () => {
  it.each([
    { severity: "out", colour: "warning" },
    { severity: "critical", colour: "warning" },
    { severity: "high", colour: "comment" },
    { severity: "watch", colour: "comment" },
    { severity: "unknown", colour: "comment" },
    { severity: "none", colour: "info" },
  ] as const)("shows the title of $severity in $colour", ({ severity, colour }) => {
    const text = wechatMarkdown(aMessage({ severity, title: "标题", lines: [], link: null }));
    expect(text).toBe(`### <font color="${colour}">标题</font>`);
  });

  it.each([
    { name: "a mention of everybody", typed: "<@all>", shown: "＜@all＞" },
    { name: "a colour", typed: '<font color="info">杯</font>', shown: '＜font color="info"＞杯＜/font＞' },
    { name: "a link", typed: "[点我](https://evil.test)", shown: "［点我］(https：//evil.test)" },
    { name: "bold and code", typed: "**杯** `x`", shown: "＊＊杯＊＊ ｀x｀" },
    { name: "an item of a list", typed: "- 杯", shown: "－ 杯" },
    { name: "a numbered item", typed: "1. 杯", shown: "1． 杯" },
    { name: "a rule", typed: "---", shown: "－--" },
    { name: "emphasis", typed: "_杯_ ~~杯~~ A_1", shown: "＿杯＿ ～～杯～～ A_1" },
    { name: "what is none of them", typed: "-3 件、1.5 米、3~5 天", shown: "-3 件、1.5 米、3~5 天" },
    { name: "a web address", typed: "https://evil.test/a", shown: "https：//evil.test/a" },
    { name: "a heading and a quote", typed: "# 杯\n> 引用", shown: "＃ 杯 ＞ 引用" },
  ])("shows $name typed into a name as plain signs", ({ typed, shown }) => {
    const text = wechatMarkdown(aMessage({ title: "标题", lines: [typed], link: null }));
    expect(text.split("\n")[1]).toBe(shown);
  });

  it.each([
    { name: "another protocol", link: "javascript:alert(1)" },
    { name: "no address", link: "见看板" },
    { name: "an address too long to be one", link: `https://board.shop.test/${"杯".repeat(500)}` },
  ])("leaves out a link that is $name", ({ link }) => {
    expect(wechatMarkdown(aMessage({ link }))).not.toContain("查看详情");
  });

  it("keeps a link whole that holds brackets or Chinese", () => {
    const text = wechatMarkdown(aMessage({ link: "https://board.shop.test/items/杯(大)?a=<b>" }));
    expect(text.split("\n").at(-1)).toBe(
      "[查看详情](https://board.shop.test/items/%E6%9D%AF%28%E5%A4%A7%29?a=%3Cb%3E)",
    );
  });

  it("keeps its limits, its own markup and its link, whatever is typed", () => {
    const typed = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", minLength: 500, maxLength: 3_000 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...severities),
        typed,
        fc.array(typed, { maxLength: 5 }),
        (severity, title, lines) => {
          const message = aMessage({ severity, title, lines });
          const markdown = wechatMarkdown(message);
          expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(4_096);
          expect(Buffer.byteLength(wechatText(message))).toBeLessThanOrEqual(2_048);
          expect(markdown).toMatch(/^### <font color="(warning|comment|info)">[^<>\n]*<\/font>\n/);
          expect(markdown.match(/[<>[\]`*#]/g)?.join("")).toBe("###<><>[]");
          expect(markdown.endsWith("[查看详情](https://board.shop.test/items/A-1)")).toBe(true);
        },
      ),
    );
  });
});

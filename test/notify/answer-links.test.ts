import { describe, expect, it } from "@jest/globals";
import { mailContent } from "../../src/adapters/notify/mail/mail-content.ts";
import { wechatMarkdown, wechatText } from "../../src/adapters/notify/wechat-work/wechat-work-markdown.ts";
import { aMessage } from "./message-builder.ts";

const message = aMessage({
  link: "https://board.shop.test/items/A",
  actions: [
    { label: "确认", link: "https://board.shop.test/answer#a.b" },
    { label: "忽略 7 天", link: "javascript:alert(1)" },
  ],
});

describe("answers by link in a message", () => {
  it("stand behind the details in the robot's markdown, and nothing that is no web address", () => {
    const foot = wechatMarkdown(message).split("\n").at(-1);
    expect(foot).toBe("[查看详情](https://board.shop.test/items/A)  [确认](https://board.shop.test/answer#a.b)");
  });

  it("are left out of plain text, where bare addresses would fill the screen", () => {
    expect(wechatText(message)).not.toContain("/answer");
  });

  it("stand in both halves of a mail", () => {
    const { text, html } = mailContent(message);
    expect(text).toContain("确认：https://board.shop.test/answer#a.b");
    expect(html).toContain('<a href="https://board.shop.test/answer#a.b">确认</a>');
    expect(text + html).not.toContain("javascript");
  });
});

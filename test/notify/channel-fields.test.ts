import { describe, expect, it } from "@jest/globals";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { askedSettings } from "../../src/entrypoints/cli/channel-dialogue.ts";

const KINDS = Object.entries(CHANNELS).map(([kind, channel]) => ({ kind, channel }));

describe.each(KINDS)("the settings of $kind", ({ channel }) => {
  const fields = Object.entries(channel.fields);

  it("are asked for once each, and exactly the secret ones unseen", async () => {
    const asked: string[] = [];
    const hidden: string[] = [];
    const nameIn = (question: string) => /^[^（]* (\w+)（/.exec(question)?.[1] ?? question;
    const terminal = {
      is_interactive: true,
      print: () => undefined,
      ask: (question: string) => Promise.resolve(`${asked.push(nameIn(question))}`),
      askHidden: (question: string) => Promise.resolve(`${hidden.push(nameIn(question))}`),
    };
    await askedSettings({ ...channel, faultOf: () => null }, {}, terminal);
    const names = (is_secret: boolean) =>
      fields.filter(([, field]) => field.is_secret === is_secret).map(([name]) => name);
    expect({ asked, hidden }).toEqual({ asked: names(false), hidden: names(true) });
    expect(asked.filter((name) => /secret|password|key(?!word)/.test(name))).toEqual([]);
  });

  it("take every answer that is offered, shown as an example or in force by itself", () => {
    for (const [name, { choices = {}, example, preset }] of fields) {
      const offered = [...Object.keys(choices), ...[example, preset].filter((text) => text != null)];
      // An example that breaks off stands for what only its owner knows.
      for (const answer of offered.filter((text) => !text.includes("…"))) {
        expect({ name, answer, fault: channel.faultOf(name, answer) }).toEqual({ name, answer, fault: null });
      }
    }
  });

  it("take no answer beside those that are offered, and nothing only where it may be left out", () => {
    const chosen = fields.filter(([, { choices }]) => choices !== undefined).map(([name]) => name);
    expect(chosen.filter((name) => channel.faultOf(name, "pigeon")?.startsWith("应是") !== true)).toEqual([]);
    expect(fields.map(([name]) => channel.faultOf(name, " "))).toEqual(
      fields.map(([, { is_required }]) => (is_required ? "不能为空" : null)),
    );
  });
});

describe("an answer", () => {
  it.each([
    { kind: "wechat_work_robot", field: "url", answer: "x", fault: "应是以 https:// 开头的完整地址" },
    { kind: "wechat_work_robot", field: "url", answer: "https://a.test/", fault: "地址中缺少 key 参数" },
    { kind: "wechat_work_app", field: "agentid", answer: "abc", fault: "应是数字" },
    { kind: "wechat_work_app", field: "agentid", answer: "0", fault: "应大于 0" },
    { kind: "smtp_mail", field: "port", answer: "1.5", fault: "应是整数" },
    { kind: "smtp_mail", field: "port", answer: "70000", fault: "应不大于 65535" },
    { kind: "aliyun_sms", field: "value_length", answer: "0", fault: "应不小于 1" },
    { kind: "signed_webhook", field: "is_idempotent", answer: "maybe", fault: "应是“是”或“否”" },
    { kind: "wechat_work_robot", field: "colour", answer: "red", fault: expect.any(String) },
  ])("$answer for $field is refused: $fault", ({ kind, field, answer, fault }) => {
    expect(CHANNELS[kind]?.faultOf(field, answer)).toEqual(fault);
  });
});

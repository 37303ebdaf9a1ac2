import { describe, expect, it } from "@jest/globals";
import type { MessagesReport } from "../../src/contracts/messages-report.ts";
import { labelledLine, messageGroups } from "../../src/entrypoints/web/src/messages/message-groups.ts";

function aMessage(id: number, at: number | null): MessagesReport["messages"][number] {
  return {
    id,
    channel: "console",
    receiver_role: "采购",
    receiver: null,
    severity: "out",
    title: "【缺货】保温杯 已缺货",
    lines: [],
    state: at === null ? "waiting" : "done",
    at,
    latency_ms: null,
    note: null,
    problem: null,
  };
}

describe("messageGroups", () => {
  const dayOf = (at: number) => `day ${Math.floor(at / 100)}`;
  const ids = (messages: Parameters<typeof messageGroups>[0]) =>
    messageGroups(messages, dayOf).map(({ day, messages: grouped }) => [day, grouped.map(({ id }) => id)]);

  it("puts messages under their day, in the order given", () => {
    expect(ids([aMessage(4, 210), aMessage(3, 205), aMessage(2, 110)])).toEqual([
      ["day 2", [4, 3]],
      ["day 1", [2]],
    ]);
  });

  it("puts what is not sent yet first", () => {
    expect(ids([aMessage(2, 110), aMessage(5, null)])).toEqual([
      [null, [5]],
      ["day 1", [2]],
    ]);
  });

  it("has no group without messages", () => {
    expect(ids([])).toEqual([]);
  });
});

describe("labelledLine", () => {
  it.each([
    { line: "原因：现有 0 个，欠交：86 个。", want: { label: "原因", text: "现有 0 个，欠交：86 个。" } },
    { line: "今天下单。", want: { label: null, text: "今天下单。" } },
    { line: "· 橙子宠物店（杭州）：7 只", want: { label: null, text: "· 橙子宠物店（杭州）：7 只" } },
    { line: "您好，提醒一下：快没货了", want: { label: null, text: "您好，提醒一下：快没货了" } },
  ])("reads $line", ({ line, want }) => {
    expect(labelledLine(line)).toEqual(want);
  });
});

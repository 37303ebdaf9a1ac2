import { describe, expect, it } from "@jest/globals";
import type { MessagesReport } from "../../src/contracts/messages-report.ts";
import { EVERY_MESSAGE, type MessageView, shownMessages } from "../../src/entrypoints/web/src/messages/message-view.ts";
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

describe("shownMessages", () => {
  const cup = { ...aMessage(1, 100), lines: ["仓库：杭州主仓"] };
  const plate = {
    ...aMessage(2, 100),
    title: "【预警】餐盘 SP-0002",
    severity: "high" as const,
    receiver_role: "客服",
  };
  const failed = { ...plate, id: 3, state: "dead" as const };
  const of = (view: Partial<MessageView>) =>
    shownMessages([cup, plate, failed], { ...EVERY_MESSAGE, ...view }).map(({ id }) => id);

  it.each([
    { view: {}, want: [1, 2, 3] },
    { view: { search: "杭州 保温杯" }, want: [1] },
    { view: { search: "sp-0002" }, want: [2, 3] },
    { view: { severity: "high" as const }, want: [2, 3] },
    { view: { severity: "high" as const, state: "dead" as const }, want: [3] },
    { view: { role: "客服", search: "保温杯" }, want: [] },
  ])("$view", ({ view, want }) => expect(of(view)).toEqual(want));
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

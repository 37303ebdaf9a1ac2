import { describe, expect, it } from "@jest/globals";
import { alertMessage } from "../../src/app/notify/alert-message.ts";
import { sampleAlert } from "../../src/app/notify/sample-alert.ts";
import { anAssessedSubject, aSetting } from "./assessed-builder.ts";
import { anAlertRule } from "./rule-builder.ts";

const clock = (now: number) => ({ now: () => now, today: () => "2026-12-28" });
const sample = (now = 1) =>
  sampleAlert({ channel: "采购群", receiver: null, link: "https://b.test", clock: clock(now) });
const labelsOf = (lines: readonly string[]) => lines.map((line) => line.slice(0, line.indexOf("：")));

describe("the sample alert", () => {
  it("has the lines of a real one to buyers, and one that says what it is", () => {
    const real = alertMessage(
      anAssessedSubject({ on_hand: 40 }),
      "raised",
      anAlertRule({ receiver_role: "采购" }),
      aSetting(),
    );
    expect(labelsOf(sample().lines)).toEqual([...new Set(labelsOf(real.lines)), "说明"]);
    expect(sample().lines.at(-1)).toContain("不必处理");
  });

  it("says in its title that it is a test, and which day it speaks of", () => {
    expect(sample()).toMatchObject({
      title: "【预警】通道测试：示例商品 预计 2027 年 1 月 6 日缺货",
      link: "https://b.test",
      channel: "采购群",
    });
  });

  it("is another message every time", () => {
    expect(sample(1).reference).not.toBe(sample(2).reference);
  });
});

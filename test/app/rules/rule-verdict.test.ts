import { describe, expect, it } from "@jest/globals";
import { ruleVerdict } from "../../../src/app/rules/rule-verdict.ts";
import type { DryRun } from "../../../src/contracts/rules-report.ts";

const AT = "2026-11-30 13:45";
const COUNTED: DryRun = {
  ...{
    kind: "counted",
    messages: 14,
    unsent: 0,
    digests: 0,
    escalations: 6,
    messages_per_week: 3.5,
    items: [],
    caveats: [],
  },
  receivers: ["采购", "老板"].map((receiver_role) => ({
    ...{ receiver_role, receiver: null, channel: "采购群", unset_channels: [], messages: 7 },
  })),
};

describe("the verdict on a rule's record", () => {
  it("tells what a sound rule would have sent", () => {
    expect(ruleVerdict([], COUNTED, AT)).toBe(
      "2026-11-30 13:45 检查通过。近 30 天试算：14 条（其中升级 6），给 2 个接收者。",
    );
  });

  it("says why nothing could be counted", () => {
    expect(ruleVerdict([], { kind: "uncounted", reason: "condition" }, AT)).toBe(
      "2026-11-30 13:45 检查通过。近 30 天试算：无法从过去推算。",
    );
  });

  it("passes a rule that is only warned of something, and says so", () => {
    const warning = {
      code: "rule_channel_partly_unknown",
      message: "通道“老板群”尚未设置",
      hint: "请管理员设置通道。",
    };
    expect(ruleVerdict([warning], COUNTED, AT).split("\n")).toEqual([
      "2026-11-30 13:45 检查通过。近 30 天试算：14 条（其中升级 6），给 2 个接收者。",
      "另有 1 处提醒，不影响发送：",
      "1. 通道“老板群”尚未设置。请管理员设置通道。",
    ]);
  });

  it("counts apart what no channel would take", () => {
    const lost = { receiver_role: "老板", receiver: null, channel: null };
    const receivers = [{ ...lost, unset_channels: ["老板群"], messages: 7 }];
    expect(ruleVerdict([], { ...COUNTED, messages: 0, escalations: 0, unsent: 7, receivers }, AT)).toBe(
      "2026-11-30 13:45 检查通过。近 30 天试算：0 条；另有 7 条发不出去（通道尚未设置）。",
    );
  });

  it("lists what is to be put right, and how", () => {
    const problems = [
      { code: "a", message: "预警规则“甲”：接收角色“店长”不在可选范围内", hint: "接收角色请选：采购、销售。" },
      { code: "b", message: "预警规则“甲”：优先级不是数字。", hint: "优先级请填数字。" },
    ];
    expect(ruleVerdict(problems, COUNTED, AT).split("\n")).toEqual([
      "2026-11-30 13:45 检查：有 2 处要改。",
      "1. 预警规则“甲”：接收角色“店长”不在可选范围内。接收角色请选：采购、销售。",
      "2. 预警规则“甲”：优先级不是数字。优先级请填数字。",
    ]);
  });
});

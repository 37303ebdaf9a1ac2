import { describe, expect, it } from "@jest/globals";
import { dryRunText, totalText, wayText } from "../../../src/app/rules/dry-run-text.ts";
import { ruleDifferences, ruleHistories } from "../../../src/app/rules/rule-changes.ts";
import { ruleSentence, sentenceText } from "../../../src/app/rules/rule-sentence.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const said = (parts: Partial<AlertRuleRow>) => sentenceText(ruleSentence(anAlertRule(parts)));

describe("a rule in a sentence", () => {
  it.each<[Partial<AlertRuleRow>, string]>([
    [{}, "所有商品达到“预警”及以上时，通知采购；立即逐条；走通道 采购群。"],
    [
      { condition_kind: "weekly_report", receiver_role: "老板", digest_time: "8:30" },
      "全店上周的情况，通知老板；每周一 8:30 起一份；走通道 采购群。",
    ],
    [
      { scope_kind: "category", scope_values: ["杯壶", "餐具"], minimum_severity: "out", receiver: "王一" },
      "分类“杯壶、餐具”的商品缺货时，通知采购（王一）；立即逐条；走通道 采购群。",
    ],
    [
      { scope_kind: "abc_class", scope_values: ["A"], grouping: "daily", quiet_start: "21:00", quiet_end: "08:00" },
      "A 类商品达到“预警”及以上时，通知采购；每天 09:00 汇总一次，缺货和紧急的立即，21:00 到 08:00 不打扰；走通道 采购群。",
    ],
    [
      { condition_kind: "stockout_probability", condition_value: 0.3, valid_from: "2026-11-01" },
      "所有商品缺货概率高于 30% 时，通知采购；立即逐条，同一商品 24 小时内最多一条，2026-11-01 起有效；走通道 采购群。",
    ],
    [
      { condition_kind: "available_below", condition_value: 50, scope_kind: "location", scope_values: ["W1"] },
      "W1 的商品可用库存低于 50 时，通知采购；立即逐条，同一商品 24 小时内最多一条；走通道 采购群。",
    ],
    [
      { condition_kind: "unusual_order", receiver_role: "销售", cool_down_hours: 72 },
      "所有商品出现异常大单时，通知销售；立即逐条，同一商品 72 小时内最多一条；走通道 采购群。",
    ],
    [
      {
        channel: "企微群，短信",
        escalate_after_minutes: 30,
        escalate_role: "老板",
        escalate_channel: "短信",
        priority: 5,
      },
      "所有商品达到“预警”及以上时，通知采购；立即逐条；走通道 企微群，发不出去时依次改用 短信，30 分钟无人确认升级给老板（短信），优先级 5。",
    ],
    [
      { scope_kind: "item", scope_values: [], condition_kind: "days_of_supply", delivery_path: "platform" },
      "商品 （未填） 可供天数不足 （未填） 天时，通知采购；立即逐条，同一商品 24 小时内最多一条；由平台发送。",
    ],
  ])("%j", (parts, want) => expect(said(parts)).toBe(want));
});

describe("what was changed in a rule", () => {
  it("is told part by part, in the words of the form", () => {
    const before = anAlertRule({ channel: "短信", is_active: false });
    const after = anAlertRule({ channel: "企微群", condition_kind: "days_of_supply", condition_value: 7 });
    expect(ruleDifferences(before, after)).toEqual([
      ...["规则状态：停用 → 启用", "触发条件：达到等级 → 可供天数不足", "条件数值：（空） → 7"],
      "通道名称：短信 → 企微群",
    ]);
    expect(ruleDifferences(after, after)).toEqual([]);
  });

  it("knows every part of a rule, and reads parts that an earlier version did not have as empty", () => {
    const earlier = Object.fromEntries(Object.entries(anAlertRule()).filter(([part]) => part !== "grouping"));
    const parts = Object.keys(anAlertRule());
    const other = Object.fromEntries(parts.map((part) => [part, "别的"]));
    // Rows of another shape, as older or broken ones are.
    expect(
      ruleDifferences(anAlertRule({ scope_values: ["甲"] }), {
        ...{ ...other, scope_values: ["乙"], customer_groups: ["丙"] },
      } as never).length,
    ).toBe(parts.length - 1);
    expect(ruleDifferences(earlier as unknown as AlertRuleRow, anAlertRule())).toEqual(["汇总方式：（空） → 逐条"]);
  });

  it("is listed newest first for each record, from its beginning to its end and back", () => {
    const rule = anAlertRule();
    const version = (at: number, row: AlertRuleRow | null, record_id = "r1") => ({
      ...{ record_id, version: at, at },
      rule: row,
    });
    const louder = { ...rule, channel: "短信" };
    const histories = ruleHistories([
      ...[version(1, rule), version(2, louder), version(3, null), version(4, rule)],
      version(9, rule, "r2"),
    ]);
    expect(histories.get("r1")).toEqual([
      { version: 4, changes: ["恢复了规则"] },
      { version: 3, changes: ["删除了规则"] },
      { version: 2, changes: ["通道名称：采购群 → 短信"] },
      { version: 1, changes: ["最早的记录"] },
    ]);
    expect(histories.get("r2")).toHaveLength(1);
  });
});

describe("a dry run in words", () => {
  const total = { rules: 3, uncounted: 1, messages: 14, unsent: 0, receivers: 3, messages_per_week: 3.27 };

  it("says how many messages to how many receivers, over how long", () => {
    expect(totalText({ days: 30, since: "2026-10-24", is_whole: true }, total)).toBe(
      "3 条规则在过去 30 天会发出 14 条消息，给 3 个接收者，平均每周 3.3 条；另有 1 条规则不能推算。",
    );
    expect(
      totalText(
        { days: 30, since: "2026-11-20", is_whole: false },
        { ...total, uncounted: 0, messages_per_week: null },
      ),
    ).toBe("3 条规则自 2026-11-20 有记录以来会发出 14 条消息，给 3 个接收者。");
    expect(totalText({ days: 30, since: null, is_whole: false }, total)).toMatch(/^还没有预警记录/);
  });

  it("says what the messages were, or why they were not counted", () => {
    const counted = {
      kind: "counted",
      messages: 9,
      unsent: 0,
      digests: 2,
      escalations: 1,
      messages_per_week: 2,
    } as const;
    expect(dryRunText({ ...counted, receivers: [], items: [], caveats: ["dates_left_out"] })).toBe(
      "9 条（其中汇总 2、升级 1）；不看生效和截止日期",
    );
    expect(dryRunText({ kind: "uncounted", reason: "condition" })).toBe("无法从过去推算");
  });

  it("says by which channel messages would go, or why they could not", () => {
    expect(wayText({ channel: "采购群", unset_channels: [] })).toBe("经 采购群");
    expect(wayText({ channel: "console", unset_channels: ["企业微信采购群"] })).toBe(
      "经 控制台（企业微信采购群 尚未设置）",
    );
    expect(wayText({ channel: null, unset_channels: ["甲", "乙"] })).toBe("发不出去（甲、乙 尚未设置）");
    expect(totalText({ days: 30, since: "2026-10-24", is_whole: true }, { ...total, unsent: 5 })).toContain(
      "；另有 5 条因通道尚未设置发不出去；",
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import { conditionFinding } from "../../src/app/notify/rule-condition.ts";
import type { AlertRuleRow, RuleConditionKind } from "../../src/contracts/rows.ts";
import type { RiskAssessment } from "../../src/domain/risk/assess-stockout-risk.ts";
import type { SignalKind } from "../../src/domain/risk/signal.ts";
import { anAssessedSubject } from "./assessed-builder.ts";
import { anAlertRule } from "./rule-builder.ts";

const { risk } = anAssessedSubject({
  on_hand: 45,
  purchases: [{ purchase_order_no: "PO-7", expected_on: "2026-11-18" }],
});

const finding = (
  condition_kind: RuleConditionKind,
  condition_value: AlertRuleRow["condition_value"],
  parts: Partial<RiskAssessment> = {},
) => conditionFinding(anAlertRule({ condition_kind, condition_value }), { ...risk, ...parts });

describe("what a rule waits for", () => {
  it.each<{ kind: RuleConditionKind; value: number | null; parts: Partial<RiskAssessment>; says: string | null }>([
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: 4 }, says: "可供 4 天，低于 7 天" },
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: 6.98 }, says: "可供 6.9 天，低于 7 天" },
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: 7 }, says: "可供 7 天，等于 7 天" },
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: -3 }, says: "可供 0 天，低于 7 天" },
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: 7.01 }, says: null },
    { kind: "days_of_supply", value: 7, parts: { days_of_supply: null }, says: null },
    { kind: "days_of_supply", value: null, parts: { days_of_supply: 1 }, says: null },
    {
      ...{ kind: "stockout_probability", value: 0.3, parts: { stockout_probability: 0.42 } },
      says: "缺货概率 42%，高于 30%",
    },
    { kind: "stockout_probability", value: 0.3, parts: { stockout_probability: 0.3 }, says: null },
    { kind: "stockout_probability", value: 0.3, parts: { stockout_probability: null }, says: null },
    {
      ...{ kind: "stockout_within", value: 5, parts: { stockout_date: "2026-11-28" } },
      says: "预计 11 月 28 日缺货，在 5 天内",
    },
    { kind: "stockout_within", value: 5, parts: { stockout_date: "2026-11-29" }, says: null },
    { kind: "stockout_within", value: 5, parts: { stockout_date: null }, says: null },
    { kind: "available_below", value: 46, parts: {}, says: "可用库存 45 个，低于 46 个" },
    { kind: "available_below", value: 45, parts: {}, says: null },
    { kind: "available_below", value: null, parts: {}, says: null },
    { kind: "available_below", value: 46, parts: { explanation: { ...risk.explanation, stock: null } }, says: null },
    { kind: "severity", value: null, parts: { severity: "out" }, says: null },
  ])("$kind $value with $parts: $says", ({ kind, value, parts, says }) => {
    expect(finding(kind, value, parts)).toEqual(says === null ? null : { title: says, sentence: says });
  });

  it.each([
    { value: 5, title: "到货逾期 5 天" },
    { value: 6, title: null },
    { value: null, title: "到货逾期 5 天" },
  ])("an open receipt five days late, where $value days are asked for: $title", ({ value, title }) => {
    expect(finding("receipt_overdue", value)?.title ?? null).toBe(title);
  });

  it("an open receipt that is late, with its order, quantity and day", () => {
    const says = "采购单 PO-7 的 60 个应于 11 月 18 日到货，已逾期 5 天";
    expect(finding("receipt_overdue", 3)?.sentence).toBe(says);
  });

  it("a receipt that is due today is not late", () => {
    const due = anAssessedSubject({ on_hand: 45, purchases: [{ expected_on: "2026-11-23" }] });
    expect(conditionFinding(anAlertRule({ condition_kind: "receipt_overdue" }), due.risk)).toBeNull();
  });

  it("a supplier that has become slower, with how much", () => {
    expect(finding("supplier_slower", null)).toBeNull();
    const { explanation } = risk;
    const slowdown = { recent_count: 6, recent_days: 12, before_count: 23, before_days: 7 };
    const supply = { ...explanation.supply, lead_time: { ...explanation.supply.lead_time, slowdown } };
    expect(finding("supplier_slower", null, { explanation: { ...explanation, supply } })?.sentence).toBe(
      "供应商变慢：最近 6 次到货中位 12 个工作日，此前 23 次为 7 个工作日",
    );
  });

  const SIGNALS: readonly Extract<SignalKind, RuleConditionKind>[] = [
    ...(["surge", "unusual_order", "negative_stock", "phantom_stock", "undocumented_movement"] as const),
  ];
  it.each(SIGNALS)("the signal %s and no other", (kind) => {
    for (const seen of SIGNALS) {
      const found = finding(kind, null, { signals: [{ kind: seen, sentence: `看到 ${seen}` }] });
      expect(found?.sentence ?? null).toBe(seen === kind ? `看到 ${kind}` : null);
    }
    expect(finding(kind, null, { signals: [] })).toBeNull();
  });

  it("no signal in an assessment kept from a version that did not look", () => {
    const { signals, ...old } = risk;
    expect(signals).toBeDefined();
    expect(conditionFinding(anAlertRule({ condition_kind: "surge" }), old)).toBeNull();
  });
});

import { describe, expect, it } from "@jest/globals";
import { careProfit } from "../../../src/app/customer-retention/care-profit.ts";
import { recoveredNote } from "../../../src/app/customer-retention/report-record.ts";
import type { ActionEffect } from "../../../src/domain/care/action-result.ts";

function anEffect(parts: Partial<ActionEffect> = {}): ActionEffect {
  return {
    ...{ kind: "estimated", treated: 100, held_out: 60, treated_buyer_rate: 0.4, held_out_buyer_rate: 0.3 },
    ...{ net_profit_each: 3, net_profit: 300, verdict: "open" },
    ...{ interval: { low: 0, high: 6 }, lasting_interval: { low: -2, high: 8 }, ...parts },
  };
}

const UNTOLD = { kind: "not_estimable", reason: "too_few_held_out", treated: 9, held_out: 1, lacking: 49 } as const;

describe("what all care brought", () => {
  it("by hand: 300 ± 300 and −100 ± 400 are 200 ± 500", () => {
    const losing = anEffect({ net_profit: -100, treated: 200, interval: { low: -2.5, high: 1.5 } });
    expect(careProfit([anEffect(), null, losing, UNTOLD])).toEqual({ actions: 2, value: 200, low: -300, high: 700 });
  });

  it("is that of the action where one alone can be told, and nothing where none can", () => {
    expect(careProfit([UNTOLD, anEffect()])).toEqual({ actions: 1, value: 300, low: 0, high: 600 });
    expect(careProfit([UNTOLD, null])).toBeNull();
  });

  it("is said with its interval, beside what was sold late", () => {
    const late = { late_units: 12, late_revenue: 600, late_margin: 200, late_units_without_margin: 2 };
    const recovered = { ...late, averted_alerts: 3 };
    const note = recoveredNote({ recovered, care_profit: careProfit([anEffect()]) });
    expect(note).toContain("晚交仍成交 12 件（其中 2 件没有成本，未计毛利）");
    expect(note).toContain("能估计的 1 种关怀动作的净利润合计，与留对照的客户相比，95% 区间 0 到 600 元");
    expect(recoveredNote({ recovered: null, care_profit: null })).toContain("没有估计：对照还不够");
  });
});

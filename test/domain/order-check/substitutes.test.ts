import { describe, expect, it } from "@jest/globals";
import { orderCheck } from "../../../src/domain/order-check/order-check.ts";
import { orderCheckSentence, substitutesText } from "../../../src/domain/order-check/order-check-sentence.ts";
import { type OfferedItem, substitutesAmong } from "../../../src/domain/order-check/substitutes.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";

function offered(item_code: string, supply: number | null, severity: AlertSeverity = "none"): OfferedItem {
  const known = { on_hand: 99, allocated: 0, on_order: 0, backorder: 0, unfilled_quantity: 0, available: 99 };
  const stock = supply === null ? null : { ...known, supply };
  return {
    ...{ item_code, item_name: `商品${item_code}`, location_code: "W1" },
    risk: { severity, explanation: { stock, unit: "个" } },
    ...{ basis: { kind: "in_category" as const }, reason: "同类有货" },
  };
}

const codes = (items: readonly OfferedItem[]) => substitutesAmong(items, "A").map(({ item_code }) => item_code);

describe("what is there instead", () => {
  it("are three others at most, the most available first, equals by code", () => {
    expect(
      codes([offered("B", 5), offered("D", 7), offered("E", 7), offered("D2", 7), offered("C", 9), offered("A", 99)]),
    ).toEqual(["C", "D", "D2"]);
  });

  it("are in stock and at no risk", () => {
    const watched = (["watch", "high", "critical", "out", "unknown"] as const).map((severity, i) => {
      return offered(`W${i}`, 50, severity);
    });
    expect(codes([...watched, offered("B", 0), offered("C", -2), offered("D", null), offered("E", 0.5)])).toEqual([
      "E",
    ]);
  });

  it("come in the order given, before those that are offered for nothing but being there", () => {
    const known = (item: OfferedItem): OfferedItem => ({ ...item, basis: { kind: "linked" }, reason: "已指定" });
    const items = [offered("B", 50), known(offered("C", 1)), known(offered("D", 9)), known(offered("E", 9, "watch"))];
    expect(codes(items)).toEqual(["C", "D", "B"]);
    const there = substitutesAmong(items, "A");
    expect(there.map(({ basis, reason }) => [basis, reason])).toEqual([
      ["linked", "已指定"],
      ["linked", "已指定"],
      ["in_category", "同类有货"],
    ]);
    expect(substitutesText(there)).toMatch(/^可改用：商品C/);
  });

  it("are told as 同类有货, and only where the line or the stock behind it runs short", () => {
    const there = substitutesAmong([offered("B", 5), offered("C", 1.25)], "A");
    expect(substitutesText(there)).toBe("同类有货：商品B（B）可用 5 个、商品C（C）可用 1.3 个");
    expect(substitutesText(there.slice(0, 1).map((one) => ({ ...one, item_name: "B", unit: "箱" })))).toBe(
      "同类有货：B可用 5 箱",
    );
    expect(substitutesText([])).toBe("");
    const sentence = (on_hand: number) =>
      orderCheckSentence(
        orderCheck(aRiskInput({ stock: { on_hand } }), { quantity: 5, is_key_customer: false }),
        5,
        there,
      );
    expect(sentence(500)).not.toContain("同类有货");
    expect(sentence(3)).toContain("；同类有货：商品B（B）可用 5 个");
    expect(sentence(20)).toContain("同类有货");
  });
});

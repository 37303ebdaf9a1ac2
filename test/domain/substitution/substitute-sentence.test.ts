import { describe, expect, it } from "@jest/globals";
import type { SubstituteBasis } from "../../../src/domain/substitution/rank-substitutes.ts";
import { substituteSentence } from "../../../src/domain/substitution/substitute-sentence.ts";

describe("why a substitute is offered", () => {
  it.each<{ basis: SubstituteBasis; told: string }>([
    { basis: { kind: "linked" }, told: "商品资料中已指定可替代 红杯" },
    {
      basis: { kind: "moved", buyers: 23, taken: 9, lift: 3.1 },
      told: "红杯 缺货期间，23 位老客户中 9 位改买了它，是平时的 3.1 倍",
    },
    { basis: { kind: "own", days: 3 }, told: "该客户近 180 天有 3 天买过它" },
    { basis: { kind: "co_buyers", buyers: 12 }, told: "同类商品，买过 红杯 的客户中有 12 位也买它" },
    { basis: { kind: "popular" }, told: "同类商品，近期买的客户较多" },
    { basis: { kind: "in_category" }, told: "同类有货" },
  ])("$basis.kind", ({ basis, told }) => {
    expect(substituteSentence({ basis, acceptance: null }, "红杯")).toBe(told);
  });

  it("tells what became of recommendations once there were some", () => {
    const basis = { kind: "popular" } as const;
    expect(substituteSentence({ basis, acceptance: { offered: 4, taken: 4 } }, "红杯")).toBe(
      "同类商品，近期买的客户较多",
    );
    expect(substituteSentence({ basis, acceptance: { offered: 12, taken: 5 } }, "红杯")).toBe(
      "同类商品，近期买的客户较多；推荐过 12 次，5 次被采纳",
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import { type SuggestionReasons, whyDiffers } from "../../src/entrypoints/web/src/item/why-differs.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const LEVEL = { target: "service_level", wished: "service_level", lacks: null, service_level: 0.98 } as const;
const REASONS: SuggestionReasons = { replenishment: LEVEL, rounding_reason: null, suggested: 485, best: 661 };
const words = zh.order_profit.differs;

describe("why the order that is suggested is not the one that pays best", () => {
  it.each<{ readonly name: string; readonly parts: Partial<SuggestionReasons>; readonly want: string | null }>([
    {
      name: "it aims at a service level",
      parts: {},
      want: "建议按服务水平 98% 定，不是按利润；要按利润订，请把商品资料里的“补货目标”改为“按预期利润”。",
    },
    {
      name: "it aims at a fill rate, and is limited besides",
      parts: { replenishment: { ...LEVEL, target: "fill_rate" }, rounding_reason: "按起订量 100" },
      want: `${words.fill_rate}建议受限制：按起订量 100。`,
    },
    {
      name: "it aims at profit over many orders",
      parts: { replenishment: { ...LEVEL, target: "profit" } },
      want: words.profit,
    },
    { name: "nothing is due yet", parts: { suggested: 0 }, want: words.not_due },
    {
      name: "a limit allows none",
      parts: { suggested: 0, rounding_reason: "库容放得下的只有 0，暂不订" },
      want: "建议受限制：库容放得下的只有 0，暂不订。",
    },
    { name: "nothing, for they are the same", parts: { best: 485 }, want: null },
    { name: "nobody knows", parts: { replenishment: null }, want: null },
  ])("$name", ({ parts, want }) => expect(whyDiffers({ ...REASONS, ...parts }, words)).toBe(want));

  it("names the real target in English, too", () => {
    expect(whyDiffers(REASONS, en.order_profit.differs)).toContain("service level of 98%");
  });
});

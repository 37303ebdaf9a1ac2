import { describe, expect, it } from "@jest/globals";
import { countText, moneyText, quantityText } from "../../src/entrypoints/web/src/format/number-text.ts";

describe("moneyText", () => {
  it.each([
    { amount: null, want: "—" },
    { amount: 0, want: "¥0" },
    { amount: 0.4, want: "<¥1" },
    { amount: 12.5, want: "¥13" },
    { amount: 1_234_567.4, want: "¥1,234,567" },
    { amount: -50, want: "-¥50" },
  ])("shows $amount as $want", ({ amount, want }) => {
    expect(moneyText(amount, "zh")).toBe(want);
  });

  it("uses the same sign in English", () => {
    expect(moneyText(1200, "en")).toBe("¥1,200");
  });
});

describe("quantityText", () => {
  it.each([
    { units: null, want: "—" },
    { units: 0, want: "0" },
    { units: 0.054, want: "0.05" },
    { units: 7.34, want: "7.3" },
    { units: 99.96, want: "100" },
    { units: 12_345.6, want: "12,346" },
    { units: -86, want: "-86" },
    { units: -0.001, want: "0" },
  ])("shows $units as $want", ({ units, want }) => {
    expect(quantityText(units, "zh")).toBe(want);
  });
});

describe("countText", () => {
  it("separates thousands", () => {
    expect(countText(100_000, "zh")).toBe("100,000");
  });
});

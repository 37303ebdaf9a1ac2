import { describe, expect, it } from "@jest/globals";
import {
  axisMoneyText,
  centsText,
  changeText,
  countText,
  moneyText,
  quantityText,
} from "../../src/entrypoints/web/src/format/number-text.ts";

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

describe("money of a single unit", () => {
  it.each([
    { amount: 0.354, want: "+¥0.35" },
    { amount: -27.164, want: "−¥27.16" },
    { amount: 1234.5, want: "+¥1,234.50" },
    { amount: -0.001, want: "±¥0" },
  ])("shows $amount as $want", ({ amount, want }) => expect(centsText(amount, "zh")).toBe(want));

  it("shows cents beside an axis only where steps are small", () => {
    expect([0.5, 2, 12.5, -3000].map((amount) => axisMoneyText(amount, "zh"))).toEqual([
      "¥0.5",
      "¥2",
      "¥13",
      "-¥3,000",
    ]);
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

describe("changeText", () => {
  it.each([
    { change: -0.304, want: "−30.4%" },
    { change: 0.12, want: "+12.0%" },
    { change: 0.0004, want: "±0%" },
    { change: -0.0004, want: "±0%" },
    { change: -0.0005, want: "−0.1%" },
  ])("shows $change as $want", ({ change, want }) => expect(changeText(change)).toBe(want));
});

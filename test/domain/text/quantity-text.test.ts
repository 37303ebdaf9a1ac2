import { describe, expect, it } from "@jest/globals";
import { dayText, levelText, percentText, quantityText } from "../../../src/domain/text/quantity-text.ts";

describe("a quantity in words", () => {
  it.each([
    [0, "0"],
    [7, "7"],
    [1250, "1250"],
    [1.26, "1.3"],
    [1, "1"],
    [1.04, "1"],
    [12.5, "12.5"],
    [99.94, "99.9"],
    [100.4, "100"],
    [100.6, "101"],
    [0.256, "0.26"],
    [0.999, "1"],
    [0.004, "0"],
    [-0.256, "-0.26"],
    [-2.55, "-2.5"],
    [-100.4, "-100"],
    [-250.6, "-251"],
  ])("%d is read as %s", (value, text) => expect(quantityText(value)).toBe(text));
});

describe("a probability in words", () => {
  it.each([
    [0, "0%"],
    [0.0099, "<1%"],
    [0.01, "1%"],
    [0.0123, "1.2%"],
    [0.0999, "10%"],
    [0.1, "10%"],
    [0.104, "10%"],
    [0.126, "13%"],
    [0.5, "50%"],
    [0.99, "99%"],
    [0.9901, ">99%"],
    [0.9999999, ">99%"],
    [1, "100%"],
  ])("%d is read as %s", (probability, text) => expect(percentText(probability)).toBe(text));
});

describe("a day in words", () => {
  it.each([
    ["2026-12-03", "2026-01-31", "12 月 3 日"],
    ["2026-01-10", "2026-12-31", "1 月 10 日"],
    ["2027-01-10", "2026-12-31", "2027 年 1 月 10 日"],
    ["2025-12-31", "2026-12-31", "2025 年 12 月 31 日"],
  ])("%s, read on %s, is %s", (day, today, text) => expect(dayText(day, today)).toBe(text));
});

describe("a level in per cent", () => {
  it.each([
    { share: 0.98, want: "98%" },
    { share: 0.9999, want: "99.99%" },
    { share: 0.951234, want: "95.12%" },
    { share: 0, want: "0%" },
  ])("shows $share as $want", ({ share, want }) => expect(levelText(share)).toBe(want));
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { byteLength, cutToBytes, cutToSigns, linesWithin } from "../../src/adapters/notify/texts/byte-budget.ts";

const graphemes = (text: string) => [...new Intl.Segmenter("zh").segment(text)].map(({ segment }) => segment);

describe("cutting to bytes", () => {
  it.each([
    { name: "leaves what fits", text: "缺货", limit: 6, want: "缺货" },
    { name: "marks what was cut", text: "缺货预警", limit: 9, want: "缺货…" },
    { name: "never cuts through a character", text: "缺货预警", limit: 11, want: "缺货…" },
    { name: "keeps an emoji of several characters whole or not at all", text: "杯👨‍👩‍👧‍👦", limit: 20, want: "杯…" },
    { name: "has room for the mark alone", text: "缺货", limit: 3, want: "…" },
    { name: "gives nothing where not even the mark fits", text: "缺货", limit: 2, want: "" },
  ])("$name", ({ text, limit, want }) => {
    expect(cutToBytes(text, limit)).toBe(want);
  });

  it("stays within the limit, and keeps as many whole characters as fit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(60), (text, limit) => {
        const cut = cutToBytes(text, limit);
        expect(byteLength(cut)).toBeLessThanOrEqual(limit);
        if (cut === text || cut === "") return;
        const kept = cut.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        const next = graphemes(text)[graphemes(kept).length] ?? "";
        expect(byteLength(`${kept}${next}…`)).toBeGreaterThan(limit);
      }),
    );
  });
});

describe("cutting to signs", () => {
  it.each([
    { name: "leaves what fits", text: "缺货预警", limit: 4, want: "缺货预警" },
    { name: "marks what was cut", text: "缺货预警", limit: 3, want: "缺货…" },
    {
      name: "counts every part of an emoji and keeps it whole or not at all",
      text: "杯👨‍👩‍👧‍👦",
      limit: 11,
      want: "杯…",
    },
    { name: "keeps an emoji that just fits", text: "👨‍👩‍👧‍👦杯杯", limit: 12, want: "👨‍👩‍👧‍👦…" },
  ])("$name", ({ text, limit, want }) => {
    expect(cutToSigns(text, limit)).toBe(want);
  });
});

describe("lines within a limit", () => {
  it.each([
    { name: "keeps all that fit", lines: ["一", "二"], limit: 7, want: "一\n二" },
    {
      name: "cuts the first that does not and drops the rest",
      lines: ["一", "二二二", "三"],
      limit: 10,
      want: "一\n二…",
    },
    { name: "is empty for no lines", lines: [], limit: 10, want: "" },
  ])("$name", ({ lines, limit, want }) => {
    expect(linesWithin(lines, limit)).toBe(want);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { linesSharing } from "../../src/adapters/notify/texts/line-shares.ts";

describe("lines that share a limit", () => {
  it.each([
    { name: "are whole where all fit", lines: ["一", "二二"], limit: 4, want: "一\n二二" },
    {
      name: "leave to the long what the short do not need",
      lines: ["长".repeat(90), "短", "长".repeat(90)],
      limit: 63,
      want: `${"长".repeat(29)}…\n短\n${"长".repeat(29)}…`,
    },
    {
      name: "are as many as have something to say",
      lines: Array.from({ length: 9 }, () => "长".repeat(50)),
      limit: 42,
      want: `${"长".repeat(19)}…\n${"长".repeat(19)}…`,
    },
    {
      name: "are all shown where all but one are short",
      lines: ["一", "二", "三", "四", "五", "六", "七", "八", "长".repeat(90)],
      limit: 42,
      want: `一\n二\n三\n四\n五\n六\n七\n八\n${"长".repeat(25)}…`,
    },
    { name: "are one at least", lines: ["长".repeat(9), "短"], limit: 5, want: "长长长长…" },
    { name: "are none where there are none", lines: [], limit: 5, want: "" },
  ])("$name", ({ lines, limit, want }) => {
    expect(linesSharing(lines, limit)).toBe(want);
  });

  it("keep the limit, with every line that is shown whole where it is short", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 12 }), fc.nat(120), (lines, limit) => {
        const shared = linesSharing(lines, limit);
        expect(shared.length).toBeLessThanOrEqual(limit);
        const most = Math.floor((limit + 1) / 21);
        const short = lines.slice(0, most).filter(({ length }) => length < 20);
        expect(short.filter((line) => !shared.includes(line))).toEqual([]);
        expect(lines.join("\n").length > limit || shared === lines.join("\n")).toBe(true);
      }),
    );
  });
});

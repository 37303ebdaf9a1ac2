import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";

const text = readFileSync(new URL("../../docs/scaling.md", import.meta.url), "utf8");
const PER_CORE_SECOND = Number(/\| 风险评估[^|]*\| (\d+) 个\/秒/.exec(text)?.[1]);

/** The assumptions of the page: changes a day, the share of the busy hours, their peak; items; bytes of a message. */
function sized(installations: number): readonly number[] {
  const peak = ((installations * 500 * 0.8) / (8 * 3_600)) * 3;
  const core_hours = (installations * 1_000) / PER_CORE_SECOND / 3_600;
  return [
    peak,
    peak / PER_CORE_SECOND,
    core_hours,
    core_hours / 2,
    peak * 0.3,
    (installations * 500 * 2_000 * 7) / 1e9,
  ];
}

describe("the sizing table", () => {
  const rows = [
    ...text.matchAll(/^\| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) GB \|$/gm),
  ];

  it("goes to 10,000 installations", () => {
    expect(rows.map(([, installations]) => installations)).toEqual(["10", "100", "1,000", "10,000"]);
  });

  it.each(rows.map(([, installations = "", ...shown]) => ({ installations, shown })))(
    "follows from the arithmetic above it for $installations",
    ({ installations, shown }) => {
      const wanted = sized(Number(installations.replaceAll(",", "")));
      // A figure is right where it is the exact one rounded to as many digits as are shown.
      const isRounded = shown.map((figure, index) => {
        const half = 0.5 * 10 ** -(figure.split(".")[1]?.length ?? 0);
        return Math.abs(Number(figure) - (wanted[index] ?? Number.NaN)) <= half * 1.001;
      });
      expect(isRounded).toEqual(shown.map(() => true));
    },
  );
});

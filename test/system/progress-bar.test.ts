import { describe, expect, it } from "@jest/globals";
import { createProgressBar } from "../../src/entrypoints/demo/progress-bar.ts";

function aBar(isTTY: boolean) {
  const written: string[] = [];
  const bar = createProgressBar({ isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
  return { bar, written };
}

describe("a progress bar without a terminal", () => {
  it("writes a line as a stage begins and one with its count as it is done", () => {
    const { bar, written } = aBar(false);
    for (const read of [0, 800, 1_200]) bar.show("首次同步", read, 1_200);
    bar.show("评估断货风险", 0, 345);
    bar.show("评估断货风险", 345, 345);
    bar.end();
    bar.end();
    expect(written).toEqual([
      "首次同步 …\n",
      "首次同步：完成，共 1,200\n",
      "评估断货风险 …\n",
      "评估断货风险：完成，共 345\n",
    ]);
  });
});

describe("a progress bar on a terminal", () => {
  it("draws over its own line and clears it at the end", () => {
    const { bar, written } = aBar(true);
    bar.show("首次同步", 600, 1_200);
    bar.end();
    expect(written).toEqual([expect.stringContaining(" 50%  首次同步"), "\r\u001b[K"]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { fasterThan, slowerThan } from "../../src/entrypoints/web/src/shell/demo-speed.ts";

describe("the demo's speed", () => {
  it.each([
    { seconds: 6, faster: 5, slower: 8 },
    { seconds: 8, faster: 5, slower: 12 },
    { seconds: 2, faster: null, slower: 3 },
    { seconds: 30, faster: 20, slower: null },
    { seconds: 1, faster: null, slower: 2 },
    { seconds: 120, faster: 30, slower: null },
  ])("goes from $seconds s a day to $faster or $slower", ({ seconds, faster, slower }) => {
    expect(fasterThan(seconds)).toBe(faster);
    expect(slowerThan(seconds)).toBe(slower);
  });
});

import { describe, expect, it } from "@jest/globals";
import { durationText } from "../../../src/domain/text/duration-text.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe("a duration as people say it", () => {
  it.each([
    [0, "1 秒"],
    [45_000, "45 秒"],
    [90_000, "2 分钟"],
    [10 * MINUTE_MS, "10 分钟"],
    [90 * MINUTE_MS, "1.5 小时"],
    [24 * HOUR_MS, "24 小时"],
    [60 * HOUR_MS, "2.5 天"],
    [120 * HOUR_MS, "5 天"],
  ])("of %d ms is %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

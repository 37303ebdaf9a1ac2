import { describe, expect, it } from "@jest/globals";
import { newBroadcast, nextAsk, putOffAsk } from "../../../src/app/broadcast/ask-schedule.ts";

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;
const AT = Date.UTC(2026, 10, 23);

/** Minutes after which a broadcast that nobody confirms is asked about, each counted from when it was taken. */
function askedAt(): readonly number[] {
  const asked: number[] = [];
  let { next_at } = newBroadcast({ msgid: "m", channel: "客户群发", at: AT });
  for (let asks = 0; next_at !== null; asks += 1) {
    asked.push((next_at - AT) / MINUTE_MS);
    next_at = nextAsk({ at: AT, asks }, next_at);
  }
  return asked;
}

describe("when a broadcast is asked about", () => {
  it("is after ten minutes, then after pauses twice as long each, six hours at most, and at the end of the week", () => {
    expect(askedAt().slice(0, 8)).toEqual([10, 30, 70, 150, 310, 630, 990, 1_350]);
    expect(askedAt().at(-1)).toBe(WEEK_MS / MINUTE_MS);
    expect(askedAt()).toHaveLength(33);
  });

  it("is never again once the week is over, however late the last time was", () => {
    expect(nextAsk({ at: AT, asks: 2 }, AT + WEEK_MS)).toBeNull();
    expect(nextAsk({ at: AT, asks: 2 }, AT + 2 * WEEK_MS)).toBeNull();
  });

  it.each([
    { name: "ten minutes later before its first time", asks: 0, now: AT, minutes: 10 },
    { name: "after the pause it has waited already", asks: 2, now: AT, minutes: 40 },
    { name: "at the end of the week at the latest", asks: 20, now: AT + WEEK_MS - MINUTE_MS, minutes: 1 },
    { name: "for its last time though the week is over", asks: 20, now: AT + WEEK_MS, minutes: 10 },
  ])("is put off: $name", ({ asks, now, minutes }) => {
    expect(putOffAsk({ at: AT, asks }, now)).toBe(now + minutes * MINUTE_MS);
  });
});

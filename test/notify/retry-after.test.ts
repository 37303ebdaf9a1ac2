import { describe, expect, it } from "@jest/globals";
import { retryAfterMs } from "../../src/adapters/notify/sending/retry-after.ts";

const now = Date.parse("2026-11-23T02:00:00Z");

describe("a wish to be left alone", () => {
  it.each([
    { name: "in seconds", wish: "120", want: 120_000 },
    { name: "as a date", wish: "Mon, 23 Nov 2026 02:05:00 GMT", want: 300_000 },
    { name: "that is over", wish: "Mon, 23 Nov 2026 01:00:00 GMT", want: 1_000 },
    { name: "of no time", wish: "0", want: 1_000 },
    { name: "longer than an hour", wish: "86400", want: 3_600_000 },
    { name: "beyond all numbers", wish: "9".repeat(400), want: 3_600_000 },
    { name: "that nobody can read", wish: "soon", want: null },
    { name: "that was not made", wish: null, want: null },
  ])("$name comes to $want ms", ({ wish, want }) => {
    expect(retryAfterMs(wish, now)).toBe(want);
  });
});

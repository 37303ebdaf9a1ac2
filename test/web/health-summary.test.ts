import { describe, expect, it } from "@jest/globals";
import { healthSummary } from "../../src/entrypoints/web/src/shell/health-summary.ts";

const FINE = { platform_ok: true, syncs: [], lag_ms: 0 };
const SYNC = { form: "item", read: 10, records_per_second: null, eta_ms: null };

describe("the health in a word", () => {
  it.each([
    { health: FINE, want: "current" },
    { health: { ...FINE, lag_ms: 60_000 }, want: "current" },
    { health: { ...FINE, lag_ms: 60_001 }, want: "behind" },
    { health: { ...FINE, lag_ms: 90_000, syncs: [SYNC] }, want: "reading" },
    { health: { platform_ok: false, syncs: [SYNC], lag_ms: 90_000 }, want: "platform_down" },
  ])("is $want", ({ health, want }) => expect(healthSummary(health)).toBe(want));
});

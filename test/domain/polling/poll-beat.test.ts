import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { affordableBeat, type BeatQuestion, nextBeat } from "../../../src/domain/polling/poll-beat.ts";

const QUESTION: BeatQuestion = {
  ...{ mode: "polled", last_ms: 600_000, has_changed: false, is_over_budget: false },
  ...{ longest_ms: 600_000, fast_ms: 15_000 },
};

const question: fc.Arbitrary<BeatQuestion> = fc.record({
  mode: fc.constantFrom("pushed" as const, "polled" as const, "silent" as const),
  last_ms: fc.integer({ min: 1_000, max: 3_600_000 }),
  has_changed: fc.boolean(),
  is_over_budget: fc.boolean(),
  longest_ms: fc.integer({ min: 3_000, max: 3_600_000 }),
  fast_ms: fc.integer({ min: 1_000, max: 3_600_000 }),
});

describe("when to look at a form again", () => {
  it("is the plain beat where pushes tell, or the budget is used up", () => {
    expect(nextBeat({ ...QUESTION, mode: "pushed", last_ms: 15_000, has_changed: true })).toBe(600_000);
    expect(nextBeat({ ...QUESTION, last_ms: 15_000, has_changed: true, is_over_budget: true })).toBe(600_000);
  });

  it("comes sooner with every find, and slowly goes back", () => {
    const beats = [true, true, true, true, true, true, true].reduce<number[]>(
      (all, has_changed) => [...all, nextBeat({ ...QUESTION, last_ms: all.at(-1) ?? 600_000, has_changed })],
      [],
    );
    expect(beats).toEqual([300_000, 150_000, 75_000, 37_500, 18_750, 15_000, 15_000]);
    expect(nextBeat({ ...QUESTION, last_ms: 15_000 })).toBe(22_500);
  });

  it("is at most a tenth of the plain beat where a push has stopped", () => {
    expect(nextBeat({ ...QUESTION, mode: "silent" })).toBe(60_000);
  });

  it("never leaves the bounds that are stated", () => {
    fc.assert(
      fc.property(question, (given) => {
        const beat = nextBeat(given);
        expect(beat).toBeLessThanOrEqual(given.longest_ms);
        expect(beat).toBeGreaterThanOrEqual(Math.min(given.fast_ms, given.longest_ms));
      }),
    );
  });

  it("is stretched only where plain looks alone would cost more than the budget", () => {
    const setting = { beat_ms: 5_000, fast_ms: 1_000, sweep_ms: 86_400_000, calls_per_hour: 3_600 };
    expect(affordableBeat(setting, 5)).toBe(5_000);
    expect(affordableBeat(setting, 17)).toBe(17_000);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fullDayDemand, soldOutDemand, unseenDemand } from "../../../src/domain/demand/full-day-demand.ts";
import { EVEN_PROFILE, hourProfile, seenShare } from "../../../src/domain/demand/hour-profile.ts";

const usual = { mean: 10, variance: 30, is_count: true }; // size 5
const aDay = { sold: 4, requested: null, seen_share: 0.5 };

describe("demand of a full day", () => {
  it("is what was requested, where that is known", () => {
    expect(fullDayDemand({ ...aDay, requested: 9 }, usual)).toBe(9);
    expect(fullDayDemand({ ...aDay, requested: 3 }, usual)).toBe(4);
  });

  it("is what was sold on a day in stock throughout", () => {
    expect(fullDayDemand({ ...aDay, seen_share: 1 }, usual)).toBe(4);
  });

  it("is unknown on a day out of stock throughout", () => {
    expect(fullDayDemand({ ...aDay, seen_share: 0 }, usual)).toBeNull();
  });

  it("adds the unseen share, more after a busy morning: (1 − f)·μ·(r + s) ÷ (r + f·μ)", () => {
    expect(fullDayDemand(aDay, usual)).toBeCloseTo(4 + (5 * 9) / 10, 12);
    expect(unseenDemand(5, 0.5, usual)).toBeCloseTo(5, 12);
    expect(unseenDemand(20, 0.5, usual)).toBeCloseTo(12.5, 12);
  });

  it.each([
    ["even demand", { ...usual, variance: 10 }, 5],
    ["fractions", { ...usual, is_count: false }, 5],
    ["no demand", { mean: 0, variance: 0, is_count: true }, 0],
  ])("adds the usual share for %s", (_, law, want) => expect(unseenDemand(20, 0.5, law)).toBe(want));

  it("is the conditional mean of a day that sold out: E[D | D ≥ 0] is the mean", () => {
    expect(fullDayDemand({ sold: 0, requested: null, seen_share: null }, usual)).toBeCloseTo(10, 12);
  });

  it("of a Poisson day with mean 1 that sold its one unit is 1 ÷ (1 − e⁻¹)", () => {
    expect(soldOutDemand(1, { mean: 1, variance: 1, is_count: true })).toBeCloseTo(1 / (1 - Math.exp(-1)), 12);
  });

  it("of an exponential quantity is memoryless: sold and a mean more", () => {
    expect(soldOutDemand(7, { mean: 2, variance: 4, is_count: false })).toBeCloseTo(9, 9);
  });

  it("stays finite where the law thinks the sale impossible, and knows nothing without a law", () => {
    expect(soldOutDemand(1e6, { mean: 2, variance: 6, is_count: true })).toBe(1e6 + 3);
    expect(soldOutDemand(3, { mean: 0, variance: 0, is_count: true })).toBe(3);
  });

  it("is never below what was seen, and a sold-out day never below the mean", () => {
    const units = fc.integer({ min: 0, max: 200 });
    const law = fc.record({
      mean: fc.double({ min: 0.01, max: 100, noNaN: true }),
      variance: fc.double({ min: 0.01, max: 2000, noNaN: true }),
      is_count: fc.boolean(),
    });
    fc.assert(
      fc.property(units, fc.double({ min: 0.01, max: 1, noNaN: true }), law, (sold, seen_share, of) => {
        expect(fullDayDemand({ sold, requested: null, seen_share }, of)).toBeGreaterThanOrEqual(sold);
        expect(soldOutDemand(sold, of)).toBeGreaterThanOrEqual(Math.max(sold, of.mean) * (1 - 1e-9));
      }),
    );
  });
});

describe("profile of the hours", () => {
  const morning = [Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 50 : 0))];

  it("is even where nothing is known", () => {
    for (const share of hourProfile([])) expect(share).toBeCloseTo(1 / 24, 15);
    expect(EVEN_PROFILE[0]).toBe(1 / 24);
  });

  it("is drawn halfway to the common one by fifty units, and sums to 1", () => {
    const profile = hourProfile(morning);
    expect(profile[9]).toBeCloseTo((50 + 50 / 24) / 100, 12);
    expect(profile.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(hourProfile(morning, profile)[9]).toBeGreaterThan(profile[9] ?? 1);
  });

  it("takes no returns for demand, and a short day for an idle rest", () => {
    for (const share of hourProfile([[-5]])) expect(share).toBeCloseTo(1 / 24, 15);
  });

  it("weighs the hours in stock", () => {
    const out = Array.from({ length: 24 }, (_, hour) => hour === 9);
    expect(seenShare(EVEN_PROFILE, out)).toBeCloseTo(23 / 24, 12);
    expect(seenShare(hourProfile(morning), out)).toBeCloseTo(1 - (50 + 50 / 24) / 100, 12);
    expect(seenShare(EVEN_PROFILE, [])).toBe(1);
    expect(seenShare(EVEN_PROFILE, days24(true))).toBe(0);
  });
});

const days24 = (value: boolean) => Array.from({ length: 24 }, () => value);

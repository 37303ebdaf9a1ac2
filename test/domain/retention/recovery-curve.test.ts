import { describe, expect, it } from "@jest/globals";
import { addDays, weekday } from "../../../src/domain/calendar/day.ts";
import { poissonQuantile } from "../../../src/domain/math/poisson.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { recoveryCurve, type RecoveryQuestion } from "../../../src/domain/retention/recovery-curve.ts";

const OUT = "2026-03-02";
const BACK = "2026-03-12";

/** Ten a day, twenty at weekends, before; `after` times that from the day the item is back. */
function aQuestion(after: number, over: Partial<RecoveryQuestion> = {}): RecoveryQuestion {
  const sold = new Map<string, number>();
  for (let i = -84; i < 60; i++) {
    const day = addDays(OUT, i);
    const usual = weekday(day) >= 5 ? 20 : 10;
    if (day < OUT) sold.set(day, usual);
    else if (day >= BACK) sold.set(day, usual * after);
  }
  return { out_from: OUT, back_on: BACK, known_since: "2025-01-01", today: addDays(BACK, 28), sold, ...over };
}

describe("recoveryCurve", () => {
  it("finds sales that are back to 60 % of what they were", () => {
    const curve = recoveryCurve(aQuestion(0.6));
    if (curve.kind !== "estimated") throw new Error(curve.reason);
    expect(curve.points).toHaveLength(4);
    for (const { share, low, high } of curve.points) {
      expect(share).toBeCloseTo(0.6, 1);
      expect(low).toBeLessThan(0.6);
      expect(high).toBeGreaterThan(0.6);
      expect(high).toBeLessThan(1);
    }
    expect(curve.recovered_week).toBeNull();
    expect(curve.base_daily).toBeCloseTo(90 / 7, 10);
  });

  it("names the first week in which sales may be whole again", () => {
    const question = aQuestion(0.5);
    const sold = new Map(question.sold);
    for (let i = 14; i < 40; i++) {
      const day = addDays(BACK, i);
      sold.set(day, 2 * (sold.get(day) ?? 0));
    }
    expect(recoveryCurve({ ...question, sold })).toMatchObject({ recovered_week: 3 });
  });

  it("shows a week without a sale as nought with an upper end", () => {
    const curve = recoveryCurve(aQuestion(0));
    expect(curve).toMatchObject({ points: expect.arrayContaining([expect.objectContaining({ share: 0, low: 0 })]) });
  });

  it.each([
    { reason: "too_few_base_days", over: { known_since: "2026-02-10" } },
    { reason: "too_few_base_days", over: { isOdd: () => true } },
    { reason: "too_few_sold", over: { sold: new Map([["2026-02-01", 19]]) } },
    { reason: "not_back_long_enough", over: { today: addDays(BACK, 6) } },
  ])("refuses: $reason", ({ reason, over }) => {
    expect(recoveryCurve(aQuestion(1, over))).toEqual({ kind: "not_estimable", reason });
  });

  it("holds the truth nine times in ten or more where days are Poisson", () => {
    const random = seededRandom(7);
    let held = 0;
    for (let run = 0; run < 300; run++) {
      const sold = new Map<string, number>();
      for (let i = -84; i < 20; i++) {
        const day = addDays(OUT, i);
        const mean = (weekday(day) >= 5 ? 4 : 2) * (day < OUT ? 1 : 0.7);
        sold.set(day, poissonQuantile(mean, Math.max(1e-9, random())));
      }
      const curve = recoveryCurve(aQuestion(1, { sold, today: addDays(BACK, 7) }));
      if (curve.kind !== "estimated") throw new Error(curve.reason);
      const [first] = curve.points;
      if (first !== undefined && first.low <= 0.7 && first.high >= 0.7) held += 1;
    }
    expect(held / 300).toBeGreaterThan(0.9);
    expect(held / 300).toBeLessThan(0.995);
  });
});

import { describe, expect, it } from "@jest/globals";
import { comparison } from "../../../src/domain/stockout-effect/comparison.ts";
import { finished } from "../../../src/domain/math/steps.ts";
import { matchedDifferenceSteps } from "../../../src/domain/stockout-effect/matched-difference.ts";
import { laterExposureShares, lostAfter, outcomesAround } from "../../../src/domain/stockout-effect/outcomes.ts";
import { purchasePanel } from "../../../src/domain/stockout-effect/purchase-panel.ts";
import { aCustomer, aLine, anExposure, week } from "./panel-builders.ts";

const BEFORE = [14, 18, 22, 26, 30];

interface Life {
  readonly code: string;
  readonly weeks: readonly number[];
  readonly exposed?: string;
}

/** Customers by the weeks of their orders (on Mondays, a half for Thursday); all windows are over. */
function compared(lives: readonly Life[]) {
  const lines = lives.flatMap(({ code, weeks }) =>
    weeks.map((w) => aLine({ customer_code: code, day: week(Math.floor(w), w % 1 === 0 ? 0 : 3) })),
  );
  return comparison({
    panel: purchasePanel([aLine({ customer_code: "old" }), ...lines], week(70, 6)),
    exposures: lives.flatMap(({ code, exposed }) =>
      exposed === undefined ? [] : [anExposure({ customer_code: code, day: exposed })],
    ),
    attributes: lives.map(({ code }) => aCustomer(code)),
  });
}

function ofFirst(lives: readonly Life[]) {
  const all = compared(lives);
  const sets = all.sets.filter(({ exposed }) => exposed.exposure.customer_code === lives[0]?.code);
  const period = sets[0]?.exposed.period ?? 0;
  const shareOf = (code: string, name: "lost" | "orders" | "margin") =>
    laterExposureShares(all.frame, sets, name)(all.frame.panel.customers.get(code) ?? -1, period);
  return { ...all, sets, shareOf };
}

describe("matches who meet a shortage of their own", () => {
  it("count by what they bought after it, against what an exposed customer buys after theirs", () => {
    const hit = { code: "hit", weeks: [...BEFORE, 34, 38, 42], exposed: week(30) };
    const later = { code: "later", weeks: [...BEFORE, 34, 38, 42], exposed: week(38) };
    const never = { code: "never", weeks: [...BEFORE, 34, 38, 42] };
    const { shareOf } = ofFirst([hit, later, never]);
    expect(shareOf("later", "orders")).toBeCloseTo(1 / 3);
    expect(shareOf("later", "margin")).toBeCloseTo(1 / 3);
    expect(shareOf("later", "lost")).toBe(0);
    expect(shareOf("never", "orders")).toBe(0);
  });

  it("are never held for more than four fifths, and for nothing where nobody buys after", () => {
    const hit = { code: "hit", weeks: [...BEFORE, 38], exposed: week(30) };
    const soon = { code: "soon", weeks: [...BEFORE, 31, 34, 38, 42], exposed: week(31) };
    expect(ofFirst([hit, soon]).shareOf("soon", "orders")).toBeCloseTo(0.8);
    const gone = { code: "hit", weeks: BEFORE, exposed: week(30) };
    expect(ofFirst([gone, { code: "alike", weeks: BEFORE }]).shareOf("alike", "orders")).toBe(0);
  });

  it("are taken where it came with a later order of the same week, not with that order", () => {
    const hit = { code: "hit", weeks: BEFORE, exposed: week(30) };
    const thursday = { code: "thursday", weeks: [...BEFORE, 30.5, 34], exposed: week(30, 3) };
    const monday = { code: "monday", weeks: [...BEFORE, 30.5, 34], exposed: week(30) };
    const { frame, sets, shareOf } = ofFirst([hit, thursday, monday]);
    const names = [...frame.panel.customers.keys()];
    expect(sets.flatMap(({ controls }) => controls.map(({ customer }) => names[customer]))).toEqual(["thursday"]);
    expect(shareOf("thursday", "lost")).toBe(1);
  });

  it("do not make a shortage look smaller that takes every second order of whoever meets one", () => {
    const course = (n: number, from: number) =>
      Array.from({ length: 60 }, (_, w) => w).filter((w) => w === 30 || (w + n) % (w > from ? 4 : 2) === 0);
    const crowd = (name: string, at: number | null) =>
      Array.from({ length: 40 }, (_, n): Life => {
        const life = { code: `${name}${n}`, weeks: course(n, at ?? 99) };
        return at === null ? life : { ...life, exposed: week(at + ((at + n) % 2)) };
      });
    const { frame, sets } = compared([...crowd("hit", 30), ...crowd("later", 36), ...crowd("never", null)]);
    const own = sets.filter(({ exposed }) => exposed.period === (sets[0]?.exposed.period ?? 0));
    const value = (customer: number, period: number) => outcomesAround(frame, customer, period).orders;
    const plain = finished(matchedDifferenceSteps(own, { value, exposedShare: () => 0 }));
    const corrected = finished(
      matchedDifferenceSteps(own, { value, exposedShare: laterExposureShares(frame, own, "orders") }),
    );
    expect(corrected.value).toBeLessThan(plain.value);
    expect(corrected.value).toBeCloseTo(-3.25, 0);
    const mean = corrected.differences.reduce((sum, one) => sum + one, 0) / own.length;
    expect(mean).toBeCloseTo(corrected.value, 9);
    expect(lostAfter(frame, own[0]?.exposed.customer ?? -1, own[0]?.exposed.period ?? 0)).toBe(0);
  });
});

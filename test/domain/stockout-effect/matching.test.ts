import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { bootstrapSteps, excludesNought, scaled } from "../../../src/domain/stockout-effect/bootstrap-interval.ts";
import { comparison } from "../../../src/domain/stockout-effect/comparison.ts";
import { purchasePanel } from "../../../src/domain/stockout-effect/purchase-panel.ts";
import { eValue, hiddenDifference } from "../../../src/domain/stockout-effect/sensitivity.ts";
import { aCustomer, aLine, anExposure, week } from "./panel-builders.ts";

const ordersOf = (customer_code: string, weeks: readonly number[]) =>
  weeks.map((w) => aLine({ customer_code, day: week(w) }));

describe("matching", () => {
  const often = [10, 14, 18, 22, 26, 30];
  const input = (more: { code: string; weeks: readonly number[]; exposed?: number }[]) => {
    const all = [{ code: "hit", weeks: often, exposed: 30 }, ...more];
    return {
      panel: purchasePanel(
        [...ordersOf("old", [0]), ...all.flatMap(({ code, weeks }) => ordersOf(code, weeks))],
        week(60, 6),
      ),
      exposures: all.flatMap(({ code, exposed }) =>
        exposed === undefined ? [] : [anExposure({ customer_code: code, day: week(exposed) })],
      ),
      attributes: all.map(({ code }) => aCustomer(code)),
    };
  };
  const controlsOf = (given: ReturnType<typeof input>) => {
    const { frame, sets } = comparison(given);
    const names = [...frame.panel.customers.keys()];
    return sets
      .filter(({ exposed }) => exposed.exposure.customer_code === "hit")
      .flatMap(({ controls }) => controls.map(({ customer }) => names[customer]))
      .sort();
  };

  it("takes who ordered in the same week and behaved alike, and nobody else", () => {
    const others = [
      { code: "alike", weeks: often },
      { code: "not that week", weeks: often.map((w) => w - 1) },
      { code: "seldom", weeks: [5, 30] },
      { code: "exposed before", weeks: often, exposed: 22 },
      { code: "exposed that week", weeks: often, exposed: 30 },
    ];
    expect(controlsOf(input(others))).toEqual(["alike"]);
  });

  it("keeps who meets a shortage later: leaving them out would leave those who stopped ordering", () => {
    expect(controlsOf(input([{ code: "later", weeks: [...often, 34], exposed: 34 }]))).toEqual(["later"]);
  });

  it("does not cross groups", () => {
    const given = input([{ code: "alike", weeks: often }]);
    const attributes = [aCustomer("hit"), aCustomer("alike", { group: "wholesale" })];
    expect(controlsOf({ ...given, attributes })).toEqual([]);
  });
});

describe("intervals", () => {
  const difference = {
    value: 1,
    numerators: Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0 : 2)),
    denominators: new Float64Array(400).fill(1),
    differences: new Float64Array(0),
  };

  it("are as wide as the standard error of a mean asks for, and the same for the same seed", () => {
    const terms = { draws: 4000, seed: 1, confidence: 0.95 };
    const { low, high } = finished(bootstrapSteps(difference, terms));
    expect(high - low).toBeCloseTo((2 * 1.96) / 20, 2);
    expect(finished(bootstrapSteps(difference, terms))).toEqual({ value: 1, low, high });
  });

  it("turn round with a negative factor, and tell whether nought is outside", () => {
    expect(scaled({ value: 2, low: 1, high: 4 }, -3)).toEqual({ value: -6, low: -12, high: -3 });
    expect([excludesNought({ value: 2, low: 1, high: 4 }), excludesNought({ value: 0, low: -1, high: 4 })]).toEqual([
      true,
      false,
    ]);
  });
});

describe("what would have to be hidden", () => {
  it("VanderWeele & Ding 2017: a risk ratio of 3.9 has an E-value of 7.26", () => {
    expect(eValue(3.9)).toBeCloseTo(7.26, 2);
  });

  it("is nothing where the interval holds nought, else the nearer end", () => {
    const open = { value: 0.1, low: -0.1, high: 0.3 };
    expect(hiddenDifference(open, 0.4, open, 100)).toEqual({ lost_e_value: 1, margin_share: 0 });
    const sure = hiddenDifference({ value: 0.2, low: 0.2, high: 0.3 }, 0.4, { value: -30, low: -50, high: -10 }, 100);
    expect(sure.lost_e_value).toBeCloseTo(eValue(2));
    expect(sure.margin_share).toBeCloseTo(0.1);
  });
});

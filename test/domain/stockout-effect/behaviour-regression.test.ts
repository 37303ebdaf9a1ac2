import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { BEHAVIOUR } from "../../../src/domain/stockout-effect/behaviour-before.ts";
import { behaviourRegression } from "../../../src/domain/stockout-effect/behaviour-regression.ts";

/** A customer who ordered so often before and is like everybody else in all other behaviour. */
const ordered = (orders: number) =>
  Float64Array.from(BEHAVIOUR, (name) => (name === "orders_before" ? Math.log1p(orders) : 0.3));

const rowsOf = (count: number, valueOf: (orders: number) => number) =>
  Array.from({ length: count }, (_, i) => ({ behaviour: ordered(i % 9), weight: 1, value: valueOf(i % 9) }));

const SQUARED = (orders: number) => 2 - Math.log1p(orders) + 3 * Math.log1p(orders) ** 2;

describe("the outcome expected of a behaviour", () => {
  it("follows a bent course where many are there to learn from", () => {
    const { of_others } = finished(behaviourRegression(rowsOf(450, SQUARED), [ordered(3), ordered(12)]));
    expect(of_others[0]).toBeCloseTo(SQUARED(3), 2);
    expect(of_others[1]).toBeCloseTo(SQUARED(12), 1);
  });

  it("stays on a straight line where few are, so that chance does not bend it", () => {
    const few = rowsOf(90, SQUARED);
    const [at1, at3, at7] = finished(behaviourRegression(few, [ordered(1), ordered(3), ordered(7)])).of_others;
    const slope = (to: number | undefined, from: number | undefined) => (to ?? Number.NaN) - (from ?? Number.NaN);
    expect(slope(at7, at3)).toBeCloseTo(slope(at3, at1), 6);
  });

  it("tells nothing by a behaviour that is the same of all", () => {
    const elsewhere = ordered(3).map((value, a) => (a === 0 ? value : value + 5));
    const [like, unlike] = finished(behaviourRegression(rowsOf(450, SQUARED), [ordered(3), elsewhere])).of_others;
    expect(unlike).toBeCloseTo(like ?? Number.NaN, 6);
  });

  it("gives each row its pull on the mean expectation: their sum over the rows' values is that mean", () => {
    const rows = rowsOf(300, (orders) => orders * 1.5 + Math.sin(orders));
    const others = [ordered(2), ordered(5), ordered(8)];
    const { pulls, of_others } = finished(behaviourRegression(rows, others));
    const pulled = rows.reduce((sum, { value, weight }, i) => sum + value * weight * (pulls[i] ?? 0), 0);
    expect(pulled).toBeCloseTo((of_others[0] ?? 0) + (of_others[1] ?? 0) + (of_others[2] ?? 0), 6);
  });
});

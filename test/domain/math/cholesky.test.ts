import { describe, expect, it } from "@jest/globals";
import { cholesky, inverseDiagonal, solveCholesky } from "../../../src/domain/math/cholesky.ts";

describe("Cholesky", () => {
  const matrix = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
  const lower = cholesky(matrix, 3);

  it("of the usual example is 2; 6, 1; −8, 5, 3", () => expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]));

  it("solves a system", () => {
    const x = solveCholesky(lower, Float64Array.of(4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294));
    expect([...x].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 2, 3]);
  });

  it("gives the diagonal of the inverse: (37·98 − 43²) ÷ 36, (4·98 − 16²) ÷ 36, (4·37 − 12²) ÷ 36", () => {
    const diagonal = inverseDiagonal(lower, 3);
    [1777, 136, 4].forEach((minor, i) => expect(diagonal[i]).toBeCloseTo(minor / 36, 9));
  });

  it("of a matrix that rounding has made singular stays finite", () => {
    const singular = cholesky(Float64Array.of(1, 1, 1, 1), 2);
    expect(singular[3]).toBeCloseTo(1e-6, 12);
    expect([...solveCholesky(singular, Float64Array.of(1, 1))].every(Number.isFinite)).toBe(true);
  });
});

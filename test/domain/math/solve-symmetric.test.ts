import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { solveSymmetric } from "../../../src/domain/math/solve-symmetric.ts";

const matrix = (...rows: number[][]) => rows.map((row) => Float64Array.from(row));
const solve = (rows: number[][], right: number[]) => [...solveSymmetric(matrix(...rows), Float64Array.from(right))];

describe("symmetric system (Golub & Van Loan 2013, 4.2.5)", () => {
  it.each<[string, number[][], number[], number[]]>([
    ["one unknown: 4x = 6", [[4]], [6], [1.5]],
    [
      "two unknowns: 4x + 2y = 8, 2x + 5y = 10",
      [
        [4, 2],
        [2, 5],
      ],
      [8, 10],
      [1.25, 1.5],
    ],
    [
      "three unknowns, the factor being [2 0 0; 6 1 0; −8 5 3]",
      [
        [4, 12, -16],
        [12, 37, -43],
        [-16, -43, 98],
      ],
      [-20, -43, 192],
      [1, 2, 3],
    ],
    ["no unknown", [], [], []],
  ])("%s", (_, rows, right, want) => {
    solve(rows, right).forEach((value, i) => expect(value).toBeCloseTo(want[i] ?? NaN, 12));
    expect(solve(rows, right)).toHaveLength(want.length);
  });

  it("gives 0 to a direction without weight, and solves the rest", () => {
    expect(
      solve(
        [
          [4, 0, 0],
          [0, 0, 0],
          [0, 0, 4],
        ],
        [12, 5, 8],
      ),
    ).toEqual([3, 0, 2]);
  });

  it("gives all to the first of two directions that are one and the same", () => {
    expect(
      solve(
        [
          [4, 4],
          [4, 4],
        ],
        [8, 8],
      ),
    ).toEqual([2, 0]);
  });

  it("gives 0 to a direction that only rounding tells from another", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 6 }), (line) => {
        const square = line.map((a) => line.map((b) => a * b));
        const solution = solve(
          square,
          line.map((a) => 3 * a),
        ); // x₁ = 3 ÷ v₁ and nothing else
        expect((solution[0] ?? NaN) * (line[0] ?? NaN)).toBeCloseTo(3, 9);
        expect(solution.slice(1)).toEqual(line.slice(1).map(() => 0));
      }),
    );
  });

  it("is all zeros without any weight", () =>
    expect(
      solve(
        [
          [0, 0],
          [0, 0],
        ],
        [1, 2],
      ),
    ).toEqual([0, 0]));

  it("leaves what it was given as it was", () => {
    const [rows, right] = [matrix([4, 2], [2, 5]), Float64Array.of(8, 10)];
    solveSymmetric(rows, right);
    expect(rows).toEqual(matrix([4, 2], [2, 5]));
    expect(right).toEqual(Float64Array.of(8, 10));
  });

  it("finds the solution that was planted in A = B·Bᵀ + I", () => {
    const row = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 5 });
    const rows = fc.array(row, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(rows, row, (factor, planted) => {
        const square = factor.map((a, i) =>
          factor.map((b, j) => a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), i === j ? 1 : 0)),
        );
        const right = square.map((line) => line.reduce((sum, value, k) => sum + value * (planted[k] ?? NaN), 0));
        solve(square, right).forEach((value, i) => expect(value).toBeCloseTo(planted[i] ?? NaN, 6));
      }),
    );
  });
});

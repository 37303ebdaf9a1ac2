import { describe, expect, it } from "@jest/globals";
import { levelColumns } from "../../../src/domain/demand/level-columns.ts";
import { quasiPoissonFit } from "../../../src/domain/demand/quasi-poisson.ts";
import { addRow, rowProduct, sparseRows } from "../../../src/domain/demand/sparse-rows.ts";

const flat = { means: Float64Array.of(0), precisions: Float64Array.of(1e-9) };

const everyDay = (days: number) => Float64Array.from({ length: days }, (_, day) => day);

describe("quasi-Poisson regression", () => {
  const ones = sparseRows([Float64Array.of(1, 1, 1, 1)], 4);

  it("with a constant alone finds ln of the mean, its error √(φ ÷ Σ) and Pearson's φ", () => {
    const values = Float64Array.of(1, 2, 3, 6);
    const fit = quasiPoissonFit({ rows: ones, values, exposures: Float64Array.of(1, 1, 1, 1) }, flat);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 6);
    expect(fit.dispersion).toBeCloseTo((4 + 1 + 0 + 9) / 3 / 3, 2);
    expect(fit.standard_errors[0]).toBeCloseTo(Math.sqrt(fit.dispersion / 12), 4);
  });

  it("counts a day by the share that was seen and leaves out one that was not", () => {
    const exposures = Float64Array.of(1, 0.5, 0, 1);
    const fit = quasiPoissonFit({ rows: ones, values: Float64Array.of(2, 1, 99, 3), exposures }, flat);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(6 / 2.5), 6);
  });

  it("tells two groups apart: ln of the ratio of their means", () => {
    const rows = sparseRows([Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 0, 1, 1)], 4);
    const priors = { means: Float64Array.of(0, 0), precisions: Float64Array.of(1e-9, 1e-9) };
    const data = { rows, values: Float64Array.of(1, 2, 20, 40), exposures: Float64Array.of(1, 1, 1, 1) };
    expect(quasiPoissonFit(data, priors).coefficients[1]).toBeCloseTo(Math.log(20), 6);
  });

  it("stays at a prior that is surer than the data", () => {
    const sure = { means: Float64Array.of(2), precisions: Float64Array.of(1e9) };
    const data = { rows: ones, values: Float64Array.of(1, 2, 0, 1), exposures: Float64Array.of(1, 1, 1, 1) };
    const fit = quasiPoissonFit(data, sure);
    expect(fit.coefficients[0]).toBeCloseTo(2, 6);
    expect(fit.standard_errors[0]).toBeCloseTo(Math.sqrt(1e-9), 8);
  });
});

describe("rows of which most cells are zero", () => {
  const rows = sparseRows([Float64Array.of(0, 2), Float64Array.of(3, 4)], 2);

  it("keep the others in order", () => {
    expect([[...rows.starts], [...rows.columns], [...rows.values]]).toEqual([
      [0, 1, 3],
      [1, 0, 1],
      [3, 2, 4],
    ]);
  });

  it("multiply and add up as the full matrix would", () => {
    expect([0, 1].map((row) => rowProduct(rows, row, Float64Array.of(10, 1)))).toEqual([3, 24]);
    const sums = { matrix: new Float64Array(4), vector: new Float64Array(2) };
    addRow(rows, 1, { weight: 0.5, z: 3 }, sums);
    expect([...sums.matrix]).toEqual([2, 0, 4, 8]);
    expect([...sums.vector]).toEqual([3, 6]);
  });
});

describe("columns of the level", () => {
  it.each([
    [90, 1],
    [91, 2],
    [364, 5],
    [400, 5],
  ])("%i days have %i", (days, want) => expect(levelColumns(days, everyDay(days))).toHaveLength(want));

  it("add up to 1 on every day and rise one after the other", () => {
    const columns = levelColumns(365, everyDay(365));
    for (const day of [0, 1, 100, 364]) {
      expect(columns.reduce((sum, column) => sum + (column[day] ?? 0), 0)).toBeCloseTo(1, 12);
    }
    expect([columns[0]?.[0], columns[4]?.[364], columns[1]?.[91], columns[0]?.[91]]).toEqual([1, 1, 1, 0]);
  });
});

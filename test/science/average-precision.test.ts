import { describe, expect, it } from "@jest/globals";
import { averagePrecision, calibrationError } from "../../bench/science/average-precision.ts";

function cases(...pairs: readonly (readonly [score: number, happened: 0 | 1])[]) {
  return pairs.map(([score, happened]) => ({ score, happened: happened === 1 }));
}

describe("average precision", () => {
  it("by hand: hits at ranks one and three of four", () => {
    expect(averagePrecision(cases([0.1, 0], [0.9, 1], [0.5, 1], [0.7, 0]))).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  it("takes cases of one score together, in whatever order they stand", () => {
    const tied = cases([1, 0], [1, 1], [1, 1], [0, 1]);
    // Three at once with two hits, then the last: (2·2/3 + 1·3/4) ÷ 3.
    expect(averagePrecision(tied)).toBeCloseTo((4 / 3 + 3 / 4) / 3, 12);
    expect(averagePrecision(tied.toReversed())).toBe(averagePrecision(tied));
  });

  it("is the share that happened where a score tells nothing", () => {
    expect(averagePrecision(cases([1, 0], [1, 1], [1, 0], [1, 0]))).toBe(0.25);
  });

  it("is not a number where nothing happened", () => {
    expect(averagePrecision(cases([1, 0]))).toBeNaN();
  });
});

describe("expected calibration error", () => {
  it("by hand: two bins, weighted by their cases", () => {
    // Bin 0–0.1: stated 0.05, happened 0; bin 0.8–0.9: stated 0.8 + 0.9⁻, happened 1 of 2.
    const some = cases([0.05, 0], [0.8, 1], [0.86, 0]);
    expect(calibrationError(some)).toBeCloseTo((0.05 + 0.66) / 3, 12);
  });

  it("puts certainty into the last bin", () => {
    expect(calibrationError(cases([1, 1], [0.95, 0]))).toBeCloseTo(0.95 / 2, 12);
  });

  it("is nothing where shares are as stated", () => {
    expect(calibrationError(cases([0.5, 1], [0.5, 0]))).toBe(0);
  });
});

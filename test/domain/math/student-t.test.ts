import { describe, expect, it } from "@jest/globals";
import { studentCdf, studentQuantile } from "../../../src/domain/math/student-t.ts";

describe("Student's law", () => {
  it.each([
    { freedom: 1, t: 1, p: 0.75 },
    { freedom: 1, t: -1, p: 0.25 },
    { freedom: 2, t: 0, p: 0.5 },
    { freedom: 5, t: 2.015048373, p: 0.95 },
    { freedom: 30, t: 2.042272456, p: 0.975 },
  ])("has the published P(X ≤ $t) = $p at ν = $freedom", ({ freedom, t, p }) => {
    expect(studentCdf(t, freedom)).toBeCloseTo(p, 8);
  });

  it.each([0.01, 0.3, 0.5, 0.9, 0.9999])("has a quantile that gives p = %d back", (p) => {
    for (const freedom of [0.5, 3, 50, 4000])
      expect(studentCdf(studentQuantile(p, freedom), freedom)).toBeCloseTo(p, 9);
  });
});

import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { nelderMeadSteps } from "../../../src/domain/math/nelder-mead.ts";

/** The banana-shaped valley of Rosenbrock 1960: least at (1, 1). */
function rosenbrock(point: Float64Array): number {
  const [x = 0, y = 0] = point;
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
}

describe("the search for the least value", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const { point, is_converged } = finished(
      nelderMeadSteps(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-12 }),
    );
    expect(is_converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 4);
    expect(point[1]).toBeCloseTo(1, 4);
  });

  it("keeps out of where the function is not a number", () => {
    const { point } = finished(nelderMeadSteps(([x = 0]) => x - Math.log(x), Float64Array.of(0.2)));
    expect(point[0]).toBeCloseTo(1, 3);
  });

  it("says so when it was stopped before the end", () => {
    const stopped = finished(nelderMeadSteps(rosenbrock, Float64Array.of(-1.2, 1), { max_evaluations: 10 }));
    expect(stopped.is_converged).toBe(false);
    expect(stopped.evaluations).toBeLessThan(40);
  });
});

import { describe, expect, it } from "@jest/globals";
import { hypergeometric } from "../../../src/domain/math/hypergeometric.ts";

describe("hypergeometric", () => {
  it.each([0.1, 0.5, 0.9, 0.99])("DLMF 15.4.1: ₂F₁(1, 1; 2; %d) = −ln(1 − z) ÷ z", (z) => {
    expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 10);
  });

  it("DLMF 15.4.6: ₂F₁(a, b; b; z) = (1 − z)^−a", () => {
    expect(hypergeometric(-0.7, 2.5, 2.5, 0.8)).toBeCloseTo(0.2 ** 0.7, 12);
  });

  it("DLMF 15.8.1: Euler's transform gives the same", () => {
    const [a, b, c, z] = [0.4, 1.9, 5.2, 0.6];
    expect(hypergeometric(a, b, c, z)).toBeCloseTo((1 - z) ** (c - a - b) * hypergeometric(c - a, c - b, c, z), 12);
  });

  it("is 1 at z = 0", () => {
    expect(hypergeometric(3, 4, 5, 0)).toBe(1);
  });
});

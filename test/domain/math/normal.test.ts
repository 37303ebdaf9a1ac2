import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { normalCdf, normalPdf, normalQuantile } from "../../../src/domain/math/normal.ts";
import { standardNormalLoss } from "../../../src/domain/math/standard-normal-loss.ts";

describe("normal distribution", () => {
  it("has density φ(0) = 1/√(2π)", () => expect(normalPdf(0)).toBeCloseTo(0.3989422804014327, 15));

  it.each([
    [1.96, 0.9750021048517795],
    [-1, 0.15865525393145705],
    [-8, 6.22096057427178e-16],
  ])("Φ(%d) = %d", (z, want) => expect(normalCdf(z) / want).toBeCloseTo(1, 12));

  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.01, -2.3263478740408408],
    [1e-20, -9.262340089798409],
  ])("z(%d) = %d (AS 241)", (p, want) => expect(normalQuantile(p)).toBeCloseTo(want, 12));

  it("undoes its own distribution", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
      }),
    );
  });
});

describe("standard normal loss", () => {
  it("Snyder & Shen (C.22): L(1.3) = 0.0455279621", () => {
    expect(standardNormalLoss(1.3)).toBeCloseTo(0.0455279621, 10);
  });

  it.each([
    [-1.4, 1.436668142708465],
    [0.3, 0.26676124211721],
    [3.1, 0.0002672490952231408],
  ])("L(%d) = %d (stockpyl)", (z, want) => expect(standardNormalLoss(z)).toBeCloseTo(want, 14));

  it("grows by the distance below zero: L(−z) = z + L(z)", () => {
    expect(standardNormalLoss(-2)).toBeCloseTo(2 + standardNormalLoss(2), 14);
  });

  it("solves the newsvendor of Snyder & Shen example 4.3: S = 56.6040, cost 1.99761", () => {
    const [h, p, mean, sd] = [0.18, 0.7, 50, 8];
    const z = normalQuantile(p / (h + p));
    expect(mean + z * sd).toBeCloseTo(56.60395592743389, 10);
    expect(h * (z * sd + sd * standardNormalLoss(z)) + p * sd * standardNormalLoss(z)).toBeCloseTo(
      1.997605193176645,
      10,
    );
  });
});

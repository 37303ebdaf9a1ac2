import { describe, expect, it } from "@jest/globals";
import { pinballLoss } from "../../../src/domain/forecast/pinball-loss.ts";

describe("pinball loss", () => {
  it.each([
    [0.95, 10, 14, 3.8],
    [0.95, 10, 6, 0.2],
    [0.5, 10, 10, 0],
    [0.5, 10, 8, 1],
  ])("at %d for quantile %d when %d comes is %d", (p, quantile, actual, want) => {
    expect(pinballLoss(p, quantile, actual)).toBeCloseTo(want, 12);
  });
});

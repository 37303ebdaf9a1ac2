import { describe, expect, it } from "@jest/globals";
import { wilsonInterval } from "../../../src/domain/math/wilson-interval.ts";

describe("the score interval of a share", () => {
  it("of 10 in 100 at 95 % runs from 0.0552 to 0.1744 (Wilson 1927)", () => {
    const { low, high } = wilsonInterval(10, 100, 1.96);
    expect(low).toBeCloseTo(0.05523, 5);
    expect(high).toBeCloseTo(0.17437, 5);
  });

  it("ends at the share itself where there is none, or nothing but hits", () => {
    expect(wilsonInterval(0, 50, 1.96).low).toBe(0);
    expect(wilsonInterval(50, 50, 1.96).high).toBe(1);
  });

  it("is everything where nothing was tried, and no more than a share where hits outnumber trials", () => {
    expect(wilsonInterval(0, 0, 1.96)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(9, 3, 1.96).low).toBeLessThan(1);
  });
});

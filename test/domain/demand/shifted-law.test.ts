import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { demandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { demandLaw } from "../../../src/domain/demand/demand-law.ts";
import { shiftedLaw } from "../../../src/domain/demand/shifted-law.ts";

const SALES = demandLaw(demandDistribution(10, 25, true));
const NOTHING = demandLaw(demandDistribution(0, 0, true));

describe("demand with units on top that are certain", () => {
  it("is the demand itself without any", () => {
    expect(shiftedLaw(SALES, 0)).toBe(SALES);
  });

  it("is certain where nothing else is wanted", () => {
    const law = shiftedLaw(NOTHING, 40);
    expect([law.mean, law.quantile(0.01), law.quantile(0.99)]).toEqual([40, 40, 40]);
    expect([law.tail(39), law.tail(40)]).toEqual([1, 0]);
    expect([law.expectedShortfall(25), law.expectedShortfall(40)]).toEqual([15, 0]);
  });

  it("counts whole units only where what is certain is whole", () => {
    expect([shiftedLaw(SALES, 3).is_count, shiftedLaw(SALES, 2.5).is_count]).toEqual([true, false]);
  });

  it("moves all it says by what is certain", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.nat({ max: 60 }),
        (certain, p, x) => {
          const law = shiftedLaw(SALES, certain);
          expect(law.mean).toBe(10 + certain);
          expect(law.quantile(p)).toBe(SALES.quantile(p) + certain);
          expect(law.tail(certain + x)).toBe(SALES.tail(x));
          expect(law.expectedShortfall(certain + x)).toBe(SALES.expectedShortfall(x));
          expect(law.expectedShortfall(certain - 1)).toBe(11);
          expect(law.tail(certain - 1)).toBe(1);
        },
      ),
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { rfmClasses, type RfmFigures } from "../../../src/domain/repurchase/rfm-class.ts";

const customer = (n: number): RfmFigures => ({ last_day: n, order_days: 100 - n, value: n });

describe("the fifths of customers", () => {
  it("are counted from the worst of each kind, 5 the best", () => {
    const classes = rfmClasses(Array.from({ length: 25 }, (_, n) => customer(n)));
    expect(classes[0]).toBe("1-5-1");
    expect(classes[12]).toBe("3-3-3");
    expect(classes[24]).toBe("5-1-5");
  });

  it("are shared by equal customers, and not told where a value is not known", () => {
    const equal = Array.from({ length: 20 }, () => customer(7));
    expect(rfmClasses([...equal, { ...customer(7), value: null }])).toEqual([...equal.map(() => "1-1-1"), null]);
  });

  it("are none in a shop of few customers", () => {
    expect(rfmClasses(Array.from({ length: 19 }, (_, n) => customer(n)))).toEqual(
      Array.from({ length: 19 }, () => null),
    );
  });

  it("never rank a later, more frequent, worthier customer lower", () => {
    const figures = fc.record({
      last_day: fc.nat(99),
      order_days: fc.nat(30),
      value: fc.integer({ min: -9, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(figures, { minLength: 20, maxLength: 60 }), (customers) => {
        const ranks = rfmClasses(customers).map((text) => (text ?? "").split("-").map(Number));
        const pairs = customers.flatMap((a, i) => customers.map((b, j) => ({ a, b, of_a: ranks[i], of_b: ranks[j] })));
        const isFair = pairs.every(
          ({ a, b, of_a, of_b }) =>
            (a.last_day < b.last_day || (of_a?.[0] ?? 0) >= (of_b?.[0] ?? 9)) &&
            (a.value < b.value || (of_a?.[2] ?? 0) >= (of_b?.[2] ?? 9)),
        );
        expect(isFair).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

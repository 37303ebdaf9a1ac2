import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareWithLine, paretoMarks } from "../../../src/domain/simulation/frontier.ts";

const at = (stock: number, stockout_days: number) => ({ stock, stockout_days });

describe("the frontier", () => {
  it("marks points that no other has less of both than", () => {
    const points = [at(10, 30), at(20, 10), at(20, 11), at(30, 10), at(40, 2)];
    expect(paretoMarks(points)).toEqual([true, true, false, false, true]);
  });

  it("marks equal points alike, and nothing of nothing", () => {
    expect(paretoMarks([at(1, 1), at(1, 1), at(2, 2)])).toEqual([true, true, false]);
    expect(paretoMarks([])).toEqual([]);
  });

  it("always marks the least of each, and never one that is beaten", () => {
    const points = fc.array(fc.record({ stock: fc.nat(20), stockout_days: fc.nat(20) }), { minLength: 1 });
    fc.assert(
      fc.property(points, (given) => {
        const marks = paretoMarks(given);
        given.forEach((point, i) => {
          const isBeaten = given.some(
            (other) =>
              other.stock <= point.stock &&
              other.stockout_days <= point.stockout_days &&
              (other.stock < point.stock || other.stockout_days < point.stockout_days),
          );
          expect(marks[i]).toBe(!isBeaten);
        });
      }),
    );
  });
});

describe("a line held against another policy", () => {
  const line = [at(300, 10), at(100, 50), at(200, 20)];

  it("is compared at the same stock and at the same stockout days, between its points", () => {
    // At stock 150 the line has 35 days, at 40 days a stock of 133⅓.
    const compared = compareWithLine(line, [at(150, 40)]);
    expect(compared).toMatchObject({ verdict: "compared", stockout_change: 35 / 40 - 1 });
    expect(compared?.stock_change).toBeCloseTo(400 / 3 / 150 - 1, 12);
  });

  it("says plainly when it is worse", () => {
    const { stockout_change = null, stock_change = null } = compareWithLine(line, [at(150, 25)]) ?? {};
    expect(stockout_change).toBeCloseTo(0.4, 12);
    expect(stock_change).toBeGreaterThan(0.2);
  });

  it("takes its own points as they are, its ends included", () => {
    expect(compareWithLine(line, [at(100, 50)])).toEqual({ verdict: "compared", stockout_change: 0, stock_change: 0 });
    expect(compareWithLine(line, [at(300, 20)])).toMatchObject({ stockout_change: -0.5, stock_change: 200 / 300 - 1 });
  });

  it.each([
    ["better: less of both than the reference", at(400, 60), "better"],
    ["worse: more of both", at(50, 5), "worse"],
    ["apart: less stock, more stockouts", at(50, 90), "apart"],
  ] as const)("never goes beyond its ends; %s", (_, reference, verdict) => {
    expect(compareWithLine(line, [reference])).toEqual({ verdict, stockout_change: null, stock_change: null });
  });

  it("tells what can be told where only one of both is reached", () => {
    expect(compareWithLine(line, [at(150, 90)])).toEqual({
      verdict: "compared",
      stockout_change: 35 / 90 - 1,
      stock_change: null,
    });
  });

  it("has no share of nothing", () => {
    expect(compareWithLine([at(0, 5), at(9, 0)], [at(0, 0)])).toEqual({
      verdict: "compared",
      stockout_change: null,
      stock_change: null,
    });
  });

  it("means over several points, of those that can be compared", () => {
    const both = compareWithLine(line, [at(150, 70), at(200, 40), at(999, 1)]);
    expect(both?.verdict).toBe("compared");
    expect(both?.stockout_change).toBeCloseTo((35 / 70 + 20 / 40) / 2 - 1, 12);
  });

  it("says better or worse only where all points agree", () => {
    expect(compareWithLine(line, [at(400, 60), at(500, 70)])?.verdict).toBe("better");
    expect(compareWithLine(line, [at(400, 60), at(50, 5)])?.verdict).toBe("apart");
  });

  it("is nothing against nothing, and apart from everything without points", () => {
    expect(compareWithLine(line, [])).toBeNull();
    expect(compareWithLine([], [at(1, 1)])?.verdict).toBe("apart");
  });
});

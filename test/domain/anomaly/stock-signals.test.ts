import { describe, expect, it } from "@jest/globals";
import { idleProbability, phantomStock } from "../../../src/domain/anomaly/idle-run.ts";
import { inStockFromSales, likelyOutages } from "../../../src/domain/anomaly/likely-outages.ts";
import {
  negativeStock,
  stocktakeDifference,
  undocumentedMovement,
} from "../../../src/domain/anomaly/stock-discrepancy.ts";
import { days, poissonDays } from "../demand/a-series.ts";

describe("stock without documents", () => {
  it("finds a movement that no document explains", () => {
    expect(undocumentedMovement({ before: 100, after: 70, documented: -20 }, 0, "件")).toEqual({
      difference: -10,
      sentence: "库存由 100 变为 70 件，单据只解释 -20 件，少了 10 件，请查漏记的出入库。",
    });
    expect(undocumentedMovement({ before: 0, after: 5, documented: 0 }, 0, "件")?.sentence).toContain("多出 5 件");
  });

  it("bears the tolerance and rounding", () => {
    expect(undocumentedMovement({ before: 100, after: 78, documented: -20 }, 2, "件")).toBeNull();
    expect(undocumentedMovement({ before: 100, after: 77, documented: -20 }, 2, "件")?.difference).toBe(-3);
    expect(undocumentedMovement({ before: 0.1, after: 0.3, documented: 0.2 }, 0, "件")).toBeNull();
  });

  it("finds stock below nothing", () => {
    expect(negativeStock(0, "件")).toBeNull();
    expect(negativeStock(-2, "件")).toEqual({ difference: -2, sentence: "账面库存为 -2 件，低于零，请盘点核对。" });
  });

  it("finds a count beyond the share taken for error", () => {
    expect(stocktakeDifference({ book: 100, counted: 98 }, 0.02, "件")).toBeNull();
    expect(stocktakeDifference({ book: 100, counted: 80 }, 0.02, "件")).toEqual({
      difference: -20,
      sentence: "账面 100 件，实盘 80 件，盘亏 20 件（20%）。",
    });
    expect(stocktakeDifference({ book: 0, counted: 3 }, 0.02, "件")?.sentence).toBe(
      "账面 0 件，实盘 3 件，盘盈 3 件。",
    );
    expect(stocktakeDifference({ book: -100, counted: -99 }, 0.02, "件")).toBeNull();
  });
});

describe("a run of days without sales", () => {
  const surely = { known_units: 1e12 };

  it("has probability e^(−Σμ) for Poisson demand known for sure", () => {
    expect(idleProbability({ ...surely, expected: [1, 2], dispersion: 1 })).toBeCloseTo(Math.exp(-3), 9);
  });

  it("is likelier for clumpy demand: d^(−μ ÷ (d − 1))", () => {
    expect(idleProbability({ ...surely, expected: [6], dispersion: 4 })).toBeCloseTo(4 ** -2, 9);
  });

  it("is likelier where the level is hardly known: (1 + s ÷ a)^(−a)", () => {
    expect(idleProbability({ known_units: 1, expected: [3], dispersion: 1 })).toBeCloseTo(0.25, 12);
    expect(idleProbability({ known_units: 2, expected: [6], dispersion: 4 })).toBeCloseTo(
      (1 + (2 * Math.log(4)) / 0.5) ** -0.5,
      12,
    );
  });

  it("is certain where nothing is known, no day passed or nothing is expected", () => {
    expect(idleProbability({ known_units: 0, expected: [3], dispersion: 1 })).toBe(1);
    expect(idleProbability({ known_units: 9, expected: [], dispersion: 1 })).toBe(1);
    expect(idleProbability({ known_units: 9, expected: [0, -1], dispersion: 1 })).toBe(1);
  });

  it("makes phantom stock of a positive record", () => {
    const run = { known_units: 200, expected: days(7, 2), dispersion: 1.5 };
    const found = phantomStock(12, run, 0.001, "件");
    expect(found).toMatchObject({ days: 7, probability: idleProbability(run) });
    expect(found?.sentence).toBe("账面有 12 件，却已连续 7 天没有销售（平常约售 14 件），货可能不在架上，请盘点。");
    expect(phantomStock(12, run, idleProbability(run), "件")).toBeNull();
    expect(phantomStock(0, run, 0.001, "件")).toBeNull();
  });
});

describe("outages that sales alone tell", () => {
  const selling = poissonDays(40, 4, 5).map((value) => Math.max(1, value));

  it("finds a week without sales of an item that sells daily", () => {
    const found = likelyOutages([...selling, ...days(7, 0), ...selling], 0.01);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ start: 40, days: 7 });
    expect(found[0]?.probability).toBeLessThan(1e-6);
  });

  it("finds one that still goes on", () => {
    expect(likelyOutages([...selling, ...days(5, 0)], 0.01)).toMatchObject([{ start: 40, days: 5 }]);
  });

  it("marks its days as out of stock and no others", () => {
    expect(inStockFromSales([...selling, 0, 0, 0, 0, ...selling], 0.01)).toEqual([
      ...days(40, 1),
      0,
      0,
      0,
      0,
      ...days(40, 1),
    ]);
  });

  it("leaves an item that often idles", () => {
    const rare = days(80, (day) => (day % 5 === 0 ? 10 : 0));
    expect(likelyOutages(rare, 0.01)).toEqual([]);
  });

  it("leaves the time before the first sale, and what two weeks around cannot tell", () => {
    expect(likelyOutages([...days(30, 0), ...selling], 0.01)).toEqual([]);
    expect(likelyOutages([...days(13, 5), ...days(9, 0)], 0.01)).toEqual([]);
    expect(likelyOutages([...days(14, 5), ...days(9, 0)], 0.01)).toHaveLength(1);
    expect(likelyOutages([], 0.01)).toEqual([]);
  });

  describe("are as improbable as", () => {
    const clumped = days(28, (day) => (day % 2 === 0 ? 2 : 10));

    it("a negative binomial of the mean and sample variance of four weeks on each side: (1 + s ÷ a)^(−a)", () => {
      const series = [...days(9, 1), ...clumped, 0, 0, 0, ...clumped, ...days(9, 70)];
      const [found] = likelyOutages(series, 1);
      // mean 6, variance 16.2909, dispersion 2.71515; a = 336 ÷ 2.71515, s = 18 × ln 2.71515 ÷ 1.71515
      expect(found).toMatchObject({ start: 37, days: 3 });
      expect(found?.probability).toBeCloseTo(4.266176e-5, 11);
    });

    it("so many idle days in a row at the item's own share of them, if that is more", () => {
      const everyOther = days(28, (day) => (day % 2 === 0 ? 8 : 0));
      const series = [...everyOther, 8, ...days(6, 0), 8, ...everyOther.toReversed()];
      const longest = likelyOutages(series, 100).find(({ days }) => days === 6);
      // beside it stand 28 days on each side, half of them idle
      expect(longest?.probability).toBeCloseTo(0.5 ** 6, 12);
    });

    it("so many runs of the series allow: two must be twice as rare as one", () => {
      const two = [...clumped, 0, 0, 0, ...clumped, 0, 0, 0, ...clumped];
      const [first, second] = likelyOutages(two, 1);
      const rarer = Math.max(first?.probability ?? 0, second?.probability ?? 0);
      expect(likelyOutages(two, 2.01 * rarer)).toHaveLength(2);
      expect(likelyOutages(two, 1.5 * Math.min(first?.probability ?? 0, second?.probability ?? 0))).toEqual([]);
    });
  });
});

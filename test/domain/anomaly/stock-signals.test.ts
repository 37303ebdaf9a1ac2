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
});

import { describe, expect, it } from "@jest/globals";
import { createRepurchaseCohorts } from "../../../src/domain/retention/repurchase-cohorts.ts";
import { rfmScores, rfmTable } from "../../../src/domain/retention/rfm-table.ts";

describe("createRepurchaseCohorts", () => {
  it("counts a hand-made shop by month of first order and months since", () => {
    const cohorts = createRepurchaseCohorts("2026-04-15");
    cohorts.add(["2026-01-05", "2026-01-20", "2026-02-10"]);
    cohorts.add(["2026-01-31", "2026-03-01"]);
    cohorts.add(["2026-01-10"]);
    cohorts.add(["2026-02-02", "2026-02-02", "2026-04-01"]);
    cohorts.add([]);
    const { cohorts: rows, within } = cohorts.report();
    expect(rows).toEqual([
      { month: "2026-01", customers: 3, ordered: [1 / 3, 1 / 3] },
      { month: "2026-02", customers: 1, ordered: [0] },
    ]);
    expect(within.map(({ days, share }) => [days, share?.count, share?.of])).toEqual([
      ...[
        [30, 2, 4],
        [60, 3, 4],
        [90, 1, 2],
        [180, undefined, undefined],
      ],
    ]);
  });

  it("leaves out a month that is not over, and has no column for a cohort of this month", () => {
    const cohorts = createRepurchaseCohorts("2026-04-15");
    cohorts.add(["2026-04-01", "2026-04-10"]);
    cohorts.add(["2026-03-01", "2026-04-10"]);
    expect(cohorts.report().cohorts).toEqual([
      { month: "2026-03", customers: 1, ordered: [] },
      { month: "2026-04", customers: 1, ordered: [] },
    ]);
  });
});

describe("rfm", () => {
  const five = [1, 2, 3, 4, 5].map((n) => ({ days_since_last: 60 - 10 * n, orders: n, value: 100 * n }));

  it("gives fifths, 5 the best", () => {
    expect(rfmScores(five).map(({ recency, frequency, value }) => `${recency}-${frequency}-${value}`)).toEqual([
      ...["1-1-1", "2-2-2", "3-3-3", "4-4-4", "5-5-5"],
    ]);
  });

  it("gives equal figures equal scores", () => {
    const same = five.map((one) => ({ ...one, orders: 1 }));
    expect(new Set(rfmScores(same).map(({ frequency }) => frequency))).toEqual(new Set([1]));
  });

  it("counts customers, their value and the lost in all 25 cells", () => {
    const cells = rfmTable(five, ({ days_since_last }) => days_since_last > 35);
    expect(cells).toHaveLength(25);
    expect(cells.filter(({ customers }) => customers > 0)).toEqual(
      [1, 2, 3, 4, 5].map((n) => ({ recency: n, frequency: n, customers: 1, value: 100 * n, lost: n < 3 ? 1 : 0 })),
    );
  });

  it("is empty of nobody", () => expect(rfmTable([], () => true).every(({ customers }) => customers === 0)).toBe(true));
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { arrivalProbability, byDueDay, datedReceipts } from "../../../src/domain/risk/open-receipt.ts";
import { supplyCases } from "../../../src/domain/risk/supply-cases.ts";

const punctual = { mean_days: 10, sd_days: 0, sample_count: 0, source: "item" } as const;
const usual = { ...punctual, sd_days: 2 };
const TODAY = "2026-11-23";

describe("open receipts", () => {
  it("are seen from today, late ones with a negative day", () => {
    const receipts = [
      { purchase_order_no: "1", due: "2026-11-20", quantity: 5 },
      { purchase_order_no: "2", due: "2026-11-30", quantity: 5 },
      { purchase_order_no: "3", due: "2026-11-30", quantity: 0 },
    ];
    expect(datedReceipts(receipts, 99, usual, TODAY).map(({ due_in_days }) => due_in_days)).toEqual([-3, 7]);
  });

  it("take units on order without a purchase line to arrive a lead time from now", () => {
    expect(datedReceipts([], 40, usual, TODAY)).toEqual([
      { purchase_order_no: "", due: "2026-12-03", quantity: 40, due_in_days: 10 },
    ]);
    expect(datedReceipts([], 0, usual, TODAY)).toEqual([]);
  });

  it("are taken together by the day they are due", () => {
    const due = [3, 7, 3].map((due_in_days) => ({ due_in_days, quantity: 10 }));
    expect(byDueDay(due)).toEqual([
      { due_in_days: 3, quantity: 20 },
      { due_in_days: 7, quantity: 10 },
    ]);
  });
});

describe("arrival", () => {
  it("of a punctual supplier is certain on the due day, and not before", () => {
    expect([4, 5, 6].map((day) => arrivalProbability(5, day, punctual))).toEqual([0, 1, 1]);
  });

  it("of a usual one spreads about the due day", () => {
    expect(arrivalProbability(5, 5, usual)).toBeCloseTo(0.5987063256829237, 10);
    expect(arrivalProbability(5, 20, usual)).toBeGreaterThan(0.999);
  });

  it("is shifted by the supplier's own lateness", () => {
    const late = { ...usual, lateness_mean_days: 4, lateness_sd_days: 1 };
    expect(arrivalProbability(5, 9, late)).toBeCloseTo(0.6914624612740131, 10);
    expect(arrivalProbability(5, 5, late)).toBeLessThan(0.001);
  });

  it("takes the longer to be expected the longer it is overdue", () => {
    const inAWeek = [-1, -5, -30, -200].map((due) => arrivalProbability(due, 6, usual));
    expect([...inAWeek].sort((a, b) => b - a)).toEqual(inAWeek);
    expect(arrivalProbability(-200, 6, usual)).toBeLessThan(0.04);
  });

  it("never grows less likely with time", () => {
    const due = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(
        due,
        fc.integer({ min: 0, max: 90 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (d, day, sd_days) => {
          const lead = { ...punctual, sd_days };
          const [before, after] = [arrivalProbability(d, day, lead), arrivalProbability(d, day + 1, lead)];
          expect(after).toBeGreaterThanOrEqual(before - 1e-12);
          expect(before).toBeGreaterThanOrEqual(0);
          expect(after).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("supply cases", () => {
  it("are one without receipts", () => {
    expect(supplyCases(7, [], 5, usual)).toEqual([{ probability: 1, supply: 7 }]);
  });

  it("leave out what cannot have come, and count what must have", () => {
    const receipts = [
      { due_in_days: 0, quantity: 10 },
      { due_in_days: 50, quantity: 1000 },
    ];
    expect(supplyCases(7, receipts, 5, punctual)).toEqual([{ probability: 1, supply: 17 }]);
    expect(supplyCases(7, receipts.slice(1), 5, punctual)).toEqual([{ probability: 1, supply: 7 }]);
  });

  it("let the likelier arrive first", () => {
    const receipts = [
      { due_in_days: 6, quantity: 100 },
      { due_in_days: 4, quantity: 10 },
    ];
    const cases = supplyCases(7, receipts, 5, usual);
    expect(cases.map(({ supply }) => supply)).toEqual([7, 17, 117]);
    expect(cases[2]?.probability).toBeCloseTo(arrivalProbability(6, 5, usual), 12);
  });

  it("always add up to certainty", () => {
    const receipt = fc.record({
      due_in_days: fc.integer({ min: -40, max: 40 }),
      quantity: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (receipts, day) => {
        const total = supplyCases(0, receipts, day, usual).reduce((sum, { probability }) => sum + probability, 0);
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });
});

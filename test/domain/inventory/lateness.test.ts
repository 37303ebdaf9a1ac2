import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { tailAbove, tailScale } from "../../../src/domain/inventory/heavy-tail.ts";
import { arrivedBy, latenessAbove, priorLateness, updatedLateness } from "../../../src/domain/inventory/lateness.ts";
import { receiptArrived } from "../../../src/domain/inventory/receipt-arrival.ts";

const lateness = { early_share: 0.1, early_mean_days: 2.5, late_share: 0.2, late_mean_days: 5.5 };

describe("a heavy tail", () => {
  it("Lomax with shape 3: at one scale an eighth is left, and the mean is half the scale", () => {
    expect(tailScale(5)).toBe(10);
    expect([0, 10, 30].map((x) => tailAbove(10, x))).toEqual([1, 0.125, 1 / 64]);
    let mean = 0;
    for (let x = 0; x < 20_000; x += 0.1) mean += 0.1 * tailAbove(10, x + 0.05);
    expect(mean).toBeCloseTo(5, 2);
  });
});

describe("lateness before any delivery", () => {
  it("is one in five each way, by three tenths of the lead time", () => {
    expect(priorLateness(20)).toEqual({ early_share: 0.2, early_mean_days: 6, late_share: 0.2, late_mean_days: 6 });
  });

  it("is by a day at least", () => expect(priorLateness(2).late_mean_days).toBe(1));
});

describe("lateness after deliveries", () => {
  it("by hand: three on time, two late by 4 and 10, one early by 2", () => {
    const seen = updatedLateness(priorLateness(20), [0, 0, 0, 4, 10, -2]);
    expect(seen.late_share).toBeCloseTo((0.6 + 2) / 9, 12);
    expect(seen.late_mean_days).toBeCloseTo((18 + 14) / 5, 12);
    expect(seen.early_share).toBeCloseTo((0.6 + 1) / 9, 12);
    expect(seen.early_mean_days).toBeCloseTo((18 + 2) / 4, 12);
  });

  it("of none is the prior", () => {
    const same = updatedLateness(lateness, []);
    expect([same.late_share, same.early_share]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.1, 12)]);
    expect([same.late_mean_days, same.early_mean_days]).toEqual([expect.closeTo(5.5, 12), expect.closeTo(2.5, 12)]);
  });
});

describe("the chance of being later than a day", () => {
  it("by hand: on time within one day, then the tails with scales 4 and 10", () => {
    expect(latenessAbove(lateness, 0)).toBeCloseTo(0.2, 12);
    expect(latenessAbove(lateness, 10)).toBeCloseTo(0.2 / 8, 12);
    expect(latenessAbove(lateness, -1)).toBeCloseTo(0.9, 12);
    expect(latenessAbove(lateness, -5)).toBeCloseTo(1 - 0.1 / 8, 12);
  });

  it("a mean of one day leaves a tail with scale 1, and no less", () => {
    const short = { ...lateness, late_mean_days: 1 };
    expect(latenessAbove(short, 1)).toBeCloseTo(0.2 / 8, 12);
    expect(latenessAbove({ ...lateness, late_mean_days: 0.2 }, 1)).toBe(latenessAbove(short, 1));
  });
});

describe("the chance that a receipt comes by a day", () => {
  it("not yet due: what was not early", () => {
    expect(arrivedBy(lateness, 0, -1)).toBeCloseTo(1 - 0.2 / 0.9, 12);
    expect(arrivedBy(lateness, 10, -1)).toBeCloseTo(1 - 0.2 / 8 / 0.9, 12);
  });

  it("overdue: only the tail is left, so the share of late deliveries does not matter", () => {
    expect(arrivedBy(lateness, 10, 0)).toBeCloseTo(1 - 1 / 8, 12);
    expect(arrivedBy({ ...lateness, late_share: 0.01 }, 10, 0)).toBeCloseTo(1 - 1 / 8, 12);
  });

  it("the longer overdue, the less likely within a week", () => {
    const inAWeek = [1, 5, 20, 100].map((late) => arrivedBy(lateness, late + 7, late));
    expect(inAWeek).toEqual([...inAWeek].sort((a, b) => b - a));
    expect(inAWeek[3]).toBeCloseTo(1 - (110 / 117) ** 3, 12);
  });

  it("is none on a day that has been seen already, and certain where nobody was ever late", () => {
    expect(arrivedBy(lateness, 3, 3)).toBe(0);
    expect(arrivedBy({ ...lateness, late_share: 0 }, 1, 0)).toBe(1);
  });
});

describe("a receipt seen from today", () => {
  it("due in three days and two days ago, in plain days", () => {
    expect(receiptArrived(3, 3, lateness, undefined)).toBeCloseTo(1 - 0.2 / latenessAbove(lateness, -4), 12);
    expect(receiptArrived(-2, 5, lateness, undefined)).toBe(arrivedBy(lateness, 7, 1));
  });

  const friday = { weekday: 4, off: [], on: [] };

  it("does not come on a weekend", () => {
    expect(receiptArrived(-1, 0, lateness, friday)).toBeGreaterThan(0);
    expect(receiptArrived(-1, 2, lateness, friday)).toBe(receiptArrived(-1, 0, lateness, friday));
    expect(receiptArrived(-1, 3, lateness, friday)).toBe(arrivedBy(lateness, 2, 0));
  });

  it("due on a Saturday is expected on the Monday", () => {
    expect(receiptArrived(1, 3, lateness, friday)).toBe(receiptArrived(3, 3, lateness, friday));
    expect(receiptArrived(1, 0, lateness, friday)).toBe(receiptArrived(3, 0, lateness, friday));
  });

  it("waits while a holiday lasts", () => {
    const holiday = { weekday: 0, off: [1, 2, 3, 4], on: [] };
    expect(receiptArrived(-1, 6, lateness, holiday)).toBe(receiptArrived(-1, 0, lateness, holiday));
  });

  it("never grows less likely with time and stays a probability", () => {
    const given = fc.record({ due: fc.integer({ min: -90, max: 90 }), day: fc.integer({ min: 0, max: 120 }) });
    fc.assert(
      fc.property(given, fc.constantFrom(undefined, friday), ({ due, day }, supply) => {
        const [before, after] = [day, day + 1].map((each) => receiptArrived(due, each, lateness, supply));
        expect(after).toBeGreaterThanOrEqual((before ?? 0) - 1e-12);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });
});

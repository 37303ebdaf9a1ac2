import { describe, expect, it } from "@jest/globals";
import { businessCalendar, withShutdowns } from "../../../src/domain/calendar/business-calendar.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { leadTimeCdf, leadTimePmf, leadTimeQuantile } from "../../../src/domain/inventory/lead-time-distribution.ts";
import { learnLeadTime } from "../../../src/domain/inventory/lead-time.ts";
import type { LeadTime } from "../../../src/domain/inventory/lead-time.ts";
import { leadTimeSketch, sketchedCdf } from "../../../src/domain/inventory/lead-time-sketch.ts";
import { exposureFrom } from "../../../src/domain/risk/exposure.ts";
import { arrivalProbability } from "../../../src/domain/risk/open-receipt.ts";
import { receiptArrived } from "../../../src/domain/inventory/receipt-arrival.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";

const calendar = businessCalendar(aHolidayTable(), 2025, 2027);
const nothing = {
  item_code: "A",
  deliveries: [],
  item_lead_time_days: null,
  supplier_lead_time_days: null,
  supplier_lead_time_sd_days: null,
};

function delivery(days: number, item_code = "A", promised: number | null = null) {
  const ordered_on = "2026-03-02";
  const expected_on = promised === null ? null : addDays(ordered_on, promised);
  return { item_code, ordered_on, expected_on, received_on: addDays(ordered_on, days) };
}

function learned(days: readonly number[], stated = 10): LeadTime {
  return learnLeadTime({ ...nothing, item_lead_time_days: stated, deliveries: days.map((each) => delivery(each)) });
}

const ten = { mean_days: 10, sd_days: 3 };

describe("quantiles that are kept of a lead time", () => {
  it("are a gamma curve's where nothing was seen (Wilson–Hilferty: median = mean·(1 − cv² ÷ 9)³)", () => {
    const quantiles = leadTimeSketch({ stated: ten, learned: ten, supplier: [], own: [] });
    expect(quantiles).toHaveLength(13);
    expect(quantiles[6]).toBeCloseTo(10 * 0.99 ** 3, 1);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  });

  it("of a lead time without spread are that time, of none at all zero", () => {
    const sure = { mean_days: 10, sd_days: 0 };
    expect(new Set(leadTimeSketch({ stated: sure, learned: sure, supplier: [], own: [] }))).toEqual(new Set([10]));
    const none = { mean_days: 0, sd_days: 0 };
    expect(new Set(leadTimeSketch({ stated: none, learned: none, supplier: [], own: [] }))).toEqual(new Set([0]));
  });

  it("by hand: the item's own three weigh a quarter, as much as its supplier's three and the statement together", () => {
    const sure = { mean_days: 10, sd_days: 0 };
    const quantiles = leadTimeSketch({ stated: sure, learned: sure, supplier: [20, 20, 20], own: [30, 30, 30] });
    // Half the curve and an eighth the statement (10), an eighth the supplier's (20), a quarter its own (30).
    expect([quantiles[7], quantiles[8], quantiles[9], quantiles[12]]).toEqual([10, 20, 30, 30]);
  });

  it("are kept in tenths of a day", () => {
    const quantiles = leadTimeSketch({ stated: ten, learned: ten, supplier: [3.123], own: [] });
    expect(quantiles.every((days) => Math.round(days * 10) / 10 === days)).toBe(true);
  });
});

describe("the law between the quantiles", () => {
  const quantiles = Array.from({ length: 13 }, (_, i) => 10 + i);

  it("rises straight from zero days to the first one and between them", () => {
    const cdf = sketchedCdf(quantiles, 5, 60);
    expect(cdf[4]).toBeCloseTo((0.01 * 4.5) / 10, 12);
    expect(cdf[10]).toBeCloseTo(0.03, 12);
    expect(cdf[16]).toBeCloseTo(0.55, 12);
  });

  it("beyond the last one falls off as a late delivery's delay does", () => {
    const cdf = sketchedCdf(quantiles, 5.25, 60);
    expect(1 - (cdf[32] ?? 0)).toBeCloseTo(0.01 / 8, 12);
    expect(1 - (sketchedCdf(quantiles, 0, 60)[22] ?? 0)).toBeCloseTo(0.01 / 1.5 ** 3, 12);
  });

  it("jumps where many took the same time", () => {
    const cdf = sketchedCdf(
      Array.from({ length: 13 }, () => 7),
      2,
      12,
    );
    expect(cdf[6]).toBeCloseTo((0.01 * 6.5) / 7, 12);
    expect(cdf[7]).toBeGreaterThan(0.99);
  });
});

describe("the distribution of a lead time", () => {
  it("adds up to one, the last day holding the rest", () => {
    const pmf = leadTimePmf(learned([9, 10, 11]), 12);
    const cdf = leadTimeCdf(learned([9, 10, 11]), 12);
    expect(pmf.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(pmf[0]).toBe(cdf[0]);
    expect(pmf[5]).toBeCloseTo((cdf[5] ?? 0) - (cdf[4] ?? 0), 12);
    expect(pmf[12]).toBeCloseTo(1 - (cdf[11] ?? 0), 12);
  });

  it("has a quantile that is the first day to reach it", () => {
    const lead = learned([8, 9, 10, 11, 12, 30]);
    for (const p of [0.05, 0.5, 0.9, 0.99]) {
      const day = leadTimeQuantile(lead, p);
      const cdf = leadTimeCdf(lead, day);
      expect(cdf[day]).toBeGreaterThanOrEqual(p);
      expect(cdf[day - 1]).toBeLessThan(p);
    }
  });

  it("gives up on an order after two years", () => expect(leadTimeQuantile(learned([10]), 1)).toBe(730));

  it("shows both ways where half come the same day and half after a month", () => {
    const lead = learned(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0 : 30)));
    const pmf = leadTimePmf(lead, 60);
    const near = (day: number) => (pmf[day - 1] ?? 0) + (pmf[day] ?? 0) + (pmf[day + 1] ?? 0);
    expect(near(30)).toBeGreaterThan(3 * near(15));
    expect(pmf[0]).toBeGreaterThan(0.15);
  });

  it("of a lead time given by its figures alone is a gamma curve", () => {
    const bare = { ...ten, sample_count: 0, source: "item" } as const;
    expect(leadTimeQuantile(bare, 0.5)).toBe(10);
    expect([...leadTimeCdf(bare, 30)]).toEqual([
      ...leadTimeCdf(learnLeadTime({ ...nothing, item_lead_time_days: 10 }), 30),
    ]);
  });
});

describe("a lead time in the supplier's working days", () => {
  const seen = (today: string, deliveries = [delivery(7)]) =>
    learnLeadTime({ ...nothing, item_lead_time_days: 7, deliveries }, { calendar, today });

  it("reads a stated week as five working days, and shows a week again in a plain one", () => {
    const lead = seen("2026-03-02", []);
    expect(lead.law).toMatchObject({ mean_days: 5 });
    expect(lead).toMatchObject({ mean_days: 7, source: "item" });
    expect(lead.sd_days).toBeCloseTo(2.1, 12);
  });

  it("is longer in days before a long holiday", () => {
    expect(seen("2026-02-12", []).mean_days).toBe(14);
    expect(seen("2026-02-12").mean_days).toBe(14);
  });

  it("goes between two days where the mean does", () => {
    const lead = learnLeadTime({ ...nothing, item_lead_time_days: 7.7 }, { calendar, today: "2026-03-02" });
    expect(lead.law?.mean_days).toBeCloseTo(5.5, 12);
    expect(lead.mean_days).toBeCloseTo(7.5, 12);
  });

  it("counts deliveries over a holiday by the days that were worked", () => {
    const over = { item_code: "A", ordered_on: "2026-02-13", expected_on: "2026-02-21", received_on: "2026-02-25" };
    const lead = learnLeadTime(
      { ...nothing, item_lead_time_days: 7, deliveries: [over] },
      { calendar, today: "2026-03-02" },
    );
    expect(lead.law?.mean_days).toBeCloseTo((3 * ((3 * 5 + 3) / 4) + 3) / 4, 12);
    // Promised for a day off, so expected on the 24th: one working day late.
    expect(lead.law?.late_share).toBeCloseTo((3 * ((0.6 + 1) / 4) + 1) / 4, 12);
    expect(lead.lateness_mean_days).toBeCloseTo(1, 12);
  });

  it("is on time when it comes on the next working day after a day off, early before", () => {
    const due = { item_code: "A", ordered_on: "2026-03-02", expected_on: "2026-03-14" };
    const monday = seen("2026-03-02", [{ ...due, received_on: "2026-03-16" }]).law;
    const friday = seen("2026-03-02", [{ ...due, received_on: "2026-03-13" }]).law;
    expect(monday?.early_share).toBeLessThan(0.2);
    expect(monday?.late_share).toBeLessThan(0.2);
    expect(friday?.early_share).toBeGreaterThan(0.2);
  });

  it("lets nothing arrive on days off", () => {
    const pmf = leadTimePmf(seen("2026-03-02", []), 40);
    expect([pmf[5], pmf[6], pmf[12], pmf[13]]).toEqual([0, 0, 0, 0]);
    expect(pmf[7]).toBeGreaterThan(0);
  });

  it("a shutdown of the supplier moves the day on which an order arrives", () => {
    const closed = withShutdowns(calendar, [{ start: "2026-03-03", end: "2026-03-31" }]);
    const lead = learnLeadTime({ ...nothing, item_lead_time_days: 7 }, { calendar: closed, today: "2026-03-02" });
    expect(lead.mean_days).toBe(37);
    expect(exposureFrom("2026-03-02", lead, 7)).toMatchObject({ arrival_days: 37, arrival_date: "2026-04-08" });
  });
});

describe("exposure in the supplier's working days", () => {
  const lead = (today: string) => learnLeadTime({ ...nothing, item_lead_time_days: 7 }, { calendar, today });

  it.each([
    ["2026-03-02", 7, 14, "a plain week"],
    ["2026-02-10", 14, 20, "春节 within the lead time"],
    ["2026-02-03", 7, 21, "春节 within the review period"],
    ["2026-03-07", 6, 13, "a Saturday, on which nobody works"],
  ])("%s: arrives in %i days, exposed for %i: %s", (today, arrival_days, exposure_days) => {
    expect(exposureFrom(today, lead(today), 7)).toMatchObject({ arrival_days, exposure_days, review_period_days: 7 });
  });

  it("lasts a day at least", () => {
    const atOnce = learnLeadTime({ ...nothing, item_lead_time_days: 0 }, { calendar, today: "2026-03-02" });
    expect(exposureFrom("2026-03-02", atOnce, 0)).toMatchObject({ arrival_days: 0, exposure_days: 1 });
  });

  it("is cut at a year", () => {
    const slow = learnLeadTime({ ...nothing, item_lead_time_days: 900 }, { calendar, today: "2026-03-02" });
    expect(exposureFrom("2026-03-02", slow, 7)).toMatchObject({ arrival_days: 365, exposure_days: 365 });
  });
});

describe("arrival of an open receipt", () => {
  it("follows the learned lateness", () => {
    const late = Array.from({ length: 20 }, () => delivery(14, "A", 10));
    const lead = learnLeadTime(
      { ...nothing, item_lead_time_days: 10, deliveries: late },
      { calendar, today: "2026-03-02" },
    );
    expect(lead.law?.late_share).toBeGreaterThan(0.9);
    expect(arrivalProbability(3, 3, lead)).toBeLessThan(0.15);
    expect(arrivalProbability(3, 9, lead)).toBe(receiptArrived(3, 9, lead.law ?? never(), lead.supply_days));
  });
});

function never(): never {
  throw new Error("a learned lead time has a law");
}

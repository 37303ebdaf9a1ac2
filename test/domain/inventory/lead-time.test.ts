import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { updatedSpread } from "../../../src/domain/inventory/lead-time-spread.ts";
import { learnLeadTime } from "../../../src/domain/inventory/lead-time.ts";
import type { LeadTimeEvidence } from "../../../src/domain/inventory/lead-time.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";

function evidence(overrides: Partial<LeadTimeEvidence>): LeadTimeEvidence {
  return {
    item_code: "A",
    deliveries: [],
    item_lead_time_days: null,
    supplier_lead_time_days: null,
    supplier_lead_time_sd_days: null,
    ...overrides,
  };
}

function delivery(days: number, item_code = "A", promised: number | null = null) {
  const ordered_on = "2026-06-01";
  return {
    item_code,
    ordered_on,
    expected_on: promised === null ? null : addDays(ordered_on, promised),
    received_on: addDays(ordered_on, days),
  };
}

describe("lead time without deliveries", () => {
  it.each([
    ["as the item states", { item_lead_time_days: 12, supplier_lead_time_days: 20 }, 12, 3.6, "item"],
    ["as the supplier states", { supplier_lead_time_days: 20, supplier_lead_time_sd_days: 2 }, 20, 2, "supplier"],
    ["a week where nobody states one", {}, 7, 2.1, "default"],
  ] as const)("%s", (_, given, mean_days, sd_days, source) => {
    const learned = learnLeadTime(evidence(given));
    expect(learned).toMatchObject({ mean_days, sample_count: 0, source });
    expect(learned.sd_days).toBeCloseTo(sd_days, 12);
  });
});

describe("lead time from deliveries", () => {
  it("by hand: a stated 10 days and three deliveries of 16 meet at 13, then at 14.5 for the item's own", () => {
    const deliveries = [delivery(16), delivery(16), delivery(16)];
    const learned = learnLeadTime(evidence({ item_lead_time_days: 10, deliveries }));
    expect(learned.mean_days).toBeCloseTo(14.5, 12);
    expect(learned).toMatchObject({ sample_count: 3, source: "learned" });
  });

  it("believes many deliveries over the statement", () => {
    const deliveries = Array.from({ length: 60 }, (_, i) => delivery(20 + (i % 3) - 1));
    const learned = learnLeadTime(evidence({ item_lead_time_days: 7, deliveries }));
    expect(learned.mean_days).toBeCloseTo(20, 0);
    expect(learned.sd_days).toBeLessThan(1.5);
  });

  it("borrows from the supplier's other items where the item has none of its own", () => {
    const deliveries = Array.from({ length: 9 }, () => delivery(15, "B"));
    expect(learnLeadTime(evidence({ item_lead_time_days: 7, deliveries })).mean_days).toBeCloseTo(13, 12);
  });

  it("leaves out impossible and forgotten records", () => {
    const deliveries = [delivery(-3), delivery(900)];
    expect(learnLeadTime(evidence({ item_lead_time_days: 7, deliveries })).source).toBe("item");
  });

  it("learns how late deliveries are where promises were made", () => {
    const late = Array.from({ length: 27 }, () => delivery(14, "A", 10));
    const learned = learnLeadTime(evidence({ item_lead_time_days: 14, deliveries: [...late, delivery(14)] }));
    expect(learned.lateness_mean_days).toBeCloseTo(3.6, 12);
    expect(learned.lateness_sd_days).toBeGreaterThan(0);
    expect(learnLeadTime(evidence({ deliveries: [delivery(7)] })).lateness_mean_days).toBeUndefined();
  });
});

describe("a spread with a sample beside it, by hand", () => {
  it("10 ± 2 and five deliveries of 16 to 24: mean 130 ÷ 8, variance (12 + 40 + 187.5) ÷ 8", () => {
    const { mean_days, sd_days } = updatedSpread({ mean_days: 10, sd_days: 2 }, [16, 18, 20, 22, 24]);
    expect(mean_days).toBe(16.25);
    expect(sd_days ** 2).toBeCloseTo(29.9375, 12);
  });

  it("is what it was without a sample", () => {
    const prior = { mean_days: 10, sd_days: 2 };
    expect(updatedSpread(prior, [])).toBe(prior);
  });
});

describe("lateness against the promised day, by hand", () => {
  // A spread of 0.3 × the lead time, and twice a delivery without surprise: × √(3 ÷ 4) each time.
  it("in days: 10 ± 3 stated, one delivery of 10 that was promised for 8", () => {
    const learned = learnLeadTime(evidence({ item_lead_time_days: 10, deliveries: [delivery(10, "A", 8)] }));
    expect(learned.lateness_mean_days).toBeCloseTo(0.5, 12);
    expect((learned.lateness_sd_days ?? NaN) ** 2).toBeCloseTo((3 * 2.25 ** 2 + 0.75 * 2 ** 2) / 4, 12);
  });

  it("in days too where working days are counted: 14 ± 4.2 stated are 10 ± 3 of them", () => {
    const calendar = businessCalendar(aHolidayTable(), 2025, 2027);
    const given = evidence({ item_lead_time_days: 14, deliveries: [delivery(14, "A", 12)] });
    const learned = learnLeadTime(given, { calendar, today: "2026-06-01" });
    expect(learned.lateness_mean_days).toBeCloseTo(0.5, 12);
    expect((learned.lateness_sd_days ?? NaN) ** 2).toBeCloseTo((3 * (2.25 * 1.4) ** 2 + 0.75 * 2 ** 2) / 4, 12);
  });

  it("counts no delivery without a promise, and none slower than a year", () => {
    const deliveries = [delivery(10), delivery(365, "A", 365), delivery(366, "A", 1)];
    const learned = learnLeadTime(evidence({ item_lead_time_days: 10, deliveries }));
    expect(learned.sample_count).toBe(2);
    expect(learned.lateness_mean_days).toBe(0);
  });
});

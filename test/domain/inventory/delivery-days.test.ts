import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { deliveryDays } from "../../../src/domain/inventory/delivery-days.ts";
import { receiptArrived } from "../../../src/domain/inventory/receipt-arrival.ts";
import { priorLateness, updatedLateness } from "../../../src/domain/inventory/lateness.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";

const worked = deliveryDays(businessCalendar(aHolidayTable(), 2025, 2027));
const plain = deliveryDays(null);

describe("days a delivery is late", () => {
  const late = (expected_on: string, received_on: string) =>
    worked.late({ ordered_on: "2026-03-02", expected_on, received_on });

  it.each([
    ["2026-03-07", "2026-03-07", 0, "a Saturday, on that Saturday"],
    ["2026-03-07", "2026-03-08", 0, "a Saturday, on the Sunday after"],
    ["2026-03-07", "2026-03-09", 0, "a Saturday, on the next working day"],
    ["2026-03-07", "2026-03-10", 1, "a Saturday, a working day too late"],
    ["2026-03-07", "2026-03-06", -1, "a Saturday, on the Friday before"],
    ["2026-03-08", "2026-03-07", -1, "a Sunday, on the Saturday before"],
    ["2026-03-06", "2026-03-07", 0, "a Friday, on the Saturday after"],
    ["2026-03-06", "2026-03-05", -1, "a Friday, a day early"],
  ])("promised for %s and received on %s are %i: %s", (expected_on, received_on, days) =>
    expect(late(expected_on, received_on)).toBe(days),
  );

  it("are counted one by one where nobody knows the days off", () =>
    expect(plain.late({ ordered_on: "2026-03-02", expected_on: "2026-03-07", received_on: "2026-03-08" })).toBe(1));

  it("are nothing where nothing was promised", () =>
    expect(worked.late({ ordered_on: "2026-03-02", expected_on: null, received_on: "2026-03-07" })).toBeNull());

  it("foretell no arrival before the promised weekend from deliveries that came on such weekends", () => {
    const days = Array.from({ length: 40 }, () => late("2026-03-07", "2026-03-07") ?? Number.NaN);
    const law = updatedLateness(priorLateness(4), days);
    // Thursday; promised for Saturday.
    expect(receiptArrived(2, 1, law, { weekday: 3, off: [], on: [] })).toBeLessThan(0.1);
  });
});

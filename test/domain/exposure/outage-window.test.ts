import { describe, expect, it } from "@jest/globals";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import { outageWindow } from "../../../src/domain/exposure/outage-window.ts";

const today = "2026-11-30";

describe("the days for which buyers are foretold", () => {
  it("run from the stockout to the day before stock comes", () => {
    const window = outageWindow({ today, stockout_date: "2026-12-05", expected_arrival: "2026-12-15" });
    const days = { today: dayNumber(today), from: 5, through: 14 };
    expect(window).toEqual({ kind: "estimated", days, is_end_known: true });
  });

  it("begin tomorrow where the item is out already", () => {
    const window = outageWindow({ today, stockout_date: "2026-11-20", expected_arrival: "2026-12-02" });
    expect(window).toMatchObject({ days: { from: 1, through: 1 }, is_end_known: true });
  });

  it.each([
    { name: "no arrival is known", expected_arrival: null },
    { name: "the arrival is half a year off", expected_arrival: "2027-06-01" },
  ])("last 60 days where $name", ({ expected_arrival }) => {
    const window = outageWindow({ today, stockout_date: "2026-12-05", expected_arrival });
    expect(window).toMatchObject({ days: { from: 5, through: 64 }, is_end_known: false });
  });

  it.each([
    { stockout_date: null, expected_arrival: "2026-12-05", reason: "no_stockout_foreseen" },
    { stockout_date: "2026-12-05", expected_arrival: "2026-12-05", reason: "arrives_before_stockout" },
    { stockout_date: "2026-11-20", expected_arrival: "2026-12-01", reason: "arrives_before_stockout" },
  ])("are none: $reason", ({ stockout_date, expected_arrival, reason }) => {
    expect(outageWindow({ today, stockout_date, expected_arrival })).toEqual({ kind: "not_estimable", reason });
  });
});

import { describe, expect, it } from "@jest/globals";
import { reachTimes } from "../../../src/domain/care/reach-times.ts";

describe("from an alert to its customers", () => {
  it("by hand: medians of days, those who were not reached counted but not timed", () => {
    expect(
      reachTimes([
        { raised_on: "2026-11-01", assigned_on: "2026-11-01", done_on: "2026-11-02" },
        { raised_on: "2026-11-01", assigned_on: "2026-11-03", done_on: "2026-11-05" },
        { raised_on: "2026-11-10", assigned_on: "2026-11-14", done_on: null },
      ]),
    ).toEqual({ customers: 3, reached: 2, days_to_task: 2, days_to_reached: 2.5 });
  });

  it("never counts a day before the alert, and says nothing of nobody", () => {
    const early = { raised_on: "2026-11-03", assigned_on: "2026-11-02", done_on: "2026-11-02" };
    expect(reachTimes([early])).toMatchObject({ days_to_task: 0, days_to_reached: 0 });
    expect(reachTimes([])).toEqual({ customers: 0, reached: 0, days_to_task: null, days_to_reached: null });
  });
});

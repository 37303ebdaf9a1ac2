import { describe, expect, it } from "@jest/globals";
import { careCosts } from "../../../src/app/customer-retention/care-cost.ts";

describe("what care of a month has cost", () => {
  it("is not known where nobody was ever cared for", () => {
    expect(careCosts([])("2026-06")).toBeNull();
  });

  it("adds up by the month in which care was given, nought in months without any", () => {
    const costOf = careCosts([
      { assigned_on: "2026-06-01", cost: 5 },
      { assigned_on: "2026-06-30", cost: 2.5 },
      { assigned_on: "2026-07-01", cost: 0 },
    ]);
    expect(["2026-05", "2026-06", "2026-07"].map(costOf)).toEqual([0, 7.5, 0]);
  });
});

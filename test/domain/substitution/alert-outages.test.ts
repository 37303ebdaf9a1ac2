import { describe, expect, it } from "@jest/globals";
import { alertOutages } from "../../../src/domain/substitution/alert-outages.ts";

const PLACE = { item_code: "A", location_code: "WH" };
const found = (from: string, back_on: string | null) => alertOutages(PLACE, [{ from, back_on }], "2026-11-09");

describe("outages that alerts tell of", () => {
  it("are the whole days before the item was back, through today while it is out", () => {
    expect(found("2026-11-03", "2026-11-06")).toEqual([{ ...PLACE, from: "2026-11-03", through: "2026-11-05" }]);
    expect(found("2026-11-07", null)).toEqual([{ ...PLACE, from: "2026-11-07", through: "2026-11-09" }]);
  });

  it("are none where it was out for less than a day", () => {
    expect(found("2026-11-01", "2026-11-01")).toEqual([]);
    expect(alertOutages(PLACE, [], "2026-11-09")).toEqual([]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createPlacesReport } from "../../../src/app/report/places-report.ts";
import type { LocationRow } from "../../../src/contracts/rows.ts";
import type { Subjects } from "../../../src/ports/subjects.ts";

const place = (location_code: string, location_name: string): LocationRow => ({
  ...{ location_code, location_name, location_kind: null, allows_transfer: true },
  ...{ transfer_days: null, transfer_unit_cost: null, transfer_cost: null },
});

async function placesOf(rows: readonly LocationRow[]) {
  // The report asks for locations alone.
  const masters = (() => Promise.resolve(rows)) as Subjects["masters"];
  return (await createPlacesReport({ subjects: { masters } })("shop")).places;
}

describe("names of places", () => {
  it("are those the form of locations gives, where they tell more than the code", async () => {
    expect(await placesOf([place("CK-01", " 杭州主仓 "), place("CK-02", "CK-02"), place("CK-03", " ")])).toEqual([
      { location_code: "CK-01", location_name: "杭州主仓" },
    ]);
  });
});

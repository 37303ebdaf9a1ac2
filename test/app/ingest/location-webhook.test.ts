import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { LocationRecord } from "../../../src/contracts/generated/records.ts";
import { locationChanged } from "../../../webhooks/location.ts";

const clock = createSystemClock({ now: () => 0 });

function aRecord(parts: Partial<LocationRecord>): LocationRecord {
  return {
    ...{ location_code: "CK-01", location_name: "杭州主仓", location_kind: "仓库", address: null },
    ...{ location_status: null, allows_transfer: null },
    ...{ transfer_days: 1, transfer_unit_cost: null, transfer_cost: 20 },
    ...parts,
  };
}

const rowOf = (parts: Partial<LocationRecord>) => locationChanged.rows(aRecord(parts), clock)[0]?.row;
const problemsOf = (parts: Partial<LocationRecord>) =>
  locationChanged.problems(aRecord(parts), clock).map(({ code, message }) => [code, message]);

describe("a location that changed", () => {
  it("says what a transfer takes and costs", () => {
    expect(rowOf({})).toEqual({
      ...{ location_code: "CK-01", location_name: "杭州主仓", location_kind: "仓库", allows_transfer: true },
      ...{ transfer_days: 1, transfer_unit_cost: null, transfer_cost: 20 },
    });
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    [{ allows_transfer: "否" }, false],
    [{ location_status: "停用" }, false],
    [{ allows_transfer: "是", location_status: "启用" }, true],
  ])("takes part unless a person says no or it is out of use: %j", (parts, allows_transfer) => {
    expect(rowOf(parts)).toMatchObject({ allows_transfer });
  });

  it("counts a figure below nought as not filled in, and says so", () => {
    const parts = { transfer_days: -1, transfer_cost: -0.5 };
    expect(rowOf(parts)).toMatchObject({ transfer_days: null, transfer_unit_cost: null, transfer_cost: null });
    expect(problemsOf(parts)).toEqual([
      ["transfer_figure_negative", "“杭州主仓”的调拨到货天数、每次调拨费小于 0，按未填处理"],
    ]);
  });

  it("says that days are missing where somebody wants it to take part", () => {
    expect(problemsOf({ allows_transfer: "是", transfer_days: null })).toEqual([
      ["transfer_days_missing", "“杭州主仓”选了参与调拨，但没有填调拨到货天数，暂不参与"],
    ]);
    expect(problemsOf({ transfer_days: null })).toEqual([]);
  });
});

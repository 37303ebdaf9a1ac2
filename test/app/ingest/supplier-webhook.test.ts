import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { supplierChanged } from "../../../webhooks/supplier.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

function rowOf(shutdown_start: string | null, shutdown_end: string | null) {
  const terms = { lead_time_days: 7, lead_time_sd_days: null, review_period_days: null };
  const record = { supplier_code: "S-1", supplier_name: "王氏五金", ...terms, shutdown_start, shutdown_end };
  return supplierChanged.rows(record, clock)[0]?.row;
}

describe("a supplier that changed", () => {
  it("is closed on the tenant's days, whatever the hour in UTC", () => {
    expect(rowOf("2026-02-08T16:00:00.000Z", "2026-02-26T16:00:00.000Z")).toMatchObject({
      ...{ supplier_code: "S-1", shutdown_start: "2026-02-09", shutdown_end: "2026-02-27" },
    });
  });

  it("is not closed where nobody says so", () => {
    expect(rowOf(null, null)).toMatchObject({ shutdown_start: null, shutdown_end: null });
  });
});

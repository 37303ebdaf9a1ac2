import { describe, expect, it } from "@jest/globals";
import type { FullRead } from "../../../src/app/ingest/form-watch.ts";
import { readProgress } from "../../../src/app/ingest/read-progress.ts";

/** An id whose record was made in that second since 1970. */
const idAt = (second: number) => `${second.toString(16).padStart(8, "0")}${"0".repeat(16)}`;

const READ: FullRead = {
  ...{ read_as: "x", rebinds: 0, mark: 0, started_at: 0, first: idAt(1_000), cursor: idAt(2_000), read: 1_500 },
  ...{ resumed_at: 4_998_000, resumed_with: 500, batch_at: 5_000_000 },
};

describe("how far a reading has come", () => {
  it("is measured since this process took it up, and reckoned by the age of records", () => {
    // 1,000 of 4,000 seconds of the shop's life, 500 records a second, so 4,500 records and 9 s are left.
    expect(readProgress(READ)).toEqual({ read: 1_500, records_per_second: 500, share: 0.25, eta_ms: 9_000 });
  });

  it("claims no speed and no end where nothing tells", () => {
    const begun = { ...READ, read: 500, batch_at: READ.resumed_at };
    expect(readProgress(begun)).toMatchObject({ records_per_second: null, eta_ms: null });
    expect(readProgress({ ...READ, cursor: "17" })).toMatchObject({ share: null, eta_ms: null });
    expect(readProgress({ ...READ, cursor: READ.first })).toMatchObject({ share: 0, eta_ms: null });
  });
});

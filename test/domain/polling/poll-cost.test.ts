import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { listCalls, pollCost } from "../../../src/domain/polling/poll-cost.ts";

const USUAL = { changed: 50, beat_ms: 600_000, sweep_ms: 86_400_000 };

describe("what reading one form by time costs", () => {
  it.each([
    { records: 1_000, first_sync: 12, sweep: 13, quiet_day: 156, busy_day: 299 },
    { records: 10_000, first_sync: 102, sweep: 103, quiet_day: 246, busy_day: 389 },
    { records: 100_000, first_sync: 1_002, sweep: 1_003, quiet_day: 1_146, busy_day: 1_289 },
  ])("is this much at $records records", ({ records, ...want }) => {
    expect(pollCost({ records, ...USUAL })).toEqual({ quiet_beat: 1, changed_beat: 2, ...want });
  });

  it("asks for one page more where the last one is full", () => {
    expect([0, 1, 99, 100, 199, 200].map(listCalls)).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it("is never less for more records, more changes or shorter beats", () => {
    const load = fc.record({
      records: fc.nat({ max: 100_000 }),
      changed: fc.nat({ max: 1_000 }),
      beat_ms: fc.integer({ min: 1_000, max: 3_600_000 }),
      sweep_ms: fc.integer({ min: 3_600_000, max: 604_800_000 }),
    });
    fc.assert(
      fc.property(load, fc.nat({ max: 10_000 }), (given, more) => {
        const cost = pollCost(given);
        const other = pollCost({ ...given, records: given.records + more, beat_ms: given.beat_ms / 2 });
        expect(other.busy_day).toBeGreaterThanOrEqual(cost.busy_day);
        expect(other.quiet_day).toBeGreaterThanOrEqual(cost.quiet_day);
        expect(cost.busy_day).toBeGreaterThanOrEqual(cost.quiet_day - Math.ceil(86_400_000 / given.sweep_ms) - 1);
      }),
    );
  });
});

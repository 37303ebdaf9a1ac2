import { beforeEach, describe, expect, it } from "@jest/globals";
import { type CompanyPauses, createCompanyPauses } from "../../../src/app/dispatch/company-pauses.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe("resting a company", () => {
  let pauses: CompanyPauses;
  const fail = (failure: "transient" | "timed_out" | "rate" | "quota" | "key", now: number) =>
    pauses.failed("one", failure, now);

  beforeEach(() => {
    pauses = createCompanyPauses();
  });

  it("says when an answer is news: the first one, and the one after a rest", () => {
    expect([pauses.answered("one"), pauses.answered("one")]).toEqual([true, false]);
    fail("transient", 0);
    expect(pauses.answered("one")).toBe(false);
    fail("rate", 0);
    expect([pauses.answered("one"), pauses.answered("one")]).toEqual([true, false]);
  });

  it("leaves a company alone that answers", () => {
    pauses.answered("one");
    expect(pauses.room("one", 0)).toBe("open");
  });

  it("does not rest for single failures, only for five in a row", () => {
    for (let turn = 0; turn < 4; turn += 1) expect(fail("transient", turn).is_new).toBe(false);
    pauses.answered("one");
    for (let turn = 0; turn < 4; turn += 1) fail("timed_out", 10 + turn);
    expect(pauses.room("one", 20)).toBe("open");
    expect(fail("transient", 20)).toEqual({ resume_at: 1_020, is_new: true });
    expect(pauses.room("one", 1_019)).toBe("closed");
  });

  it("tries with one call after the rest, and goes on at once when it is answered", () => {
    fail("rate", 0);
    expect(pauses.room("one", 1_000)).toBe("probe");
    pauses.answered("one");
    expect(pauses.room("one", 1_000)).toBe("open");
  });

  it("rests longer each time, up to half a minute, and tells of it once", () => {
    let now = 0;
    const rests: number[] = [];
    const notices: boolean[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const { resume_at, is_new } = fail(turn === 0 ? "rate" : "transient", now);
      rests.push(resume_at - now);
      notices.push(is_new);
      now = resume_at;
    }
    expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(notices.filter(Boolean)).toHaveLength(1);
    expect(notices[0]).toBe(true);
  });

  it("takes calls that fail together for one failure", () => {
    const first = fail("rate", 0);
    expect(fail("rate", 500)).toEqual({ resume_at: first.resume_at, is_new: false });
    expect(pauses.room("one", 1_000)).toBe("probe");
  });

  it("asks for an exhausted quota once an hour", () => {
    expect(fail("quota", 0)).toEqual({ resume_at: HOUR_MS, is_new: true });
    expect(fail("quota", HOUR_MS)).toEqual({ resume_at: 2 * HOUR_MS, is_new: false });
  });

  it("asks once a minute whether a key works again", () => {
    expect(fail("key", 0)).toEqual({ resume_at: MINUTE_MS, is_new: true });
    expect(fail("key", MINUTE_MS)).toEqual({ resume_at: 2 * MINUTE_MS, is_new: false });
  });

  it("rests one company and no other", () => {
    fail("quota", 0);
    expect(pauses.room("two", 1)).toBe("open");
  });
});

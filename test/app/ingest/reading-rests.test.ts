import { describe, expect, it } from "@jest/globals";
import { createReadingRests } from "../../../src/app/ingest/reading-rests.ts";
import { PlatformCallError, type PlatformFailure } from "../../../src/ports/platform.ts";

const MINUTE_MS = 60_000;
const failure = (kind: PlatformFailure) => new PlatformCallError(kind, { code: "c", message: "m", hint: "h" });

describe("resting the reading of an installation", () => {
  it("begins at once where its key is refused, for a minute, and for it alone", () => {
    const rests = createReadingRests(Infinity);
    expect(rests.failed("one", failure("key"), 0)).toBe(true);
    expect(rests.isResting("one", MINUTE_MS - 1)).toBe(true);
    expect(rests.isResting("one", MINUTE_MS)).toBe(false);
    expect(rests.isResting("two", 0)).toBe(false);
  });

  it("begins with the second failure in a row where the platform is away, and lasts longer each time", () => {
    const rests = createReadingRests(Infinity);
    expect(rests.failed("one", failure("timed_out"), 0)).toBe(false);
    expect(rests.isResting("one", 0)).toBe(false);
    for (const minutes of [1, 2, 4, 8, 10, 10]) {
      rests.failed("one", failure("transient"), 0);
      expect(rests.isResting("one", minutes * MINUTE_MS - 1)).toBe(true);
      expect(rests.isResting("one", minutes * MINUTE_MS)).toBe(false);
    }
    rests.answered("one");
    expect(rests.failed("one", failure("transient"), 0)).toBe(false);
  });

  it.each(["gone", "refused", "config"] as const)("does not begin with a failure of one form: %s", (kind) => {
    const rests = createReadingRests(Infinity);
    expect([1, 2, 3].map(() => rests.failed("one", failure(kind), 0))).toEqual([false, false, false]);
  });

  it("does not begin with a fault of our own", () => {
    expect(createReadingRests(Infinity).failed("one", new Error("bug"), 0)).toBe(false);
  });

  it("is never longer than the beat, and over where the clock was set back", () => {
    const rests = createReadingRests(5_000);
    rests.failed("one", failure("key"), 0);
    expect(rests.isResting("one", 5_000)).toBe(false);
    rests.failed("one", failure("key"), 10 * MINUTE_MS);
    expect(rests.isResting("one", -10 * MINUTE_MS)).toBe(false);
  });
});

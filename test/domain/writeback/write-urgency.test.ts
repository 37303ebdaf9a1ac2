import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isRaisedUrgency, type UrgentChange, writeUrgency } from "../../../src/domain/writeback/write-urgency.ts";

const SEVERITIES = ["out", "critical", "high", "watch", "none", "unknown"] as const;

const change: fc.Arbitrary<UrgentChange> = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  is_raised: fc.boolean(),
  expected_loss: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
});

describe("how urgent a write is", () => {
  it("puts what is raised before all that is not, and knows it again", () => {
    fc.assert(
      fc.property(change, change, (one, other) => {
        const raised = writeUrgency({ ...one, is_raised: true });
        const calm = writeUrgency({ ...other, is_raised: false });
        expect(raised).toBeLessThan(calm);
        expect([isRaisedUrgency(raised), isRaisedUrgency(calm)]).toEqual([true, false]);
      }),
    );
  });

  it("puts the worse severity first, whatever is lost", () => {
    fc.assert(
      fc.property(change, change, (one, other) => {
        const is_raised = one.is_raised;
        const order = SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
        fc.pre(order < 0);
        expect(writeUrgency(one)).toBeLessThan(writeUrgency({ ...other, is_raised }));
      }),
    );
  });

  it.each([
    [10_000, 9_000, "<"],
    [1_000, null, "<"],
    [1e15, 1e12, "="],
    [-5, 0, "="],
    [0, null, "="],
  ])("compares losses of %d and %d: %s", (one, other, relation) => {
    const urgency = (expected_loss: number | null) =>
      writeUrgency({ severity: "high", is_raised: false, expected_loss });
    expect(Math.sign(urgency(one) - urgency(other))).toBe(relation === "<" ? -1 : 0);
  });

  it("is a whole number that is never negative, as a store's priority must be", () => {
    fc.assert(
      fc.property(change, (any) => {
        expect(Number.isInteger(writeUrgency(any))).toBe(true);
        expect(writeUrgency(any)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

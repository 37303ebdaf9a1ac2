import { describe, expect, it } from "@jest/globals";
import type { CareAction } from "../../../src/domain/care/care-action.ts";
import { mayCare } from "../../../src/domain/care/care-fatigue.ts";

const TODAY = "2026-11-30";

function ask(action: CareAction, past: readonly (readonly [CareAction, string, string])[]) {
  const done = past.map(([did, event_no, on]) => ({ action: did, event_no, on }));
  return mayCare({ action, event_no: "now", today: TODAY, past: done });
}

describe("caring without wearing out", () => {
  it("apologises once in 30 days, whatever for", () => {
    const until = { kind: "refused", reason: "apology_cap", until: "2026-12-01" };
    expect(ask("delay_notice", [["delay_notice", "old", "2026-11-01"]])).toEqual(until);
    expect(ask("delay_notice", [["delay_notice", "old", "2026-10-31"]])).toEqual({ kind: "allowed" });
    expect(ask("coupon", [["delay_notice", "old", "2026-11-29"]])).toEqual({ kind: "allowed" });
  });

  it("makes two contacts in 14 days over all actions and events", () => {
    const past = [
      ["coupon", "a", "2026-11-20"],
      ["early_notice", "b", "2026-11-25"],
    ] as const;
    expect(ask("substitute", past)).toEqual({ kind: "refused", reason: "contact_cap", until: "2026-12-04" });
    expect(ask("priority", past)).toEqual({ kind: "allowed" });
  });

  it("counts the actions of one event on one day as one contact", () => {
    expect(
      ask("coupon", [
        ["early_notice", "a", TODAY],
        ["coupon", "a", TODAY],
      ]),
    ).toEqual({ kind: "allowed" });
    const full = [
      ["coupon", "a", "2026-11-20"],
      ["early_notice", "now", TODAY],
    ] as const;
    expect(ask("substitute", full)).toEqual({ kind: "allowed" });
  });

  it("does nothing twice in one event", () => {
    expect(ask("priority", [["priority", "now", "2026-01-01"]])).toEqual({ kind: "refused", reason: "done_already" });
  });
});

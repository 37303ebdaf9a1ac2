import { describe, expect, it } from "@jest/globals";
import { createAlertWatch } from "../../../src/domain/simulation/alert-watch.ts";
import { createExpectedReceipts } from "../../../src/domain/simulation/expected-receipts.ts";
import { eveningSeverity } from "../../../src/domain/simulation/warning-policy.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";

const DAY_MS = 86_400_000;

describe("counting alerts", () => {
  const counted = (severities: readonly AlertSeverity[], cool_down_days = 1) => {
    const alerts = createAlertWatch({ cool_down_ms: cool_down_days * DAY_MS });
    severities.forEach((severity) => alerts.see(severity));
    return alerts.raised();
  };

  it.each<{ name: string; given: AlertSeverity[]; cool_down_days?: number; want: number }>([
    { name: "is nothing while all is well", given: ["none", "watch", "none"], want: 0 },
    { name: "counts an alert that stands for days once", given: ["high", "critical", "out", "high"], want: 1 },
    { name: "counts it again once it had cleared", given: ["high", "none", "high"], want: 2 },
    {
      name: "takes a relapse within the cool-down for the same",
      given: ["high", "none", "high"],
      cool_down_days: 3,
      want: 1,
    },
    { name: "counts every evening that enters an alert", given: ["out", "none", "critical", "none", "high"], want: 3 },
  ])("$name", ({ given, cool_down_days, want }) => expect(counted(given, cool_down_days)).toBe(want));

  it("listens to the least level that the rules want to hear of", () => {
    const alerts = createAlertWatch({ cool_down_ms: 0, raise_at: "watch" });
    alerts.see("watch");
    expect(alerts.raised()).toBe(1);
  });
});

describe("the severity of an evening", () => {
  const facts = { available: 20, is_wanted: true, minimum_stock: null, previous_severity: null };

  it.each([
    ["nothing left that is wanted", { ...facts, available: 0 }, "out"],
    ["nothing left that nobody wants", { ...facts, available: 0, is_wanted: false }, "none"],
    ["at the minimum", { ...facts, minimum_stock: 20 }, "high"],
    ["one above the minimum", { ...facts, minimum_stock: 19 }, "none"],
    [
      "one above it after an alert: not clear of it yet",
      { ...facts, minimum_stock: 19, previous_severity: "high" },
      "high",
    ],
    [
      "a tenth above it after an alert",
      { ...facts, available: 21, minimum_stock: 19, previous_severity: "high" },
      "none",
    ],
    ["a risk above the limit", { ...facts, exposure_probability: 0.11, limit: 0.1 }, "high"],
    ["a risk at the limit", { ...facts, exposure_probability: 0.1, limit: 0.1 }, "watch"],
    [
      "a risk fallen to 0.08 of 0.1 after an alert",
      { ...facts, exposure_probability: 0.08, limit: 0.1, previous_severity: "high" },
      "high",
    ],
    ["out before an order arrives", { ...facts, arrival_probability: 0.5 }, "critical"],
  ] as const)("%s", (_, given, want) => expect(eveningSeverity(given)).toBe(want));
});

describe("what is on its way", () => {
  it("is due as it was ordered, and nearer every evening", () => {
    const receipts = createExpectedReceipts([], 2);
    receipts.pass(0);
    receipts.add(3, 10);
    expect(receipts.due()).toEqual([{ due_in_days: 3, quantity: 10 }]);
    receipts.pass(10);
    expect(receipts.due()).toEqual([{ due_in_days: 2, quantity: 10 }]);
  });

  it("comes in the oldest first, in part too", () => {
    const receipts = createExpectedReceipts([], 2);
    receipts.pass(0);
    receipts.add(5, 10);
    receipts.add(3, 4);
    receipts.pass(8);
    expect(receipts.due()).toEqual([
      { due_in_days: 2, quantity: 4 },
      { due_in_days: 4, quantity: 4 },
    ]);
    receipts.pass(3);
    expect(receipts.due()).toEqual([{ due_in_days: 1, quantity: 3 }]);
    receipts.pass(0);
    expect(receipts.due()).toEqual([]);
  });

  it("is expected after the usual lateness once it is late, every evening anew, at least tomorrow", () => {
    for (const [late_days, want] of [
      [2.6, 3],
      [0, 1],
    ] as const) {
      const receipts = createExpectedReceipts([], late_days);
      receipts.pass(0);
      receipts.add(1, 5);
      receipts.pass(5);
      expect(receipts.due()).toEqual([{ due_in_days: want, quantity: 5 }]);
      receipts.pass(5);
      expect(receipts.due()).toEqual([{ due_in_days: want, quantity: 5 }]);
    }
  });

  it("may have been ordered before: 1 is the first day", () => {
    const receipts = createExpectedReceipts([{ due_in_days: 4, quantity: 6 }], 0);
    receipts.pass(6);
    expect(receipts.due()).toEqual([{ due_in_days: 3, quantity: 6 }]);
  });
});

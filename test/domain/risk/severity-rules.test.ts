import { describe, expect, it } from "@jest/globals";
import { severityVerdict } from "../../../src/domain/risk/severity-rules.ts";
import type { SeverityFacts } from "../../../src/domain/risk/severity-rules.ts";

function facts(overrides: Partial<SeverityFacts> = {}): SeverityFacts {
  return {
    available: 100,
    is_wanted: true,
    unfilled_quantity: 0,
    arrival_probability: 0,
    exposure_probability: 0,
    limit: 0.1,
    minimum_stock: null,
    is_surge: false,
    previous_severity: null,
    ...overrides,
  };
}

describe("severity", () => {
  it.each<[string, Partial<SeverityFacts>, string, string[]]>([
    ["none when nothing is wrong", {}, "none", []],
    ["out without available stock", { available: 0 }, "out", ["already_out"]],
    ["out on a negative book", { available: -4 }, "out", ["already_out"]],
    ["not out when nobody wants it", { available: 0, is_wanted: false }, "none", []],
    ["out when a line cannot be served", { unfilled_quantity: 3 }, "out", ["line_unfilled"]],
    ["critical when an order comes too late", { arrival_probability: 0.6 }, "critical", ["out_before_arrival"]],
    ["critical at one half exactly", { arrival_probability: 0.5 }, "critical", ["out_before_arrival"]],
    ["high above the limit", { exposure_probability: 0.11 }, "high", ["above_limit"]],
    ["watch at the limit itself", { exposure_probability: 0.1 }, "watch", ["above_half_limit"]],
    ["watch above half of it", { exposure_probability: 0.06 }, "watch", ["above_half_limit"]],
    ["none at half of it", { exposure_probability: 0.05 }, "none", []],
    ["watch on a surge", { is_surge: true }, "watch", ["surge"]],
    ["high at the floor set by hand", { available: 30, minimum_stock: 30 }, "high", ["at_minimum_stock"]],
    ["none above the floor", { available: 31, minimum_stock: 30 }, "none", []],
    ["none for a floor of nothing", { available: 1, minimum_stock: 0 }, "none", []],
    [
      "all rules of the worst severity",
      { exposure_probability: 0.3, available: 5, minimum_stock: 9 },
      "high",
      ["above_limit", "at_minimum_stock"],
    ],
  ])("is %s", (_, given, severity, rules) => {
    expect(severityVerdict(facts(given))).toEqual({ severity, rules });
  });

  const blind = { arrival_probability: null, exposure_probability: null };

  it.each<[string, Partial<SeverityFacts>, string]>([
    ["unknown when demand cannot be judged", {}, "unknown"],
    ["out all the same when a line cannot be served", { unfilled_quantity: 1 }, "out"],
    ["high all the same at the floor", { available: 3, minimum_stock: 5 }, "high"],
  ])("is %s", (_, given, want) => expect(severityVerdict(facts({ ...blind, ...given })).severity).toBe(want));
});

describe("hysteresis", () => {
  it.each<[string, Partial<SeverityFacts>, string, string[]]>([
    [
      "holds high down to 0.7 of the limit",
      { exposure_probability: 0.08, previous_severity: "high" },
      "high",
      ["above_limit", "held"],
    ],
    [
      "clears high at 0.7 of the limit",
      { exposure_probability: 0.07, previous_severity: "high" },
      "watch",
      ["above_half_limit"],
    ],
    ["does not raise there", { exposure_probability: 0.08, previous_severity: "watch" }, "watch", ["above_half_limit"]],
    ["holds watch", { exposure_probability: 0.04, previous_severity: "watch" }, "watch", ["above_half_limit", "held"]],
    [
      "holds critical down to 0.35",
      { arrival_probability: 0.4, previous_severity: "critical" },
      "critical",
      ["out_before_arrival", "held"],
    ],
    [
      "clears critical below that",
      { arrival_probability: 0.35, exposure_probability: 0.5, previous_severity: "critical" },
      "high",
      ["above_limit"],
    ],
    [
      "holds at the floor until well above it",
      { available: 32, minimum_stock: 30, previous_severity: "high" },
      "high",
      ["at_minimum_stock", "held"],
    ],
    ["clears the floor a tenth above it", { available: 34, minimum_stock: 30, previous_severity: "high" }, "none", []],
    [
      "was not raised by an unknown",
      { exposure_probability: 0.08, previous_severity: "unknown" },
      "watch",
      ["above_half_limit"],
    ],
  ])("%s", (_, given, severity, rules) => {
    expect(severityVerdict(facts(given))).toEqual({ severity, rules });
  });
});

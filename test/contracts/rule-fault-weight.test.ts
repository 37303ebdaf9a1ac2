import { describe, expect, it } from "@jest/globals";
import { faultsInTheWay, weightOf } from "../../src/contracts/rule-fault-weight.ts";

const faults = ["rule_field_missing", "rule_channel_unknown", "rule_channel_partly_unknown"].map((code) => ({ code }));
const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe("the weight of a rule's faults", () => {
  it("lets nothing but warnings be switched on", () => {
    expect(codesOf(faultsInTheWay(faults, true))).toEqual(["rule_field_missing", "rule_channel_unknown"]);
  });

  it("lets everything be kept switched off but what the form could not hold", () => {
    expect(codesOf(faultsInTheWay(faults, false))).toEqual(["rule_field_missing"]);
  });

  it("takes what it does not know for hard", () => {
    expect(weightOf("field_type_wrong")).toBe("hard");
    expect(weightOf("toString")).toBe("hard");
  });
});

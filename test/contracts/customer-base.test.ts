import { describe, expect, it } from "@jest/globals";
import { customerBaseFromJson, customerBaseToJson } from "../../src/contracts/customer-base.ts";
import { A_BASE } from "../app/exposure/a-hit-shop.ts";

const KEPT = { learned_on: "2026-11-23", customers: 1_234, base: A_BASE };

describe("a kept customer base", () => {
  it.each([
    { name: "without a calibration", kept: KEPT },
    {
      name: "with one",
      kept: { ...KEPT, base: { ...A_BASE, calibration: { intercept: -1.5, weights: Float64Array.of(0.1, -2) } } },
    },
    {
      name: "that could not be learned",
      kept: { ...KEPT, base: { kind: "not_estimable", reason: "too_few_customers" } as const },
    },
  ])("is read as it was written, $name", ({ kept }) => {
    expect(customerBaseFromJson(customerBaseToJson(kept))).toEqual(kept);
  });

  it.each(["", "{", "{}", '{"version":2}'])("is none where the text is %j", (text) => {
    expect(customerBaseFromJson(text)).toBeNull();
  });
});

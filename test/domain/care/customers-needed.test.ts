import { describe, expect, it } from "@jest/globals";
import { actionResult } from "../../../src/domain/care/action-result.ts";
import { customersNeeded } from "../../../src/domain/care/customers-needed.ts";

describe("customers needed to tell anything of an action", () => {
  it.each([
    { share: 0.05, want: 1_000 },
    { share: 0.1, want: 500 },
    { share: 0.5, want: 200 },
    { share: 0, want: null },
  ])("are $want where $share are held out", ({ share, want }) => {
    expect(customersNeeded(share)).toBe(want);
  });

  it.each([0.1, 0.25, 0.5])("are as many as the result itself asks for: %f", (share) => {
    const needed = customersNeeded(share) ?? 0;
    const outcomes = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...{ held_out: at < Math.floor(share * count), held_out_share: share, margin: 1 + (at % 3), cost: 0 },
      }));
    expect(actionResult(outcomes(needed))).toMatchObject({ kind: "estimated" });
    expect(actionResult(outcomes(needed - 2))).toMatchObject({ kind: "not_estimable" });
  });
});

import { describe, expect, it } from "@jest/globals";
import { fuzz } from "../../bench/support/fuzz.ts";

describe("whatever comes in", () => {
  it("is answered, never by a crash, a 500, a stack or a secret (npm run bench -- fuzz throws more)", async () => {
    const results = await fuzz(2_000, 20_261_123);
    expect(results.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThanOrEqual(2_000);
    expect(results.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  }, 180_000);
});

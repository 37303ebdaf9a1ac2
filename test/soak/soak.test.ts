import { describe, expect, it } from "@jest/globals";
import { runSoak } from "../../bench/soak/run-soak.ts";

const SMALL = { seed: 7, items: 40, hours: 6, deaths: 1, silences: 0 };

describe("some hours of messages in bad weather, with an add-on that dies", () => {
  it("lose none, send none twice, and keep quiet hours, digests' times and every vendor's pace", async () => {
    const { first_violations, violations, figures, mishaps } = await runSoak(SMALL);
    const valueOf = (name: string) => figures.find((figure) => figure.name === name)?.value ?? 0;
    expect(first_violations).toEqual([]);
    expect(violations).toBe(0);
    expect(valueOf("messages accepted by vendors")).toBeGreaterThan(20);
    expect(valueOf("digests due")).toBeGreaterThan(0);
    expect(valueOf("escalations due")).toBeGreaterThan(0);
    expect(valueOf("alerts acknowledged by link")).toBeGreaterThan(0);
    expect(Object.keys(mishaps).length).toBeGreaterThan(1);
  }, 300_000);
});

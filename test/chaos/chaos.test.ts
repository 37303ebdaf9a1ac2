import { describe, expect, it } from "@jest/globals";
import { runChaos } from "../../bench/chaos/run-chaos.ts";

const SEED = 20_260_310;
const EVENTS = 600;

describe("a shop in bad weather with an add-on that dies", () => {
  it("ends in what a fresh add-on reads and computes; nothing twice, nothing lost, nothing waiting", async () => {
    const report = await runChaos({ seed: SEED, events: EVENTS });
    expect(report.first_violations).toEqual([]);
    expect(report.violations).toBe(0);
    expect(report.restarts).toBeGreaterThan(0);
    expect(Object.keys(report.faults).length).toBeGreaterThan(10);
    expect(report.checked.created_records).toBeGreaterThan(20);
    expect(report.checked.messages).toBeGreaterThan(0);
  }, 180_000);

  it("ends so on PostgreSQL too, whose server is restarted meanwhile", async () => {
    const report = await runChaos({ seed: SEED, events: 200, store: "postgres" });
    expect(report.first_violations).toEqual([]);
    expect(report.faults).toMatchObject({ store_restart: 1 });
  }, 180_000);
});

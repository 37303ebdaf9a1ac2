import { describe, expect, it } from "@jest/globals";
import { chaosSteps, usualHarm } from "../../bench/chaos/chaos-steps.ts";
import { runChaos } from "../../bench/chaos/run-chaos.ts";

const SEED = 20_260_310;
const EVENTS = 600;
const FAULT_STEPS: readonly string[] = ["fault", "limits", "kill", "full_disk", "clock_jump"];

describe("the steps of a chaos run", () => {
  const stepsOf = (seed: number, events = 5_000) => [...chaosSteps({ seed, events, item_count: 5, ...usualHarm(events), store_restarts: 1 })];

  it("are the same for the same seed and others for another", () => {
    expect(stepsOf(1)).toEqual(stepsOf(1));
    expect(stepsOf(2)).not.toEqual(stepsOf(1));
  });

  it("hold as many events of the shop as were asked for, and every kind of harm", () => {
    const steps = stepsOf(3);
    expect(steps.filter(({ kind }) => !FAULT_STEPS.includes(kind))).toHaveLength(5_000);
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(
      new Set([
        ...FAULT_STEPS,
        ...["count", "import", "api_write", "order", "order_status"],
        ...["remove_order", "recover_order", "remove_stock", "recover_stock"],
      ]),
    );
    const harms = steps.flatMap((step) => (step.kind === "fault" ? [step.fault.kind] : []));
    expect(new Set(harms)).toEqual(
      new Set(["status", "code", "delay", "drop", "duplicate", "reorder", "applied_then_timeout"]),
    );
  });

  it("end every time of limits they begin", () => {
    const limits = stepsOf(4).flatMap((step) => (step.kind === "limits" ? [step.enabled] : []));
    expect(limits).toEqual([true, false]);
  });
});

describe("a shop in bad weather with an add-on that dies", () => {
  it("ends in what a fresh add-on reads and computes; nothing twice, nothing lost, nothing waiting", async () => {
    const report = await runChaos({ seed: SEED, events: EVENTS });
    expect(report.first_violations).toEqual([]);
    expect(report.violations).toBe(0);
    expect(report.restarts).toBeGreaterThan(0);
    expect(Object.keys(report.faults).length).toBeGreaterThan(5);
  }, 180_000);
});

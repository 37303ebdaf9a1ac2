import { describe, expect, it } from "@jest/globals";
import { chaosSteps, type ChaosStep, usualHarm } from "../../bench/chaos/chaos-steps.ts";

const EVENTS = 5_000;
const ITEMS = 5;
const HARMS: readonly string[] = [
  ...["fault", "calm", "limits", "key", "kill", "full_disk", "clock_jump", "well_again", "store_restart"],
];

function stepsOf(seed: number, harm = {}): readonly ChaosStep[] {
  const counts = { ...usualHarm(EVENTS), store_restarts: 1, ...harm };
  return [...chaosSteps({ seed, events: EVENTS, item_count: ITEMS, ...counts })];
}

const kindsOf = (steps: readonly ChaosStep[]) => steps.map(({ kind }) => kind);

describe("the steps of a chaos run", () => {
  it("are the same for the same seed and others for another", () => {
    expect(stepsOf(1)).toEqual(stepsOf(1));
    expect(stepsOf(2)).not.toEqual(stepsOf(1));
  });

  it("hold as many events of the shop as were asked for, and every kind of harm", () => {
    const kinds = kindsOf(stepsOf(3, { deaths: 40 }));
    expect(kinds.filter((kind) => !HARMS.includes(kind))).toHaveLength(EVENTS);
    expect(new Set(kinds)).toEqual(
      new Set([
        ...HARMS,
        ...["count", "import", "api_write", "order", "order_status"],
        ...["remove_order", "recover_order", "remove_stock", "recover_stock"],
      ]),
    );
  });

  it("bring every fault of pushes and calls", () => {
    const faults = stepsOf(3, { faults: 500 }).flatMap((step) => (step.kind === "fault" ? [step.fault] : []));
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(
      new Set(["status", "code", "delay", "drop", "hang", "duplicate", "reorder", "applied_then_timeout"]),
    );
  });

  it("end every time of limits, of an expired key and of illness that they begin", () => {
    const steps = stepsOf(4, { expiries: 3 });
    expect(steps.flatMap((step) => (step.kind === "limits" ? [step.enabled] : []))).toEqual([true, false]);
    const keys = steps.flatMap((step) => (step.kind === "key" ? [step.is_expired] : []));
    expect(keys).toEqual([true, false, true, false, true, false]);
    const health = kindsOf(steps).filter((kind) => ["full_disk", "clock_jump", "well_again"].includes(kind));
    expect(health.filter((_, index) => index % 2 === 0)).not.toContain("well_again");
    expect(new Set(health.filter((_, index) => index % 2 === 1))).toEqual(new Set(["well_again"]));
  });

  it("grow more slowly in harm than in events", () => {
    expect(usualHarm(1_000_000).deaths).toBeLessThan(4 * usualHarm(100_000).deaths);
  });

  it("never touch what is not there", () => {
    const steps = stepsOf(5);
    expect(steps.filter(({ kind }) => kind === "remove_stock").length).toBeGreaterThan(10);
    expect(impossible(steps)).toEqual([]);
  });
});

/** Events of stock records and orders that are not there, or are there when they come back. */
function impossible(steps: readonly ChaosStep[]): readonly ChaosStep[] {
  const there = new Set<string>();
  const gone = new Set<string>();
  return steps.filter((step) => {
    if (!("order" in step) && !("item" in step)) return false;
    const subject = "order" in step ? `order ${step.order}` : `item ${step.item}`;
    if (subject.startsWith("item") && !gone.has(subject)) there.add(subject);
    const [is_there, is_gone] = [there.has(subject), gone.has(subject)];
    if (step.kind.startsWith("remove")) there.delete(subject);
    else there.add(subject);
    if (step.kind.startsWith("remove")) gone.add(subject);
    else gone.delete(subject);
    if (step.kind === "order") return is_there || is_gone;
    return step.kind.startsWith("recover") ? !is_gone : !is_there;
  });
}

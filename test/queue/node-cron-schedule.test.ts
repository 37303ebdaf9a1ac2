import { describe, expect, it } from "@jest/globals";
import { beatOf } from "../../src/adapters/queue/beat.ts";
import { createKeeper, createNodeCronSchedule } from "../../src/adapters/queue/node-cron-schedule.ts";

const MINUTE_MS = 60_000;

function aWork(every_minutes: number) {
  const runs: (() => void)[] = [];
  const work = {
    name: "reconcile",
    every_minutes,
    run: () => new Promise<void>((resolve) => void runs.push(resolve)),
  };
  return { work, runs };
}

describe("a beat", () => {
  it.each([
    { every_minutes: 10, minute: 9, beat: 0 },
    { every_minutes: 10, minute: 10, beat: 1 },
    { every_minutes: 1, minute: 10, beat: 10 },
    { every_minutes: 0.2, minute: 10, beat: 10 },
  ])("every $every_minutes min is the $beat. at minute $minute", ({ every_minutes, minute, beat }) => {
    expect(beatOf({ every_minutes }, minute * MINUTE_MS + 59_999)).toBe(beat);
  });
});

describe("the schedule of one process", () => {
  it("runs a work once a beat, from the first beat after the start", async () => {
    const { work, runs } = aWork(10);
    let now = 5 * MINUTE_MS;
    const keeper = createKeeper(work, { now: () => now, onError: () => undefined });
    for (; now < 25 * MINUTE_MS; now += MINUTE_MS) {
      keeper.look();
      runs.at(-1)?.();
      await keeper.ended();
    }
    expect(runs).toHaveLength(2);
  });

  it("leaves a beat out while the work is still under way", async () => {
    const { work, runs } = aWork(1);
    let now = 0;
    const keeper = createKeeper(work, { now: () => now, onError: () => undefined });
    for (now = MINUTE_MS; now < 5 * MINUTE_MS; now += MINUTE_MS) keeper.look();
    expect(runs).toHaveLength(1);
    runs[0]?.();
    await keeper.ended();
    keeper.look();
    expect(runs).toHaveLength(2);
    runs[1]?.();
    await keeper.ended();
  });

  it("tells of a work that failed and runs it again at the next beat", async () => {
    const failed: string[] = [];
    let now = 0;
    const work = { name: "prune", every_minutes: 1, run: () => Promise.reject(new Error("the disk is full")) };
    const keeper = createKeeper(work, { now: () => now, onError: (name) => failed.push(name) });
    for (now = MINUTE_MS; now < 3 * MINUTE_MS; now += MINUTE_MS) {
      keeper.look();
      await keeper.ended();
    }
    expect(failed).toEqual(["prune", "prune"]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    const schedule = createNodeCronSchedule({ now: Date.now, onError: () => undefined });
    await schedule.start([aWork(1).work]);
    await expect(schedule.stop()).resolves.toBeUndefined();
  });
});

import { describe, expect, it } from "@jest/globals";
import { createDemoClock } from "../../src/adapters/system/demo-clock.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";

const HOUR_MS = 3_600_000;

function aDemo() {
  const time = { now: Date.parse("2026-11-23T18:00:00Z") };
  const clock = createDemoClock(createSystemClock({ now: () => time.now }), "2026-06-01");
  return { clock, time };
}

describe("the demo clock", () => {
  it("lives on its own business day while real time stays real", () => {
    const { clock, time } = aDemo();
    expect([clock.today(), clock.now()]).toEqual(["2026-06-01", time.now]);
  });

  it("opens each day at ten in the morning, whatever the real hour", () => {
    const { clock } = aDemo();
    expect([clock.timeOfDay(), clock.stamp()]).toEqual(["10:00", "2026-06-01T02:00:00.000Z"]);
    clock.moveTo("2026-06-02");
    expect([clock.today(), clock.timeOfDay(), clock.stamp()]).toEqual([
      "2026-06-02",
      "10:00",
      "2026-06-02T02:00:00.000Z",
    ]);
  });

  it("lets its wall time run on within the day, so that later records bear later stamps", () => {
    const { clock, time } = aDemo();
    time.now += 90 * 60_000 + 5;
    expect([clock.timeOfDay(), clock.stamp()]).toEqual(["11:30", "2026-06-01T03:30:00.005Z"]);
  });

  it("stays within the day and out of the night when it is left paused", () => {
    const { clock, time } = aDemo();
    time.now += 100 * HOUR_MS;
    expect([clock.today(), clock.timeOfDay(), clock.dayOf(clock.stamp())]).toEqual([
      "2026-06-01",
      "18:00",
      "2026-06-01",
    ]);
  });

  it("does not run backwards when the machine's clock is set back", () => {
    const { clock, time } = aDemo();
    time.now -= HOUR_MS;
    expect(clock.stamp()).toBe("2026-06-01T02:00:00.000Z");
  });

  it("tells other instants as the tenant's clock does", () => {
    const { clock } = aDemo();
    expect(clock.dayOf("2026-11-23T16:00:00Z")).toBe("2026-11-24");
    expect(clock.startOf("2026-11-24")).toBe("2026-11-23T16:00:00.000Z");
  });
});

import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { careReach } from "../../../src/app/care/care-reach.ts";
import type { CareAssignment } from "../../../src/ports/care.ts";
import { anEventMark } from "../../store/an-event.ts";
import { anAssignment } from "../../store/care-builders.ts";
import { anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

const EVENT = "CUP/WH/1";

async function reachOf(assignments: readonly Partial<CareAssignment>[]) {
  const store = createMemoryStore();
  const claimed = await claimOne(store, aSubject());
  const event = anEventMark({ event_no: EVENT, raised_on: "2026-11-01" });
  await store.assessments.commit([{ claimed, assessment: anAssessment(aSubject()), effects: [], event }]);
  const step = { installation_id: SHOP, name: "look", before: null, after: "1" };
  const made = assignments.map((one) => anAssignment({ event_no: EVENT, assigned_on: "2026-11-02", ...one }));
  await store.care.assign({ step, assignments: made, coupons: [], effects: [] });
  return careReach({ ...store, clock: { today: () => "2026-11-30" } }, SHOP);
}

describe("how soon customers are reached", () => {
  it("counts each customer of an event once, from their first task to the first time they were reached", async () => {
    const reach = await reachOf([
      { customer_code: "C-1", action: "delay_notice", done_on: "2026-11-06" },
      { customer_code: "C-1", action: "coupon", assigned_on: "2026-11-04", done_on: "2026-11-04" },
      { customer_code: "C-2", action: "early_notice" },
    ]);
    expect(reach).toEqual({ days: 90, customers: 2, reached: 1, days_to_task: 1, days_to_reached: 3 });
  });

  it("leaves out who was held out, and events that are on record no more", async () => {
    const reach = await reachOf([
      { customer_code: "C-1", action: "coupon", held_out: true },
      { customer_code: "C-2", action: "coupon", event_no: "POT/WH/9" },
    ]);
    expect(reach).toMatchObject({ customers: 0, days_to_task: null });
  });
});

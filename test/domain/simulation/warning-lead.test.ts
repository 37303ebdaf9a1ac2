import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addedLeads,
  countedLeads,
  LONGEST_LEAD_DAYS,
  medianLead,
  NO_LEADS,
  warningLead,
} from "../../../src/domain/simulation/warning-lead.ts";
import { days } from "../demand/a-series.ts";

describe("how early a warning was", () => {
  const steady = days(100, 10);
  const evening = (on_hand: number, arriving: { day: number; quantity: number }[] = [], day = 0) =>
    warningLead({ day, on_hand, arriving }, steady);

  it.each([
    ["nothing left: tomorrow", evening(0), 1],
    ["exactly two days left", evening(20), 3],
    ["a unit less than two days left", evening(19), 2],
    ["an order on its way that comes in time", evening(20, [{ day: 2, quantity: 15 }]), 4],
    [
      "two on one morning",
      evening(
        0,
        [1, 1].map((day) => ({ day, quantity: 10 })),
      ),
      3,
    ],
    ["an order on its way that comes too late", evening(20, [{ day: 4, quantity: 500 }]), 3],
    ["an order that came before that evening", evening(20, [{ day: 5, quantity: 500 }], 5), 3],
    ["stock for a long time", evening(5_000), LONGEST_LEAD_DAYS],
    ["an end before that is known", evening(500, [], 60), null],
    ["the last day of all", evening(0, [], 99), null],
  ])("%s", (_, lead, want) => expect(lead).toBe(want));

  it("is never later with less stock, nor earlier with more on its way", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 30 }), { minLength: 70, maxLength: 90 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 50 }),
        fc.record({ day: fc.integer({ min: 1, max: 30 }), quantity: fc.nat({ max: 100 }) }),
        (demand, on_hand, more, order) => {
          const lead = warningLead({ day: 0, on_hand, arriving: [] }, demand) ?? Infinity;
          expect(warningLead({ day: 0, on_hand: on_hand + more, arriving: [] }, demand)).toBeGreaterThanOrEqual(lead);
          expect(warningLead({ day: 0, on_hand, arriving: [order] }, demand)).toBeGreaterThanOrEqual(lead);
        },
      ),
    );
  });
});

describe("leads of many warnings", () => {
  it.each([
    [[], null],
    [[null], null],
    [[0], 0],
    [[9, null, 3], 3],
    [[9, 4, 3], 4],
    [[2, 2, 60, 60, 60], 60],
  ])("have a median: %j", (leads, want) => expect(medianLead(countedLeads(leads))).toBe(want));

  it("add up, whichever reach further", () => {
    const [few, many] = [countedLeads([1]), countedLeads([1, 3, 3])];
    expect(addedLeads(few, many)).toEqual([0, 2, 0, 2]);
    expect(addedLeads(many, few)).toEqual([0, 2, 0, 2]);
    expect(addedLeads(NO_LEADS, few)).toEqual(few);
  });
});

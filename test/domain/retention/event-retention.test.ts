import { describe, expect, it } from "@jest/globals";
import { eventRetention, type LastOrder } from "../../../src/domain/retention/event-retention.ts";

const hit = (customer_code: string, exposed_on: string) => ({ customer_code, exposed_on });
const last = (customer_code: string, last_ordered_on: string, gap_days: number | null): LastOrder => ({
  ...{ customer_code, last_ordered_on, gap_days },
  learned_on: "2026-03-31",
});

describe("what became of the customers an event hit", () => {
  it("is nothing to tell where it hit nobody", () => {
    expect(eventRetention([], [])).toBeNull();
  });

  it("counts each customer once, from the last day on which they were hit", () => {
    const orders = [hit("A", "2026-03-01"), hit("A", "2026-03-05"), hit("B", "2026-03-01"), hit("C", "2026-03-01")];
    const known = [
      last("A", "2026-03-05", 20),
      last("B", "2026-03-02", 20),
      last("C", "2026-03-01", 30),
      last("D", "2026-03-30", 1),
    ];
    expect(eventRetention(orders, known)).toEqual({ exposed: 3, returned: 1, lost: 1 });
  });

  it.each([
    ["on the last day of the gap there is still time", 30, 0],
    ["the day after, they are lost", 29, 1],
    ["without a gap of their own nobody can tell", null, 0],
  ])("%s", (_, gap_days, lost) => {
    const found = eventRetention([hit("A", "2026-03-01")], [last("A", "2026-02-01", gap_days)]);
    expect(found).toEqual({ exposed: 1, returned: 0, lost });
  });

  it("waits for customers of whom nothing is known yet", () => {
    expect(eventRetention([hit("A", "2026-03-01")], [])).toEqual({ exposed: 1, returned: 0, lost: 0 });
  });
});

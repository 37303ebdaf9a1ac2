import { describe, expect, it } from "@jest/globals";
import { createServiceFailures, isDelayed, type ServedLine } from "../../../src/domain/retention/service-failures.ts";

const TODAY = "2026-06-30";

function aLine(over: Partial<ServedLine> = {}): ServedLine {
  return {
    ...{ order_no: "1", quantity: 10, shipped_quantity: 10, promised_on: "2026-06-20", line_state: "closed" },
    ...{ was_delayed: false, item_was_out: false },
    ...over,
  };
}

describe("createServiceFailures", () => {
  it("counts cancelled and delayed lines, units and orders of a hand-made month", () => {
    const failures = createServiceFailures(TODAY);
    failures.add(aLine());
    failures.add(aLine({ order_no: "2", line_state: "cancelled_for_stockout", shipped_quantity: 4 }));
    failures.add(aLine({ order_no: "2" }));
    failures.add(aLine({ order_no: "3", line_state: "open", shipped_quantity: 3, item_was_out: true }));
    failures.add(aLine({ order_no: "4", was_delayed: true, promised_on: "2026-06-01" }));
    failures.add(aLine({ order_no: "5", promised_on: null }));
    failures.add(aLine({ order_no: "6", line_state: "cancelled" }));
    expect(failures.failures()).toMatchObject({
      lines: 6,
      cancelled_lines: { count: 1, of: 6 },
      cancelled_quantity: 6 / 60,
      cancelled_orders: { count: 1, of: 5 },
      delayed_lines: { count: 2, of: 5 },
      delayed_orders: { count: 2, of: 4 },
    });
  });

  it("says nothing of no line", () => {
    expect(createServiceFailures(TODAY).failures()).toEqual({
      ...{ lines: 0, cancelled_lines: null, cancelled_quantity: null, cancelled_orders: null },
      ...{ delayed_lines: null, delayed_orders: null },
    });
  });
});

describe("isDelayed", () => {
  const open = { line_state: "open", shipped_quantity: 3, item_was_out: true } as const;
  it.each([
    { name: "open past its promise, the item out", line: aLine(open), want: true },
    { name: "open past its promise, the item never out", line: aLine({ ...open, item_was_out: false }), want: false },
    { name: "not known whether the item was out", line: aLine({ ...open, item_was_out: null }), want: false },
    { name: "its promise is today", line: aLine({ ...open, promised_on: TODAY }), want: false },
    { name: "all of it shipped", line: aLine({ ...open, shipped_quantity: 10 }), want: false },
    { name: "without a promise", line: aLine({ ...open, promised_on: null }), want: false },
  ])("$name: $want", ({ line, want }) => expect(isDelayed(line, TODAY)).toBe(want));
});

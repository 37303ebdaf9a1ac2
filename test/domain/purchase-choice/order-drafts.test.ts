import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import { type DraftLine, orderDrafts } from "../../../src/domain/purchase-choice/order-drafts.ts";
import { purchaseOrderNo } from "../../../src/domain/purchase-choice/order-number.ts";
import {
  isOpenOrder,
  isUnderWay,
  type OrderProgress,
  RETURN_MS,
} from "../../../src/domain/purchase-choice/under-way.ts";

const aLine = (parts: Partial<DraftLine> = {}): DraftLine => {
  return { supplier_code: "S-1", location_code: "W1", lead_date: "2026-12-01", wished_date: null, ...parts };
};

describe("orders made of lines", () => {
  it("are one for each supplier and place, which arrives whole by its latest lead time", () => {
    const drafts = orderDrafts([
      aLine(),
      aLine({ supplier_code: "S-2", lead_date: "2026-12-20" }),
      aLine({ lead_date: "2026-12-05" }),
      aLine({ location_code: "W2", lead_date: "2026-12-03" }),
    ]);
    expect(
      drafts.map(({ supplier_code, location_code, lines }) => [supplier_code, location_code, lines.length]),
    ).toEqual([
      ["S-1", "W1", 2],
      ["S-2", "W1", 1],
      ["S-1", "W2", 1],
    ]);
    expect(drafts.map(({ expected_date }) => expected_date)).toEqual(["2026-12-05", "2026-12-20", "2026-12-03"]);
  });

  it("stand apart where the buyer wishes another day, and still know the day that was proposed", () => {
    const drafts = orderDrafts([aLine({ wished_date: "2026-11-28" }), aLine(), aLine({ wished_date: "2026-12-01" })]);
    expect(
      drafts.map(({ expected_date, suggested_date, lines }) => [expected_date, suggested_date, lines.length]),
    ).toEqual([
      ["2026-11-28", "2026-12-01", 1],
      ["2026-12-01", "2026-12-01", 2],
    ]);
  });

  it("do not keep a line waiting for one that the buyer put off, nor for one of another order", () => {
    const slow = { lead_date: "2026-12-30" };
    const drafts = orderDrafts([
      aLine(),
      aLine({ ...slow, wished_date: "2027-01-15" }),
      aLine({ lead_date: "2026-12-04" }),
    ]);
    expect(drafts.map(({ expected_date, suggested_date }) => [expected_date, suggested_date])).toEqual([
      ["2026-12-04", "2026-12-04"],
      ["2027-01-15", "2026-12-30"],
    ]);
    const shares = orderDrafts([...Array.from({ length: 200 }, () => aLine()), aLine(slow)]);
    expect(shares.map(({ expected_date }) => expected_date)).toEqual(["2026-12-01", "2026-12-30"]);
  });

  it("hold no more rows than a subform does, and lose none", () => {
    const drafts = orderDrafts(Array.from({ length: 450 }, () => aLine()));
    expect(drafts.map(({ lines }) => lines.length)).toEqual([200, 200, 50]);
    expect(orderDrafts([])).toEqual([]);
  });
});

describe("an order's number", () => {
  it("bears its day and five signs that nobody mistakes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{22}$/), (random) => {
        expect(purchaseOrderNo("2026-11-23", random)).toMatch(/^CG-20261123-[34679ACDEFGHJKMNPQRTWXY]{5}$/);
      }),
    );
  });

  it("differs with chance alone", () => {
    const numbers = Array.from({ length: 2_000 }, () => purchaseOrderNo("2026-11-23", tokenMaker.random()));
    // Of six million numbers two thousand meet in a third of a case.
    expect(new Set(numbers).size).toBeGreaterThan(1_990);
    expect(purchaseOrderNo("2026-11-23", "")).toBe("CG-20261123-33333");
  });
});

/** How far an order has come, and what is to be said of it. */
interface UnderWayCase extends Pick<OrderProgress, "is_seen"> {
  readonly effect_state: NonNullable<OrderProgress["effect"]>["state"] | null;
  readonly is_counted?: boolean;
  readonly age_ms: number;
  readonly want: boolean;
}

describe("an order under way", () => {
  it.each<UnderWayCase>([
    { effect_state: "waiting", is_seen: false, age_ms: 9 * RETURN_MS, want: true },
    { effect_state: "waiting", is_seen: true, is_counted: true, age_ms: 0, want: false },
    { effect_state: "held", is_seen: true, age_ms: 0, want: true },
    { effect_state: "done", is_seen: false, age_ms: RETURN_MS - 1, want: true },
    { effect_state: "done", is_seen: false, age_ms: RETURN_MS, want: false },
    { effect_state: "done", is_seen: true, age_ms: 9 * RETURN_MS, want: true },
    { effect_state: "done", is_seen: true, is_counted: true, age_ms: 0, want: false },
    { effect_state: "done", is_seen: false, is_counted: true, age_ms: 0, want: false },
    { effect_state: "dead", is_seen: false, age_ms: 0, want: true },
    { effect_state: "dead", is_seen: false, age_ms: RETURN_MS, want: false },
    { effect_state: "dead", is_seen: true, is_counted: true, age_ms: 0, want: false },
    { effect_state: null, is_seen: false, age_ms: RETURN_MS, want: false },
  ])(
    "is $want for $effect_state, seen $is_seen, counted $is_counted, after $age_ms ms",
    ({ effect_state, is_seen, is_counted = false, age_ms, want }) => {
      const effect = effect_state === null ? null : { state: effect_state };
      expect(isUnderWay({ effect, is_seen, is_counted, chosen_at: 5 }, 5 + age_ms)).toBe(want);
    },
  );

  it("is open at any age until it is counted, and where it was given up", () => {
    const order = { effect: { state: "done" as const }, is_seen: false, is_counted: false };
    expect(isOpenOrder(order)).toBe(false);
    expect(isOpenOrder({ ...order, is_seen: true })).toBe(true);
    expect(isOpenOrder({ ...order, is_seen: true, is_counted: true })).toBe(false);
    for (const state of ["waiting", "held", "dead"] as const) {
      expect(isOpenOrder({ ...order, effect: { state } })).toBe(true);
    }
    expect(isOpenOrder({ ...order, effect: null })).toBe(false);
  });
});

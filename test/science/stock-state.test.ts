import { describe, expect, it } from "@jest/globals";
import { runsOut, simulatedStates } from "../../bench/science/stock-state.ts";

describe("running out", () => {
  it("is wanting more than there is, on any of the days", () => {
    const state = { on_hand: 5, open_orders: [] };
    expect(runsOut(state, [2, 3])).toBe(false);
    expect(runsOut(state, [2, 4])).toBe(true);
    expect(runsOut(state, [])).toBe(false);
  });

  it("is kept off by an order that comes in time, its own day included, and not by a later one", () => {
    const due = (due_in_days: number) => ({ on_hand: 1, open_orders: [{ quantity: 10, due_in_days }] });
    expect(runsOut(due(1), [1, 1, 1])).toBe(false);
    expect(runsOut(due(2), [1, 1, 1])).toBe(true);
    expect(runsOut(due(0.5), [3, 1, 1])).toBe(false);
  });
});

describe("simulated stock", () => {
  const habits = { lead_time_days: 3, cover_days: 7, service_level: 0.5, opening_days: 4 };
  // Two a day: s = 2·(3 + 1) = 8, S = 8 + 2·7 = 22; opening stock 8.
  const demand = Array.from({ length: 40 }, () => 2);

  it("is what a buyer has by (s, S): the order of the first evening, due on the third day after it", () => {
    const [first] = simulatedStates(demand, { from: 30, at: [31] }, habits);
    expect(first).toEqual({ on_hand: 6, open_orders: [{ quantity: 16, due_in_days: 2 }] });
  });

  it("forgets an order once it has come", () => {
    const [before, after] = simulatedStates(demand, { from: 30, at: [33, 34] }, habits);
    expect(before).toEqual({ on_hand: 2, open_orders: [{ quantity: 16, due_in_days: 0 }] });
    expect(after).toEqual({ on_hand: 16, open_orders: [] });
  });

  it("is the opening stock before the first evening", () => {
    expect(simulatedStates(demand, { from: 30, at: [30] }, habits)).toEqual([{ on_hand: 8, open_orders: [] }]);
  });
});

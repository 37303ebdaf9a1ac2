import type { EventFindings, EventMark } from "../../src/ports/stockout-events.ts";

/** A look at an event on the day it was raised. */
export function anEventMark(parts: Partial<EventMark> = {}): EventMark {
  return {
    ...{ episode: 1, event_no: "CUP/WH/1", item_name: "Cup", raised_at: 5_000, raised_on: "2026-11-01" },
    ...{ ended_at: null, ended_on: null, peak_severity: "high" },
    snapshot: {
      ...{ day: "2026-11-01", at: 5_000, severity: "high", on_hand: 10, reserved: 0 },
      forecast: { through: "2026-11-08", mean: 20, p95: 30 },
      plan: { order_by: "2026-11-01", suggested_quantity: 40, level_in_force: null, reorder_point: 25 },
    },
    ...parts,
  };
}

/** What was found of an event that a late supplier is the cause of. */
export function theFindings(parts: Partial<EventFindings> = {}): EventFindings {
  return {
    mark: 1,
    found: {
      ...{ explained_on: "2026-11-02", outcome: "short", main_cause: "supplier_late", cause_score: 0.9 },
      ...{ lost_units: 12.5, lost_money: 125.25, out_days: 3, customer_count: 2 },
      shares: [{ cause: "supplier_late", share: 1 }],
    },
    explanation: { unit: "个", verdict: null, loss: null, timeline: { nodes: [], spans: [] }, supplies: [] },
    written: { machine_cause: "供应商延期" },
    ...parts,
  };
}

import type { CustomerFigure } from "../../src/ports/customer-figures.ts";
import type { EventExposures, Exposure } from "../../src/ports/exposures.ts";

/** An open line of customer C-1 that lacks two cups. */
export function anExposure(parts: Partial<Exposure> = {}): Exposure {
  return {
    event_no: "CUP/WH/1",
    item_code: "CUP",
    location_code: "WH",
    customer_code: "C-1",
    kind: "open",
    order_no: "SO-1",
    quantity: 2,
    probability: 1,
    expected_loss_margin: 76.8,
    foretold_from: null,
    foretold_through: null,
    exposed_on: "2026-11-23",
    over_on: null,
    ...parts,
  };
}

/** A look at the event of `anExposure` that found these, and no other of their kinds. */
export function aLook(found: readonly Exposure[], parts: Partial<EventExposures> = {}): EventExposures {
  return { event_no: "CUP/WH/1", kinds: ["open", "predicted"], on: "2026-11-23", found, ...parts };
}

/** Figures of customer C-1. */
export function aFigure(parts: Partial<CustomerFigure> = {}): CustomerFigure {
  return {
    customer_code: "C-1",
    alive_probability: 0.84,
    gap_days: 41,
    usual_gap_days: 18.5,
    order_days: 7,
    first_ordered_on: "2026-01-05",
    last_ordered_on: "2026-11-20",
    value: 812.5,
    value_basis: "margin",
    rfm_class: "5-4-4",
    learned_on: "2026-11-23",
    ...parts,
  };
}

import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import type { CauseEvidence, RecordReference, SupplyFact } from "../../../src/domain/cause/cause-evidence.ts";

/** The morning on which the evidence begins. */
export const FIRST: Day = "2025-03-01";

/** A day, counted from the first. */
export function day(index: number): Day {
  return addDays(FIRST, index);
}

/** A record of a form. */
export function ref(form: RecordReference["form"], id: string): RecordReference {
  return { form, id };
}

/** A purchase asked for on day 2, ordered on day 4, promised for day 14 and then received in full. */
export function aPurchase(changes: Partial<SupplyFact> = {}): SupplyFact {
  return {
    ...{ kind: "purchase", record: ref("purchase_order", "PO-1"), requested_on: day(2), approved_on: day(4) },
    ...{ ordered_on: day(4), expected_on: day(14), quantity: 200, short_components: [] },
    arrivals: [{ day: day(14), quantity: 200 }],
    ...changes,
  };
}

/**
 * Ten units a day, 130 on the shelf: out from day 13 on unless something comes. The plan of day 2 asked for 200 units.
 * Of its 20 days 70 units are not served, where nothing comes.
 */
export function anEpisode(changes: Partial<CauseEvidence> = {}): CauseEvidence {
  return {
    episode: {
      ...{ item_code: "SKU-1", location_code: "WH-1", unit: "件" },
      ...{ start: day(13), end: day(19), lost_units: 70 },
    },
    opening: { day: FIRST, quantity: 130 },
    demand: Array.from({ length: 20 }, (_, i) => ({ day: day(i), quantity: 10 })),
    large_orders: [],
    supplies: [],
    unlinked_receipts: [],
    taken: [],
    counts: [],
    negative_stock: [],
    plans: [
      {
        ...{ record: ref("replenishment", "R-1"), made_on: day(2), order_by: day(2), suggested_quantity: 200 },
        reorder_point: null,
      },
    ],
    forecast: {
      ...{ made_on: day(2), from: day(3), through: day(14), mean: 120, p95: 140 },
      past_weeks: Array.from({ length: 4 }, (_, i) => ({ forecast: 70, actual: 69 + (i % 2) * 2 })),
    },
    occasions: [],
    master: [],
    usual: {
      approval_days: [2, 2, 2, 1, 3, 2],
      lead_days: [10, 10, 10, 9, 11, 10],
      late_days: [0, 0, 1, 0, 0, 1],
      fill_rates: [1, 1, 1, 1, 1],
    },
    ...changes,
  };
}

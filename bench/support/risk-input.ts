import { createChineseCalendar } from "../../src/adapters/calendar/create-chinese-calendar.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { type KnownDays, knownDays } from "../../src/domain/known-days/known-days.ts";
import type { RiskInput } from "../../src/domain/risk/assess-stockout-risk.ts";
import type { DemandSample } from "../demand-samples.ts";

const HISTORY_DAYS = 365;

const HOLIDAYS = createChineseCalendar();
const known = new Map<Day, KnownDays>();

/** The same item with the public holidays of its days, which are worked out once for all items of a day. */
export function riskInputWithCalendar(sample: DemandSample, i: number): RiskInput {
  const input = riskInput(sample, i);
  const { today } = input;
  const known_days = known.get(today) ?? knownDays(today, HOLIDAYS.around(today), { promotions: [], adjustments: [] });
  known.set(today, known_days);
  return { ...input, known_days };
}

/** An item with a year of history, two open receipts and stock for about ten days. */
export function riskInput({ first_day, quantity }: DemandSample, i: number): RiskInput {
  const history = quantity.slice(-HISTORY_DAYS);
  const today = addDays(first_day, quantity.length);
  const mean = history.reduce((sum, value) => sum + value, 0) / history.length;
  return {
    today,
    item: {
      item_code: String(i),
      item_name: String(i),
      unit: null,
      purchase_cost: 6,
      sale_price: 10,
      moq: 10,
      order_multiple: 5,
      minimum_stock: null,
      service_level: null,
      review_period_days: 7,
      abc_class: "B",
    },
    location_code: "1",
    stock: { on_hand: Math.ceil(10 * mean) + 1, allocated: 0, on_order: 0, backorder: 0 },
    demand: { first_day: addDays(today, -history.length), quantity: history, in_stock: history.map(() => 1) },
    receipts: [
      { purchase_order_no: "1", due: addDays(today, -2), quantity: Math.ceil(5 * mean) },
      { purchase_order_no: "2", due: addDays(today, 9), quantity: Math.ceil(5 * mean) },
    ],
    lead_time: { mean_days: 10, sd_days: 3, sample_count: 5, source: "learned" },
    unfilled_quantity: 0,
    previous_severity: null,
  };
}

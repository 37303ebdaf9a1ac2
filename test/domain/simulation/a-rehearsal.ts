import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import type { BuyingTerms } from "../../../src/domain/simulation/order-planner.ts";
import type { RehearsedItem } from "../../../src/domain/simulation/rehearse-policy.ts";
import { days, poissonDays } from "../demand/a-series.ts";

/** An item bought within a week, looked at once a week. */
export const TERMS: BuyingTerms = {
  lead_time_days: 7,
  lead_time_sd_days: 2,
  review_period_days: 7,
  moq: null,
  order_multiple: null,
  cover_days: 7,
  is_count: true,
};

/** A history with the weekdays before the first day, which is position 0. */
export function aPast(values: readonly number[]) {
  const positions = values.map((_, i) => (((i - values.length) % 7) + 7) % 7);
  return { values: Float64Array.from(values), positions: Float64Array.from(positions) };
}

/** Half a year of about four units a day before, and another half to be lived through. */
export function anItem(parts: Partial<RehearsedItem> = {}, seed = 3): RehearsedItem {
  return {
    past: aPast(poissonDays(180, 4, seed)),
    terms: TERMS,
    pooled: DEFAULT_POOLED_MODEL,
    limit: 0.1,
    minimum_stock: null,
    alert_policy: { cool_down_ms: 86_400_000 },
    demand: poissonDays(180, 4, seed + 100),
    opening: { opening_stock: 60, on_its_way: [] },
    lead_days: days(180, (day) => 5 + (day % 5)),
    ...parts,
  };
}

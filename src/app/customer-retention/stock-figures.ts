import type { Day } from "../../domain/calendar/day.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { RetentionMonth } from "../../contracts/retention.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";

/** What an assessment says of the stock at a place; units, null where it is not known. */
export interface StockAt extends Pick<KeptAssessment, "item_code" | "on_hand"> {
  readonly order_up_to_level: number | null;
}

/** The value of all stock at purchase cost, and of what lies beyond the order-up-to level. */
export function stockFigures(
  places: readonly StockAt[],
  items: ReadonlyMap<string, Pick<ItemRow, "purchase_cost">>,
  closed_on: Day,
): NonNullable<RetentionMonth["stock"]> {
  let [value, surplus_value, places_without_cost] = [0, 0, 0];
  for (const { item_code, on_hand, order_up_to_level } of places) {
    if (on_hand === null || on_hand <= 0) continue;
    const cost = items.get(item_code)?.purchase_cost ?? null;
    if (cost === null) {
      places_without_cost += 1;
      continue;
    }
    value += on_hand * cost;
    surplus_value += Math.max(0, on_hand - (order_up_to_level ?? on_hand)) * cost;
  }
  return { closed_on, value, surplus_value, places_without_cost };
}

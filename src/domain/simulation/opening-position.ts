import { dayNumber, daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";

/** What is known of an item's stock and of what came in. */
export interface StockRecords {
  readonly on_hand: number;
  /** Net movement per day, positive in. */
  readonly movements: readonly DayUnits[];
  /** Requested units per day. */
  readonly demand: readonly DayUnits[];
  /** Deliveries of this very item. */
  readonly deliveries: readonly { readonly ordered_on: Day; readonly received_on: Day }[];
}

interface DayUnits {
  readonly day: Day;
  readonly quantity: number;
}

/** With what a replay begins. */
export interface OpeningPosition {
  readonly opening_stock: number;
  /** False where no movements tell, so that today's stock stands for it. */
  readonly is_walked_back: boolean;
  /** What was on its way, with the days from the first day to its arrival and since its order. */
  readonly on_its_way: readonly { readonly day: number; readonly age_days: number; readonly quantity: number }[];
}

/**
 * Stock on the morning of the first day: today's less all that moved since. On its way were deliveries ordered before
 * and received since; deliveries tell no units, so the stock gained on that day, with what was sold on it, stands for
 * them.
 */
export function openingPosition(records: StockRecords, first_day: Day): OpeningPosition {
  const { on_hand, movements, demand, deliveries } = records;
  const first = dayNumber(first_day);
  const since = movements.filter(({ day }) => dayNumber(day) >= first);
  const moved = since.reduce((sum, { quantity }) => sum + quantity, 0);
  const soldOn = new Map(demand.map(({ day, quantity }) => [day, quantity]));
  const orderedOn = new Map<Day, Day>();
  for (const { ordered_on, received_on } of deliveries) {
    if (dayNumber(ordered_on) < first && dayNumber(received_on) >= first) orderedOn.set(received_on, ordered_on);
  }
  return {
    opening_stock: Math.max(0, movements.length === 0 ? on_hand : on_hand - moved),
    is_walked_back: movements.length > 0,
    on_its_way: since.flatMap(({ day, quantity }) => {
      const ordered_on = orderedOn.get(day);
      if (ordered_on === undefined || quantity <= 0) return [];
      const units = quantity + (soldOn.get(day) ?? 0);
      return [{ day: dayNumber(day) - first, age_days: daysBetween(ordered_on, first_day), quantity: units }];
    }),
  };
}

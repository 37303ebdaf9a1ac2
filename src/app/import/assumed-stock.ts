import { addDays, type Day, dayNumber } from "../../domain/calendar/day.ts";

/** A plain buyer: orders up to a level when stock falls to a point, both fixed from the first weeks and never revised. */
export interface PlainBuyer {
  readonly reorder_days: number;
  readonly order_up_to_days: number;
  readonly lead_time_days: number;
}

/** Stock and orders on their way as such a buyer would have left them. */
export interface AssumedStock {
  readonly on_hand: number;
  readonly open_orders: readonly { readonly ordered_on: Day; readonly expected_on: Day; readonly quantity: number }[];
}

/** Weeks from which the plain buyer's levels are fixed. */
const LEARNING_DAYS = 56;

/**
 * A file of orders says nothing of stock. This replays its demand day by day under a plain buyer and gives what would lie
 * on the shelf at the end: an assumption, to be shown as one.
 */
export function assumedStock(
  demand: readonly { readonly day: Day; readonly quantity: number }[],
  first_day: Day,
  last_day: Day,
  buyer: PlainBuyer,
): AssumedStock {
  const byDay = new Map(demand.map(({ day, quantity }) => [day, quantity]));
  const levels = buyerLevels(demand, first_day, buyer);
  let on_hand = levels.order_up_to;
  let open: AssumedStock["open_orders"] = [];
  for (let day = first_day; day <= last_day; day = addDays(day, 1)) {
    on_hand += quantityOf(open.filter(({ expected_on }) => expected_on === day));
    open = open.filter(({ expected_on }) => expected_on > day);
    on_hand = Math.max(0, on_hand - (byDay.get(day) ?? 0));
    const position = on_hand + quantityOf(open);
    if (position > levels.reorder) continue;
    const expected_on = addDays(day, buyer.lead_time_days);
    open = [...open, { ordered_on: day, expected_on, quantity: levels.order_up_to - position }];
  }
  return { on_hand, open_orders: open };
}

function buyerLevels(
  demand: readonly { readonly day: Day; readonly quantity: number }[],
  first_day: Day,
  { reorder_days, order_up_to_days }: PlainBuyer,
): { readonly reorder: number; readonly order_up_to: number } {
  const end = dayNumber(first_day) + LEARNING_DAYS;
  const early = demand.filter(({ day }) => dayNumber(day) < end);
  // An item that starts later is judged by its whole life.
  const known = early.length > 0 ? early : demand;
  const days = early.length > 0 ? LEARNING_DAYS : Math.max(1, demand.length);
  const mean = quantityOf(known) / days;
  return { reorder: Math.ceil(mean * reorder_days), order_up_to: Math.max(1, Math.ceil(mean * order_up_to_days)) };
}

function quantityOf(entries: readonly { readonly quantity: number }[]): number {
  return entries.reduce((sum, { quantity }) => sum + quantity, 0);
}

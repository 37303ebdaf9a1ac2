import type { DayDemand } from "../../ports/subjects.ts";

/** What customers asked for on a day who left without an order. */
export type TurnedAwayDay = Omit<DayDemand, "unit_price">;

/** What orders asked for by day, with what was asked for without an order: it has no price. Days ascending. */
export function addedDemand(
  ordered: readonly DayDemand[],
  turned_away: readonly TurnedAwayDay[],
): readonly DayDemand[] {
  if (turned_away.length === 0) return ordered;
  const byDay = new Map(ordered.map((one) => [one.day, one]));
  for (const { day, quantity, order_count, largest_order } of turned_away) {
    const known = byDay.get(day);
    byDay.set(day, {
      day,
      quantity: (known?.quantity ?? 0) + quantity,
      order_count: (known?.order_count ?? 0) + order_count,
      largest_order: Math.max(known?.largest_order ?? 0, largest_order),
      unit_price: known?.unit_price ?? null,
    });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

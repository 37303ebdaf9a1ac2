import type { Day } from "../calendar/day.ts";
import { quantityText } from "../text/quantity-text.ts";

/** An item that a customer has ordered and cannot be served. */
export interface AwaitedItem {
  readonly item_name: string;
  readonly unit: string;
  /** Units that the customer will not get for now. */
  readonly affected_quantity: number;
  /** The day on which the shortage was found. */
  readonly since: Day;
}

/** People read a tag in a column of a list. */
const MOST_ITEMS = 3;
const HEAD = "缺货待发：";

/** Whether a text is a tag and no words of a person's own. */
export function isStockoutTag(text: unknown): text is string {
  return typeof text === "string" && text.trimStart().startsWith(HEAD);
}

/**
 * What a customer's record bears while they wait: “缺货待发：保温杯 5 个（2026-11-20 起）、…”, the longest wait first, then most units.
 * Null where they wait for nothing.
 */
export function stockoutTag(awaited: readonly AwaitedItem[]): string | null {
  if (awaited.length === 0) return null;
  const ordered = awaited.toSorted(
    (a, b) =>
      a.since.localeCompare(b.since) ||
      b.affected_quantity - a.affected_quantity ||
      (a.item_name < b.item_name ? -1 : 1),
  );
  const shown = ordered.slice(0, MOST_ITEMS).map(({ item_name, unit, affected_quantity, since }) => {
    return `${item_name} ${quantityText(affected_quantity)} ${unit}（${since} 起）`;
  });
  return `${HEAD}${shown.join("、")}${ordered.length > MOST_ITEMS ? ` 等 ${ordered.length} 种` : ""}`;
}

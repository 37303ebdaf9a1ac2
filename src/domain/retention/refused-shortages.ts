import type { Day } from "../calendar/day.ts";
import { unitLoss, UNORDERED } from "../exposure/lost-margin.ts";
import type { LineShortage } from "./line-shortages.ts";
import { type RecordedItem, type RecordedLine, unitRevenue } from "./recorded-line.ts";

/** A customer who was turned away without an order, as it is on record. */
export interface RefusedAsking {
  readonly record_id: string;
  readonly customer_code: string;
  readonly item_code: string;
  readonly asked_on: Day;
  /** Units asked for. */
  readonly quantity: number;
}

/**
 * The shortages of one customer who was turned away without an order; where they have a line of the item of that day, the
 * line tells what became of it. Each stands for an order of its own.
 */
export function refusedShortages(
  refused: readonly RefusedAsking[],
  lines: readonly RecordedLine[],
  itemOf: (item_code: string) => RecordedItem | undefined,
): readonly LineShortage[] {
  const asked = lines.filter(({ line_state, quantity }) => line_state !== "cancelled" && quantity > 0);
  const ordered = new Set(asked.map(({ item_code, ordered_on }) => dayKey(item_code, ordered_on)));
  return refused
    .filter(({ item_code, asked_on }) => !ordered.has(dayKey(item_code, asked_on)))
    .map(({ record_id, customer_code, item_code, asked_on, quantity }): LineShortage => {
      const item = itemOf(item_code);
      const loss = unitLoss(UNORDERED, item);
      return {
        ...{ customer_code, item_code, kind: "refused", day: asked_on, unmet_quantity: quantity },
        ...{ order_no: `enquiry/${record_id}`, category: item?.category ?? "", channel: "" },
        unmet_revenue: quantity * unitRevenue(UNORDERED, item),
        unmet_margin: loss === null ? null : quantity * loss,
        is_short_alone: false,
      };
    });
}

function dayKey(item_code: string, day: Day): string {
  return JSON.stringify([item_code, day]);
}

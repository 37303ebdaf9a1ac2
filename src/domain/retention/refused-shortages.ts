import type { Day } from "../calendar/day.ts";
import { unitLoss, UNORDERED } from "../exposure/lost-margin.ts";
import type { LineShortage } from "./line-shortages.ts";
import { type RecordedItem, unitRevenue } from "./recorded-line.ts";

/** A customer who was turned away without an order, as it is on record, `turnedAway`. */
export interface RefusedAsking {
  readonly record_id: string;
  readonly customer_code: string;
  readonly item_code: string;
  readonly asked_on: Day;
  /** Units asked for that no line tells of. */
  readonly quantity: number;
}

/** The shortages of customers who were turned away without an order; each stands for an order of its own. */
export function refusedShortages(
  refused: readonly RefusedAsking[],
  itemOf: (item_code: string) => RecordedItem | undefined,
): readonly LineShortage[] {
  return refused.map(({ record_id, customer_code, item_code, asked_on, quantity }): LineShortage => {
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

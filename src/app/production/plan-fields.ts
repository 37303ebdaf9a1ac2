import type { Day } from "../../domain/calendar/day.ts";
import { MATERIAL_LABELS } from "../../domain/production/material-status.ts";
import type { OrderOutlook } from "../../domain/production/order-outlook.ts";
import type { FieldValues } from "../../contracts/form.ts";

/** What the production order's form bears of its outlook. */
export function planFields(outlook: OrderOutlook, startOf: (day: Day) => string): FieldValues {
  const dateOf = (day: Day | null) => (day === null ? null : startOf(day));
  return {
    material_status: MATERIAL_LABELS[outlook.status],
    line_stop_date: dateOf(outlook.stop_on),
    early_line_stop_date: dateOf(outlook.early_stop_on),
    resume_date: dateOf(outlook.resumes_on),
    short_items: outlook.short_items,
    // What is not known to be taken may be missing as well.
    makeable_quantity: outlook.status === "unknown" ? null : Math.floor(outlook.makeable_quantity + 1e-9),
    material_reason: outlook.reason,
  };
}

/** The same fields of an order that takes nothing any more. */
export const NO_PLAN_FIELDS: FieldValues = {
  ...{ material_status: null, line_stop_date: null, early_line_stop_date: null },
  ...{ resume_date: null, short_items: null, makeable_quantity: null, material_reason: null },
};

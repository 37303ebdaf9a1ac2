import { DAY_MS } from "../../domain/calendar/day.ts";
import type { KeptCourse } from "../purchase-course/kept-courses.ts";

/** Workflows of purchases: those of orders by record id, and how long approvals usually take. */
export interface ShopCourses {
  readonly byRecord: ReadonlyMap<string, KeptCourse>;
  /** Whole days from request to approval, with the record that took them. */
  readonly approvals: readonly { readonly record_id: string; readonly days: number }[];
}

export function shopCourses(kept: readonly KeptCourse[]): ShopCourses {
  const known = kept.filter(({ has_workflow }) => has_workflow === true);
  return {
    byRecord: new Map(
      known.filter(({ form }) => form === "purchase_order").map((course) => [course.record_id, course]),
    ),
    approvals: known.flatMap(({ record_id, requested_at, ended_at, is_approved }) =>
      is_approved === true && ended_at !== null
        ? [{ record_id, days: Math.floor((ended_at - requested_at) / DAY_MS) }]
        : [],
    ),
  };
}

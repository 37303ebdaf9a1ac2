import { addDays, DAY_MS } from "../../domain/calendar/day.ts";
import type { Clock } from "../../ports/clock.ts";
import type { LatestPurchases, PurchaseCourses } from "../../ports/purchase-courses.ts";

/** Days of purchases that are looked back on. */
export const COURSE_DAYS = 90;
/** Of each form. */
const MOST = 200;

/** The purchases that are looked back on. */
export function latestPurchases(
  {
    purchaseCourses,
    clock,
  }: { readonly purchaseCourses: PurchaseCourses; readonly clock: Pick<Clock, "now" | "today"> },
  installation_id: string,
): Promise<LatestPurchases> {
  const since = { day: addDays(clock.today(), -COURSE_DAYS), instant: clock.now() - COURSE_DAYS * DAY_MS };
  return purchaseCourses.latest(installation_id, since, MOST);
}

import type { Day } from "../../domain/calendar/day.ts";
import type { Feedback, MonthOrders } from "../../ports/feedback.ts";
import type { Registry } from "../../ports/registry.ts";

/** Ports of `orderMonths`. */
export interface OrderMonthsPorts {
  readonly registry: Pick<Registry, "setting" | "saveSetting">;
  readonly feedback: Pick<Feedback, "orderMonths">;
}

interface KeptMonths {
  readonly counted_on: Day;
  readonly since: Day;
  readonly months: readonly MonthOrders[];
}

const SETTING = "order_months";

/** Orders by month since a day, counted once a business day: a year of lines is too much to count at every look. */
export async function orderMonths(
  { registry, feedback }: OrderMonthsPorts,
  installation_id: string,
  { today, since }: { readonly today: Day; readonly since: Day },
): Promise<ReadonlyMap<string, number>> {
  const text = await registry.setting(installation_id, SETTING);
  // Written below.
  const kept = text === null ? null : (JSON.parse(text) as KeptMonths);
  if (kept !== null && kept.counted_on === today && kept.since === since) return byMonth(kept.months);
  const months = await feedback.orderMonths(installation_id, since);
  await registry.saveSetting(installation_id, SETTING, JSON.stringify({ counted_on: today, since, months }));
  return byMonth(months);
}

function byMonth(months: readonly MonthOrders[]): ReadonlyMap<string, number> {
  return new Map(months.map(({ month, orders }) => [month, orders]));
}

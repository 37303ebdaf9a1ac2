import { type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { MasterFact, UsualTimes } from "../../domain/cause/cause-evidence.ts";
import { LEAST_USUAL } from "../../domain/cause/beyond-usual.ts";
import { quantile } from "../../domain/math/quantile.ts";
import type { PlaceRecords } from "../../ports/place-records.ts";
import type { PastDelivery, SubjectFacts } from "../../ports/subjects.ts";
import type { ShopCourses } from "./shop-courses.ts";

/** What is usual in the shop, by what was over before the evidence of a shortage begins. */
export function usualTimes(
  { past_deliveries }: SubjectFacts,
  records: PlaceRecords,
  { approvals }: ShopCourses,
  first_day: Day,
): UsualTimes {
  const before = past_deliveries.filter(({ received_on }) => received_on < first_day);
  const own = new Set(
    records.purchase_lines.filter(({ ordered_on }) => ordered_on >= first_day).map((line) => line.record_id),
  );
  return {
    approval_days: approvals.filter(({ record_id }) => !own.has(record_id)).map(({ days }) => days),
    lead_days: before.map(leadDays),
    late_days: before.flatMap(({ expected_on, received_on }) =>
      expected_on === null ? [] : [daysBetween(expected_on, received_on)],
    ),
    fill_rates: fillRates(records, first_day),
  };
}

function leadDays({ ordered_on, received_on }: PastDelivery): number {
  return daysBetween(ordered_on, received_on);
}

function fillRates({ purchase_lines, receipt_lines }: PlaceRecords, first_day: Day): readonly number[] {
  return purchase_lines.flatMap(({ purchase_order_no, is_open, ordered_on, quantity }) => {
    if (is_open || ordered_on >= first_day || quantity <= 0) return [];
    const [first] = receipt_lines.filter((receipt) => receipt.purchase_order_no === purchase_order_no);
    return first === undefined || first.received_on >= first_day ? [] : [first.quantity / quantity];
  });
}

/** A difference of fewer days, or of a smaller share, is no error of the form. */
const LEAST_DAYS = 2;
const LEAST_SHARE = 0.2;

/** The lead time on the form, where the deliveries before say otherwise; null where the form is silent or too few tell. */
export function masterFacts({ item, supplier }: SubjectFacts, { lead_days }: UsualTimes): readonly MasterFact[] | null {
  const in_force = item?.lead_time_days ?? supplier?.lead_time_days ?? null;
  if (in_force === null || lead_days.length < LEAST_USUAL) return null;
  const right = quantile(lead_days, 0.5);
  const differs = Math.abs(right - in_force);
  if (differs < LEAST_DAYS || differs < LEAST_SHARE * in_force) return [];
  const isItems = item?.lead_time_days !== null && item?.lead_time_days !== undefined;
  const record = isItems
    ? ({ form: "item", id: item.item_code } as const)
    : ({ form: "supplier", id: supplier?.supplier_code ?? "" } as const);
  return [{ field: "lead_time_days", record, in_force, right }];
}

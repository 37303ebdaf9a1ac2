import type { DemandAdjustment } from "../adjustment/demand-adjustment.ts";
import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import { addDays, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { calendarColumns } from "../demand/effect-columns.ts";
import type { EffectColumn } from "../demand/effect-columns.ts";
import type { Promotion } from "../promotion/promotion.ts";

/** What a tenant knows of days beside what was sold, over past and coming days: the same for all its items. */
export interface KnownDays {
  readonly first_day: Day;
  readonly calendar: readonly EffectColumn[];
  readonly promotions: readonly Promotion[];
  readonly adjustments: readonly DemandAdjustment[];
}

/** Days known before today and from today on: a history, and the longest exposure with a review period. */
const PAST_DAYS = 400;
const COMING_DAYS = 400;

/** The days around today; worth making once for many items. */
export function knownDays(
  today: Day,
  calendar: BusinessCalendar,
  { promotions, adjustments }: Pick<KnownDays, "promotions" | "adjustments">,
): KnownDays {
  const first_day = addDays(today, -PAST_DAYS);
  const stretch = { first_day, days: PAST_DAYS + COMING_DAYS };
  return { first_day, calendar: calendarColumns(stretch, calendar), promotions, adjustments };
}

/** The calendar's columns over a stretch of days; nothing is at work on days that are not known. */
export function calendarOver({ first_day, calendar }: KnownDays, first: Day, days: number): readonly EffectColumn[] {
  const offset = dayNumber(first) - dayNumber(first_day);
  return calendar.map(({ name, values }) => {
    if (offset >= 0 && offset + days <= values.length) return { name, values: values.subarray(offset, offset + days) };
    const part = new Float64Array(days);
    const from = Math.max(0, offset);
    const known = values.subarray(from, Math.max(from, offset + days));
    part.set(known, Math.min(days, from - offset));
    return { name, values: part };
  });
}

import type { BusinessCalendar } from "../domain/calendar/business-calendar.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { HolidayTable } from "../domain/calendar/holiday-table.ts";

/** Public holidays of the country the tenant works in. Answers come from memory: asking costs nothing. */
export interface HolidayCalendar {
  /** What is published and what the festivals are, for judging how far it reaches. */
  readonly table: HolidayTable;
  /** The days an assessment of this day may look at: two years back, two years ahead; the same object all year. */
  around(day: Day): BusinessCalendar;
}

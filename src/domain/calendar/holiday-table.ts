import type { Day } from "./day.ts";

/** Days of a year on which the holidays that move with moon and sun fall. */
export interface FestivalDates {
  /** 除夕, the day before the lunar new year. */
  readonly new_year_eve: Day;
  /** 清明, a solar term: 4 or 5 April. */
  readonly qingming: Day;
  /** 端午, the 5th of the 5th lunar month. */
  readonly dragon_boat: Day;
  /** 中秋, the 15th of the 8th lunar month. */
  readonly mid_autumn: Day;
}

/** Public holidays as data: what the State Council's notices say, and festival dates for the years without one. */
export interface HolidayTable {
  /** Days off with the holiday's name; a Saturday or Sunday inside a holiday is named too, an ordinary one is not. */
  readonly days_off: ReadonlyMap<Day, string>;
  /** 调休: Saturdays and Sundays that are worked, with the name of the holiday they pay for. */
  readonly makeup_workdays: ReadonlyMap<Day, string>;
  /** Years whose notice is in the table. */
  readonly published_years: ReadonlySet<number>;
  /** Festival dates by year. */
  readonly festivals: ReadonlyMap<number, FestivalDates>;
}

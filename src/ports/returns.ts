import type { Day } from "../domain/calendar/day.ts";
import type { ReturnedUnits } from "../domain/indicators/return-rate.ts";

/** Units of one item returned and delivered in one month of orders and returns. */
export interface MonthReturns extends ReturnedUnits {
  /** "YYYY-MM" */
  readonly month: string;
}

/**
 * What came back of what was delivered, over all places of an item. Delivered is what sales lines ordered from a day on
 * say was shipped, cancelled ones left out; `closed` what was asked for by the lines that are over.
 */
export interface Returns {
  ofItem(installation_id: string, item_code: string, since: Day): Promise<ReturnedUnits>;
  /** Months ascending; those without an order and a return are left out. */
  monthsOf(installation_id: string, item_code: string, since: Day): Promise<readonly MonthReturns[]>;
}

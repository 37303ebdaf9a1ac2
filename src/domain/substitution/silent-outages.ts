import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import type { ItemOutage } from "./item-outage.ts";

/** Days before a silence from which the usual rate is taken, trading days. */
const BASE_DAYS = 60;
/** Sales days needed among them: fewer make no item of regular sale. */
const LEAST_SALES_DAYS = 15;
/** A silence is an outage where it is as improbable as this under the usual rate. */
const IMPROBABLE = 1e-3;
/** Sales came back where at least this share of the usual rate is seen in as many days after. */
const BACK_DAYS = 15;
const BACK_SHARE = 0.4;

/**
 * Outages read from the sales alone, where nobody kept the stock: runs of trading days without a sale of an item that
 * sells regularly, improbable under the rate of the days before, after which it sells again. The chance of a sale on a
 * trading day is (s + ½) ÷ (n + 1) of the days before; a run of r days has probability (1 − p)^r.
 */
export function silentOutages(
  item_code: string,
  sales_days: readonly Day[],
  trading_days: readonly Day[],
): readonly ItemOutage[] {
  const sold = new Set(sales_days);
  const isSold = trading_days.map((day) => sold.has(day));
  return runsOfFalse(isSold).flatMap(({ start, end }) => {
    const from = trading_days[start];
    const after = trading_days[end];
    if (from === undefined || after === undefined || start < BASE_DAYS) return [];
    const seen = salesIn(isSold, start - BASE_DAYS, start);
    const rate = (seen + 0.5) / (BASE_DAYS + 1);
    if (seen < LEAST_SALES_DAYS || (1 - rate) ** (end - start) > IMPROBABLE) return [];
    if (salesIn(isSold, end, end + BACK_DAYS) < BACK_SHARE * rate * BACK_DAYS) return [];
    return [{ item_code, from, through: addDays(from, daysBetween(from, after) - 1) }];
  });
}

/** Runs of days without a sale between two with one; `end` is the day on which sales resume. */
function runsOfFalse(isSold: readonly boolean[]): readonly { readonly start: number; readonly end: number }[] {
  const sales = isSold.flatMap((is, at) => (is ? [at] : []));
  return sales.slice(1).flatMap((end, i) => {
    const start = (sales[i] ?? 0) + 1;
    return start < end ? [{ start, end }] : [];
  });
}

function salesIn(isSold: readonly boolean[], start: number, end: number): number {
  return isSold.slice(start, end).filter(Boolean).length;
}

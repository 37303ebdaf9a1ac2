import { adjustmentFactors } from "../adjustment/demand-adjustment.ts";
import type { DemandAdjustment } from "../adjustment/demand-adjustment.ts";
import { addDays, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import { valueAt } from "../math/value-at.ts";
import { promotedDays } from "../promotion/promotion-runs.ts";
import type { Promotion } from "../promotion/promotion.ts";

/** Without promotion days, and with people's adjustments taken out: what the calendar alone is learned from. */
export function plainSeries(
  series: DemandSeries,
  promotions: readonly Promotion[],
  stated: Float64Array | null,
): DemandSeries {
  if (promotions.length === 0 && stated === null) return series;
  const isPromoted = promotedDays(promotions, series);
  const { first_day, quantity, in_stock } = series;
  return {
    first_day,
    quantity: stated === null ? quantity : quantity.map((units, i) => units / valueAt(stated, i)),
    in_stock: quantity.map((_, i) => (isPromoted[i] === 1 ? 0 : (in_stock[i] ?? 1))),
  };
}

/** The days of a series before today. */
export function beforeToday(series: DemandSeries, today: Day): DemandSeries {
  const length = Math.max(0, dayNumber(today) - dayNumber(series.first_day));
  return length >= series.quantity.length ? series : { ...series, quantity: series.quantity.slice(0, length) };
}

/** Factors of people's adjustments over a stretch of days; null where none is near. */
export function adjustmentsOver(
  adjustments: readonly DemandAdjustment[],
  item: ScopedItem,
  { first_day, days }: { readonly first_day: Day; readonly days: number },
): Float64Array | null {
  const last_day = addDays(first_day, days);
  const near = adjustments.filter(({ start_date, end_date }) => start_date < last_day && end_date >= first_day);
  if (near.length === 0) return null;
  return adjustmentFactors(
    near,
    item,
    Array.from({ length: days }, (_, i) => addDays(first_day, i)),
  );
}

/** Day by day; null stands for 1 on every day. */
export function product(one: Float64Array, other: Float64Array | null): Float64Array {
  return other === null ? one : one.map((factor, i) => factor * valueAt(other, i));
}

import { compareText } from "../math/compare-text.ts";
import { sampleOf, standardErrorsBetween } from "../math/sample.ts";
import { quantityText } from "../text/quantity-text.ts";

/** An item with its demand per full in-stock week, oldest first, the last one complete. */
export interface WeeklyDemand {
  readonly item_code: string;
  readonly weekly_demand: readonly number[];
}

/** An item that sells more than others, or far more than before (热销), and why, in Chinese. */
export interface HotItem {
  readonly item_code: string;
  readonly reasons: readonly string[];
}

const RECENT_WEEKS = 4;
const EARLIER_WEEKS = 8;
/** Of the items that sold at all in the recent weeks, at least one. */
const TOP_SHARE = 0.05;
const LEAST_GROWTH = 0.5;
/** One chance in a hundred that noise alone grows so much. */
const LEAST_STANDARD_ERRORS = 2.33;

/** Items in the top 5 % of recent sales, or grown by half and beyond noise while selling at least the median. By item code. */
export function hotItems(items: readonly WeeklyDemand[]): readonly HotItem[] {
  const sold = items.map(recentQuantity).filter((quantity) => quantity > 0);
  sold.sort((a, b) => b - a);
  const top = sold[Math.ceil(sold.length * TOP_SHARE) - 1] ?? Infinity;
  const median = sold[Math.floor(sold.length / 2)] ?? Infinity;
  return items
    .map((item) => ({ item_code: item.item_code, reasons: [...topReason(item, top), ...growthReason(item, median)] }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => compareText(a.item_code, b.item_code));
}

function recentQuantity({ weekly_demand }: WeeklyDemand): number {
  return weekly_demand.slice(-RECENT_WEEKS).reduce((sum, quantity) => sum + quantity, 0);
}

function topReason(item: WeeklyDemand, top: number): readonly string[] {
  const quantity = recentQuantity(item);
  return quantity >= top ? [`近 ${RECENT_WEEKS} 周销量 ${quantityText(quantity)}，居前 ${TOP_SHARE * 100}%`] : [];
}

function growthReason(item: WeeklyDemand, median: number): readonly string[] {
  const { weekly_demand } = item;
  if (weekly_demand.length < RECENT_WEEKS + EARLIER_WEEKS || recentQuantity(item) < median) return [];
  const later = sampleOf(weekly_demand.slice(-RECENT_WEEKS));
  const earlier = sampleOf(weekly_demand.slice(-RECENT_WEEKS - EARLIER_WEEKS, -RECENT_WEEKS));
  if (standardErrorsBetween(earlier, later) < LEAST_STANDARD_ERRORS) return [];
  if (earlier.mean === 0)
    return [`近 ${RECENT_WEEKS} 周周均 ${quantityText(later.mean)}，此前 ${EARLIER_WEEKS} 周没有销量`];
  const growth = later.mean / earlier.mean - 1;
  if (growth < LEAST_GROWTH) return [];
  return [`近 ${RECENT_WEEKS} 周比前 ${EARLIER_WEEKS} 周增长 ${Math.round(growth * 100)}%，超出正常波动`];
}

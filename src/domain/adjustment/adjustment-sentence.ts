import type { Day } from "../calendar/day.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import { adjustmentFactors } from "./demand-adjustment.ts";
import type { DemandAdjustment } from "./demand-adjustment.ts";

/** The adjustments at work on an item's day in one Chinese sentence, the one that reaches farthest first; null without any. */
export function adjustmentSentence(
  adjustments: readonly DemandAdjustment[],
  item: ScopedItem,
  day: Day,
): string | null {
  const active = adjustments
    .filter(({ scope, start_date, end_date }) => isInScope(scope, item) && start_date <= day && day <= end_date)
    .sort((a, b) => (a.end_date < b.end_date ? 1 : a.end_date > b.end_date ? -1 : 0));
  if (active.length === 0) return null;
  const [factor = 1] = adjustmentFactors(active, item, [day]);
  return `人工调整需求为 ${multipleText(factor)} 倍：${active.map(clause).join("；")}。`;
}

function clause({ reason, adjusted_by, factor, start_date, end_date, half_life_days }: DemandAdjustment): string {
  const cooling = half_life_days === null || half_life_days <= 0 ? "" : `，每 ${multipleText(half_life_days)} 天减半`;
  return `${reason === "" ? "未写原因" : reason}（${adjusted_by === null ? "" : `${adjusted_by}，`}${start_date} 至 ${end_date}，${multipleText(factor)} 倍${cooling}）`;
}

function multipleText(value: number): string {
  return String(Math.round(value * 100) / 100);
}

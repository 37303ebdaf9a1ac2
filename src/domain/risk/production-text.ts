import { addDays } from "../calendar/day.ts";
import { dayText, quantityText } from "../text/quantity-text.ts";
import type { Explanation } from "./explanation.ts";
import type { PlannedUse } from "./planned-use.ts";

/** Production orders that a sentence names; the table has them all. */
const NAMED = 2;

/** What production takes within the exposure, the earliest named, each in one Chinese clause; what comes later where nothing does. */
export function productionClauses(explanation: Explanation): readonly string[] {
  const { production, today, supply } = explanation;
  if (production === undefined) return [];
  const last = addDays(today, supply.exposure_days - 1);
  const near = production.uses.filter(({ day }) => day <= last);
  const told = near.length > 0 ? near : production.uses.slice(0, 1);
  const rest = told.slice(NAMED);
  const named = told.slice(0, NAMED).map((use) => useText(use, explanation));
  if (rest.length === 0) return named;
  const units = rest.reduce((sum, { quantity }) => sum + quantity, 0);
  return [...named, `另有 ${rest.length} 笔生产用料共 ${quantityText(units)} ${explanation.unit}`];
}

/** "生产单 MO-12 在 12 月 3 日要用 40 个"; what was planned for a day that is over says so. */
export function useText({ order_no, day, quantity }: PlannedUse, { today, unit }: Explanation): string {
  const units = `${quantityText(quantity)} ${unit}`;
  return day < today
    ? `生产单 ${order_no} 原定 ${dayText(day, today)}要用 ${units}`
    : `生产单 ${order_no} 在 ${dayText(day, today)}要用 ${units}`;
}

import type { Day } from "../../domain/calendar/day.ts";
import { abcInForce, type ItemClasses } from "../../domain/classes/item-classes.ts";
import { closingStockFromMovements } from "../../domain/demand/closing-stock.ts";
import { dailyClosingStock } from "../../domain/demand/daily-closing-stock.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { averageStock } from "../../domain/indicators/turnover.ts";
import { type AbcClass, classOrDefault } from "../../domain/risk/class-policy.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";

/** One item at one place, as figures of the shop look at it. */
export interface FiguredPlace {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  readonly category: string | null;
  readonly abc_class: AbcClass;
  readonly facts: SubjectFacts;
  readonly demand: DemandSeries;
}

/** Days that stock and returns look back. */
export const INDICATOR_DAYS = 90;

/** The class that counts for an item; B where none is known. */
export function classOf(item: SubjectFacts["item"], classes: ItemClasses | null): AbcClass {
  return classOrDefault(abcInForce(item?.abc_class ?? null, classes));
}

/** Units sold and lying there in the latest days; null without a stock record. */
export function soldAndStock({ facts, demand }: Pick<FiguredPlace, "facts" | "demand">, today: Day) {
  const average_stock = averageStock(closingStocks(facts, today));
  const recent = demand.quantity.slice(-INDICATOR_DAYS);
  const sold = recent.reduce((sum, units) => sum + units, 0);
  return average_stock === null ? null : { sold, average_stock, period_days: recent.length };
}

/** Stock at the end of each of the last days; today's alone where nobody wrote down what moved. */
function closingStocks({ stock_level, movements }: SubjectFacts, today: Day): readonly number[] {
  if (stock_level === null) return [];
  const daily = dailyClosingStock(closingStockFromMovements(stock_level.on_hand, movements), today, INDICATOR_DAYS);
  return daily.length === 0 ? [stock_level.on_hand] : daily.map(({ closing_stock }) => closing_stock);
}

import type { Day } from "../../domain/calendar/day.ts";
import { DEFAULT_TURNOVER_BANDS, turnover, turnoverJudgement } from "../../domain/indicators/turnover.ts";
import type { OperatingFigures } from "../../contracts/operating-figures.ts";
import { createClassMonths } from "./class-months.ts";
import { type FiguredPlace, INDICATOR_DAYS, soldAndStock } from "./figured-place.ts";
import { createWorstList } from "./worst-list.ts";

type TurnoverFigures = OperatingFigures["turnover"];
type Worst = TurnoverFigures["worst"][number];

interface ClassTurnover {
  readonly too_low: number;
  readonly fine: number;
  readonly too_high: number;
  readonly no_sales: number;
  readonly stock: number;
  readonly sold_per_day: number;
}

const NOTHING: ClassTurnover = { too_low: 0, fine: 0, too_high: 0, no_sales: 0, stock: 0, sold_per_day: 0 };

/** Adds up how stock was renewed, place by place. Bands are those of the classes. */
export function createTurnoverFigures(today: Day) {
  const sums = createClassMonths<ClassTurnover>(NOTHING, joined);
  const worst = createWorstList<Worst>();
  return {
    add(place: FiguredPlace): void {
      const seen = soldAndStock(place, today);
      if (seen === null) return;
      const { item_code, item_name, location_code, abc_class } = place;
      const { turnover_days } = turnover(seen);
      const judgement = turnoverJudgement(turnover_days, abc_class);
      const sold_per_day = seen.period_days > 0 ? seen.sold / seen.period_days : 0;
      const one = { ...NOTHING, stock: Math.max(0, seen.average_stock), sold_per_day, [judgement]: 1 };
      sums.add(abc_class, "", (sum) => joined(sum, one));
      if (turnover_days === null || judgement === "fine" || judgement === "no_sales") return;
      const { low_days, high_days } = DEFAULT_TURNOVER_BANDS[abc_class];
      const ratio = judgement === "too_high" ? turnover_days / high_days : low_days / Math.max(0.1, turnover_days);
      const shown = { item_code, item_name, location_code, abc_class, turnover_days, judgement };
      worst.add(shown, ratio);
    },
    figures: (): TurnoverFigures => ({
      days: INDICATOR_DAYS,
      by_class: sums.byClass(figureOf).map((figure) => ({ ...figure, ...DEFAULT_TURNOVER_BANDS[figure.abc_class] })),
      worst: worst.taken(),
    }),
  };
}

function figureOf({ stock, sold_per_day, ...counts }: ClassTurnover) {
  return { ...counts, turnover_days: sold_per_day > 0 ? stock / sold_per_day : null };
}

function joined(one: ClassTurnover, other: ClassTurnover): ClassTurnover {
  return {
    too_low: one.too_low + other.too_low,
    fine: one.fine + other.fine,
    too_high: one.too_high + other.too_high,
    no_sales: one.no_sales + other.no_sales,
    stock: one.stock + other.stock,
    sold_per_day: one.sold_per_day + other.sold_per_day,
  };
}

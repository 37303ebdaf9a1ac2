import { addDays, type Day } from "../../domain/calendar/day.ts";
import { closingStockFromMovements } from "../../domain/demand/closing-stock.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { observedDemand } from "../../domain/demand/observed-demand.ts";
import { demandForecast } from "../../domain/forecast/demand-forecast.ts";
import { historyOf } from "../../domain/forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../../domain/forecast/pooled-model.ts";
import { forecastError } from "../../domain/indicators/forecast-error.ts";
import { serviceRates, stockoutRate } from "../../domain/indicators/service-rates.ts";
import { averageStock, DEFAULT_TURNOVER_BANDS, turnover, turnoverJudgement } from "../../domain/indicators/turnover.ts";
import { weeklyOutcomes } from "../../domain/indicators/weekly-outcomes.ts";
import type { AbcClass } from "../../domain/risk/class-policy.ts";
import type { ItemReport } from "../../contracts/board.ts";
import type { ServedQuantity, SubjectFacts } from "../../ports/subjects.ts";

/** Days and weeks that indicators look back. */
export const INDICATOR_DAYS = 90;
const INDICATOR_WEEKS = 8;
const WEEK_DAYS = 7;

/** What the indicators of an item are made from. */
export interface IndicatorSources {
  readonly facts: SubjectFacts;
  readonly demand: DemandSeries;
  readonly lines: readonly ServedQuantity[];
  readonly abc_class: AbcClass;
  readonly today: Day;
}

/** How stock, forecast and service of an item have done, as far as the forms tell; null where they do not. */
export function itemIndicators(sources: IndicatorSources): ItemReport["indicators"] {
  return { ...turnoverOf(sources), ...forecastOf(sources), ...serviceOf(sources) };
}

function turnoverOf({ facts, demand, abc_class, today }: IndicatorSources) {
  const { low_days, high_days } = DEFAULT_TURNOVER_BANDS[abc_class];
  const average_stock = averageStock(closingStocks(facts, today));
  const recent = demand.quantity.slice(-INDICATOR_DAYS);
  const sold = recent.reduce((sum, units) => sum + units, 0);
  const days = average_stock === null ? null : turnover({ sold, average_stock, period_days: recent.length });
  return {
    turnover_days: days?.turnover_days ?? null,
    turnover_judgement: days === null ? null : turnoverJudgement(days.turnover_days, abc_class),
    turnover_band: { low_days, high_days },
  };
}

/** Stock at the end of each of the last days; today's alone where nobody wrote down what moved. */
function closingStocks({ stock_level, movements }: SubjectFacts, today: Day): readonly number[] {
  if (stock_level === null) return [];
  const known = closingStockFromMovements(stock_level.on_hand, movements);
  if (known.length === 0) return [stock_level.on_hand];
  const stocks: number[] = [];
  let next = 0;
  let stock: number | null = null;
  for (let ago = INDICATOR_DAYS; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    for (let entry = known[next]; entry !== undefined && entry.day <= day; entry = known[++next]) {
      stock = entry.closing_stock;
    }
    if (stock !== null) stocks.push(stock);
  }
  return stocks.length === 0 ? [stock_level.on_hand] : stocks;
}

function forecastOf({ demand, today }: IndicatorSources) {
  const { values, weekdays } = observedDemand(demand, today);
  const history = historyOf({ values, positions: weekdays }, DEFAULT_POOLED_MODEL.season);
  const outcomes =
    values.length === 0
      ? []
      : weeklyOutcomes(history, demandForecast(history, WEEK_DAYS, DEFAULT_POOLED_MODEL).path, INDICATOR_WEEKS);
  const error = forecastError(outcomes);
  return { forecast_bias_rate: error?.bias_rate ?? null, forecast_error_rate: error?.error_rate ?? null };
}

/** Where no line says what was shipped, nobody writes it down. */
function serviceOf({ facts, demand, lines }: IndicatorSources) {
  const isKept = lines.some(({ served }) => served > 0);
  const { fill_rate, line_fill_rate } = serviceRates(isKept ? lines : []);
  const in_stock = facts.movements.length === 0 ? [] : demand.in_stock.slice(-INDICATOR_DAYS);
  return { fill_rate, line_fill_rate, stockout_rate: stockoutRate(in_stock) };
}

import { type Day, dayNumber } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import { observedDemand } from "../demand/observed-demand.ts";
import { chooseForecaster } from "../forecast/choose-forecaster.ts";
import { FORECASTERS } from "../forecast/forecasters.ts";
import { historyOf } from "../forecast/history.ts";
import { DEFAULT_POOLED_MODEL, type PooledModel } from "../forecast/pooled-model.ts";
import { factorsOf } from "../known-days/demand-effects.ts";
import { type ForeseenDays, foreseenDays } from "../known-days/foreseen-days.ts";
import type { KnownDays } from "../known-days/known-days.ts";
import { type DatedOutcome, type DayMark, weeklyOutcomes } from "./weekly-outcomes.ts";

/** What is asked of the forecasts of an item at one place. */
export interface OutcomesQuestion {
  readonly demand: DemandSeries;
  readonly item: ScopedItem;
  readonly today: Day;
  readonly weeks: number;
  /** The method that is used of the item; chosen anew where none is yet. */
  readonly forecaster: string | null;
  readonly known_days?: KnownDays | undefined;
  readonly pooled?: PooledModel | undefined;
}

const WEEK_DAYS = 7;
const ORDINARY: DayMark = { is_promotion: false, events: [] };

/** The latest weeks beside what the item's own forecasting method would have said at the beginning of each. */
export function forecastOutcomes(question: OutcomesQuestion): readonly DatedOutcome[] {
  const { demand, item, today, weeks, forecaster, known_days, pooled = DEFAULT_POOLED_MODEL } = question;
  const { values, weekdays, day_numbers } = observedDemand(demand, today);
  if (values.length === 0) return [];
  const foreseen =
    known_days === undefined ? null : foreseenDays({ demand, item, today, known: known_days, pooled: pooled.effects });
  const factors = foreseen === null ? undefined : factorsOf(foreseen.factors, foreseen.first_day, day_numbers);
  const history = historyOf({ values, positions: weekdays }, pooled.season, factors);
  const known = FORECASTERS.find(({ name }) => name === forecaster);
  const { kernel } = known ?? chooseForecaster(history, WEEK_DAYS, pooled).forecaster;
  const path = kernel({ values, index: history.index, tuning_days: values.length, days: WEEK_DAYS, pooled });
  return weeklyOutcomes(history, path, weeks, { day_numbers, markOf: marksOf(foreseen) });
}

function marksOf(foreseen: ForeseenDays | null) {
  if (foreseen === null) return () => ORDINARY;
  const first = dayNumber(foreseen.first_day);
  return (day_number: number): DayMark => {
    const i = day_number - first;
    return { is_promotion: foreseen.promoted[i] === 1, events: foreseen.eventsOf(i) };
  };
}

import type { Day } from "../../domain/calendar/day.ts";
import { monthOf } from "../../domain/calendar/month.ts";
import { addCount, countAccuracy, NO_COUNTS } from "../../domain/indicators/count-accuracy.ts";
import { errorCause } from "../../domain/indicators/error-cause.ts";
import {
  addSplit,
  forecastError,
  forecastErrorsBy,
  NO_SPLIT,
  splitErrorOf,
} from "../../domain/indicators/forecast-error.ts";
import {
  judgedReturns,
  type ReturnedUnits,
  returnOutlook,
  returnSentence,
} from "../../domain/indicators/return-rate.ts";
import { serviceRates, stockoutRate } from "../../domain/indicators/service-rates.ts";
import { DEFAULT_TURNOVER_BANDS, turnover, turnoverJudgement } from "../../domain/indicators/turnover.ts";
import type { DatedOutcome } from "../../domain/indicators/weekly-outcomes.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { ItemReport } from "../../contracts/item-report.ts";
import type { CountLineRow } from "../../contracts/rows.ts";
import type { ServedQuantity } from "../../ports/subjects.ts";
import { COUNTED_DAYS } from "../operating/count-figures.ts";
import { type FiguredPlace, INDICATOR_DAYS, soldAndStock } from "../operating/figured-place.ts";
import { splitRatesOf } from "../operating/forecast-figures.ts";

type Indicators = ItemReport["indicators"];

/** What the indicators of an item are made from. */
export interface IndicatorSources {
  readonly place: FiguredPlace;
  readonly lines: readonly ServedQuantity[];
  /** Latest weeks beside what was forecast of them. */
  readonly outcomes: readonly DatedOutcome[];
  /** Counts of the place, newest first. */
  readonly counts: readonly CountLineRow[];
  /** Units of the item, and of others like it. */
  readonly returns: { readonly own: ReturnedUnits; readonly others: ReturnedUnits };
  /** Units expected to be sold until an order of today's review is in. */
  readonly coming: { readonly days: number; readonly units: number };
  readonly today: Day;
}

/** How stock, forecast, service, returns and counts of an item have done, as far as the forms tell; null where they do not. */
export function itemIndicators(sources: IndicatorSources): Indicators {
  return {
    ...turnoverOf(sources),
    ...forecastOf(sources),
    ...serviceOf(sources),
    returns: returnsOf(sources),
    counts: countsOf(sources),
  };
}

function turnoverOf({ place, today }: IndicatorSources) {
  const { low_days, high_days } = DEFAULT_TURNOVER_BANDS[place.abc_class];
  const seen = soldAndStock(place, today);
  const days = seen === null ? null : turnover(seen);
  return {
    turnover_days: days?.turnover_days ?? null,
    turnover_judgement: days === null ? null : turnoverJudgement(days.turnover_days, place.abc_class),
    turnover_band: { low_days, high_days },
  };
}

function forecastOf({ outcomes, today }: IndicatorSources) {
  const error = forecastError(outcomes);
  const monthOfOutcome = ({ last_day }: DatedOutcome) => monthOf(last_day);
  return {
    forecast_bias_rate: error?.bias_rate ?? null,
    forecast_error_rate: error?.error_rate ?? null,
    forecast: {
      split: splitRatesOf(splitErrorOf(addSplit(NO_SPLIT, outcomes))),
      months: [...forecastErrorsBy(outcomes, monthOfOutcome)].toReversed().map(([month, split]) => {
        const named = outcomes.flatMap((outcome) => (monthOfOutcome(outcome) === month ? outcome.events : []));
        return { month, split: splitRatesOf(split, month < monthOf(today)), events: [...new Set(named)] };
      }),
      cause: errorCause(outcomes),
    },
  };
}

/** Where no line says what was shipped, nobody writes it down. */
function serviceOf({ place: { facts, demand }, lines }: IndicatorSources) {
  const isKept = lines.some(({ served }) => served > 0);
  const { fill_rate, line_fill_rate } = serviceRates(isKept ? lines : []);
  const in_stock = facts.movements.length === 0 ? [] : demand.in_stock.slice(-INDICATOR_DAYS);
  return { fill_rate, line_fill_rate, stockout_rate: stockoutRate(in_stock) };
}

function returnsOf({ place, returns: { own, others }, coming }: IndicatorSources): Indicators["returns"] {
  const judgement = judgedReturns(own, others);
  const { return_rate, usual_return_rate, is_high } = judgement;
  if (return_rate === null) return null;
  const outlook = returnOutlook(own, judgement, coming);
  const unit = unitOf({ unit: place.facts.item?.unit ?? null });
  return {
    ...{ return_rate, usual_return_rate, is_high },
    expected_returns: outlook?.expected_returns ?? null,
    expected_restock: outlook?.expected_restock ?? null,
    sentence: returnSentence(own, judgement, outlook, { period_days: INDICATOR_DAYS, unit }),
  };
}

function countsOf({ counts, place: { abc_class } }: IndicatorSources): Indicators["counts"] {
  const [last] = counts;
  const tally = counts.reduce((sum, count) => addCount(sum, count, abc_class), NO_COUNTS);
  return {
    days: COUNTED_DAYS,
    ...countAccuracy(tally),
    last:
      last === undefined
        ? null
        : {
            counted_on: last.counted_on,
            book_quantity: last.book_quantity,
            counted_quantity: last.counted_quantity,
          },
  };
}

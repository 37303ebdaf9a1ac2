import { DEFAULT_ALARM_BUDGET } from "../anomaly/alarm-budget.ts";
import type { Surge } from "../anomaly/demand-surge.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import { demandForecast, noDemandForecast } from "../forecast/demand-forecast.ts";
import type { DemandForecast } from "../forecast/demand-forecast.ts";
import { historyOf } from "../forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../forecast/pooled-model.ts";
import { demandEffects, factorsOf, isAtWork } from "../known-days/demand-effects.ts";
import type { DemandEffects } from "../known-days/demand-effects.ts";
import type { AvailableStock } from "./available-stock.ts";
import type { Exposure } from "./exposure.ts";
import { judgedOrder } from "./judged-order.ts";
import type { JudgedOrder } from "./judged-order.ts";
import { byDueDay } from "./open-receipt.ts";
import { plannedSums } from "./planned-use.ts";
import { scopedItem } from "./risk-input.ts";
import type { RiskInput } from "./risk-input.ts";
import type { Situation } from "./situation.ts";
import { comingShares, firstDayReaching, outlookUntilArrival, stockPath } from "./stock-path.ts";
import type { OutlookInput, StockOutlook } from "./stock-path.ts";
import { expectedLostUnits } from "./stockout-probability.ts";
import { latestSurge } from "./surge.ts";

/** The risk of an item whose stock and demand are known. */
export interface JudgedRisk extends JudgedOrder {
  readonly forecast: DemandForecast;
  /** What makes days differ beside their weekdays; null where nothing does. */
  readonly effects: DemandEffects | null;
  /** What the item's past prices have taught; null where nothing. */
  readonly elasticity: DayEffect | null;
  readonly basis: OutlookInput;
  readonly stock: AvailableStock;
  /** Every day of the horizon. */
  readonly path: readonly StockOutlook[];
  /** Until an order placed today arrives. */
  readonly arrival: StockOutlook;
  /** Until the end of the exposure. */
  readonly end: StockOutlook;
  /** The worst outlook within the exposure: a dip before a receipt counts. */
  readonly worst: StockOutlook;
  readonly stockout_days: number | null;
  readonly early_stockout_days: number | null;
  readonly lost_units: number;
  /** Days from today to the last safe order; null when none is needed within the horizon. */
  readonly order_by_days: number | null;
  readonly surge: Surge | null;
}

const STOCKOUT_DATE_PROBABILITY = 0.5;
const EARLY_DATE_PROBABILITY = 0.1;
/** Demand older than this is no news, however unusual. */
const NEWEST_DAYS = 3;

/** Judges the risk; the situation must lack nothing that blocks. */
export function judgedRisk(input: RiskInput, situation: Situation, stock: AvailableStock): JudgedRisk {
  const { observed, exposure, receipts, limit } = situation;
  const { today, lead_time, pooled = DEFAULT_POOLED_MODEL } = input;
  const known = knownEffects(input, exposure);
  const effects = known !== null && isAtWork(known) ? known : null;
  const past = { values: observed.values, positions: observed.weekdays };
  const factors = effects === null ? undefined : factorsOf(effects.past, input.demand.first_day, observed.day_numbers);
  const history = historyOf(past, pooled.season, factors);
  const forecast = situation.is_sales_known
    ? demandForecast(history, exposure.exposure_days, pooled)
    : noDemandForecast(history, pooled);
  const planned = plannedSums(input.planned_use ?? [], today, exposure.horizon_days + reviewDays(exposure));
  const basis = {
    today,
    forecast,
    ...comingShares(forecast, today, exposure.horizon_days, effects),
    is_count: observed.is_count,
    planned,
    supply: stock.supply,
    receipts: byDueDay(receipts),
    lead_time,
  };
  const path = stockPath(basis, exposure.horizon_days);
  const end = outlookUntilArrival(basis, exposure.exposure_days, exposure.lead_time_sd_days);
  const worst = worstOutlook([...path.slice(0, exposure.exposure_days - 1), end]);
  const arrival = outlookUntilArrival(basis, exposure.arrival_days, exposure.lead_time_sd_days);
  return {
    forecast,
    effects,
    elasticity: known?.elasticity ?? null,
    basis,
    stock,
    path,
    arrival,
    end,
    worst,
    stockout_days: firstDayReaching(path, STOCKOUT_DATE_PROBABILITY),
    early_stockout_days: firstDayReaching(path, EARLY_DATE_PROBABILITY),
    lost_units: Math.max(lostUnits(worst), lostUnits(end)),
    order_by_days: orderByDays(path, limit, exposure.arrival_days),
    surge: isNews(situation) ? surgeOf(input, situation, forecast) : null,
    ...judgedOrder(input, situation, { stock, forecast, effects, basis, arrival, end }),
  };
}

function isNews({ observed, is_sales_known }: Situation): boolean {
  return is_sales_known && observed.days_since_last <= NEWEST_DAYS;
}

function surgeOf(input: RiskInput, { observed, removed_orders }: Situation, forecast: DemandForecast): Surge | null {
  const last = input.demand.quantity.length - observed.days_since_last;
  const leftOut = (index: number) =>
    removed_orders.reduce(
      (sum, order) => (order.day_index === index ? sum + order.quantity - order.replaced_by : sum),
      0,
    );
  return latestSurge(forecast, {
    is_count: observed.is_count,
    left_out: [leftOut(last), leftOut(last - 1)],
    alarms: input.alarms ?? DEFAULT_ALARM_BUDGET,
    was_alarmed: input.previous_signals?.includes("surge") ?? false,
  });
}

/** Holidays, promotions, adjustments and a changed price over the item's days; null where nothing was asked of them. */
function knownEffects(input: RiskInput, exposure: Exposure): DemandEffects | null {
  const { demand, today, item, known_days, pooled, paid_prices: paid = [] } = input;
  if (known_days === undefined) return null;
  return demandEffects({
    ...{ demand, today, known: known_days, pooled: pooled?.effects },
    item: scopedItem(item),
    prices: { paid, list_price: item.sale_price },
    horizon_days: exposure.horizon_days,
  });
}

/** Whole days between two orders: what is not ordered today is ordered then. */
function reviewDays({ review_period_days }: Exposure): number {
  return Math.max(1, Math.round(review_period_days));
}

function worstOutlook(outlooks: readonly [...StockOutlook[], StockOutlook]): StockOutlook {
  const [last] = outlooks.slice(-1) as [StockOutlook]; // the tuple type promises one
  return outlooks.reduceRight((worst, outlook) => (outlook.probability > worst.probability ? outlook : worst), last);
}

function lostUnits({ demand, cases }: StockOutlook): number {
  return expectedLostUnits(demand, cases);
}

/** An order must be in before the first day on which the risk passes the limit; today when that is too late already. */
function orderByDays(path: readonly StockOutlook[], limit: number, arrival_days: number): number | null {
  const first = path.find(({ probability }) => probability > limit);
  return first === undefined ? null : Math.max(0, first.days - 1 - arrival_days);
}

import { alarmThreshold, DEFAULT_ALARM_BUDGET } from "../anomaly/alarm-budget.ts";
import { phantomStock } from "../anomaly/idle-run.ts";
import { levelShift, residualsOf } from "../anomaly/level-shift.ts";
import { likelyOutages } from "../anomaly/likely-outages.ts";
import { orderSizeSentence } from "../anomaly/unusual-order.ts";
import { addDays, dayNumber } from "../calendar/day.ts";
import type { History } from "../forecast/history.ts";
import { valueAt } from "../math/value-at.ts";
import { unitOf } from "./default-unit.ts";
import { dayText } from "../text/quantity-text.ts";
import type { RiskInput } from "./risk-input.ts";
import type { SignalSources } from "./signals-of.ts";

type Sources = Pick<SignalSources, "input" | "situation" | "risk">;

/** A big order is told of for this long, an outage guessed from sales likewise. */
const ORDER_NEWS_DAYS = 3;
const OUTAGE_NEWS_DAYS = 30;
/** Days of sales among which outages are looked for. */
const OUTAGE_WINDOW_DAYS = 120;
/** Days without a sale that are looked at, and days before them that say what was usual. */
const LEAST_IDLE_DAYS = 3;
const LEAST_USUAL_DAYS = 28;
/** What stands for weeks once it is found may be false this much less often than what is told for a day. */
const LASTING_SHARE = 0.1;
/** Days in which a change of level is looked for, and the days before that it is held against. */
const SHIFT_DAYS = 28;
const SHIFT_REFERENCE_DAYS = 56;

/** One order of the last days that is far above all others of the item. */
export function unusualOrderSignal({ input, situation }: Sources): string | null {
  const newest = input.demand.quantity.length - ORDER_NEWS_DAYS;
  const order = situation.removed_orders.find(({ day_index }) => day_index >= newest);
  if (order === undefined) return null;
  const { quantity, replaced_by } = order;
  return orderSizeSentence({ quantity, usual: Math.max(1, replaced_by) }, unitOf(input.item));
}

/** Stock on the books, and longer without a sale than chance explains. */
export function phantomStockSignal({ input, situation, risk }: Sources): string | null {
  const { observed, demand_class } = situation;
  if (risk === null || demand_class === "lumpy" || observed.days_since_last !== 1) return null;
  const { history, path, spreads } = risk.forecast;
  const idle = idleDays(history.values);
  const before = history.values.length - idle;
  const unseen = Math.max(before, daysUpToCount(input, observed.day_numbers));
  if (history.values.length - unseen < LEAST_IDLE_DAYS || before < LEAST_USUAL_DAYS) return null;
  const level = valueAt(path.levels, before - 1);
  const run = {
    expected: [...history.index.subarray(unseen)].map((share) => level * share),
    dispersion: Math.max(1, spreads[0].dispersion),
    known_units: valueAt(history.value_sums, before),
  };
  return phantomStock(risk.stock.on_hand, run, thresholdOf(input), unitOf(input.item))?.sentence ?? null;
}

/** Days of the history up to the last count that found goods; nothing was missing then. */
function daysUpToCount({ last_count }: RiskInput, day_numbers: Float64Array): number {
  if (last_count === undefined || last_count.counted_quantity <= 0) return 0;
  const counted = dayNumber(last_count.counted_on);
  return day_numbers.findLastIndex((day) => day <= counted) + 1;
}

/** Days without sales that were probably days without stock, where nobody wrote down the stock of the past. */
export function likelyOutageSignal({ input, situation }: Sources): string | null {
  if (input.knows_past_stock !== false || situation.demand_class === "lumpy") return null;
  const { first_day, quantity } = input.demand;
  const start = Math.max(0, quantity.length - OUTAGE_WINDOW_DAYS);
  const outage = likelyOutages(quantity.slice(start), LASTING_SHARE * thresholdOf(input)).at(-1);
  if (outage === undefined) return null;
  const end = start + outage.start + outage.days;
  if (end === quantity.length || end <= quantity.length - OUTAGE_NEWS_DAYS) return null;
  const from = dayText(addDays(first_day, end - outage.days), input.today);
  const to = dayText(addDays(first_day, end - 1), input.today);
  return `${from}至 ${to}连续 ${outage.days} 天没有销售，照平常销量很不寻常，当时可能已断货；若属实，请补记库存。`;
}

/** A lasting change of what sells, the last four weeks against the eight before. */
export function levelShiftSignal({ input, situation, risk }: Sources): string | null {
  const { demand_class, observed } = situation;
  if (risk === null || demand_class === "lumpy" || observed.days_since_last > ORDER_NEWS_DAYS) return null;
  const { history } = risk.forecast;
  const end = history.values.length;
  const middle = end - SHIFT_DAYS;
  const start = middle - SHIFT_REFERENCE_DAYS;
  if (start < 0) return null;
  const level = meanLevel(history, start, middle);
  if (level <= 0) return null;
  const expected = history.index.map((share) => level * share);
  const dispersion = Math.max(
    1,
    dispersionOf(history.values.subarray(start, middle), expected.subarray(start, middle)),
  );
  const residuals = residualsOf(history.values.subarray(middle), expected.subarray(middle), dispersion);
  return levelShift(residuals, 1 / (LASTING_SHARE * thresholdOf(input)))?.sentence ?? null;
}

function thresholdOf({ alarms = DEFAULT_ALARM_BUDGET }: RiskInput): number {
  return alarmThreshold(alarms);
}

function idleDays(values: Float64Array): number {
  return values.length - 1 - values.findLastIndex((value) => value > 0);
}

function meanLevel({ value_sums, index_sums }: History, start: number, end: number): number {
  const shares = valueAt(index_sums, end) - valueAt(index_sums, start);
  return shares > 0 ? (valueAt(value_sums, end) - valueAt(value_sums, start)) / shares : 0;
}

/** Σ (value − expected)² ÷ Σ expected. */
function dispersionOf(values: Float64Array, expected: Float64Array): number {
  const squares = values.reduce((sum, value, day) => sum + (value - valueAt(expected, day)) ** 2, 0);
  return squares / expected.reduce((sum, mean) => sum + mean, 0);
}

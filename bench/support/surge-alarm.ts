import type { AlarmBudget } from "../../src/domain/anomaly/alarm-budget.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { observedDemand } from "../../src/domain/demand/observed-demand.ts";
import { learnPooledModel } from "../../src/domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../src/domain/forecast/pooled-model.ts";
import { assessStockoutRisk } from "../../src/domain/risk/assess-stockout-risk.ts";
import { riskInput } from "./risk-input.ts";
import type { Injected } from "./spike-injection.ts";

/** What the product knows besides an item's own sales. */
export interface AlarmSetting {
  readonly first_day: Day;
  readonly alarms: AlarmBudget;
  readonly pooled: PooledModel;
}

const CYCLE = 7;
/** Lead time and review of `riskInput`. */
const EXPOSURE_DAYS = 17;

/** Learned across the items from their first days, as the product learns at night. */
export function learnedFrom(series: readonly Float64Array[], first_day: Day, days: number): PooledModel {
  const items = series.map((values) => {
    const quantity = [...values.subarray(0, days)];
    const demand = { first_day, quantity, in_stock: quantity.map(() => 1) };
    const observed = observedDemand(demand, addDays(first_day, days));
    return { values: observed.values, positions: observed.weekdays };
  });
  return learnPooledModel({ items, cycle: CYCLE, days: EXPOSURE_DAYS });
}

/** Share of the days with a spike after which the next morning's assessment raises 需求突增, where none stood before. */
export function alarmRecall({ series, spiked }: Injected, setting: AlarmSetting): number {
  const found = series.flatMap((values, i) =>
    [...(spiked[i] ?? [])].flatMap((isSpike, day) =>
      isSpike === 1 ? [isAlarmed(values.subarray(0, day + 1), false, setting)] : [],
    ),
  );
  return found.filter(Boolean).length / found.length;
}

/** Alarms that all the series together raise in a week, each assessed every morning of its last days. */
export function alarmsPerWeek(series: readonly Float64Array[], days: number, setting: AlarmSetting): number {
  return (7 * series.reduce((sum, values) => sum + alarmsRaised(values, days, setting), 0)) / days;
}

/** One that stands is kept as the product keeps it, and not raised again. */
function alarmsRaised(values: Float64Array, days: number, setting: AlarmSetting): number {
  const first = values.length - days;
  let raised = 0;
  let stands = isAlarmed(values.subarray(0, first), false, setting);
  for (let day = first; day < values.length; day++) {
    const now = isAlarmed(values.subarray(0, day + 1), stands, setting);
    if (now && !stands) raised++;
    stands = now;
  }
  return raised;
}

function isAlarmed(values: Float64Array, was_alarmed: boolean, { first_day, alarms, pooled }: AlarmSetting): boolean {
  const input = riskInput({ first_day, quantity: [...values] }, 0);
  const previous_signals = was_alarmed ? (["surge"] as const) : [];
  return assessStockoutRisk({ ...input, alarms, pooled, previous_signals }).surge;
}

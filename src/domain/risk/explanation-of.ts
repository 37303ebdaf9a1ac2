import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { explainedEffects, learnedEffects } from "../known-days/effects-at-work.ts";
import { valueAt } from "../math/value-at.ts";
import type { AssessmentParts } from "./assessment-parts.ts";
import { clearance } from "./clearance.ts";
import { unitOf } from "./default-unit.ts";
import type {
  ExplainedDemand,
  ExplainedOrder,
  ExplainedProbability,
  ExplainedReceipt,
  ExplainedSizing,
  Explanation,
} from "./explanation.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import { riskFactors } from "./risk-factors.ts";
import type { RiskFactor } from "./risk-factors.ts";
import { scopedItem } from "./risk-input.ts";
import type { RiskInput, RiskItem } from "./risk-input.ts";
import { CLEAR_RATIO, FLOOR_CLEAR_RATIO } from "./severity-rules.ts";
import type { SeverityRule } from "./severity-rules.ts";
import { severityRank } from "./severity.ts";
import type { Situation } from "./situation.ts";
import { minimumStock, stockFloor } from "./stock-floor.ts";
import { comingShares } from "./stock-path.ts";
import type { StockOutlook } from "./stock-path.ts";

/** The explanation of an assessment. */
export function explanationOf(parts: AssessmentParts): Explanation {
  const { input, situation, risk, verdict, dates } = parts;
  const { item, today, reserved_quantity = 0, place_minimum_stock } = input;
  const isRisk = severityRank(verdict.severity) >= severityRank("watch");
  return {
    today,
    item_code: item.item_code,
    item_name: item.item_name,
    location_code: input.location_code,
    unit: unitOf(item),
    severity: verdict.severity,
    rules: verdict.rules,
    missing: [...situation.blocking, ...situation.coarse],
    stock: situation.stock,
    minimum_stock: minimumStock(input),
    ...(place_minimum_stock === undefined ? {} : { place_minimum_stock }),
    ...(reserved_quantity > 0 ? { reserved_quantity } : {}),
    demand: explainedDemand(situation, risk),
    surge: explainedSurge(parts),
    signals: parts.signals,
    ...explainedDays(input, risk, situation),
    ...explainedProduction(situation, risk),
    supply: explainedSupply(input, situation),
    exposure: risk === null ? null : explainedProbability(today, risk.worst),
    arrival: risk === null || risk.arrival.days === 0 ? null : explainedProbability(today, risk.arrival),
    abc_class: situation.abc_class,
    limit: situation.limit,
    factors: risk !== null && isRisk ? factorsOf(situation, risk) : [],
    stockout_date: dates.stockout_date,
    early_stockout_date: dates.early_stockout_date,
    days_of_supply: parts.days_of_supply,
    clears: risk !== null && severityRank(verdict.severity) >= severityRank("high") ? clears(parts, risk) : null,
    order: risk === null ? null : explainedOrder(risk, item, dates.order_by_date),
  };
}

function explainedSurge({ risk, surge_origin }: AssessmentParts): Explanation["surge"] {
  if (risk?.surge == null) return null;
  return surge_origin === null ? risk.surge : { ...risk.surge, origin: surge_origin };
}

function explainedDemand(
  { recent, observed, demand_class, is_sales_known }: Situation,
  risk: JudgedRisk | null,
): ExplainedDemand | null {
  if (recent === null) return null;
  return {
    window_days: recent.window_days,
    censored_days: observed.censored_days,
    mean: recent.mean,
    sd: recent.sd,
    demand_class,
    forecaster: is_sales_known ? (risk?.forecast.forecaster ?? null) : null,
    forecast_mean: is_sales_known ? (risk?.forecast.level ?? null) : null,
    back_test: risk?.forecast.scores ?? [],
  };
}

function explainedDays(
  input: RiskInput,
  risk: JudgedRisk | null,
  { exposure }: Situation,
): Pick<Explanation, "effects"> {
  if (risk === null) return {};
  const { effects, elasticity } = risk;
  if (effects !== null) {
    const days = { today: input.today, days: exposure.exposure_days };
    return { effects: explainedEffects(effects, scopedItem(input.item), days) };
  }
  if (elasticity === null) return {};
  return { effects: { at_work: [], adjustment: null, learned: learnedEffects([elasticity]) } };
}

function explainedProduction({ planned_use }: Situation, risk: JudgedRisk | null): Pick<Explanation, "production"> {
  if (risk === null || planned_use.length === 0) return {};
  return { production: { uses: planned_use, exposure_quantity: risk.end.planned } };
}

function explainedSupply({ lead_time }: RiskInput, { exposure, receipts }: Situation) {
  return {
    lead_time,
    review_period_days: exposure.review_period_days,
    exposure_days: exposure.exposure_days,
    arrival_date: exposure.arrival_date,
    receipts: receipts.map(
      ({ purchase_order_no, due, quantity, due_in_days }): ExplainedReceipt => ({
        purchase_order_no,
        due,
        quantity,
        days_late: Math.max(0, -due_in_days),
      }),
    ),
  };
}

function explainedProbability(today: Day, outlook: StockOutlook): ExplainedProbability {
  const { days, demand, planned, cases, probability } = outlook;
  const explained = { value: probability, by_day: addDays(today, days - 1), days, demand, cases };
  return planned > 0 ? { ...explained, planned } : explained;
}

function factorsOf(situation: Situation, risk: JudgedRisk): readonly RiskFactor[] {
  const { history, level } = risk.forecast;
  return riskFactors({
    outlook: risk.worst,
    stock: risk.stock,
    receipts: situation.receipts,
    is_count: situation.observed.is_count,
    usual_demand: valueAt(history.value_sums, history.values.length) / history.values.length,
    ordinary_share: ordinaryShare(risk),
    forecast_demand: level,
    lead_time_variance: risk.worst === risk.end ? (level * situation.exposure.lead_time_sd_days) ** 2 : 0,
  });
}

/** What the days of the worst outlook would sell if nothing but their weekdays counted, as a share of what is expected. */
function ordinaryShare({ forecast, basis, worst, effects }: JudgedRisk): number {
  if (effects === null || worst.days === 0) return 1;
  const { shares } = comingShares(forecast, basis.today, worst.days, null);
  return valueAt(shares, worst.days) / valueAt(basis.shares, worst.days);
}

function clears({ input, situation, verdict }: AssessmentParts, risk: JudgedRisk): Explanation["clears"] {
  const { quantity, days, target_probability } = clearance({
    outlooks: [risk.arrival, ...risk.path.slice(0, risk.end.days - 1), risk.end],
    target_probability: CLEAR_RATIO * situation.limit,
    least_quantity: leastQuantity(risk, verdict.rules, stockFloor(input) ?? 0),
    exposure_days: risk.end.days,
    is_count: situation.observed.is_count,
  });
  return { quantity, by_day: addDays(input.today, days - 1), target_probability };
}

/** Units needed whatever the probabilities say: to have any, to serve who waits, to leave a floor. */
function leastQuantity({ stock, basis }: JudgedRisk, rules: readonly SeverityRule[], floor: number): number {
  const { available, supply } = stock;
  const oneMore = basis.is_count ? 1 : 1e-6 * Math.max(1, Math.abs(available));
  return Math.max(
    0,
    rules.includes("already_out") ? oneMore - available : 0,
    rules.includes("line_unfilled") ? -supply : 0,
    floor > 0 ? FLOOR_CLEAR_RATIO * floor - available + oneMore : 0,
  );
}

function explainedOrder(risk: JudgedRisk, item: RiskItem, order_by_date: Day | null): ExplainedOrder {
  const { order, inventory_position, service_level, levels, target, cycle_demand, end, worst } = risk;
  const { storage_quantity = null, goodwill = null } = item;
  const sizing = explainedSizing(risk, storage_quantity);
  return {
    ...{ ...order, order_by_date, inventory_position, service_level, ...levels },
    ...(end === worst ? {} : { demand: end.demand }),
    ...(target.wished === "service_level" ? {} : { target: { ...target, cycle_demand } }),
    ...(goodwill === null ? {} : { goodwill }),
    ...(sizing === null ? {} : { sizing }),
  };
}

function explainedSizing(
  { sizing, shelf_life, stock_at_arrival }: JudgedRisk,
  capacity: number | null,
): ExplainedSizing | null {
  const { purchase, shelf_life_quantity, room_quantity } = sizing;
  if (purchase === null && shelf_life_quantity === null && room_quantity === null) return null;
  return {
    ...sizing,
    ...(shelf_life === null ? {} : { shelf_life }),
    ...(capacity === null ? {} : { room: { capacity, stock_at_arrival } }),
  };
}

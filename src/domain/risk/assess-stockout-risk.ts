import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { AvailableStock } from "./available-stock.ts";
import { daysOfSupply } from "../inventory/days-of-supply.ts";
import { expectedLoss } from "./expected-loss.ts";
import { explanationOf } from "./explanation-of.ts";
import { judgedRisk } from "./judged-risk.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import { plannedSums } from "./planned-use.ts";
import { projection } from "./projection.ts";
import type { RiskAssessment } from "./risk-assessment.ts";
import type { RiskInput } from "./risk-input.ts";
import { severityVerdict } from "./severity-rules.ts";
import { stockFloor } from "./stock-floor.ts";
import { signalsOf } from "./signals-of.ts";
import { situationOf } from "./situation.ts";
import type { Situation } from "./situation.ts";
import { supplyNeed } from "./supply-need.ts";
import { surgeOriginOf } from "./surge-origin-of.ts";

export type { RiskAssessment } from "./risk-assessment.ts";
export type { RiskInput, RiskItem } from "./risk-input.ts";

/**
 * What is at risk, when it runs out, what that costs, what to order, and why. Pure: the same input gives the same answer.
 */
export function assessStockoutRisk(input: RiskInput): RiskAssessment {
  const situation = situationOf(input);
  const { stock, recent, exposure } = situation;
  const risk = stock === null || situation.blocking.length > 0 ? null : judgedRisk(input, situation, stock);
  const verdict = severityVerdict(severityFacts(input, situation, risk));
  const isOut = verdict.rules.includes("already_out");
  const dayOf = (days: number | null | undefined): Day | null =>
    days === null || days === undefined ? null : addDays(input.today, days - 1);
  const dates = {
    stockout_date: isOut ? input.today : dayOf(risk?.stockout_days),
    early_stockout_date: isOut ? input.today : dayOf(risk?.early_stockout_days),
    order_by_date: risk === null || risk.order_by_days === null ? null : addDays(input.today, risk.order_by_days),
  };
  const days_of_supply = stock === null ? null : suppliedDays(input.today, situation, stock);
  const surge_origin = surgeOriginOf(input, risk);
  const signals = signalsOf({ input, situation, risk, surge_origin });
  return {
    severity: verdict.severity,
    missing: [...situation.blocking, ...situation.coarse],
    stockout_probability: isOut ? 1 : rounded(risk?.worst.probability ?? null, 1e4),
    ...dates,
    days_of_supply: rounded(days_of_supply, 10),
    demand_mean: rounded(recent?.mean ?? null, 1e4),
    demand_sd: rounded(recent?.sd ?? null, 1e4),
    demand_class: situation.demand_class,
    forecaster: situation.is_sales_known ? (risk?.forecast.forecaster ?? null) : null,
    ...orderFields(risk),
    ...lossFields(input, risk),
    exposure_days: exposure.exposure_days,
    ...(risk === null ? {} : { supply_need: supplyNeed(situation, risk) }),
    surge: risk?.surge != null,
    signals,
    projection: risk === null ? [] : projection(risk.basis, risk.path),
    explanation: explanationOf({ input, situation, risk, verdict, dates, days_of_supply, surge_origin, signals }),
  };
}

/** How long the free stock lasts, as a mean sells it and production takes it. */
function suppliedDays(today: Day, { recent, exposure, planned_use }: Situation, stock: AvailableStock): number | null {
  const planned = planned_use.length === 0 ? undefined : plannedSums(planned_use, today, exposure.horizon_days);
  return daysOfSupply(stock.available, recent?.mean ?? null, planned);
}

function severityFacts(input: RiskInput, situation: Situation, risk: JudgedRisk | null) {
  const { stock, observed, planned_use, limit } = situation;
  return {
    available: stock?.available ?? Infinity,
    is_wanted: observed.demand_days > 0 || planned_use.length > 0 || (stock?.backorder ?? 0) > 0,
    unfilled_quantity: input.unfilled_quantity,
    arrival_probability: risk?.arrival.probability ?? null,
    exposure_probability: risk?.worst.probability ?? null,
    limit,
    minimum_stock: stockFloor(input),
    is_surge: risk?.surge != null,
    previous_severity: input.previous_severity,
  };
}

function orderFields(risk: JudgedRisk | null) {
  return {
    safety_stock: rounded(risk?.levels.safety_stock ?? null, 100),
    reorder_point: rounded(risk?.levels.reorder_point ?? null, 100),
    order_up_to_level: rounded(risk?.levels.order_up_to_level ?? null, 100),
    suggested_order_quantity: rounded(risk?.order.quantity ?? null, 1e4),
    rounding_reason: risk?.order.rounding_reason ?? null,
  };
}

function lossFields({ item }: RiskInput, risk: JudgedRisk | null) {
  const { expected_loss, expected_loss_basis } = expectedLoss(
    risk?.lost_units ?? null,
    item.sale_price,
    item.purchase_cost,
  );
  return {
    expected_lost_units: rounded(risk?.lost_units ?? null, 100),
    expected_loss: rounded(expected_loss, 100),
    expected_loss_basis,
  };
}

/** To 1/parts: what people and forms are shown. */
function rounded(value: number | null, parts: number): number | null {
  return value === null ? null : Math.round(value * parts) / parts;
}

import type { AlarmBudget } from "../../domain/anomaly/alarm-budget.ts";
import type { DayOrders } from "../../domain/anomaly/one-off-orders.ts";
import { type StockMark, stockMark } from "../../domain/anomaly/stock-mark.ts";
import type { CustomerQuantity } from "../../domain/anomaly/surge-origin.ts";
import { type BusinessCalendar, withShutdowns } from "../../domain/calendar/business-calendar.ts";
import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { abcInForce, type ItemClasses } from "../../domain/classes/item-classes.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import { closingStockFromMovements } from "../../domain/demand/closing-stock.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { demandSeriesFromOrders } from "../../domain/demand/demand-series-from-orders.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { KnownDays } from "../../domain/known-days/known-days.ts";
import { orderTermsOf } from "../../domain/inventory/order-terms.ts";
import type { StockPosition } from "../../domain/inventory/inventory-position.ts";
import type { SupplierSlowdown } from "../../domain/inventory/supplier-slowdown.ts";
import { type LeadTime, learnLeadTime } from "../../domain/inventory/lead-time.ts";
import type { RiskInput } from "../../domain/risk/assess-stockout-risk.ts";
import { classOrDefault } from "../../domain/risk/class-policy.ts";
import type { PlannedUse } from "../../domain/risk/planned-use.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { FormName } from "../../contracts/form.ts";
import type { ClassLevels } from "../../contracts/rehearsal.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { paidPrices } from "./paid-prices.ts";

/** Days of history an assessment looks at. */
const HISTORY_DAYS = 400;

/** What an assessment is made from. */
export interface RiskSources {
  readonly item_code: string;
  readonly location_code: string;
  readonly facts: SubjectFacts;
  readonly exposed: readonly ExposedCustomer[];
  readonly previous: KeptAssessment | null;
  readonly bound: ReadonlySet<FormName>;
  /** What the installation's items have taught about each other, once something was learned. */
  readonly pooled?: PooledModel | undefined;
  /** Service levels a person adopted by class; the usual ones where left out. */
  readonly class_levels?: ClassLevels | undefined;
  /** The item's classes as the last night found them. */
  readonly classes?: ItemClasses | null;
  /** How the item's supplier has become slower, where it has. */
  readonly slowdown?: SupplierSlowdown | undefined;
  /** False alarms that the tenant accepts; as many as an ordinary shop where left out. */
  readonly alarms?: AlarmBudget | undefined;
  /** What customers ordered on the days of a surge, once one was found. */
  readonly surge_orders?: readonly CustomerQuantity[];
  readonly today: Day;
  /** Public holidays; the lead time is counted in plain days where left out. */
  readonly calendar?: BusinessCalendar;
  /** What open production orders take of it here; nothing where left out. */
  readonly planned_use?: readonly PlannedUse[];
  /** Holidays, promotions and adjustments of demand; every day is an ordinary one where left out. */
  readonly known_days?: KnownDays;
}

/** The first day of history that is read. */
export function firstDayOfHistory(today: Day): Day {
  return addDays(today, -HISTORY_DAYS);
}

/** Facts of the forms turned into the question the risk engine answers. */
export function riskInput(sources: RiskSources): RiskInput {
  const { location_code, facts, exposed, previous, today, pooled, alarms, surge_orders, known_days } = sources;
  const { planned_use = [], slowdown } = sources;
  const calendar = supplierCalendar(sources);
  const lead_time = leadTimeOf(sources, calendar);
  const stock_mark = stockMarkOf(sources);
  const demand = demandOf(facts, today);
  const paid_prices = paidPrices(facts, today);
  const { reserved_quantity = 0, minimum_stock: place_minimum_stock = null } = facts.stock_level ?? {};
  return {
    today,
    item: itemOf(sources),
    location_code,
    stock: stockOf(sources),
    demand,
    orders: dayOrders(facts, demand),
    knows_past_stock: facts.movements.length > 0,
    receipts: receiptsOf(sources, lead_time, calendar),
    lead_time: slowdown === undefined ? lead_time : { ...lead_time, slowdown },
    ...(reserved_quantity > 0 ? { reserved_quantity } : {}),
    ...(place_minimum_stock === null ? {} : { place_minimum_stock }),
    unfilled_quantity: shortageOf(exposed),
    previous_severity: previous?.risk.severity ?? null,
    previous_signals: (previous?.risk.signals ?? []).map(({ kind }) => kind),
    ...(pooled === undefined ? {} : { pooled }),
    ...(alarms === undefined ? {} : { alarms }),
    ...(surge_orders === undefined ? {} : { surge_orders }),
    ...(stock_mark === undefined ? {} : { stock_mark }),
    ...(planned_use.length === 0 ? {} : { planned_use }),
    ...(known_days === undefined ? {} : { known_days }),
    ...(paid_prices.length === 0 ? {} : { paid_prices }),
    ...(facts.last_count === null ? {} : { last_count: facts.last_count }),
  };
}

/** Sizes of the orders behind a demand series. */
function dayOrders(facts: SubjectFacts, { first_day }: DemandSeries): readonly DayOrders[] {
  return facts.demand.map(({ day, quantity, order_count, largest_order }) => {
    return { day_index: daysBetween(first_day, day), quantity, order_count, largest_order };
  });
}

/** Today's mark of the books where a form says what lies there and another what moved; absent elsewhere. */
export function stockMarkOf({ facts, previous, bound, today }: RiskSources): StockMark | undefined {
  if (facts.stock_level === null || !bound.has("stock_movement")) return undefined;
  return stockMark(previous?.stock_mark ?? null, {
    today,
    on_hand: facts.stock_level.on_hand,
    unit: unitOf({ unit: facts.item?.unit ?? null }),
    movements: facts.movements,
  });
}

/**
 * Requested units per day, with the days on which there was nothing to sell marked as such; `since`: the day from which
 * the facts were read.
 */
export function demandOf(
  { demand, known_since, movements, stock_level }: SubjectFacts,
  today: Day,
  since: Day = firstDayOfHistory(today),
): DemandSeries {
  return demandSeriesFromOrders({
    lines: demand,
    closing_stock: movements.length === 0 ? [] : closingStockFromMovements(stock_level?.on_hand ?? 0, movements),
    first_day: known_since === null || known_since < since ? firstDayIn(demand, since) : known_since,
    today,
  });
}

/** The public holidays and the supplier's own days off. */
function supplierCalendar({ calendar, facts: { supplier } }: RiskSources): BusinessCalendar | undefined {
  const { shutdown_start: start = null, shutdown_end: end = null } = supplier ?? {};
  return calendar === undefined || start === null || end === null
    ? calendar
    : withShutdowns(calendar, [{ start, end }]);
}

/** The supplier's lead time as learned from its deliveries and stated on the forms; in plain days without a calendar. */
export function leadTimeOf(
  { item_code, facts, today }: Pick<RiskSources, "item_code" | "facts" | "today">,
  calendar?: BusinessCalendar,
): LeadTime {
  const { item, supplier, past_deliveries } = facts;
  const evidence = {
    item_code,
    deliveries: past_deliveries,
    item_lead_time_days: item?.lead_time_days ?? null,
    supplier_lead_time_days: supplier?.lead_time_days ?? null,
    supplier_lead_time_sd_days: supplier?.lead_time_sd_days ?? null,
  };
  return learnLeadTime(evidence, calendar === undefined ? null : { calendar, today });
}

/**
 * Stock with one source per figure: what is promised and owed comes from open sales lines, what is to come from open
 * purchase lines, wherever those forms are bound; else from the stock form itself, never from both.
 */
function stockOf({ facts, exposed, bound }: RiskSources): StockPosition | null {
  const level = facts.stock_level;
  if (level === null) return null;
  const backorder = shortageOf(exposed);
  const requested = sum(facts.open_sales_lines.map((line) => line.quantity - line.shipped_quantity));
  const ordered = sum(facts.open_purchase_lines.map((line) => line.quantity - line.received_quantity));
  return {
    on_hand: level.on_hand,
    ...(bound.has("sales_order")
      ? { allocated: requested - backorder, backorder }
      : { allocated: level.allocated, backorder: level.backorder }),
    on_order: bound.has("purchase_order") ? ordered : level.on_order,
  };
}

function itemOf(sources: RiskSources): RiskInput["item"] {
  const { item_code, facts, classes = null, class_levels = {} } = sources;
  const { item, supplier } = facts;
  const abc_class = abcInForce(item?.abc_class ?? null, classes);
  return {
    item_code,
    item_name: item?.item_name ?? item_code,
    unit: item?.unit ?? null,
    purchase_cost: item?.purchase_cost ?? null,
    sale_price: item?.sale_price ?? null,
    moq: item?.moq ?? null,
    order_multiple: item?.order_multiple ?? null,
    minimum_stock: item?.minimum_stock ?? null,
    service_level: item?.service_level ?? class_levels[classOrDefault(abc_class)] ?? null,
    review_period_days: item?.review_period_days ?? supplier?.review_period_days ?? null,
    abc_class,
    category: item?.category ?? null,
    brand: item?.brand ?? null,
    goodwill: classes?.goodwill ?? null,
    ...orderTermsOf(item),
  };
}

/** Goods on their way with the day they are due; where nobody wrote one, the usual lead time after the order. */
function receiptsOf(
  { facts, bound, today }: RiskSources,
  lead_time: LeadTime,
  calendar: BusinessCalendar | undefined,
): RiskInput["receipts"] {
  const usualFrom = (day: Day) => usualArrival(day, lead_time, calendar);
  if (bound.has("purchase_order")) {
    return facts.open_purchase_lines.map((line) => ({
      purchase_order_no: line.purchase_order_no,
      due: line.expected_on ?? usualFrom(line.ordered_on),
      quantity: line.quantity - line.received_quantity,
    }));
  }
  const on_order = facts.stock_level?.on_order ?? 0;
  return on_order > 0 ? [{ purchase_order_no: "在途", due: usualFrom(today), quantity: on_order }] : [];
}

/** The day on which an order of a day usually arrives. */
function usualArrival(day: Day, { mean_days, law }: LeadTime, calendar: BusinessCalendar | undefined): Day {
  if (calendar === undefined || law === undefined) return addDays(day, Math.ceil(mean_days));
  return addWorkingDays(calendar, day, Math.ceil(law.mean_days - 1e-9));
}

function firstDayIn(demand: SubjectFacts["demand"], since: Day): Day | null {
  return demand.length === 0 ? null : since;
}

function shortageOf(exposed: readonly ExposedCustomer[]): number {
  return sum(exposed.map(({ affected_quantity }) => affected_quantity));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

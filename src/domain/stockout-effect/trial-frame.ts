import { finished, type Steps } from "../math/steps.ts";
import { intAt } from "../math/int-at.ts";
import { valueAt } from "../math/value-at.ts";
import { type ExposedCase, firstExposures, type FirstExposures } from "./first-exposures.ts";
import { windowSum } from "./panel-window.ts";
import type { CustomerAttributes, StockoutExposure } from "./purchase-line.ts";
import type { PurchasePanel } from "./purchase-panel.ts";
import { periodsHolding, periodsNear } from "./purchase-period.ts";

/** What the estimate starts from. */
export interface EffectInput {
  readonly panel: PurchasePanel;
  readonly exposures: readonly StockoutExposure[];
  readonly attributes: Iterable<CustomerAttributes>;
}

/** Exposed customers by what became of them on the way to the comparison. */
export interface ExposedCounts {
  /** All customers who met a shortage. */
  readonly exposed: number;
  /** No order lines of theirs, or no repurchase gap or group. */
  readonly without_history: number;
  /** Too little time on record before the exposure. */
  readonly too_early: number;
  /** Their outcome window is not over yet. */
  readonly too_recent: number;
  /** Could be compared, if somebody is like them. */
  readonly usable: number;
}

/** Who may be compared with whom: the exposed at their exposure, and everybody who ordered in the same period unexposed. */
export interface TrialFrame {
  readonly panel: PurchasePanel;
  readonly first: FirstExposures;
  readonly cases: readonly ExposedCase[];
  readonly counts: ExposedCounts;
  /** Outcome window, periods. */
  readonly window: number;
  /** By customer; -1 where not known. */
  readonly groups: Int32Array;
  /** By customer, days; NaN where not known. */
  readonly gap_days: Float64Array;
  /** The same in periods; 0 where not known. */
  readonly gap_periods: Int32Array;
  /** Customers by period: those of period p stand from by_period_start[p − first_period] on. */
  readonly by_period_start: Int32Array;
  readonly by_period: Int32Array;
}

/** Sorts out whose windows are complete. */
export function trialFrame(input: EffectInput, window_days: number): TrialFrame {
  return finished(trialFrameSteps(input, window_days));
}

/** Customers read in a step. */
const AT_ONCE = 1_000;

/** The same some customers at a time. */
export function* trialFrameSteps(
  { panel, exposures, attributes }: EffectInput,
  window_days: number,
): Steps<TrialFrame> {
  const window = periodsNear(window_days, panel.period);
  const known = yield* attributeColumns(panel, attributes);
  const first = firstExposures(panel, exposures);
  const has = first.cases.filter(({ customer }) => intAt(known.gap_periods, customer) > 0);
  const late = has.filter(({ period }) => period - window >= panel.first_period);
  yield;
  const cases = late.filter(({ customer, period }) =>
    isOver(panel, period, window, intAt(known.gap_periods, customer)),
  );
  const counts = {
    exposed: first.cases.length + first.unknown_count,
    without_history: first.unknown_count + first.cases.length - has.length,
    too_early: has.length - late.length,
    too_recent: late.length - cases.length,
    usable: cases.length,
  };
  yield;
  return { panel, first, cases, counts, window, ...known, ...customersByPeriod(panel) };
}

/** Whether window and repurchase gap after a period lie in periods that are over. */
export function isOver(panel: PurchasePanel, period: number, window: number, gap: number): boolean {
  return period + Math.max(window, gap) <= panel.last_period;
}

function* attributeColumns(panel: PurchasePanel, attributes: Iterable<CustomerAttributes>) {
  const size = panel.customers.size;
  const groups = new Int32Array(size).fill(-1);
  const gap_days = new Float64Array(size).fill(Number.NaN);
  const gap_periods = new Int32Array(size);
  const names = new Map<string, number>();
  let read = 0;
  for (const { customer_code, group, repurchase_gap_days } of attributes) {
    if (++read % AT_ONCE === 0) yield;
    const customer = panel.customers.get(customer_code);
    if (customer === undefined || repurchase_gap_days === null || repurchase_gap_days <= 0) continue;
    if (!names.has(group)) names.set(group, names.size);
    groups[customer] = names.get(group) ?? -1;
    gap_days[customer] = repurchase_gap_days;
    gap_periods[customer] = periodsHolding(repurchase_gap_days, panel.period);
  }
  return { groups, gap_days, gap_periods };
}

function customersByPeriod({ start, periods, customers, first_period, last_period }: PurchasePanel) {
  const by_period_start = new Int32Array(Math.max(0, last_period - first_period + 1) + 1);
  for (const period of periods) {
    by_period_start[period - first_period + 1] = intAt(by_period_start, period - first_period + 1) + 1;
  }
  for (let p = 1; p < by_period_start.length; p++)
    by_period_start[p] = intAt(by_period_start, p) + intAt(by_period_start, p - 1);
  const next = by_period_start.slice();
  const by_period = new Int32Array(periods.length);
  for (let c = 0; c < customers.size; c++) {
    for (let entry = intAt(start, c); entry < intAt(start, c + 1); entry++) {
      const p = intAt(periods, entry) - first_period;
      by_period[intAt(next, p)] = c;
      next[p] = intAt(next, p) + 1;
    }
  }
  return { by_period_start, by_period };
}

/** Customers who placed more than `earlier` orders in a period, had met no shortage by its end, and whose windows after it are over. */
export function candidates(frame: TrialFrame, period: number, earlier: number): readonly number[] {
  const { panel, by_period, by_period_start, first, gap_periods, window } = frame;
  const p = period - panel.first_period;
  const found: number[] = [];
  for (let i = intAt(by_period_start, p); i < intAt(by_period_start, p + 1); i++) {
    const customer = intAt(by_period, i);
    const gap = intAt(gap_periods, customer);
    if (
      isExposedBy(first, customer, { period, earlier_orders: earlier }) ||
      gap === 0 ||
      !isOver(panel, period, window, gap)
    )
      continue;
    if (earlier === 0 || windowSum(panel, "orders", customer, period, period + 1) > earlier) found.push(customer);
  }
  return found;
}

/** Whether a customer met their first shortage at an order or before it; an order later in its period is after it. */
function isExposedBy(
  { periods, earlier_orders }: FirstExposures,
  customer: number,
  at: Pick<ExposedCase, "period" | "earlier_orders">,
): boolean {
  const first = intAt(periods, customer);
  return first < at.period || (first === at.period && intAt(earlier_orders, customer) <= at.earlier_orders);
}

/** A customer's moment of comparison. */
export function momentOf(
  frame: TrialFrame,
  customer: number,
  at: Pick<ExposedCase, "period" | "earlier_orders">,
  lead: number,
) {
  return {
    customer,
    period: at.period,
    earlier_orders: at.earlier_orders,
    lead,
    window: frame.window,
    gap_days: valueAt(frame.gap_days, customer),
  };
}

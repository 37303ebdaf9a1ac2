import { demandQuantile, probabilityAbove } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { replenishmentLevels, suggestedOrder } from "../inventory/replenishment-policy.ts";
import { plainSizing } from "../inventory/sized-order.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import { createExpectedReceipts } from "./expected-receipts.ts";
import type { DueSoon } from "./expected-receipts.ts";
import type { PlannerStart, StockDay } from "./order-planner.ts";
import { termedSuggestion } from "./termed-suggestion.ts";
import type { OrderingTerms } from "./termed-suggestion.ts";
import { createTrackedDemand } from "./tracked-demand.ts";
import { eveningSeverity } from "./warning-policy.ts";
import type { WarningPolicy } from "./warning-policy.ts";

/** What the engine's rules begin with. */
export interface EngineStart extends PlannerStart {
  /** P(out within the exposure) above which an alert is raised. */
  readonly limit: number;
  /** A person's own floor, units. */
  readonly minimum_stock: number | null;
  /** What the form says of targets, shelf life, room and prices; nothing where left out. */
  readonly ordering?: OrderingTerms | null;
  /** Ordered before the first day. */
  readonly open_orders: readonly DueSoon[];
}

/** P(demand over so many coming days > units), the last day unsure by the spread of the lead time. */
type Shortfall = (days: number, units: number, sd_days: number) => number;

/** A forecast beyond a year by the day is fiction. */
const LONGEST_EXPOSURE_DAYS = 365;

/**
 * The shop's own rules: each evening the law of demand over lead time plus review, a suggestion by reorder point and
 * order-up-to level, which is ordered at once, and a severity by the chance to run out.
 */
export function createEnginePolicy(start: EngineStart): WarningPolicy {
  const { terms, service_level, limit, minimum_stock, ordering = null } = start;
  const lead_time_sd_days = Math.min(terms.lead_time_sd_days, terms.lead_time_days);
  const exposure_days = wholeDays(terms.lead_time_days + terms.review_period_days);
  const arrival_days = wholeDays(terms.lead_time_days);
  const demand = createTrackedDemand({ ...start, days: exposure_days, is_count: terms.is_count });
  const receipts = createExpectedReceipts(start.open_orders, lead_time_sd_days);
  let is_wanted = start.past.values.some((units) => units > 0);
  let severity: AlertSeverity = "none";
  return {
    severity: () => severity,
    order(day) {
      demand.learn(day);
      receipts.pass(day.on_order);
      is_wanted ||= day.sold > 0 || day.is_stockout;
      const outlook = demand.outlook();
      const law = demand.law(outlook, exposure_days, lead_time_sd_days);
      const shortfall: Shortfall = (days, units, sd_days) =>
        probabilityAbove(days === exposure_days && sd_days > 0 ? law : demand.law(outlook, days, sd_days), units);
      const due = receipts.due();
      severity = eveningSeverity({
        ...{ available: day.on_hand, is_wanted, limit, minimum_stock, previous_severity: severity },
        arrival_probability: shortfall(arrival_days, unitsBy(arrival_days, day, due), lead_time_sd_days),
        exposure_probability: worstShortfall(shortfall, exposure_days, lead_time_sd_days, day, due),
      });
      const position = day.on_hand + day.on_order;
      const quantity =
        ordering === null
          ? suggestion(law, position, {
              ...{ service_level, minimum_stock, lot: terms },
              cycle_demand: outlook.level * Math.max(1, terms.review_period_days),
            })
          : termedSuggestion({
              ...{ ordering, terms, minimum_stock, service_level, law, level: outlook.level, position, arrival_days },
              lawOf: (days) => demand.law(outlook, days, lead_time_sd_days),
            });
      if (quantity > 0) receipts.add(arrival_days, quantity);
      return quantity;
    },
  };
}

/** Stock falls until the morning something comes in: the evenings before, and the end of the exposure, are the worst. */
function worstShortfall(
  shortfall: Shortfall,
  exposure_days: number,
  sd_days: number,
  { on_hand, on_order }: StockDay,
  due: readonly DueSoon[],
): number {
  let worst = shortfall(exposure_days, on_hand + on_order, sd_days);
  let units = on_hand;
  for (const { due_in_days, quantity } of due) {
    if (due_in_days > 1 && due_in_days <= exposure_days) {
      worst = Math.max(worst, shortfall(due_in_days - 1, units, 0));
    }
    units += quantity;
  }
  return worst;
}

function unitsBy(days: number, { on_hand }: StockDay, due: readonly DueSoon[]): number {
  return due.reduce((sum, { due_in_days, quantity }) => (due_in_days <= days ? sum + quantity : sum), on_hand);
}

interface SuggestionTerms {
  readonly service_level: number;
  readonly minimum_stock: number | null;
  readonly cycle_demand: number;
  readonly lot: PlannerStart["terms"];
}

/** What the shop would suggest; the quantile, which is dear, is looked for only where it may matter. */
function suggestion(law: DemandDistribution, position: number, terms: SuggestionTerms): number {
  const { service_level, minimum_stock, cycle_demand, lot } = terms;
  const least = Math.max(law.mean, minimum_stock ?? 0);
  // At the quantile itself an order is due: a whole unit less must not be enough.
  const isCovered = probabilityAbove(law, lot.is_count ? position - 1 : position) <= 1 - service_level;
  if (position > least && isCovered) return 0;
  const levels = replenishmentLevels({
    exposure_mean: law.mean,
    exposure_quantile: demandQuantile(law, service_level),
    ...{ cycle_demand, minimum_stock },
  });
  return suggestedOrder(position, levels, plainSizing(lot)).quantity;
}

function wholeDays(days: number): number {
  return Math.min(LONGEST_EXPOSURE_DAYS, Math.max(1, Math.ceil(days)));
}

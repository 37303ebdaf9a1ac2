import type { AlertPolicy } from "../alert/alert-episode.ts";
import type { PooledModel } from "../forecast/pooled-model.ts";
import type { SeasonHistory } from "../forecast/season-index.ts";
import { createAlertWatch } from "./alert-watch.ts";
import { createEnginePolicy } from "./engine-policy.ts";
import type { OpeningPosition } from "./opening-position.ts";
import type { BuyingTerms } from "./order-planner.ts";
import { arrivalDay, simulateStock } from "./simulate-stock.ts";
import type { ArrivingUnits, SimulatedStock } from "./simulate-stock.ts";
import { createMonthlyPolicy } from "./textbook-policies.ts";
import type { OrderingTerms } from "./termed-suggestion.ts";
import { createThresholdPolicy } from "./threshold-policy.ts";
import { countedLeads, warningLead } from "./warning-lead.ts";
import type { LeadCounts } from "./warning-lead.ts";
import type { WarningPolicy } from "./warning-policy.ts";

/** An item with its past before the first day and the days to be lived through again. */
export interface RehearsedItem {
  /** Known on the first morning; position 0 of the cycle is that day. */
  readonly past: SeasonHistory;
  readonly terms: BuyingTerms;
  readonly pooled: PooledModel;
  readonly limit: number;
  readonly minimum_stock: number | null;
  /** What the form says of targets, shelf life, room and prices; null where it says nothing. */
  readonly ordering?: OrderingTerms | null;
  readonly alert_policy: AlertPolicy;
  /** What came, of which a policy sees each day only when it is over. */
  readonly demand: readonly number[];
  readonly opening: Pick<OpeningPosition, "opening_stock" | "on_its_way">;
  /** Days to arrival of an order placed on each day. */
  readonly lead_days: readonly number[];
}

/** By which rules it is lived through. */
export type PolicyChoice =
  | { readonly rules: "engine" | "textbook"; readonly service_level: number }
  | { readonly rules: "thresholds" };

/** What came of it, with the alerts that were raised. */
export interface RehearsedStock extends SimulatedStock {
  readonly alerts: number;
  /** How early they were, had nothing more been ordered. */
  readonly warning_leads: LeadCounts;
  /** Runs of stockout days. */
  readonly stockouts: number;
  /** Those that began with no alert standing. */
  readonly unwarned_stockouts: number;
}

/** Lives through the days of an item once, by one choice of rules. */
export function rehearsePolicy(item: RehearsedItem, choice: PolicyChoice): RehearsedStock {
  const { demand, opening, terms } = item;
  const policy = policyOf(item, choice);
  const alerts = createAlertWatch(item.alert_policy);
  const leadOn = (day: number) => item.lead_days[day] ?? terms.lead_time_days;
  const arriving: ArrivingUnits[] = [...opening.on_its_way];
  const leads: (number | null)[] = [];
  let [today, stockouts, unwarned_stockouts] = [0, 0, 0];
  let wasOut = false;
  const stock = simulateStock(
    {
      ...{ demand, opening_stock: opening.opening_stock, opening_receipts: opening.on_its_way },
      lead_time_days: (_order, day) => leadOn(day),
    },
    {
      order(day) {
        const begins = day.is_stockout && !wasOut;
        if (begins) stockouts++;
        if (begins && !alerts.isStanding()) unwarned_stockouts++;
        wasOut = day.is_stockout;
        const quantity = policy.order(day);
        if (alerts.see(policy.severity())) {
          leads.push(day.is_stockout ? 0 : warningLead({ day: today, on_hand: day.on_hand, arriving }, demand));
        }
        if (quantity > 0) arriving.push({ day: arrivalDay(today, leadOn(today)), quantity });
        today++;
        return quantity;
      },
    },
  );
  return { ...stock, alerts: alerts.raised(), warning_leads: countedLeads(leads), stockouts, unwarned_stockouts };
}

function policyOf(item: RehearsedItem, choice: PolicyChoice): WarningPolicy {
  const { terms, minimum_stock } = item;
  const past = [...item.past.values];
  switch (choice.rules) {
    case "engine":
      return createEnginePolicy({ ...item, service_level: choice.service_level, open_orders: openOrders(item) });
    case "textbook":
      return createMonthlyPolicy({ past, terms, service_level: choice.service_level });
    case "thresholds":
      return createThresholdPolicy({ past, terms, minimum_stock: minimum_stock ?? 0 });
  }
}

/** When arrival is expected, not when it will be: the usual lead time after the order; 1 = the first day. */
function openOrders({ opening, terms }: RehearsedItem) {
  return opening.on_its_way.map(({ age_days, quantity }) => ({
    due_in_days: Math.max(1, Math.ceil(terms.lead_time_days) - age_days + 1),
    quantity,
  }));
}

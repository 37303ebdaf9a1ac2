import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import { daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { daysUntilSupplied, supplyDaysFrom } from "../calendar/supply-days.ts";
import type { SupplyDays } from "../calendar/supply-days.ts";
import { WORKING_SHARE } from "../calendar/working-days.ts";
import { deliveryDays, isUsableDelivery } from "./delivery-days.ts";
import type { DeliveryDates } from "./delivery-days.ts";
import { priorLateness, updatedLateness } from "./lateness.ts";
import type { Lateness } from "./lateness.ts";
import { leadTimeSketch } from "./lead-time-sketch.ts";
import { statedLeadTime, updatedSpread } from "./lead-time-spread.ts";
import type { Spread } from "./lead-time-spread.ts";
import type { SupplierSlowdown } from "./supplier-slowdown.ts";

/** Days from placing an order today to its arrival, as a distribution. */
export interface LeadTime {
  /** In days of the civil calendar, holidays to come included where they are known. */
  readonly mean_days: number;
  readonly sd_days: number;
  /** Past deliveries it was learned from. */
  readonly sample_count: number;
  readonly source: "learned" | "supplier" | "item" | "default";
  /** Mean days between promised and actual arrival (positive = late); absent without promises to compare. */
  readonly lateness_mean_days?: number;
  readonly lateness_sd_days?: number;
  /** How the supplier has become slower, where it was found to be. */
  readonly slowdown?: SupplierSlowdown;
  /** The law behind the figures, in working days of the supplier where `supply_days` are given, else in days. */
  readonly law?: LeadTimeLaw;
  /** The supplier's working days as seen from today; absent without a calendar. */
  readonly supply_days?: SupplyDays;
}

/** Mean, spread and quantiles of the lead time, and how deliveries keep to the promised day. */
export interface LeadTimeLaw extends Spread, Lateness {
  /** See `leadTimeSketch`. */
  readonly quantile_days: readonly number[];
}

/** One past delivery. */
interface Delivery extends DeliveryDates {
  readonly item_code: string;
}

/** What is known about how long supply takes. */
export interface LeadTimeEvidence {
  readonly item_code: string;
  /** Deliveries of the item's supplier, this item's and others'. */
  readonly deliveries: readonly Delivery[];
  /** As stated on the item's or the supplier's form, in days of the civil calendar. */
  readonly item_lead_time_days: number | null;
  readonly supplier_lead_time_days: number | null;
  readonly supplier_lead_time_sd_days: number | null;
}

/** The supplier's calendar and the day from which an order is seen. */
export interface SupplyCalendar {
  readonly calendar: BusinessCalendar;
  readonly today: Day;
}

/**
 * Lead time learned from deliveries: the item's own, drawn towards the supplier's, drawn towards the stated one. Each
 * step is a weighted mean in which the prior counts as three deliveries (normal model with known relative weight). With
 * a calendar everything is counted in the supplier's working days and turned into days for an order placed today.
 */
export function learnLeadTime(evidence: LeadTimeEvidence, supply: SupplyCalendar | null = null): LeadTime {
  const count = deliveryDays(supply?.calendar ?? null);
  const usable = evidence.deliveries.filter((delivery) => isUsableDelivery(delivery));
  const own = usable.filter(({ item_code }) => item_code === evidence.item_code);
  const { source, ...stated } = statedLeadTime(evidence, supply === null ? 1 : WORKING_SHARE);
  const leads = { supplier: usable.map(count.lead), own: own.map(count.lead) };
  const spread = updatedSpread(updatedSpread(stated, leads.supplier), leads.own);
  const lateness = [usable, own].reduce<Lateness>(
    (prior, sample) =>
      updatedLateness(
        prior,
        sample.flatMap((delivery) => count.late(delivery) ?? []),
      ),
    priorLateness(spread.mean_days),
  );
  return {
    ...civilDays(spread, supply),
    sample_count: usable.length,
    source: usable.length === 0 ? source : "learned",
    ...civilLateness(usable, spread.sd_days / (supply === null ? 1 : WORKING_SHARE)),
    law: { ...spread, ...lateness, quantile_days: leadTimeSketch({ stated, learned: spread, ...leads }) },
  };
}

/** Without holidays to come, a working day is 7 ÷ 5 days; with them, the day on which an order placed today arrives. */
function civilDays({ mean_days, sd_days }: Spread, supply: SupplyCalendar | null) {
  if (supply === null) return { mean_days, sd_days };
  const supply_days = supplyDaysFrom(supply.calendar, supply.today);
  const whole = Math.floor(mean_days);
  const before = daysUntilSupplied(supply_days, whole);
  const after = mean_days === whole ? before : daysUntilSupplied(supply_days, whole + 1);
  return {
    mean_days: before + (mean_days - whole) * (after - before),
    sd_days: sd_days / WORKING_SHARE,
    supply_days,
  };
}

function civilLateness(deliveries: readonly Delivery[], prior_sd_days: number): Partial<LeadTime> {
  const late = deliveries.flatMap(({ expected_on, received_on }) =>
    expected_on === null ? [] : [daysBetween(expected_on, received_on)],
  );
  if (late.length === 0) return {};
  const { mean_days, sd_days } = updatedSpread({ mean_days: 0, sd_days: prior_sd_days }, late);
  return { lateness_mean_days: mean_days, lateness_sd_days: sd_days };
}

import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { daysUntilSupplied } from "../calendar/supply-days.ts";
import { WORKING_SHARE } from "../calendar/working-days.ts";
import type { LeadTime } from "../inventory/lead-time.ts";

/** The time for which stock must last. */
export interface Exposure {
  /** Days until an order placed today arrives. */
  readonly arrival_days: number;
  readonly arrival_date: Day;
  /** Spread of the lead time, at most the lead time itself. */
  readonly lead_time_sd_days: number;
  readonly review_period_days: number;
  /** X = lead time + review period: what is not ordered today arrives only then. */
  readonly exposure_days: number;
  /** Days looked ahead: the exposure, at least 60. */
  readonly horizon_days: number;
}

/** Where the item states no review period: orders are looked at once a week. */
const DEFAULT_REVIEW_PERIOD_DAYS = 7;
const LEAST_HORIZON_DAYS = 60;
/** Longer exposures are cut here: beyond a year a forecast by the day is fiction. */
const LONGEST_EXPOSURE_DAYS = 365;

/**
 * Exposure in calendar days, rounded up to whole days, at least one. Where the supplier's working days are known, lead
 * time and review period are counted in them from today, so that holidays to come lengthen it.
 */
export function exposureFrom(today: Day, lead_time: LeadTime, review_period_days: number | null): Exposure {
  const review = clamp(review_period_days ?? DEFAULT_REVIEW_PERIOD_DAYS, 0);
  const lead = clamp(lead_time.mean_days, 0);
  const { arrival_days, exposure_days } = wholeDays(lead_time, lead, review);
  return {
    arrival_days,
    arrival_date: addDays(today, arrival_days),
    lead_time_sd_days: Math.min(Math.max(0, lead_time.sd_days), lead),
    review_period_days: review,
    exposure_days,
    horizon_days: Math.max(LEAST_HORIZON_DAYS, exposure_days),
  };
}

function wholeDays({ law, supply_days }: LeadTime, lead: number, review: number) {
  if (law === undefined || supply_days === undefined) {
    return { arrival_days: Math.ceil(lead), exposure_days: clamp(Math.ceil(lead + review), 1) };
  }
  const supplied = Math.min(LONGEST_EXPOSURE_DAYS, Math.max(0, law.mean_days));
  return {
    arrival_days: clamp(daysUntilSupplied(supply_days, supplied), 0),
    exposure_days: clamp(daysUntilSupplied(supply_days, supplied + WORKING_SHARE * review), 1),
  };
}

function clamp(days: number, least: number): number {
  return Math.min(LONGEST_EXPOSURE_DAYS, Math.max(least, days));
}

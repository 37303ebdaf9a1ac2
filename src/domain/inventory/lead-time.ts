import { daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";

/** Days from placing an order to its arrival, as a distribution. */
export interface LeadTime {
  readonly mean_days: number;
  readonly sd_days: number;
  /** Past deliveries it was learned from. */
  readonly sample_count: number;
  readonly source: "learned" | "supplier" | "item" | "default";
  /** Mean days between promised and actual arrival (positive = late); absent without promises to compare. */
  readonly lateness_mean_days?: number;
  readonly lateness_sd_days?: number;
}

/** One past delivery. */
interface Delivery {
  readonly item_code: string;
  readonly ordered_on: Day;
  readonly expected_on: Day | null;
  readonly received_on: Day;
}

/** What is known about how long supply takes. */
export interface LeadTimeEvidence {
  readonly item_code: string;
  /** Deliveries of the item's supplier, this item's and others'. */
  readonly deliveries: readonly Delivery[];
  /** As stated on the item's or the supplier's form. */
  readonly item_lead_time_days: number | null;
  readonly supplier_lead_time_days: number | null;
  readonly supplier_lead_time_sd_days: number | null;
}

/** Where nobody states a lead time: a week. */
const DEFAULT_LEAD_TIME_DAYS = 7;
/** Spread assumed before any delivery is seen, relative to the mean. */
const PRIOR_CV = 0.3;
/** Deliveries that weigh as much as the statement on the form, and as much as the supplier's other items. */
const PRIOR_DELIVERIES = 3;
/** A delivery slower than this is taken for a forgotten record. */
const LONGEST_DAYS = 365;

/**
 * Lead time learned from deliveries: the item's own, drawn towards the supplier's, drawn towards the stated one. Each
 * step is a weighted mean in which the prior counts as three deliveries (normal model with known relative weight).
 */
export function learnLeadTime(evidence: LeadTimeEvidence): LeadTime {
  const usable = evidence.deliveries.filter((delivery) => isUsable(delivery));
  const prior = statedLeadTime(evidence);
  const supplier = updated(prior, usable.map(leadDays));
  const own = updated(supplier, usable.filter(({ item_code }) => item_code === evidence.item_code).map(leadDays));
  if (usable.length === 0) return { ...prior, sample_count: 0 };
  return {
    mean_days: own.mean_days,
    sd_days: own.sd_days,
    sample_count: usable.length,
    source: "learned",
    ...lateness(usable, own.sd_days),
  };
}

interface Spread {
  readonly mean_days: number;
  readonly sd_days: number;
}

function statedLeadTime(evidence: LeadTimeEvidence): Spread & Pick<LeadTime, "source"> {
  const { item_lead_time_days, supplier_lead_time_days, supplier_lead_time_sd_days } = evidence;
  const mean_days = Math.max(0, item_lead_time_days ?? supplier_lead_time_days ?? DEFAULT_LEAD_TIME_DAYS);
  const source = item_lead_time_days !== null ? "item" : supplier_lead_time_days !== null ? "supplier" : "default";
  return { mean_days, sd_days: Math.max(0, supplier_lead_time_sd_days ?? PRIOR_CV * mean_days), source };
}

/** Prior and sample combined: means by weight; variances by weight, plus what the means differ by. */
function updated(prior: Spread, sample: readonly number[]): Spread {
  const count = sample.length;
  if (count === 0) return { mean_days: prior.mean_days, sd_days: prior.sd_days };
  const sampleMean = sample.reduce((sum, days) => sum + days, 0) / count;
  const squares = sample.reduce((sum, days) => sum + (days - sampleMean) ** 2, 0);
  const total = PRIOR_DELIVERIES + count;
  const shift = ((PRIOR_DELIVERIES * count) / total) * (sampleMean - prior.mean_days) ** 2;
  return {
    mean_days: (PRIOR_DELIVERIES * prior.mean_days + count * sampleMean) / total,
    sd_days: Math.sqrt((PRIOR_DELIVERIES * prior.sd_days ** 2 + squares + shift) / total),
  };
}

function lateness(deliveries: readonly Delivery[], prior_sd_days: number): Partial<LeadTime> {
  const late = deliveries.flatMap(({ expected_on, received_on }) =>
    expected_on === null ? [] : [daysBetween(expected_on, received_on)],
  );
  if (late.length === 0) return {};
  const { mean_days, sd_days } = updated({ mean_days: 0, sd_days: prior_sd_days }, late);
  return { lateness_mean_days: mean_days, lateness_sd_days: sd_days };
}

function isUsable(delivery: Delivery): boolean {
  const days = leadDays(delivery);
  return days >= 0 && days <= LONGEST_DAYS;
}

function leadDays({ ordered_on, received_on }: Delivery): number {
  return daysBetween(ordered_on, received_on);
}

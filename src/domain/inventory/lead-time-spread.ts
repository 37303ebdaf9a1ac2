/** Mean and standard deviation of a number of days. */
export interface Spread {
  readonly mean_days: number;
  readonly sd_days: number;
}

/** What the forms state, in days of the civil calendar. */
interface StatedDays {
  readonly item_lead_time_days: number | null;
  readonly supplier_lead_time_days: number | null;
  readonly supplier_lead_time_sd_days: number | null;
}

/** Where nobody states a lead time: a week. */
const DEFAULT_LEAD_TIME_DAYS = 7;
/** Spread assumed before any delivery is seen, relative to the mean. */
const PRIOR_CV = 0.3;
/** Deliveries that weigh as much as the statement on the form, and as much as the supplier's other items. */
export const PRIOR_DELIVERIES = 3;

/** The stated lead time and who states it; `share` turns stated days into the days that are counted. */
export function statedLeadTime(stated: StatedDays, share: number) {
  const { item_lead_time_days, supplier_lead_time_days, supplier_lead_time_sd_days } = stated;
  const days = Math.max(0, item_lead_time_days ?? supplier_lead_time_days ?? DEFAULT_LEAD_TIME_DAYS);
  const sd_days = Math.max(0, supplier_lead_time_sd_days ?? PRIOR_CV * days);
  const source = item_lead_time_days !== null ? "item" : supplier_lead_time_days !== null ? "supplier" : "default";
  return { mean_days: days * share, sd_days: sd_days * share, source } as const;
}

/** Prior and sample combined: means by weight; variances by weight, plus what the means differ by. */
export function updatedSpread(prior: Spread, sample: readonly number[]): Spread {
  const count = sample.length;
  if (count === 0) return prior;
  const sampleMean = sample.reduce((sum, days) => sum + days, 0) / count;
  const squares = sample.reduce((sum, days) => sum + (days - sampleMean) ** 2, 0);
  const total = PRIOR_DELIVERIES + count;
  const shift = ((PRIOR_DELIVERIES * count) / total) * (sampleMean - prior.mean_days) ** 2;
  return {
    mean_days: (PRIOR_DELIVERIES * prior.mean_days + count * sampleMean) / total,
    sd_days: Math.sqrt((PRIOR_DELIVERIES * prior.sd_days ** 2 + squares + shift) / total),
  };
}

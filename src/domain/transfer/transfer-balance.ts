import type { DemandLaw } from "../demand/demand-law.ts";

/** A place that holds an item. */
export interface TransferPlace {
  readonly location_code: string;
  /** Units free to be sold: on hand − allocated − backorder. */
  readonly available: number;
  /** Demand until the place's own next receipt. */
  readonly law: DemandLaw;
  /** Days until that receipt. */
  readonly days_to_receipt: number;
  /** Probability with which the place is to get through to its receipt, between 0 and 1. */
  readonly service_level: number;
  /** Money lost per unit missing: margin and goodwill. */
  readonly unit_loss: number;
}

/** What a place can give or lacks until its next receipt; one of the two is always nought. */
export interface TransferBalance {
  readonly place: Pick<TransferPlace, "location_code" | "days_to_receipt">;
  /** Units above the need. */
  readonly surplus: number;
  /** Units below the need. */
  readonly shortage: number;
  /** Money that a unit brought in is expected to save, the mean over the shortage. */
  readonly unit_benefit: number;
  /** The same of a unit that comes after so many days, for what was lost by then it cannot save; as above where left out. */
  readonly benefitAfter?: (days: number) => number;
}

/** The need is the quantile of the demand until the next receipt; whole units where demand is counted. */
export function transferBalance(place: TransferPlace): TransferBalance {
  const { law, available } = place;
  const spare = available - Math.max(0, law.quantile(place.service_level));
  const surplus = law.is_count ? Math.floor(Math.max(0, spare)) : Math.max(0, spare);
  const shortage = law.is_count ? Math.ceil(Math.max(0, -spare)) : Math.max(0, -spare);
  if (shortage === 0) return { place, surplus, shortage, unit_benefit: 0 };
  const saved = law.expectedShortfall(available) - law.expectedShortfall(available + shortage);
  return { place, surplus, shortage, unit_benefit: (place.unit_loss * saved) / shortage };
}

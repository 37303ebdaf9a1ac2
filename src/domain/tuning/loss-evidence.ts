import type { ProvenLoss } from "../stockout-effect/proven-losses.ts";
import type { TunedPlace } from "./tuned-place.ts";

/** That an item's shortages lose customers, and that it was out of late. */
export interface LossEvidence extends Omit<ProvenLoss, "item_code"> {
  /** Of all places with a record together, within the days looked back on. */
  readonly known_days: number;
  readonly out_days: number;
  readonly out_spells: number;
  /** Of them, those that were out. */
  readonly out_places: number;
}

/** The loss beside the record of the item's places; null where it was not out of late, so that nothing is to be done. */
export function lossEvidence(loss: ProvenLoss, places: readonly TunedPlace[]): LossEvidence | null {
  const { exposed_count, lost_share, lost_share_low, lost_share_high, customers_lost } = loss;
  const records = places.flatMap(({ record }) => (record === null ? [] : [record]));
  const out_days = records.reduce((sum, one) => sum + one.out_days, 0);
  if (out_days === 0) return null;
  return {
    ...{ exposed_count, lost_share, lost_share_low, lost_share_high, customers_lost, out_days },
    known_days: Math.max(...records.map((one) => one.known_days)),
    out_spells: records.reduce((sum, one) => sum + one.out_spells, 0),
    out_places: records.filter((one) => one.out_days > 0).length,
  };
}

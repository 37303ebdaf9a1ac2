import type { LossEvidence } from "./loss-evidence.ts";
import type { ModelLevels, TunedItem, TunedPlace } from "./tuned-place.ts";

/** Units of an item to keep aside for customers whom a shortage would cost most. */
export interface ReserveProposal {
  readonly kind: "reserve_quantity";
  readonly direction: "raise";
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly location_code: string;
  /** Units of the stock form. */
  readonly present: number;
  readonly proposed: number;
  readonly evidence: LossEvidence & {
    /** Customers who are likely to want it before a new order could arrive: key ones, and fragile ones who are not key. */
    readonly key_buyers: number;
    readonly fragile_buyers: number;
    readonly lead_days: number;
    /** What they are expected to want together. */
    readonly expected_units: number;
    readonly order_up_to_level: number;
    /** Places with stock of the item: it is proposed at the one that sells most. */
    readonly places: number;
  };
}

/** A customer who may want the item within the lead time. */
export interface LikelyBuyer {
  /** 0–1. */
  readonly probability: number;
  /** Units, if bought. */
  readonly units: number;
  readonly is_key: boolean;
  /** More likely lost than not since a shortage. */
  readonly is_fragile: boolean;
}

/** The place at which an item is kept aside: where most of it sells; null where none was assessed. */
export function reservePlace(places: readonly TunedPlace[]): (TunedPlace & { readonly model: ModelLevels }) | null {
  const assessed = places.flatMap(({ model, ...place }) => (model === null ? [] : [{ ...place, model }]));
  const [first, ...others] = assessed;
  if (first === undefined) return null;
  return others.reduce((most, one) => (one.model.daily_demand > most.model.daily_demand ? one : most), first);
}

/** Σ probability × units over key and fragile customers, at most what the place is filled up to; only ever more than now. */
export function reserveProposal(
  { item_code: code, item_name: name, unit }: TunedItem,
  places: readonly TunedPlace[],
  loss: LossEvidence,
  buyers: readonly LikelyBuyer[],
): ReserveProposal | null {
  const place = reservePlace(places);
  if (place === null) return null;
  const { location_code, reserved_quantity: present, lead_days, model } = place;
  const meant = buyers.filter(({ is_key, is_fragile }) => is_key || is_fragile);
  const expected_units = meant.reduce((sum, { probability, units }) => sum + probability * units, 0);
  const proposed = Math.min(Math.round(expected_units), Math.floor(model.order_up_to_level));
  if (proposed < 1 || proposed <= present) return null;
  const key_buyers = meant.filter(({ is_key }) => is_key).length;
  return {
    ...{ kind: "reserve_quantity", direction: "raise", code, name, unit, location_code, present, proposed },
    evidence: {
      ...{ ...loss, key_buyers, fragile_buyers: meant.length - key_buyers, lead_days, expected_units },
      ...{ order_up_to_level: model.order_up_to_level, places: places.length },
    },
  };
}

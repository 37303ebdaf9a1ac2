import type { AbcClass } from "../risk/class-policy.ts";
import type { StockRecord } from "./stock-record.ts";

/** An item at a place: what happened there, and what the engine holds right. Units. */
export interface TunedPlace {
  readonly item_code: string;
  readonly location_code: string;
  /** Null where nothing tells of it. */
  readonly record: StockRecord | null;
  /** Null where it was not assessed. */
  readonly model: ModelLevels | null;
  /** Units kept aside for key customers. */
  readonly reserved_quantity: number;
  /** Days until an order placed today arrives. */
  readonly lead_days: number;
}

/** The engine's levels, without what a person wrote to be kept. */
export interface ModelLevels {
  readonly daily_demand: number;
  readonly safety_stock: number;
  readonly reorder_point: number;
  readonly order_up_to_level: number;
  /** Units of a minimum written for the place, where the item's does not count; absent where there is none. */
  readonly own_minimum?: number;
}

/** What a person wrote on an item's form, and the class that it belongs to. */
export interface TunedItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly unit: string;
  readonly abc_class: AbcClass;
  /** Null where the form is silent. */
  readonly minimum_stock: number | null;
  readonly service_level: number | null;
  /** The class's level as it is in effect. */
  readonly class_level: number;
  /** Money for a unit; null where the form is silent. */
  readonly purchase_cost: number | null;
}

/** What outcomes said against a figure of an item. */
export interface ItemEvidence {
  /** Places that say so. */
  readonly places: number;
  readonly known_days: number;
  readonly out_days: number;
  readonly out_spells: number;
  readonly source: StockRecord["source"];
  /** Of the place that needs most. */
  readonly safety_stock: number;
  readonly reorder_point: number;
  readonly order_up_to_level: number;
  /** Days that the mean stock lasts; null where it is not known. */
  readonly turnover_days: number | null;
}

/** So many days, or two spells, are no accident. */
const LEAST_OUT_DAYS = 7;
const LEAST_OUT_SPELLS = 2;
/** A quiet record that is shorter says little (days). */
const LEAST_QUIET_DAYS = 60;

interface Judgeable extends TunedPlace {
  readonly record: StockRecord;
  readonly model: ModelLevels;
}

/** Places with a record, levels and demand. */
export function judgeablePlaces(places: readonly TunedPlace[]): readonly Judgeable[] {
  return places.flatMap(({ record, model, ...place }) =>
    record === null || model === null || model.daily_demand <= 0 ? [] : [{ ...place, record, model }],
  );
}

/** Whether a place was out of stock too often to be an accident. */
export function wasOftenOut({ record: { out_days, out_spells } }: Judgeable): boolean {
  return out_days >= LEAST_OUT_DAYS || out_spells >= LEAST_OUT_SPELLS;
}

/** Whether a place has long been in stock without a break, and more lay there than the class needs. */
export function wasOverstocked({ record, model }: Judgeable, high_days: number): boolean {
  const { out_days, known_days, average_stock } = record;
  return (
    out_days === 0 &&
    known_days >= LEAST_QUIET_DAYS &&
    average_stock !== null &&
    average_stock > high_days * model.daily_demand
  );
}

/** The places' records together, beside the levels of the one that needs most. */
export function itemEvidence(places: readonly [Judgeable, ...(readonly Judgeable[])]): ItemEvidence {
  const [first, ...others] = places;
  const needy = others.reduce((most, one) => (one.model.reorder_point > most.model.reorder_point ? one : most), first);
  const { safety_stock, reorder_point, order_up_to_level } = needy.model;
  const sum = (valueOf: (place: Judgeable) => number) => places.reduce((all, place) => all + valueOf(place), 0);
  const demand = sum(({ model }) => model.daily_demand);
  const isMoved = places.every(({ record }) => record.average_stock !== null);
  return {
    places: places.length,
    known_days: Math.max(...places.map(({ record }) => record.known_days)),
    out_days: sum(({ record }) => record.out_days),
    out_spells: sum(({ record }) => record.out_spells),
    source: isMoved ? "movements" : "alerts",
    ...{ safety_stock, reorder_point, order_up_to_level },
    turnover_days: isMoved ? sum(({ record }) => record.average_stock ?? 0) / demand : null,
  };
}

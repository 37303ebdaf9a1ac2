import { DEFAULT_TURNOVER_BANDS } from "../indicators/turnover.ts";
import {
  type ItemEvidence,
  itemEvidence,
  judgeablePlaces,
  type TunedItem,
  type TunedPlace,
  wasOftenOut,
  wasOverstocked,
} from "./tuned-place.ts";

/** A figure on an item's form that outcomes contradict: units of minimum stock, or a service level (0–1). */
export interface ItemProposal {
  readonly kind: "minimum_stock" | "item_service_level";
  readonly direction: "raise" | "lower";
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** The place that its page is shown for. */
  readonly location_code: string;
  readonly present: number;
  readonly proposed: number;
  readonly evidence: ItemEvidence;
  /** What a higher minimum may tie up beside the present one; null where none is proposed. */
  readonly more: TiedUp | null;
  /** Whether the figure would become many times what it is. */
  readonly is_large_step: boolean;
}

/** Stock at all places of an item together, at the most. */
export interface TiedUp {
  readonly units: number;
  /** At the purchase cost; null where it is not known. */
  readonly money: number | null;
}

/** From so many times the present figure on, a step is worth a second look. */
const LARGE_STEP = 5;

/** A minimum this many times the order-up-to level binds money. */
const HIGH_RATIO = 2;

type Judgeable = ReturnType<typeof judgeablePlaces>[number];

/**
 * What should change on an item's form, if anything; the figure is one for all places of the item, a minimum one for all
 * that have none of their own.
 */
export function itemProposals(item: TunedItem, places: readonly TunedPlace[]): readonly ItemProposal[] {
  const judged = judgeablePlaces(places);
  const shared = places.filter(({ model }) => model?.own_minimum === undefined);
  return [
    ...minimumProposal(item, judgeablePlaces(shared), shared.length),
    ...levelProposal(item, judged, places.length),
  ];
}

/** Below the engine's reorder point and often out: up to it. Far above and nowhere ever out: down to it. */
function minimumProposal(item: TunedItem, judged: readonly Judgeable[], all: number): readonly ItemProposal[] {
  const { minimum_stock: present } = item;
  if (present === null || present <= 0) return [];
  const low = judged.filter((place) => wasOftenOut(place) && present < Math.ceil(place.model.reorder_point));
  if (low.length > 0) return proposalsOf(item, low, { kind: "minimum_stock", direction: "raise", present }, all);
  const high = judged.filter((place) => present > HIGH_RATIO * place.model.order_up_to_level);
  if (high.length < all || !areOverstocked(item, high)) return [];
  return proposalsOf(item, high, { kind: "minimum_stock", direction: "lower", present }, all);
}

/** Below the class's level and often out, or above it and nowhere ever out with more than enough: the class's level. */
function levelProposal(item: TunedItem, judged: readonly Judgeable[], all: number): readonly ItemProposal[] {
  const { service_level: present, class_level } = item;
  if (present === null || present === class_level) return [];
  if (present < class_level) {
    const change = { kind: "item_service_level", direction: "raise", present } as const;
    return proposalsOf(item, judged.filter(wasOftenOut), change, all);
  }
  if (judged.length < all || !areOverstocked(item, judged)) return [];
  return proposalsOf(item, judged, { kind: "item_service_level", direction: "lower", present }, all);
}

function areOverstocked({ abc_class }: TunedItem, places: readonly Judgeable[]): boolean {
  return places.every((place) => wasOverstocked(place, DEFAULT_TURNOVER_BANDS[abc_class].high_days));
}

function proposalsOf(
  item: TunedItem,
  [first, ...others]: readonly Judgeable[],
  change: Pick<ItemProposal, "kind" | "direction" | "present">,
  all: number,
): readonly ItemProposal[] {
  if (first === undefined) return [];
  const evidence = itemEvidence([first, ...others]);
  const { item_code: code, item_name: name, unit, class_level } = item;
  const proposed = change.kind === "minimum_stock" ? Math.ceil(evidence.reorder_point) : class_level;
  const isMinimum = change.kind === "minimum_stock";
  const more = isMinimum && proposed > change.present ? tiedUp((proposed - change.present) * all, item) : null;
  const is_large_step = isMinimum && proposed >= LARGE_STEP * change.present;
  const { location_code } = first;
  return [{ ...change, code, name, unit, location_code, proposed, evidence, more, is_large_step }];
}

function tiedUp(units: number, { purchase_cost }: TunedItem): TiedUp {
  return { units, money: purchase_cost === null ? null : units * purchase_cost };
}

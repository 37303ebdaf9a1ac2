import { compareText } from "../math/compare-text.ts";
import type { BuyingRecord } from "./buying-record.ts";
import type { ItemOutage } from "./item-outage.ts";
import { type Lift, liftOf } from "./lift.ts";
import { type OutageTakings, outageTakings } from "./outage-takings.ts";
import type { ShopShares } from "./shop-shares.ts";
import { type UsualBuying, usualBuying } from "./usual-buying.ts";
import { visitChance } from "./visit-chance.ts";

/** What was seen of a pair while the item was out. */
export interface OutageEvidence {
  /** Buyers who ordered anything meanwhile, once for each outage. */
  readonly buyers: number;
  /** Those who took the substitute. */
  readonly taken: number;
  /** How many times as often as usual, shrunk towards 1. */
  readonly lift: number;
}

/** An item that may be offered in the place of another. Plain JSON. */
export interface LearnedSubstitute {
  readonly item_code: string;
  /** Chance that an order of the item's buyers holds it while the item is out, 0–1: what the list is ordered by. */
  readonly chance: number;
  /** Null where no outage, or too little of one, was seen. */
  readonly outage: OutageEvidence | null;
  /** Buyers of the item who bought it too. */
  readonly co_buyers: number;
}

/** What was learned of one item. Plain JSON. */
export interface LearnedOfItem {
  /** The likeliest first. */
  readonly learned: readonly LearnedSubstitute[];
  /** Codes of what goes out with the item, as what is bought to go with it does: nothing to offer in its place. */
  readonly rejected: readonly string[];
}

/** What all items of a shop are learned from. */
export interface LearningGround {
  readonly record: BuyingRecord;
  readonly shares: ShopShares;
  /** See `liftShape`. */
  readonly lift_shape: number;
  /** Day number: what is learned holds from here, and nothing of this day or later is looked at. */
  readonly today: number;
}

/** One item with those that could stand for it. */
export interface LearningWish {
  readonly item_code: string;
  readonly candidates: readonly string[];
  readonly outages: readonly ItemOutage[];
}

/** Kept of each item: more than are ever shown, because some will be out themselves. */
const MOST_SUBSTITUTES = 10;
/** Fewer buyers, or takings, make no evidence that could be told. */
const LEAST_BUYERS = 8;
const LEAST_TAKEN = 3;
/** Told as a move where it is as probable as this that it is one. */
const PROBABLE_MOVE = 0.9;
/** Rejected where it is as improbable as this. */
const IMPROBABLE_MOVE = 0.05;

/** Ranks what may be offered in the place of an item, the likeliest first, and tells what may not. */
export function learnSubstitutes(ground: LearningGround, wish: LearningWish): LearnedOfItem {
  const seen = lookAtItem(ground, wish);
  if (seen === null) return { learned: [], rejected: [] };
  const judged = considered(seen, ground.shares(ground.today)).map((other) => judgedPair(ground, seen, other));
  return {
    learned: judged
      .filter(({ is_rejected }) => !is_rejected)
      .map(({ substitute }) => substitute)
      .filter(({ chance }) => chance > 0)
      .sort((a, b) => b.chance - a.chance || compareText(a.item_code, b.item_code))
      .slice(0, MOST_SUBSTITUTES),
    rejected: judged
      .filter(({ is_rejected }) => is_rejected)
      .map(({ substitute }) => substitute.item_code)
      .sort(compareText),
  };
}

interface SeenItem {
  readonly others: readonly number[];
  readonly usual: UsualBuying;
  readonly outages: OutageTakings;
}

function lookAtItem({ record, shares, today }: LearningGround, wish: LearningWish): SeenItem | null {
  const item = record.indexOf.get(wish.item_code);
  if (item === undefined) return null;
  const others = wish.candidates.flatMap((code) => record.indexOf.get(code) ?? []).filter((other) => other !== item);
  const beside = { item, others: new Set(others) };
  return {
    others,
    usual: usualBuying(record, beside, { before: today, without: [] }),
    outages: outageTakings(record, beside, { outages: wish.outages, shares }),
  };
}

/** Those that buyers of the item ever took, and the best sold of the others. */
function considered({ others, usual, outages }: SeenItem, shop: Float64Array): readonly number[] {
  const isSeen = (other: number) => usual.shares.has(other) || outages.takings.has(other);
  const unseen = others.filter((other) => !isSeen(other));
  const best = unseen.sort((a, b) => (shop[b] ?? 0) - (shop[a] ?? 0)).slice(0, MOST_SUBSTITUTES);
  return [...others.filter(isSeen), ...best];
}

interface JudgedPair {
  readonly substitute: LearnedSubstitute;
  readonly is_rejected: boolean;
}

function judgedPair(
  { record, shares, lift_shape, today }: LearningGround,
  { usual, outages }: SeenItem,
  other: number,
): JudgedPair {
  const takings = outages.takings.get(other) ?? { taken: 0, expected: 0 };
  const lift = liftOf(takings, lift_shape);
  const is_move = isMove(outages.buyers, takings.taken, lift);
  const substitute = {
    item_code: record.item_codes[other] ?? "",
    chance: Math.min(1, visitChance(usual, other, shares(today)[other] ?? 0) * lift.value),
    outage: is_move ? { buyers: outages.buyers, taken: takings.taken, lift: lift.value } : null,
    co_buyers: usual.shares.get(other)?.buyers ?? 0,
  };
  return { substitute, is_rejected: lift.probability_above_one < IMPROBABLE_MOVE };
}

function isMove(buyers: number, taken: number, { probability_above_one }: Lift): boolean {
  return buyers >= LEAST_BUYERS && taken >= LEAST_TAKEN && probability_above_one >= PROBABLE_MOVE;
}

import { compareText } from "../math/compare-text.ts";
import { type Acceptance, acceptedChance } from "./accepted-chance.ts";
import type { LearnedSubstitute, OutageEvidence } from "./learn-substitutes.ts";
import { ownChance } from "./own-chance.ts";

/** Why something is offered in the place of an item. */
export type SubstituteBasis =
  /** A person named it on the item's form. */
  | { readonly kind: "linked" }
  /** Buyers moved to it while the item was out. */
  | ({ readonly kind: "moved" } & OutageEvidence)
  /** The customer bought it on so many days of late. */
  | { readonly kind: "own"; readonly days: number }
  /** So many buyers of the item bought it too. */
  | { readonly kind: "co_buyers"; readonly buyers: number }
  /** Of the same kind, and sold often of late. */
  | { readonly kind: "popular" }
  /** Of the same category, and there; nothing is known of who takes it. */
  | { readonly kind: "in_category" };

/** A substitute with its place in the list. */
export interface RankedSubstitute {
  readonly item_code: string;
  readonly basis: SubstituteBasis;
  /** Chance that it is taken, 0–1; 1 where a person named it. */
  readonly score: number;
  /** Null where it was never recommended. */
  readonly acceptance: Acceptance | null;
}

/** What is known of the substitutes of one item. */
export interface KnownSubstitutes {
  /** Codes that people named, in their order. */
  readonly links: readonly string[];
  readonly learned: readonly LearnedSubstitute[];
  /** Codes that were learned to be no substitutes: only people may name them. */
  readonly rejected: readonly string[];
  readonly acceptance: ReadonlyMap<string, Acceptance>;
  /** What the customer bought of late of what could stand for the item; null where nobody says who orders. */
  readonly customer: CustomerBuying | null;
}

/** What one customer bought within the look-back. */
export interface CustomerBuying {
  /** Days with an order. */
  readonly visits: number;
  /** Days by item code. */
  readonly days_with: ReadonlyMap<string, number>;
}

/** Fewer buyers in common are not worth telling. */
const LEAST_CO_BUYERS = 3;

/**
 * Orders what may be offered in the place of an item: what people named first and as they named it, then by the chance
 * that this customer takes it.
 */
export function rankSubstitutes(known: KnownSubstitutes): readonly RankedSubstitute[] {
  const learned = new Map(known.learned.map((one) => [one.item_code, one]));
  const codes = new Set([...learned.keys(), ...(known.customer?.days_with.keys() ?? [])]);
  const linked = known.links.map((item_code) => {
    return { ...ranked(known, item_code, learned.get(item_code)), basis: { kind: "linked" } as const, score: 1 };
  });
  const found = [...codes]
    .filter((code) => !known.links.includes(code) && !known.rejected.includes(code))
    .map((code) => ranked(known, code, learned.get(code)))
    .sort((a, b) => b.score - a.score || compareText(a.item_code, b.item_code));
  return [...linked, ...found];
}

function ranked(
  { acceptance, customer }: KnownSubstitutes,
  item_code: string,
  learned: LearnedSubstitute | undefined,
): RankedSubstitute {
  const accepted = acceptance.get(item_code) ?? null;
  const days = customer?.days_with.get(item_code) ?? 0;
  const chance = acceptedChance(learned?.chance ?? 0, accepted ?? { offered: 0, taken: 0 });
  return {
    item_code,
    basis: basisOf(learned, days),
    score: customer === null ? chance : ownChance({ visits: customer.visits, with_it: days }, chance),
    acceptance: accepted,
  };
}

function basisOf(learned: LearnedSubstitute | undefined, days: number): SubstituteBasis {
  const outage = learned?.outage ?? null;
  if (outage !== null) return { kind: "moved", ...outage };
  if (days > 0) return { kind: "own", days };
  const buyers = learned?.co_buyers ?? 0;
  return buyers >= LEAST_CO_BUYERS ? { kind: "co_buyers", buyers } : { kind: "popular" };
}

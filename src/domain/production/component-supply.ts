import type { Day } from "../calendar/day.ts";

/** Units of a component that are to arrive. */
export interface ComponentReceipt {
  readonly quantity: number;
  readonly expected_on: Day;
  /** Days on which it may arrive instead, with their probabilities; what they lack to 1 never arrives. Null: as expected. */
  readonly cases: readonly { readonly day: Day; readonly probability: number }[] | null;
}

/** P(here by the end of the day). */
export function arrivalProbability({ expected_on, cases }: ComponentReceipt, day: Day): number {
  if (cases === null) return expected_on <= day ? 1 : 0;
  return cases.reduce((sum, one) => sum + (one.day <= day ? one.probability : 0), 0);
}

/** Least probability with which a receipt is counted on. */
const EVEN_CHANCE = 0.5;

/** First day by which the receipt is here with even chances; null when it never is. */
export function countedOn(receipt: ComponentReceipt): Day | null {
  if (receipt.cases === null) return receipt.expected_on;
  const days = receipt.cases.map(({ day }) => day).sort();
  return days.find((day) => arrivalProbability(receipt, day) >= EVEN_CHANCE) ?? null;
}

/** Receipts up to this number are combined exactly; of more, the likeliest count as sure or absent. */
const MOST_UNCERTAIN = 12;

/** P(on hand + what arrives by the day < required), receipts independent of each other. */
export function shortageProbability(
  required: number,
  on_hand: number,
  receipts: readonly ComponentReceipt[],
  day: Day,
): number {
  const chances = receipts.map((receipt) => ({ units: receipt.quantity, p: arrivalProbability(receipt, day) }));
  const byDoubt = chances.sort((a, b) => doubt(b.p) - doubt(a.p) || a.units - b.units);
  let supplies = new Map([[on_hand, 1]]);
  for (const [rank, { units, p }] of byDoubt.entries()) {
    supplies = withReceipt(supplies, units, rank < MOST_UNCERTAIN ? p : Math.round(p));
  }
  let short = 0;
  for (const [supply, probability] of supplies) if (isBelow(supply, required)) short += probability;
  return Math.min(1, short);
}

/** 0 for what is certain, either way, up to one half for even chances. */
function doubt(probability: number): number {
  return Math.min(probability, 1 - probability);
}

/** Whether a supply falls short of a need by more than rounding. */
export function isBelow(supply: number, required: number): boolean {
  return supply < required - 1e-9 * Math.max(1, required);
}

function withReceipt(supplies: ReadonlyMap<number, number>, units: number, p: number): Map<number, number> {
  const next = new Map<number, number>();
  const add = (supply: number, probability: number): void => {
    if (probability > 0) next.set(supply, (next.get(supply) ?? 0) + probability);
  };
  for (const [supply, probability] of supplies) {
    add(supply + units, probability * p);
    add(supply, probability * (1 - p));
  }
  return next;
}

import { valueAt } from "../math/value-at.ts";

/**
 * Seven estimates of one level, kept up to date day by day in constant time: five exponentially weighted means from
 * quick to slow, and two products of a quick chance of demand and a slow size (TSB; Teunter, Syntetos & Babai 2011).
 * Each mean is a ratio of sums, Σ(1−α)ᵏ·demand ÷ Σ(1−α)ᵏ·share, so a day counts by its share of an average day and
 * the start needs no guess.
 */
export interface SmoothingBank {
  readonly pace: number;
  /** Days seen so far. */
  seen: number;
  /** Demand per share of the first day, used until a second one is seen. */
  first: number;
  /** For each mean its two sums, then for each product the two sums of its chance and the two of its size. */
  readonly sums: Float64Array;
}

const RATES = [0.15, 0.08, 0.04, 0.02, 0.01] as const;
const PRODUCTS = [
  { chance: 0.1, size: 0.01 },
  { chance: 0.04, size: 0.01 },
] as const;
const PRODUCTS_FROM = 2 * RATES.length;
const QUICKEST = 0.6;

/** Number of estimates in a bank. */
export const BANK_SIZE = RATES.length + PRODUCTS.length;

/** An empty bank; `pace` multiplies every smoothing constant (1 suits days, 2 or more suits months). */
export function createBank(pace: number): SmoothingBank {
  return { pace, seen: 0, first: 0, sums: new Float64Array(PRODUCTS_FROM + 4 * PRODUCTS.length) };
}

/**
 * Takes in one day. The first is only remembered: a history that begins with the first sale begins with a day that was
 * chosen for having demand, and would raise the level for good.
 */
export function advanceBank(bank: SmoothingBank, demand: number, share: number): void {
  bank.seen++;
  if (bank.seen === 1) {
    bank.first = share > 0 ? demand / share : 0;
    return;
  }
  const { sums, pace } = bank;
  for (let i = 0; i < RATES.length; i++) {
    const keep = 1 - Math.min(QUICKEST, pace * (RATES[i] as number)); // inside by the loop
    sums[2 * i] = keep * valueAt(sums, 2 * i) + demand;
    sums[2 * i + 1] = keep * valueAt(sums, 2 * i + 1) + share;
  }
  for (let i = 0; i < PRODUCTS.length; i++) advanceProduct(bank, i, demand, share);
}

function advanceProduct({ sums, pace }: SmoothingBank, i: number, demand: number, share: number): void {
  const rates = PRODUCTS[i] as (typeof PRODUCTS)[number]; // inside by the caller's loop
  const at = PRODUCTS_FROM + 4 * i;
  const keep = 1 - Math.min(QUICKEST, pace * rates.chance);
  sums[at] = keep * valueAt(sums, at) + (demand > 0 ? 1 : 0);
  sums[at + 1] = keep * valueAt(sums, at + 1) + share;
  if (demand <= 0) return;
  const keepSize = 1 - Math.min(QUICKEST, pace * rates.size);
  sums[at + 2] = keepSize * valueAt(sums, at + 2) + demand;
  sums[at + 3] = keepSize * valueAt(sums, at + 3) + 1;
}

/** Estimate number i (0 … BANK_SIZE − 1), units per average day. */
export function bankLevel(bank: SmoothingBank, i: number): number {
  const { sums } = bank;
  if (bank.seen < 2) return bank.first;
  if (i < RATES.length) return ratio(valueAt(sums, 2 * i), valueAt(sums, 2 * i + 1));
  const at = PRODUCTS_FROM + 4 * (i - RATES.length);
  const size = ratio(valueAt(sums, at + 2), valueAt(sums, at + 3));
  return ratio(valueAt(sums, at), valueAt(sums, at + 1)) * size;
}

/** Weighted sum of the estimates. */
export function weightedBankLevel(bank: SmoothingBank, weights: Float64Array): number {
  let level = 0;
  for (let i = 0; i < BANK_SIZE; i++) level += valueAt(weights, i) * bankLevel(bank, i);
  return Math.max(0, level);
}

/** Sums that decay over long gaps may vanish together; nothing over nothing is no demand. */
function ratio(sum: number, weight: number): number {
  return weight > 1e-12 ? sum / weight : 0;
}

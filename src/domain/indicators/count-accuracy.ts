import type { AbcClass } from "../risk/class-policy.ts";

/** A count beside its book, units; book null where nobody wrote it down. */
export interface CountedBook {
  readonly book_quantity: number | null;
  readonly counted_quantity: number;
}

/**
 * Share of the book within which a count is taken for right, by class: ±1 %, ±3 %, ±5 % (supplychainmetric.com,
 * "Inventory Record Accuracy").
 */
export const COUNT_TOLERANCES: Readonly<Record<AbcClass, number>> = { A: 0.01, B: 0.03, C: 0.05 };

/** What some counts add up to. */
export interface CountTally {
  /** Counts with a book. */
  readonly counts: number;
  /** Of them, those within tolerance. */
  readonly within: number;
  /** Σ|counted − book|, units. */
  readonly difference: number;
  /** Σ book, units; a book below nought counts by its size. */
  readonly book: number;
}

/** No counts. */
export const NO_COUNTS: CountTally = { counts: 0, within: 0, difference: 0, book: 0 };

const ROUNDING = 1e-9;

/** Adds a count; one without a book says nothing about it. */
export function addCount(
  tally: CountTally,
  { book_quantity, counted_quantity }: CountedBook,
  abc: AbcClass,
): CountTally {
  if (book_quantity === null) return tally;
  const size = Math.abs(book_quantity);
  const difference = Math.abs(counted_quantity - book_quantity);
  return {
    counts: tally.counts + 1,
    within: tally.within + (difference <= COUNT_TOLERANCES[abc] * size + ROUNDING ? 1 : 0),
    difference: tally.difference + difference,
    book: tally.book + size,
  };
}

/** How right the books were (库存准确率), shares; null without a count. */
export interface CountAccuracy {
  readonly counts: number;
  /** Counts within tolerance ÷ counts. Over- and undercounts do not make up for each other. */
  readonly accuracy_rate: number | null;
  /** Σ|counted − book| ÷ Σ book; null where the books held nothing (DeHoratius & Raman 2008, Mgmt Sci 54(4)). */
  readonly difference_rate: number | null;
}

/** The rates of a tally. */
export function countAccuracy({ counts, within, difference, book }: CountTally): CountAccuracy {
  return {
    counts,
    accuracy_rate: counts === 0 ? null : within / counts,
    difference_rate: book > 0 ? difference / book : null,
  };
}

import { grouped } from "../math/grouped.ts";
import { regularisedGammaQ } from "../math/incomplete-gamma.ts";
import { normalCdf } from "../math/normal.ts";
import { quantile } from "../math/quantile.ts";

/** A customer who met a shortage and of whom it is known what became of them; null where not known. */
export interface ProfiledCustomer {
  readonly lost: boolean;
  /** Before the shortage. */
  readonly value: number | null;
  readonly frequency: number | null;
  readonly category: string | null;
  readonly region: string | null;
  readonly channel: string | null;
  readonly customer_type: string | null;
}

const NUMBERS = ["value", "frequency"] as const;
const NAMES = ["category", "region", "channel", "customer_type"] as const;

/** A trait in which lost customers differ from kept ones. */
export type ProfileDifference = { readonly trait: string; readonly p: number; readonly adjusted_p: number } & (
  | {
      readonly kind: "number";
      /** P(lost > kept) − P(lost < kept), −1 to 1 (Cliff 1993). */
      readonly effect: number;
      readonly lost_median: number;
      readonly kept_median: number;
    }
  | {
      readonly kind: "name";
      /** Cramér's V, 0–1. */
      readonly effect: number;
      /** The name whose share among the lost differs most. */
      readonly name: string;
      readonly lost_share: number;
      readonly kept_share: number;
    }
);

/** Who is lost: only differences that chance does not explain. */
export type LostProfile =
  | {
      readonly kind: "compared";
      readonly lost: number;
      readonly kept: number;
      /** Traits that could be compared. */
      readonly compared: readonly string[];
      /** Significant after Holm's correction (1979), the strongest first; none: nothing differs for sure. */
      readonly differences: readonly ProfileDifference[];
    }
  | { readonly kind: "not_estimable"; readonly lost: number; readonly kept: number; readonly needed: number };

const LEAST_OF_EACH = 20;
const LEVEL = 0.05;
/** Rarer names stand together as one. */
const LEAST_OF_NAME = 10;

/** Compares trait by trait: rank sums of numbers (Mann & Whitney 1947), χ² of names. */
export function lostProfile(customers: readonly ProfiledCustomer[]): LostProfile {
  const lost = customers.filter((one) => one.lost).length;
  const kept = customers.length - lost;
  if (Math.min(lost, kept) < LEAST_OF_EACH) return { kind: "not_estimable", lost, kept, needed: LEAST_OF_EACH };
  const found = [
    ...NUMBERS.flatMap((trait) => numberDifference(customers, trait)),
    ...NAMES.flatMap((trait) => nameDifference(customers, trait)),
  ];
  const differences = holm(found).filter(({ adjusted_p }) => adjusted_p < LEVEL);
  return { kind: "compared", lost, kept, compared: found.map(({ trait }) => trait), differences };
}

type Uncorrected = ProfileDifference extends infer D ? (D extends unknown ? Omit<D, "adjusted_p"> : never) : never;

/** Holm's step-down: the smallest p times the number of tests, the next times one less, never below the one before. */
function holm(found: readonly Uncorrected[]): readonly ProfileDifference[] {
  let least = 0;
  return found
    .toSorted((a, b) => a.p - b.p)
    .map((one, i) => {
      least = Math.max(least, Math.min(1, one.p * (found.length - i)));
      return { ...one, adjusted_p: least };
    });
}

function numberDifference(customers: readonly ProfiledCustomer[], trait: (typeof NUMBERS)[number]): Uncorrected[] {
  const of = (lost: boolean) =>
    customers.flatMap((one) => (one.lost === lost && one[trait] !== null ? [one[trait]] : []));
  const [lost, kept] = [of(true), of(false)];
  if (Math.min(lost.length, kept.length) < LEAST_OF_EACH) return [];
  const { effect, p } = rankDifference(lost, kept);
  const medians = { lost_median: quantile(lost, 0.5), kept_median: quantile(kept, 0.5) };
  return [{ kind: "number", trait, p, effect, ...medians }];
}

/** Mann–Whitney with ties, by its normal law. */
function rankDifference(lost: readonly number[], kept: readonly number[]) {
  const all = Float64Array.from([...lost, ...kept]).sort();
  const ranks = new Map<number, number>();
  let ties = 0;
  for (let first = 0; first < all.length; ) {
    const value = all[first] ?? 0;
    let end = first;
    while (end < all.length && all[end] === value) end++;
    ranks.set(value, (first + 1 + end) / 2);
    ties += (end - first) ** 3 - (end - first);
    first = end;
  }
  const [a, b, n] = [lost.length, kept.length, all.length];
  const u = lost.reduce((sum, value) => sum + (ranks.get(value) ?? 0), 0) - (a * (a + 1)) / 2;
  const variance = ((a * b) / 12) * (n + 1 - ties / (n * (n - 1)));
  const effect = (2 * u) / (a * b) - 1;
  if (variance <= 0) return { effect: 0, p: 1 };
  const z = Math.max(0, Math.abs(u - (a * b) / 2) - 0.5) / Math.sqrt(variance);
  return { effect, p: 2 * normalCdf(-z) };
}

function nameDifference(customers: readonly ProfiledCustomer[], trait: (typeof NAMES)[number]): Uncorrected[] {
  const cells = cellsOf(customers, trait);
  const all = cells.reduce((sum, { of }) => sum + of, 0);
  const lost = cells.reduce((sum, cell) => sum + cell.lost, 0);
  const kept = all - lost;
  if (Math.min(lost, kept) < LEAST_OF_EACH || cells.length < 2) return [];
  const chi = cells.reduce((sum, cell) => {
    const [ofLost, ofKept] = [(cell.of * lost) / all, (cell.of * kept) / all];
    return sum + (cell.lost - ofLost) ** 2 / ofLost + (cell.of - cell.lost - ofKept) ** 2 / ofKept;
  }, 0);
  const p = regularisedGammaQ((cells.length - 1) / 2, chi / 2);
  const shares = cells.map((cell) => ({
    ...{ name: cell.name, lost_share: cell.lost / lost, kept_share: (cell.of - cell.lost) / kept },
  }));
  const [most] = shares.toSorted((x, y) => apart(y) - apart(x));
  return most === undefined ? [] : [{ kind: "name", trait, p, effect: Math.sqrt(chi / all), ...most }];
}

function apart({ lost_share, kept_share }: { readonly lost_share: number; readonly kept_share: number }): number {
  return Math.abs(lost_share - kept_share);
}

/** Customers by name; "" holds the rare ones together, and stands only where they are enough. */
function cellsOf(customers: readonly ProfiledCustomer[], trait: (typeof NAMES)[number]) {
  const named = customers.flatMap((one) => {
    const name = one[trait];
    return name === null || name === "" ? [] : [{ name, lost: one.lost }];
  });
  const groups = grouped(named, ({ name }) => name);
  const common = grouped(named, ({ name }) => ((groups.get(name)?.length ?? 0) < LEAST_OF_NAME ? "" : name));
  return [...common]
    .map(([name, own]) => ({ name, of: own.length, lost: own.filter((one) => one.lost).length }))
    .filter(({ of }) => of >= LEAST_OF_NAME);
}

/** A series cut in two: what a method may see, and what came. NaN = not known, or out of stock. */
export interface HeldOutSeries {
  readonly sku: string;
  readonly past: Float64Array;
  readonly future: Float64Array;
}

/** Series of one kind, each cut at the same period. */
export interface HeldOutSet {
  readonly name: string;
  /** Length of the cycle: 7 days or 12 months. */
  readonly cycle: number;
  /** Periods whose sum is forecast. */
  readonly lead: number;
  readonly horizon: number;
  readonly series: readonly HeldOutSeries[];
}

/** Whole series before they are cut. */
export interface ScienceSet extends Omit<HeldOutSet, "series"> {
  readonly series: readonly { readonly sku: string; readonly values: Float64Array }[];
  /** Periods between one cut and the one before. */
  readonly cut_every: number;
}

/** The set cut `earlier` steps before its last window; 0 = the last `horizon` periods are held out. */
export function heldOut({ series, cut_every, ...set }: ScienceSet, earlier = 0): HeldOutSet {
  return {
    ...set,
    series: series.map(({ sku, values }) => {
      const cut = values.length - set.horizon - earlier * cut_every;
      return { sku, past: values.slice(0, cut), future: values.slice(cut, cut + set.horizon) };
    }),
  };
}

/** A past from its first demand on; empty where there was none. */
export function fromFirstDemand(past: Float64Array): Float64Array {
  const first = past.findIndex((value) => value > 0);
  return first < 0 ? new Float64Array(0) : past.slice(first);
}

/** What is known of a past from its first demand on, oldest first. */
export function knownPast(past: Float64Array): Float64Array {
  return fromFirstDemand(past).filter((value) => !Number.isNaN(value));
}

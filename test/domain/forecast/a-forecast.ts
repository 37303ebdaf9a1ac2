import type { KernelInput } from "../../../src/domain/forecast/forecast-kernel.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import type { History } from "../../../src/domain/forecast/history.ts";
import { DEFAULT_CLASS, DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import type { ClassSpread } from "../../../src/domain/forecast/pooled-model.ts";
import { FLAT_WEEK } from "../../../src/domain/forecast/season-index.ts";
import type { SeasonHistory, SeasonProfile } from "../../../src/domain/forecast/season-index.ts";

/** What a kernel sees of a history of units per day: a week ahead, nothing learned, unless told otherwise. */
export function kernelInput(quantity: readonly number[], overrides: Partial<KernelInput> = {}): KernelInput {
  const values = Float64Array.from(quantity);
  return {
    values,
    index: new Float64Array(values.length).fill(1),
    tuning_days: values.length,
    days: 7,
    pooled: DEFAULT_POOLED_MODEL,
    ...overrides,
  };
}

/** Values that begin at the first position of their cycle. */
export function aSeasonHistory(quantity: readonly number[], cycle = 7): SeasonHistory {
  return { values: Float64Array.from(quantity), positions: Float64Array.from(quantity, (_, t) => t % cycle) };
}

/** A history without any season, so that each figure can be computed by hand. */
export function aHistory(quantity: readonly number[], profile: SeasonProfile = ONE_POSITION): History {
  const cycle = profile.factors.length;
  return historyOf(aSeasonHistory(quantity, cycle), profile);
}

/** A cycle of one: every day is like the other. */
export const ONE_POSITION: SeasonProfile = { factors: Float64Array.of(1), between_variance: 0 };

/** A week whose shares each item finds by itself. */
export const ANY_WEEK: SeasonProfile = FLAT_WEEK;

/** A class of items, its figures as told or as they are before anything is learned. */
export function aClass(overrides: Partial<ClassSpread> = {}): ClassSpread {
  return { from_units: 0, ...DEFAULT_CLASS, ...overrides };
}

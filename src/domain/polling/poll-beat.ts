/**
 * How changes of a form reach us. `pushed`: the platform tells. `polled`: it never has, so that reading is the only way.
 * `silent`: it used to tell and has stopped.
 */
export type PollMode = "pushed" | "polled" | "silent";

/** How often forms are read, in ms, and how many calls of the API that may cost. */
export interface PollSetting {
  /** The longest time between two looks at a form: the bound on staleness. */
  readonly beat_ms: number;
  /** The shortest time, for lively forms that nobody tells about. */
  readonly fast_ms: number;
  readonly sweep_ms: number;
  /** Of one installation. */
  readonly calls_per_hour: number;
}

const HOUR_MS = 3_600_000;
/** A form that has just become silent is looked at this much more often than by the plain beat. */
const SILENT_FACTOR = 10;
const QUIETER = 1.5;

/** The longest beat of an installation with so many forms: as set, or what the budget can bear of plain looks. */
export function affordableBeat({ beat_ms, calls_per_hour }: PollSetting, forms: number): number {
  return Math.max(beat_ms, Math.ceil((forms * HOUR_MS) / calls_per_hour));
}

/** What the last look at a form says about when to look again. */
export interface BeatQuestion {
  readonly mode: PollMode;
  readonly last_ms: number;
  /** The last look found something that nobody had told of. */
  readonly has_changed: boolean;
  readonly is_over_budget: boolean;
  /** As `affordableBeat` gives it. */
  readonly longest_ms: number;
  readonly fast_ms: number;
}

/** Time until the next look (ms): halved by every find, slowly longer while nothing happens. */
export function nextBeat({ mode, last_ms, has_changed, is_over_budget, longest_ms, fast_ms }: BeatQuestion): number {
  if (mode === "pushed" || is_over_budget) return longest_ms;
  const shortest = Math.min(fast_ms, longest_ms);
  const ceiling = mode === "silent" ? Math.max(shortest, longest_ms / SILENT_FACTOR) : longest_ms;
  const wanted = has_changed ? last_ms / 2 : last_ms * QUIETER;
  return Math.round(Math.min(ceiling, Math.max(shortest, wanted)));
}

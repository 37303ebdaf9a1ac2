/** How something that is called again and again fails of late. It rests where `rests` is not 0. */
export interface Trouble {
  /** In a row. */
  readonly failures: number;
  /** Rests since it worked last, each longer than the one before. */
  readonly rests: number;
  /** Instant in ms until which it is left alone. */
  readonly closed_until: number;
}

export const NO_TROUBLE: Trouble = { failures: 0, rests: 0, closed_until: 0 };

/** How it bears failures: a first rest after so many in a row, and how long each rest is by the number of those before. */
export interface RestSetting {
  readonly in_a_row: number;
  /** In ms. */
  restMs(rests: number): number;
}

/** Where it stands after one more failure; once it has rested, each failure is a longer rest. */
export function afterFailure({ failures, rests }: Trouble, { in_a_row, restMs }: RestSetting, now: number): Trouble {
  if (rests === 0 && failures + 1 < in_a_row) return { failures: failures + 1, rests, closed_until: 0 };
  return { failures: failures + 1, rests: rests + 1, closed_until: now + restMs(rests) };
}

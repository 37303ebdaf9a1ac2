import { addDays, type Day } from "../calendar/day.ts";
import { grouped } from "../math/grouped.ts";
import { poissonTail } from "../math/poisson.ts";

/** One event of a stage, an item or a supplier, whatever is counted. */
export interface CountedEvent {
  readonly key: string;
  readonly day: Day;
}

/** What repetition is held against. */
export interface RepetitionQuestion {
  readonly today: Day;
  /** Days looked back on, today not included. */
  readonly window_days: number;
  /** Fewer are no repetition. */
  readonly least_count: number;
  /**
   * Share of all events that would fall on each key by chance: of an item its share of the orders, of a stage its share in
   * the time before. They should add up to 1 over all keys, also those without an event.
   */
  readonly shares: ReadonlyMap<string, number>;
}

/** A key that events fall on again and again. */
export interface RepeatedCause {
  readonly key: string;
  readonly count: number;
  /** Events that chance would have brought. */
  readonly expected: number;
  /** P(as many or more by chance) of one key, times the number of keys looked at (Bonferroni); at most 1. */
  readonly p_value: number;
  /** Whether chance would bring it in fewer than one look in twenty. */
  readonly is_beyond_chance: boolean;
}

const SURE = 0.05;

/**
 * Keys with at least so many events in the window, the least likely first. All events in the window are spread over the
 * keys by their shares; the number that falls on one of many is about Poisson.
 */
export function repeatedCauses(
  events: readonly CountedEvent[],
  question: RepetitionQuestion,
): readonly RepeatedCause[] {
  const { today, window_days, least_count, shares } = question;
  const since = addDays(today, -window_days);
  const within = events.filter(({ day }) => day >= since && day < today);
  const keys = Math.max(1, shares.size);
  return [...grouped(within, ({ key }) => key)]
    .filter(([, own]) => own.length >= least_count)
    .map(([key, own]): RepeatedCause => {
      const expected = within.length * (shares.get(key) ?? 1 / keys);
      const p_value = Math.min(1, keys * poissonTail(expected, own.length - 1));
      return { key, count: own.length, expected, p_value, is_beyond_chance: p_value < SURE };
    })
    .toSorted((a, b) => a.p_value - b.p_value || b.count - a.count);
}

import { addDays, type Day } from "../../domain/calendar/day.ts";
import { finishedMonths, firstDayOf, monthNumber } from "../../domain/calendar/month.ts";
import type { KeptMonth } from "../../contracts/kept-months.ts";
import type { RetentionMonth } from "../../contracts/retention.ts";

/** What finished months are told from. */
export interface FinishQuestion {
  readonly today: Day;
  /** The first day of which sales are known. */
  readonly first_day: Day;
  /** For so many days alerts and shortages are kept as they were found. */
  readonly kept_days: number;
  readonly kept: readonly KeptMonth[];
  /** What stands today; it closes the month that ended last. */
  readonly closing: Pick<RetentionMonth, "stock" | "effect" | "care_profit">;
  count(month: string): NonNullable<KeptMonth["counted"]>;
}

const NOTHING_CLOSED = { stock: null, effect: null, care_profit: null } as const;
const MOST_MONTHS = 24;
/** A month's customers have had so long to come back; one whose gap is longer still keeps it open. */
const OPEN_MONTHS = 6;

/**
 * The finished months, the oldest first. One whose time is over, or of which not all is kept any more that it was counted
 * from, stays as it was; the others are counted anew. What stood at a month's end is of the first run after it.
 */
export function finishMonths({ today, first_day, kept, ...question }: FinishQuestion): readonly KeptMonth[] {
  const known = new Map(kept.map((one) => [one.month, one]));
  const finished = finishedMonths(first_day, today, MOST_MONTHS);
  const months = [...new Set([...known.keys(), ...finished])].sort().slice(-MOST_MONTHS);
  const kept_from = addDays(today, -question.kept_days);
  return months.map((month) => {
    const before = known.get(month);
    const is_whole = firstDayOf(month) >= kept_from;
    if (before !== undefined && before.counted !== null && (before.is_settled || !is_whole)) {
      return { ...before, is_settled: true };
    }
    const counted = question.count(month);
    const is_over = monthNumber(today) - monthNumber(month) > OPEN_MONTHS;
    const closes = before === undefined && month === finished.at(-1);
    const { stock, effect, care_profit } = before ?? (closes ? question.closing : NOTHING_CLOSED);
    return { month, is_settled: !is_whole || (is_over && isRipe(counted)), stock, effect, care_profit, counted };
  });
}

/** Kept months as they are shown. */
export function shownMonths(kept: readonly KeptMonth[]): RetentionMonth[] {
  return kept.flatMap(({ month, stock, effect, care_profit, counted }) =>
    counted === null ? [] : [{ month, stock, effect, care_profit, ...counted }],
  );
}

/** Whether it is known of every customer what became of them. */
function isRipe({ churn }: Pick<RetentionMonth, "churn">): boolean {
  return churn.outcomes.pending === 0;
}

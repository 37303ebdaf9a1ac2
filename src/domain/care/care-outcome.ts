import { type Day, addDays, daysBetween } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";

/** One action assigned, or held out, for one customer in one event. */
export interface Assignment {
  readonly customer_code: string;
  readonly event_no: string;
  readonly held_out: boolean;
  /** The share held out when it was assigned, 0–1. */
  readonly held_out_share: number;
  readonly assigned_on: Day;
  /** What the action has cost so far, yuan: coupons taken, and each contact; nothing where held out. */
  readonly cost: number;
}

/** What came of an assignment within its window. */
export interface CareOutcome {
  readonly held_out: boolean;
  readonly held_out_share: number;
  /** Margin of what the customer bought within the window, yuan. */
  readonly margin: number;
  readonly cost: number;
}

/** A customer's purchase, with its margin in yuan. */
export interface Purchase {
  readonly customer_code: string;
  readonly on: Day;
  readonly margin: number;
}

/** Days after the assignment over which buying is counted, unless set otherwise. */
export const OUTCOME_WINDOW_DAYS = 60;

/**
 * Outcomes of one action whose window has closed by a day. The window begins on the day after the assignment. Of a customer's
 * assignments those that fall into the window of an earlier one are left out, treated or not: one act's echo is not
 * counted as another's.
 */
export function closedOutcomes(
  assignments: readonly Assignment[],
  purchases: readonly Purchase[],
  { today, window_days }: { readonly today: Day; readonly window_days: number },
): readonly CareOutcome[] {
  const bought = grouped(purchases, ({ customer_code }) => customer_code);
  return Array.from(grouped(assignments, ({ customer_code }) => customer_code).values(), (own) =>
    apart(own, window_days),
  )
    .flat()
    .filter(({ assigned_on }) => addDays(assigned_on, window_days) < today)
    .map(({ customer_code, assigned_on, held_out, held_out_share, cost }) => {
      const within = (bought.get(customer_code) ?? []).filter(({ on }) => {
        const days = daysBetween(assigned_on, on);
        return days >= 1 && days <= window_days;
      });
      return { held_out, held_out_share, margin: within.reduce((sum, { margin }) => sum + margin, 0), cost };
    });
}

/** Assignments whose windows do not overlap, the earliest first. */
function apart(own: readonly Assignment[], window_days: number): readonly Assignment[] {
  const kept: Assignment[] = [];
  for (const one of own.toSorted(byDay)) {
    const last = kept.at(-1);
    if (last === undefined || daysBetween(last.assigned_on, one.assigned_on) > window_days) kept.push(one);
  }
  return kept;
}

function byDay(a: Assignment, b: Assignment): number {
  return compareText(a.assigned_on, b.assigned_on) || compareText(a.event_no, b.event_no);
}

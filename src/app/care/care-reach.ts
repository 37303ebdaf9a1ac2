import { addDays } from "../../domain/calendar/day.ts";
import { ARRIVAL_ACTIONS } from "../../domain/care/care-action.ts";
import { type ReachTimes, reachTimes } from "../../domain/care/reach-times.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StockoutEvents } from "../../ports/stockout-events.ts";

/** Ports of `careReach`. */
export interface CareReachPorts {
  readonly care: Pick<Care, "since">;
  readonly stockoutEvents: Pick<StockoutEvents, "between">;
  readonly clock: Pick<Clock, "today">;
}

const SPAN_DAYS = 90;
const MOST_EVENTS = 5_000;

/**
 * How long it took of late from an alert to the customers whom it concerns; who was held out is not among them, nor what is only
 * done once goods are there.
 */
export async function careReach(
  { care, stockoutEvents, clock }: CareReachPorts,
  installation_id: string,
): Promise<ReachTimes & { readonly days: number }> {
  const today = clock.today();
  const from = addDays(today, -SPAN_DAYS);
  const [assignments, events] = await Promise.all([
    care.since(installation_id, from),
    stockoutEvents.between(installation_id, { from, through: today }, MOST_EVENTS),
  ]);
  const raised = new Map(events.map(({ event_no, raised_on }) => [event_no, raised_on]));
  const done = assignments.filter(
    ({ held_out, event_no, action }) => !held_out && raised.has(event_no) && !ARRIVAL_ACTIONS.includes(action),
  );
  const byCustomer = grouped(done, ({ event_no, customer_code }) => JSON.stringify([event_no, customer_code]));
  const cared = [...byCustomer.values()].flatMap((own) => {
    const [first] = own.toSorted((a, b) => (a.assigned_on < b.assigned_on ? -1 : 1));
    const raised_on = raised.get(first?.event_no ?? "");
    if (first === undefined || raised_on === undefined) return [];
    const reached = own.flatMap(({ done_on }) => done_on ?? []).toSorted();
    return [{ raised_on, assigned_on: first.assigned_on, done_on: reached[0] ?? null }];
  });
  return { days: SPAN_DAYS, ...reachTimes(cared) };
}

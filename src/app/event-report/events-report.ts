import { addDays, type Day } from "../../domain/calendar/day.ts";
import { causeLossTable } from "../../domain/cause/cause-loss-table.ts";
import type { CauseShare } from "../../domain/cause/cause-shares.ts";
import type { StockoutEventsReport, StockoutEventsView } from "../../contracts/stockout-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptEvent, StockoutEvents } from "../../ports/stockout-events.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { eventRow } from "./event-row.ts";
import { REPEATED_DAYS, repeatedOf } from "./repeated.ts";

/** Ports of `eventsReport`. */
export interface EventsReportPorts {
  readonly stockoutEvents: Pick<StockoutEvents, "between">;
  readonly subjects: Pick<Subjects, "all" | "masters">;
  readonly clock: Pick<Clock, "today">;
}

const PAGE_SIZE = 50;
/** Events of a time that are looked at: the newest, where there are more. */
const MOST_EVENTS = 5_000;

/** The events of a time, with what their causes cost. */
export function createEventsReport({ stockoutEvents, subjects, clock }: EventsReportPorts) {
  return async function eventsReport(installation_id: string, view: StockoutEventsView): Promise<StockoutEventsReport> {
    const today = clock.today();
    const from = addDays(today, -view.days);
    const recent_from = addDays(today, -REPEATED_DAYS);
    const days = { from: recent_from < from ? recent_from : from, through: today };
    const [found, places, items, suppliers] = await Promise.all([
      stockoutEvents.between(installation_id, days, MOST_EVENTS + 1),
      subjects.all(installation_id),
      subjects.masters(installation_id, "item"),
      subjects.masters(installation_id, "supplier"),
    ]);
    const looked = found.slice(0, MOST_EVENTS);
    const kept = looked.filter(({ raised_on }) => raised_on >= from);
    const recent = looked.filter(({ raised_on }) => raised_on >= recent_from);
    const matching = kept.filter((event) => isMeant(event, view));
    const short = matching.filter(isShort);
    const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
    const page = Math.min(Math.max(1, view.page), pages);
    const { rows, total } = causeLossTable(short.map(causedLoss));
    return {
      ...{ from, through: today, cut: cutOf(found, from), matching: matching.length, page, page_size: PAGE_SIZE },
      rows: matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(eventRow),
      counts: {
        short: short.length,
        averted: matching.filter(({ found }) => found?.outcome === "averted").length,
        open: matching.filter(({ ended_on }) => ended_on === null).length,
      },
      causes: { rows: [...rows], total },
      unpriced: short.filter(({ found }) => found?.lost_money === null).length,
      repeated_days: REPEATED_DAYS,
      repeated: [...repeatedOf({ today, events: recent.filter(isShort), places, items, suppliers })],
    };
  };
}

/** What is looked at of a time with more events than that. */
function cutOf(found: readonly KeptEvent[], from: Day): StockoutEventsReport["cut"] {
  const [oldest, next] = found.slice(MOST_EVENTS - 1);
  if (oldest === undefined || next === undefined || next.raised_on < from) return null;
  return { looked_at: MOST_EVENTS, from: oldest.raised_on };
}

function isShort({ found }: KeptEvent): boolean {
  return found?.outcome === "short";
}

function isMeant(event: KeptEvent, { search, cause, state }: StockoutEventsView): boolean {
  const { found, chosen_cause, ended_on, item_code, item_name, event_no } = event;
  const text = `${item_name}\n${item_code}\n${event_no}`.toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  if (!words.every((word) => text.includes(word))) return false;
  if (cause !== null && (chosen_cause ?? found?.main_cause) !== cause) return false;
  if (state === "open") return ended_on === null;
  return state === "all" || found?.outcome === state;
}

/** What a person chose bears the whole loss. */
function causedLoss({ found, chosen_cause }: KeptEvent) {
  const chosen: readonly CauseShare[] = chosen_cause === null ? [] : [{ cause: chosen_cause, share: 1 }];
  return {
    shares: chosen_cause === null ? (found?.shares ?? []) : chosen,
    lost_units: found?.lost_units ?? 0,
    lost_money: found?.lost_money ?? 0,
    lost_customers: found?.customer_count ?? 0,
  };
}

import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import { firstDayAfter, firstDayOf, monthOf } from "../../domain/calendar/month.ts";
import { lifeOf } from "../../domain/alert/alert-life.ts";
import { responseTimes } from "../../domain/alert/response-times.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { JudgedLine } from "../../domain/retention/measured-retention.ts";
import { recovered } from "../../domain/retention/recovered.ts";
import type { ServiceFailures } from "../../domain/retention/service-failures.ts";
import { stockoutChurn } from "../../domain/retention/stockout-churn.ts";
import { lostNow } from "../../domain/stockout-effect/lost-now.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { RetentionMonth } from "../../contracts/retention.ts";
import type { Clock } from "../../ports/clock.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import type { Outages } from "./read-outages.ts";

/** What months are told from. */
export interface MonthsQuestion {
  readonly today: Day;
  readonly now: number;
  readonly places: number;
  readonly outages: Outages;
  readonly judged: readonly JudgedLine[];
  readonly failures: ReadonlyMap<string, ServiceFailures>;
  readonly clock: Pick<Clock, "dayOf">;
}

/** Figures of a month that are told anew at each run. */
export type CountedMonth = Omit<RetentionMonth, "stock" | "effect" | "care_cost" | "care_profit">;

/** Tells the figures of one month after the other. */
export function createMonthFigures(question: MonthsQuestion): (month: string) => CountedMonth {
  const { today, now, places, outages, failures, clock } = question;
  const byMonth = grouped(question.judged, ({ day }) => monthOf(day));
  const wereOut = new Set(outages.outages.map(({ event_no }) => event_no));
  const lives = [...grouped(outages.events, ({ subject, episode }) => episodeKey(subject, episode))].flatMap(
    ([event_no, events]) => {
      const life = lifeOf(events);
      return life === null ? [] : [{ ...life, was_averted: life.cleared_at !== null && !wereOut.has(event_no) }];
    },
  );
  const livesByMonth = grouped(lives, ({ raised_at }) => monthOf(clock.dayOf(raised_at) ?? ""));

  return (month) => {
    const judged = byMonth.get(month) ?? [];
    const now_lost = lostNow(judged);
    const raised = livesByMonth.get(month) ?? [];
    const times = responseTimes(raised, now);
    return {
      month,
      ...outOf(month),
      lost_units: now_lost.units,
      lost_revenue: judged.reduce((sum, { unmet_revenue }) => sum + unmet_revenue, 0),
      lost_margin: now_lost.margin,
      units_without_margin: now_lost.units_without_margin,
      customers_hit: new Set(judged.map(({ customer_code }) => customer_code)).size,
      churn: stockoutChurn(judged).by_customer,
      recovered: { ...recovered(judged), averted_alerts: raised.filter(({ was_averted }) => was_averted).length },
      failures: failures.get(month) ?? null,
      responses: {
        alerts: times.alerts,
        told_ms: times.told.median_ms,
        answered_ms: times.answered.median_ms,
        ordered_ms: times.ordered.median_ms,
        received_ms: times.received.median_ms,
      },
    };
  };

  /** Place-days of the month as far as alerts are on record, and those that were out; a place counts once a day. */
  function outOf(month: string) {
    const from = later(firstDayOf(month), outages.since ?? today);
    const to = earlier(firstDayAfter(month), today);
    const days = Math.max(0, daysBetween(from, to));
    const out = new Set<string>();
    const events = new Set<string>();
    for (const outage of outages.outages) {
      const end = earlier(outage.back_on ?? today, to);
      for (let day = later(outage.from, from); day < end; day = addDays(day, 1)) {
        out.add(`${placeKey(outage)} ${day}`);
        events.add(outage.event_no);
      }
    }
    return { item_days: days * places, item_days_out: out.size, events: events.size };
  }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

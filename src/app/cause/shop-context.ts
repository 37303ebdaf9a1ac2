import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import { lifeOf } from "../../domain/alert/alert-life.ts";
import { type BusinessCalendar, dayTypeOn } from "../../domain/calendar/business-calendar.ts";
import { type Day, DAY_MS } from "../../domain/calendar/day.ts";
import type { CauseClass } from "../../domain/cause/cause-class.ts";
import { causeOfLabel } from "../../domain/cause/cause-class.ts";
import { type CausePriors, priorsOf } from "../../domain/cause/cause-priors.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { KnownDays } from "../../domain/known-days/known-days.ts";
import type { FormName } from "../../contracts/form.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { KeptOrderOutlook, Production } from "../../ports/production.ts";
import type { Registry } from "../../ports/registry.ts";
import type { StockoutEvents } from "../../ports/stockout-events.ts";
import type { DemandEvents, Subjects } from "../../ports/subjects.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import { loadKnownDays } from "../assess/known-days.ts";
import { firstDayOfHistory } from "../assess/risk-input.ts";
import type { KeptCourses } from "../purchase-course/kept-courses.ts";
import { type ShopCourses, shopCourses } from "./shop-courses.ts";

/** Ports of `shopContext`. */
export interface ShopContextPorts {
  readonly subjects: Pick<Subjects, "demandEvents">;
  readonly alertEvents: Pick<AlertEvents, "raisedSince">;
  readonly stockoutEvents: Pick<StockoutEvents, "choices">;
  readonly production: Pick<Production, "facts" | "outlooks">;
  readonly registry: Pick<Registry, "bindings">;
  readonly courses: Pick<KeptCourses, "of">;
  readonly clock: Pick<Clock, "now" | "today">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** What an installation's items have taught about each other; undefined while nothing was learned. */
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
}

/** What holds for all events of a shop while they are explained. */
export interface ShopContext {
  readonly today: Day;
  readonly bound: ReadonlySet<FormName>;
  readonly courses: ShopCourses;
  readonly outlooks: readonly KeptOrderOutlook[];
  /** Days that making an item takes, by code. */
  readonly makeDays: ReadonlyMap<string, number>;
  readonly occasions: DemandEvents;
  readonly known_days: KnownDays;
  readonly pooled: PooledModel | undefined;
  readonly priors: CausePriors;
  /** Events of alerts, by event number. */
  readonly told: ReadonlyMap<string, readonly AlertEvent[]>;
  /** Whole days until alerts were answered, with the event they are of. */
  readonly answers: readonly { readonly event_no: string; readonly days: number }[];
  isHoliday(day: Day): boolean;
}

/** Alerts whose answers say what is usual. */
const ANSWERED_DAYS = 365;

/** Reads what all events of a shop are explained with. */
export async function shopContext(ports: ShopContextPorts, installation_id: string): Promise<ShopContext> {
  const today = ports.clock.today();
  const since = ports.clock.now() - ANSWERED_DAYS * DAY_MS;
  const [bindings, courses, outlooks, made, occasions, known_days, pooled, choices, raised] = await Promise.all([
    ports.registry.bindings(installation_id),
    ports.courses.of(installation_id),
    ports.production.outlooks(installation_id),
    ports.production.facts(installation_id),
    ports.subjects.demandEvents(installation_id, firstDayOfHistory(today)),
    loadKnownDays(ports, installation_id, today),
    ports.pooledModel(installation_id),
    ports.stockoutEvents.choices(installation_id),
    ports.alertEvents.raisedSince(installation_id, since),
  ]);
  const told = Map.groupBy(raised, ({ subject, episode }) => episodeKey(subject, episode));
  const makeDays = made.bom_lines.flatMap(({ parent_code, make_days }) =>
    make_days === null ? [] : [[parent_code, make_days] as const],
  );
  return {
    ...{ today, courses: shopCourses(courses), outlooks, occasions, known_days, pooled, told },
    bound: new Set(bindings.map(({ form }) => form)),
    makeDays: new Map(makeDays),
    priors: priorsOf(choices.flatMap(({ stockout_cause }) => classOf(stockout_cause))),
    answers: answersOf(told),
    isHoliday: holidayOf(ports.calendar.around(today)),
  };
}

function classOf(label: string): readonly CauseClass[] {
  const cause = causeOfLabel(label);
  return cause === null || cause === "undetermined" ? [] : [cause];
}

function answersOf(told: ReadonlyMap<string, readonly SubjectAlertEvent[]>): ShopContext["answers"] {
  return [...told].flatMap(([event_no, events]) => {
    const life = lifeOf(events);
    if (life === null || life.answered_at === null) return [];
    return [{ event_no, days: Math.floor((life.answered_at - life.raised_at) / DAY_MS) }];
  });
}

function holidayOf(calendar: BusinessCalendar) {
  return (day: Day): boolean => dayTypeOn(calendar, day) === "holiday";
}

import { DAY_MS } from "../../domain/calendar/day.ts";
import { type AlertLife, isIgnored, lifeOf } from "../../domain/alert/alert-life.ts";
import { responseTimes } from "../../domain/alert/response-times.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { severityRank } from "../../domain/risk/severity.ts";
import type { ResponseReport } from "../../contracts/responses.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `responseReport`. */
export interface ResponseReportPorts {
  readonly alertEvents: Pick<AlertEvents, "raisedSince">;
  readonly subjects: Pick<Subjects, "items">;
  readonly clock: Pick<Clock, "now">;
}

/** An alert's life with the item it is about. */
interface SubjectLife extends AlertLife {
  readonly subject: Subject;
}

const SPAN_DAYS = 30;
/** Alerts that wait longer than this are not looked for any more (ms). */
const WAITING_MS = 180 * DAY_MS;
const SHOWN_IGNORED = 20;

/** How fast people answered the alerts of the last days, beside the days before, and which still wait for anybody. */
export function createResponseReport({ alertEvents, subjects, clock }: ResponseReportPorts) {
  return async function responseReport(installation_id: string, days = SPAN_DAYS): Promise<ResponseReport> {
    const now = clock.now();
    const span_ms = days * DAY_MS;
    const lives = livesOf(await alertEvents.raisedSince(installation_id, now - Math.max(2 * span_ms, WAITING_MS)));
    const since = (span: number) => lives.filter(({ raised_at }) => raised_at >= now - span * span_ms);
    const recent = since(1);
    const before = since(2).filter((life) => !recent.includes(life));
    const waiting = lives.filter(
      (life) => life.cleared_at === null && life.answered_at === null && isIgnored(life, now),
    );
    const shown = waiting.sort(worstThenOldest).slice(0, SHOWN_IGNORED);
    const items = await subjects.items(
      installation_id,
      shown.map(({ subject }) => subject.item_code),
    );
    const names = new Map(items.map(({ item_code, item_name }) => [item_code, item_name]));
    return {
      days,
      recent: responseTimes(recent, now),
      before: before.length === 0 ? null : responseTimes(before, now),
      waiting: waiting.length,
      ignored: shown.map(({ subject, worst, told_at, raised_at }) => ({
        item_code: subject.item_code,
        location_code: subject.location_code,
        item_name: names.get(subject.item_code) ?? subject.item_code,
        severity: worst,
        told_at: told_at ?? raised_at,
      })),
    };
  };
}

function livesOf(events: Awaited<ReturnType<AlertEvents["raisedSince"]>>): SubjectLife[] {
  const byEpisode = grouped(events, ({ subject, episode }) =>
    JSON.stringify([subject.item_code, subject.location_code, episode]),
  );
  return [...byEpisode.values()].flatMap((of_one) => {
    const [first] = of_one;
    const life = lifeOf(of_one);
    return first === undefined || life === null ? [] : [{ subject: first.subject, ...life }];
  });
}

function worstThenOldest(a: SubjectLife, b: SubjectLife): number {
  return severityRank(b.worst) - severityRank(a.worst) || a.raised_at - b.raised_at;
}

import type { AlertEvent } from "../../../domain/alert/alert-event.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../../ports/alert-events.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { allAs, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** An alert clears because of what else happened at that instant. */
const byTime = (of: string) => `${of}at, case when ${of}kind = 'cleared' then 1 else 0 end, ${of}kind, ${of}note`;

const KEY = ["installation_id", "item_code", "location_code", "episode", "at", "kind", "note"] as const;

/** What has happened to alerts. */
export function createSqlAlertEvents(database: SqlDatabase): AlertEvents {
  return {
    ofSubject: ({ installation_id, item_code, location_code }, since) =>
      database.read(
        of(installation_id),
        allAs(
          alertEvent,
          `select * from alert_event where installation_id = ? and item_code = ? and location_code = ? and at >= ?
           order by ${byTime("")}`,
          installation_id,
          item_code,
          location_code,
          since,
        ),
      ),

    raisedSince: (installation_id, since) =>
      database.read(
        of(installation_id),
        allAs(
          subjectEvent,
          `select e.* from alert_event raised join alert_event e on e.installation_id = raised.installation_id
             and e.item_code = raised.item_code and e.location_code = raised.location_code
             and e.episode = raised.episode
           where raised.installation_id = ? and raised.kind = 'raised' and raised.at >= ?
           order by e.item_code, e.location_code, ${byTime("e.")}`,
          installation_id,
          since,
        ),
      ),

    happenedSince: (installation_id, since) =>
      database.read(
        of(installation_id),
        allAs(
          subjectEvent,
          `select * from alert_event where installation_id = ? and at >= ?
           order by item_code, location_code, ${byTime("")}`,
          installation_id,
          since,
        ),
      ),

    supplyOf: async (installation_id, places, since) =>
      (
        await database.read(
          of(installation_id),
          together(places.map((place) => supplyOf(installation_id, place, since))),
        )
      ).flat(),

    spansOf: async (installation_id, item_codes) =>
      (
        await database.read(
          of(installation_id),
          together([...new Set(item_codes)].sort().map((item_code) => spansOfItem(installation_id, item_code))),
        )
      ).flat(),

    oldestAt: (installation_id) => database.read(of(installation_id), oldestAt(installation_id)),

    forget: (before, limit) => database.write("server", forgetOldest("alert_event", KEY, before, limit)),
  };
}

/** Keeps events; those that are known stay as they are. */
export function* keepAlertEvents(events: readonly SubjectAlertEvent[]): Program<void> {
  yield* together(events.map(keepEvent));
}

function keepEvent({ subject, ...event }: SubjectAlertEvent): Program<number> {
  return run(
    `insert into alert_event (installation_id, item_code, location_code, episode, at, kind, note, caused_at, severity,
       actor)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, item_code, location_code, episode, at, kind, note) do nothing`,
    subject.installation_id,
    subject.item_code,
    subject.location_code,
    event.episode,
    event.at,
    event.kind,
    event.note,
    event.caused_at,
    event.severity,
    event.actor,
  );
}

function supplyOf(
  installation_id: string,
  { item_code, location_code }: Pick<SubjectAlertEvent["subject"], "item_code" | "location_code">,
  since: number,
): Program<readonly SubjectAlertEvent[]> {
  return allAs(
    subjectEvent,
    `select * from alert_event where installation_id = ? and item_code = ? and location_code = ? and at >= ?
       and kind in ('ordered', 'received') order by ${byTime("")}`,
    installation_id,
    item_code,
    location_code,
    since,
  );
}

function spansOfItem(installation_id: string, item_code: string): Program<readonly SubjectAlertEvent[]> {
  return allAs(
    subjectEvent,
    `select * from alert_event where installation_id = ? and item_code = ?
       and kind in ('raised', 'cleared', 'reopened') order by location_code, ${byTime("")}`,
    installation_id,
    item_code,
  );
}

function oldestAt(installation_id: string): Program<number | null> {
  return firstAs(
    ({ at }) => Number(at),
    "select at from alert_event where installation_id = ? order by at limit 1",
    installation_id,
  );
}

function subjectEvent(row: SqlRow): SubjectAlertEvent {
  const [installation_id, item_code, location_code] = [row["installation_id"], row["item_code"], row["location_code"]];
  const subject = {
    installation_id: String(installation_id),
    item_code: String(item_code),
    location_code: String(location_code),
  };
  return { subject, ...alertEvent(row) };
}

function alertEvent(row: SqlRow): AlertEvent {
  const { episode, at, kind, note, caused_at, severity, actor } = row;
  return {
    episode: Number(episode),
    // Kinds and severities are written by `keepEvent` alone.
    kind: String(kind) as AlertEvent["kind"],
    at: Number(at),
    caused_at: caused_at === null ? null : Number(caused_at),
    severity: String(severity) as AlertEvent["severity"],
    actor: actor === null ? null : String(actor),
    note: String(note),
  };
}

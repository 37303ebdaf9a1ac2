import { causeOfLabel, type NamedCause } from "../../../domain/cause/cause-class.ts";
import type { CauseShare } from "../../../domain/cause/cause-shares.ts";
import type { EventSnapshot } from "../../../domain/cause/event-snapshot.ts";
import type { AlertSeverity } from "../../../domain/risk/severity.ts";
import type { FieldValues } from "../../../contracts/form.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type {
  EventExplanation,
  EventFindings,
  EventMark,
  EventOutcome,
  EventPlace,
  FoundOfEvent,
  KeptEvent,
  StockoutEvents,
} from "../../../ports/stockout-events.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { addEffects } from "./outbox.ts";
import { allAs, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

const KEY = ["installation_id", "item_code", "location_code", "episode"] as const;
const PLACE = KEY.map((column) => `${column} = ?`).join(" and ");

const EVENT = `installation_id, item_code, location_code, episode, event_no, item_name, at, raised_on, ended_at, ended_on,
  peak_severity, mark, explained_on, outcome, main_cause, cause_score, lost_units, lost_money, out_days, customer_count, shares`;

/** An event beside what a person chose: of two records that name it the one with the higher version counts. */
const kept = (columns: string) => `select ${columns}, (select c.stockout_cause from event_choice c
    where c.installation_id = stockout_event.installation_id and c.event_no = stockout_event.event_no
    order by c.version desc, c.record_id, c.form limit 1) as chosen from stockout_event`;
const KEPT = kept(EVENT);
/** The same with its explanation, which is long. */
const EXPLAINED = kept(`${EVENT}, content, written`);

/** Shortages from raise to clear, and why. */
export function createSqlStockoutEvents(database: SqlDatabase): StockoutEvents {
  return {
    due: (installation_id, days, limit) => database.read(of(installation_id), dueEvents(installation_id, days, limit)),

    between: (installation_id, { from, through }, limit) =>
      database.read(
        of(installation_id),
        allAs(
          keptEvent,
          `${KEPT} where installation_id = ? and raised_on >= ? and raised_on <= ?
           order by raised_on desc, at desc, item_code, location_code, episode limit ?`,
          ...[installation_id, from, through, limit],
        ),
      ),

    get: (place) =>
      database.read(of(place.installation_id), firstAs(explainedEvent, `${EXPLAINED} where ${PLACE}`, ...at(place))),

    snapshots: (place) =>
      database.read(
        of(place.installation_id),
        // Written by `keepEventMark` below.
        allAs(
          ({ content }) => JSON.parse(String(content)) as EventSnapshot,
          `select content from event_snapshot where ${PLACE} order by day`,
          ...at(place),
        ),
      ),

    keep: (place, findings, effects) =>
      database.write(of(place.installation_id), keepFindings(place, findings, effects)),

    choices: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          (row) => readRow("event_choice", row),
          `select event_no, stockout_cause from (select event_choice.*,
             row_number() over (partition by event_no order by version desc, record_id, form) as place_no
             from event_choice where installation_id = ?) numbered
           where place_no = 1 order by event_no`,
          installation_id,
        ),
      ),

    forget: (before, limit) => database.write("server", forgetBoth(before, limit)),
  };
}

/** Those of a new look, and those that ended a short while ago; each found by an index of its own. */
function* dueEvents(
  installation_id: string,
  { today, ended_since }: Parameters<StockoutEvents["due"]>[1],
  limit: number,
): Program<readonly KeptEvent[]> {
  const order = "order by coalesce(explained_on, ''), at, item_code, location_code, episode limit ?";
  const [looked, ended] = yield* together([
    allAs(keptEvent, `${KEPT} where installation_id = ? and mark > explained_mark ${order}`, installation_id, limit),
    allAs(
      keptEvent,
      `${KEPT} where installation_id = ? and ended_on >= ? and explained_on < ? and mark = explained_mark ${order}`,
      ...[installation_id, ended_since, today, limit],
    ),
  ]);
  return [...looked, ...ended].sort(longestAgoFirst).slice(0, limit);
}

function longestAgoFirst(a: KeptEvent, b: KeptEvent): number {
  const of = (event: KeptEvent) => event.found?.explained_on ?? "";
  if (of(a) !== of(b)) return of(a) < of(b) ? -1 : 1;
  return a.raised_at - b.raised_at;
}

function* forgetBoth(before: number, limit: number): Program<number> {
  const events = yield* forgetOldest("stockout_event", KEY, before, limit);
  const snapshots = yield* forgetOldest("event_snapshot", [...KEY, "day"], before, limit);
  return Math.max(events, snapshots);
}

/** Keeps what one look says of an event, with what was expected and planned at it. */
export function* keepEventMark(subject: Subject, mark: EventMark): Program<void> {
  const { episode, event_no, item_name, raised_at, raised_on, ended_at, ended_on, peak_severity } = mark;
  const place = at({ ...subject, episode });
  yield* together([
    run(
      `insert into stockout_event (installation_id, item_code, location_code, episode, event_no, item_name, at, raised_on,
         ended_at, ended_on, peak_severity, mark, explained_mark)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
       on conflict (installation_id, item_code, location_code, episode) do update set item_name = excluded.item_name,
         ended_at = excluded.ended_at, ended_on = excluded.ended_on,
         peak_severity = excluded.peak_severity, mark = stockout_event.mark + 1`,
      ...[...place, event_no, item_name, raised_at, raised_on, ended_at, ended_on, peak_severity],
    ),
    ...(mark.snapshot === null ? [] : [keepSnapshot(place, mark.snapshot)]),
  ]);
}

function keepSnapshot(place: ReturnType<typeof at>, snapshot: EventSnapshot): Program<number> {
  return run(
    `insert into event_snapshot (installation_id, item_code, location_code, episode, day, at, content)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, item_code, location_code, episode, day) do update set at = excluded.at,
       content = excluded.content`,
    ...[...place, snapshot.day, snapshot.at, JSON.stringify(snapshot)],
  );
}

function* keepFindings(
  place: EventPlace,
  { mark, found, explanation, written }: EventFindings,
  effects: readonly NewEffect[],
): Program<void> {
  const kept = yield* run(
    `update stockout_event set explained_mark = ?, explained_on = ?, outcome = ?, main_cause = ?, cause_score = ?,
       lost_units = ?, lost_money = ?, out_days = ?, customer_count = ?, shares = ?, content = ?, written = ?
     where ${PLACE}`,
    ...[mark, found.explained_on, found.outcome, found.main_cause, found.cause_score],
    ...[found.lost_units, found.lost_money, found.out_days, found.customer_count],
    ...[JSON.stringify(found.shares), JSON.stringify(explanation), JSON.stringify(written)],
    ...at(place),
  );
  if (kept > 0) yield* addEffects(effects);
}

function at({ installation_id, item_code, location_code, episode }: EventPlace) {
  return [installation_id, item_code, location_code, episode] as const;
}

function explainedEvent(row: SqlRow) {
  const { content, written } = row;
  return {
    event: keptEvent(row),
    // Both were written by `keepFindings` above.
    explanation: typeof content === "string" ? (JSON.parse(content) as EventExplanation) : null,
    written: typeof written === "string" ? (JSON.parse(written) as FieldValues) : {},
  };
}

function keptEvent(row: SqlRow): KeptEvent {
  return {
    installation_id: String(row["installation_id"]),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    episode: Number(row["episode"]),
    event_no: String(row["event_no"]),
    item_name: String(row["item_name"]),
    raised_at: Number(row["at"]),
    raised_on: String(row["raised_on"]),
    ended_at: numberIn(row, "ended_at"),
    ended_on: textIn(row, "ended_on"),
    // Severities, outcomes and causes are written by the functions above alone.
    peak_severity: String(row["peak_severity"]) as AlertSeverity,
    mark: Number(row["mark"]),
    found: foundIn(row),
    chosen_cause: causeOfLabel(textIn(row, "chosen") ?? ""),
  };
}

function foundIn(row: SqlRow): FoundOfEvent | null {
  const explained_on = textIn(row, "explained_on");
  if (explained_on === null) return null;
  return {
    explained_on,
    outcome: String(row["outcome"]) as EventOutcome,
    main_cause: textIn(row, "main_cause") as NamedCause | null,
    cause_score: numberIn(row, "cause_score"),
    lost_units: Number(row["lost_units"]),
    lost_money: numberIn(row, "lost_money"),
    out_days: Number(row["out_days"]),
    customer_count: Number(row["customer_count"]),
    shares: JSON.parse(String(row["shares"])) as readonly CauseShare[],
  };
}

function textIn(row: SqlRow, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}

function numberIn(row: SqlRow, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}

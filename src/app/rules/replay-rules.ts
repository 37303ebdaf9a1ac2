import { type AlertEvent, type AlertEventKind, FIRST_LOOK, WORSE_THAN_EVER } from "../../domain/alert/alert-event.ts";
import { ANSWERS } from "../../domain/alert/alert-life.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { type DueEscalation, escalationsDue } from "../effects/escalation.ts";
import { highestPriority, isLeftToTheBoard, rulesAsking, type ToldRule } from "../effects/messages-to-tell.ts";
import { channelNames } from "../notify/channel-names.ts";
import { isGrouped, isUrgent } from "../notify/digest-time.ts";
import type { LocalInstant } from "../notify/match-rules.ts";
import { DAY_MINUTES, minuteOfDay } from "../notify/quiet-hours.ts";
import type { PastAlerts } from "./past-alerts.ts";

/** A message that a rule would have sent. */
export interface ReplayedMessage {
  readonly rule: AlertRuleRow;
  readonly kind: "single" | "digest" | "escalation";
  readonly to: Pick<AlertRuleRow, "receiver_role" | "receiver" | "channel">;
  /** What it tells of: one, or several in a digest. */
  readonly about: readonly PastAlerts[];
}

/** The present instant with what the clock on the wall shows, and the civil day of any instant. */
export interface ReplayClock extends LocalInstant {
  dayOf(at: number): Day | null;
}

/** One event at which rules are asked, with what they answered. */
interface News {
  readonly past: PastAlerts;
  readonly event: AlertEvent;
  readonly now: LocalInstant;
  readonly asked: readonly ToldRule[];
}

const TELLING: ReadonlySet<AlertEventKind> = new Set(["raised", "worsened", "reminded"]);
const MINUTE_MS = 60_000;

/**
 * What rules would have sent by now of alerts as they happened: asked, put off, gathered and escalated by the very
 * functions that decide live, each at its own instant and never by what came later. Channels are taken to work: whether they are set up is looked at when the messages are counted.
 */
export function replayRules(
  rules: readonly AlertRuleRow[],
  subjects: readonly PastAlerts[],
  clock: ReplayClock,
): readonly ReplayedMessage[] {
  const news = subjects.flatMap((past) => newsOf(rules, past, clock));
  const told = news.flatMap((one) => highestPriority(one.asked).map((asked) => ({ ...one, ...asked })));
  const sent = told.filter(({ due_at }) => due_at <= clock.at);
  const isGathered = ({ rule, event }: (typeof sent)[number]) => isGrouped(rule, event.severity);
  return [
    ...sent.filter((one) => !isGathered(one)).map(single),
    ...digests(sent.filter(isGathered)),
    ...escalations(news, clock.at),
  ];
}

function newsOf(rules: readonly AlertRuleRow[], past: PastAlerts, clock: ReplayClock): readonly News[] {
  return past.events.flatMap((event): readonly News[] => {
    const { severity, at, note } = event;
    if (!isTold(event) || isLeftToTheBoard(note === FIRST_LOOK, severity)) return [];
    const today = clock.dayOf(at);
    if (today === null) return [];
    const now = localInstant(at, clock);
    return [{ past, event, now, asked: rulesAsking(rules, { ...past.scope, severity, today }, now) }];
  });
}

/** Whether people were told of an event, had any rule asked for it. */
function isTold({ kind, note }: AlertEvent): boolean {
  return TELLING.has(kind) || (kind === "reopened" && note === WORSE_THAN_EVER);
}

/** What the clock on the wall showed then, by what it shows now: the zone is taken not to change. */
function localInstant(at: number, { at: present, time_of_day }: LocalInstant): LocalInstant {
  const passed = Math.floor(present / MINUTE_MS) - Math.floor(at / MINUTE_MS);
  const minute = ((((minuteOfDay(time_of_day) ?? 0) - passed) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return { at, time_of_day: `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}` };
}

type Told = News & ToldRule;

function single({ rule, past }: Pick<Told, "rule" | "past">): ReplayedMessage {
  return { rule, kind: "single", to: toOf(rule), about: [past] };
}

/** What had cleared or become urgent when the digest went is left out; one alone goes as it is. */
function digests(gathered: readonly Told[]): readonly ReplayedMessage[] {
  const standing = gathered.filter(({ past, event, due_at }) => standsAt(past.events, event.episode, due_at));
  const lines = grouped(standing, ({ rule, due_at }) => JSON.stringify([rule.rule_name, due_at]));
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    if (first === undefined) return [];
    const about = [...new Set(line.map(({ past }) => past))];
    return about.length === 1 ? [single(first)] : [{ ...single(first), kind: "digest", about }];
  });
}

/** Of each alert, role and channel the latest that was asked for in time; nothing where somebody had answered by then. */
function escalations(news: readonly News[], now: number): readonly ReplayedMessage[] {
  const all = news.flatMap((one) => escalationsDue(one.asked, one.now).map((due) => ({ ...one, due })));
  const lines = grouped(all, ({ past: { scope }, event, due: { role, channel } }) =>
    JSON.stringify([scope.item_code, scope.location_code, event.episode, role, channelNames(channel)[0]]),
  );
  return [...lines.values()].flatMap((line) =>
    line
      .filter(({ due }, index) => (line[index + 1]?.event.at ?? Infinity) >= due.due_at)
      .filter(({ due }) => due.due_at <= now)
      .filter(({ past, event, due }) => isUnanswered(past.events, event, due.due_at))
      .map(({ past, due }) => ({ rule: due.asked.rule, kind: "escalation", to: escalatedTo(due), about: [past] })),
  );
}

function toOf({ receiver_role, receiver, channel }: AlertRuleRow): ReplayedMessage["to"] {
  return { receiver_role, receiver, channel };
}

function escalatedTo({ role, channel }: DueEscalation): ReplayedMessage["to"] {
  return { receiver_role: role, receiver: null, channel };
}

/**
 * Whether an alert stood at an instant (ms) and was none that is told by itself, as far as its events tell: of old ones
 * it is not on record that they became less severe without clearing. It stood when it was told of.
 */
function standsAt(events: readonly AlertEvent[], episode: number, at: number): boolean {
  const last = events.findLast((event) => event.at <= at);
  if (last === undefined) return true;
  return last.episode === episode && last.kind !== "cleared" && !isUrgent(last.severity);
}

/** Nobody had answered between the event and an instant (ms), nor had the alert cleared in between. */
function isUnanswered(events: readonly AlertEvent[], { at: since, episode }: AlertEvent, at: number): boolean {
  return !events.some(
    (event) =>
      event.episode === episode &&
      event.at >= since &&
      event.at < at &&
      (ANSWERS.has(event.kind) || event.kind === "cleared"),
  );
}

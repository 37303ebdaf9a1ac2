import { addDays, type Day } from "../../domain/calendar/day.ts";
import { firstDayOf, monthOf, pastMonths } from "../../domain/calendar/month.ts";
import { feedbackFigures, type JudgedFeedback } from "../../domain/feedback/feedback-figures.ts";
import { feedbackVerdict, standingVerdict } from "../../domain/feedback/feedback-verdict.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import type { FeedbackReport } from "../../contracts/feedback-report.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Feedback, KeptFeedback } from "../../ports/feedback.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { subjectOfEventNo } from "../alert/alert-keys.ts";
import { orderMonths } from "./order-months.ts";
import { endedLately, EVENT_DAYS, recentEpisodes, type RecentEpisodesPorts } from "./recent-episodes.ts";

/** Ports of `feedbackReport`. */
export interface FeedbackReportPorts extends RecentEpisodesPorts {
  readonly feedback: Pick<Feedback, "since" | "orderMonths">;
  readonly subjects: Pick<Subjects, "items">;
  readonly registry: Pick<Registry, "bindings" | "setting" | "saveSetting">;
  readonly clock: Pick<Clock, "now" | "today" | "dayOf">;
  /** Where people open a form; null where nobody knows. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

/** Feedback with what stands of its verdict. */
interface Standing extends JudgedFeedback {
  readonly kept: KeptFeedback;
}

const SHOWN_MONTHS = 12;
const SHOWN_EVENTS = 10;
const SHOWN_LATEST = 8;

/** What customers said in the last months, month by month and event by event, with the latest complaints. */
export function createFeedbackReport(ports: FeedbackReportPorts) {
  const { feedback, registry, clock } = ports;

  return async function feedbackReport(installation_id: string): Promise<FeedbackReport> {
    const today = clock.today();
    const months = pastMonths(today, SHOWN_MONTHS);
    const since = firstDayOf(months[0] ?? monthOf(today));
    const [found, bindings, episodes] = await Promise.all([
      feedback.since(installation_id, since),
      registry.bindings(installation_id),
      recentEpisodes(ports, installation_id),
    ]);
    const form = bindings.find((binding) => binding.form === "customer_feedback");
    const standing = found.map(standingOf);
    const orders = found.length === 0 ? NO_ORDERS : await orderMonths(ports, installation_id, { today, since });
    const { events, ...figures } = feedbackFigures(standing, months, orders);
    const shown = events.slice(0, SHOWN_EVENTS);
    const surveyed = endedLately(episodes, clock);
    const itemOf = await itemsOfEvents(installation_id, [...shown, ...surveyed]);
    const complaints = standing.filter(({ kind }) => kind === "complaint");
    return {
      ...figures,
      ...{ today, has_form: form !== undefined, form_url: form === undefined ? null : await ports.formUrl(form) },
      months: [...figures.months],
      open_complaints: complaints.filter(({ kept }) => kept.is_open).length,
      recent_events: { days: EVENT_DAYS, events: episodes.length, complaints: linkedSince(complaints, today) },
      events: shown.map((event) => ({ ...event, item: itemOf(event.event_no) })),
      latest: complaints.toSorted(newestFirst).slice(0, SHOWN_LATEST).map(latestOf),
      to_survey: surveyed.flatMap(({ event_no, ended_on }) => {
        const item = itemOf(event_no);
        return item === null ? [] : [{ ...item, event_no, ended_on }];
      }),
    };
  };

  async function itemsOfEvents(installation_id: string, events: readonly { readonly event_no: string }[]) {
    const subjects = new Map(
      events.map(({ event_no }) => [event_no, subjectOfEventNo(installation_id, event_no)?.subject ?? null]),
    );
    const codes = [...subjects.values()].flatMap((subject) => subject?.item_code ?? []);
    const items = await ports.subjects.items(installation_id, codes);
    const names = new Map(items.map((item: ItemRow) => [item.item_code, item.item_name]));
    return (event_no: string) => {
      const subject = subjects.get(event_no) ?? null;
      if (subject === null) return null;
      const { item_code, location_code } = subject;
      return { item_code, item_name: names.get(item_code) ?? item_code, location_code };
    };
  }
}

const NO_ORDERS: ReadonlyMap<string, number> = new Map();

function standingOf(kept: KeptFeedback): Standing {
  const { received_on, feedback_kind: kind, satisfaction_score, content, told } = kept;
  const { event_no, stock_relation: relation } = standingVerdict(kept, told, content);
  return { kept, received_on, kind, satisfaction_score, relation, event_no };
}

function linkedSince(complaints: readonly Standing[], today: Day): number {
  const since = addDays(today, -EVENT_DAYS);
  return complaints.filter(({ event_no, received_on }) => event_no !== null && received_on >= since).length;
}

function newestFirst(one: Standing, other: Standing): number {
  return compareText(other.received_on, one.received_on) || compareText(other.kept.record_id, one.kept.record_id);
}

function latestOf({ kept, received_on, relation }: Standing): FeedbackReport["latest"][number] {
  const { feedback_no, content, order_no, told, is_open } = kept;
  const { matched_words: read_words } = told ?? feedbackVerdict(content, null, null);
  const matched_words = kept.matched_words ?? read_words;
  return { feedback_no, received_on, content, order_no, relation, matched_words, is_open };
}

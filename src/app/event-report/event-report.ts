import { ANSWERS } from "../../domain/alert/alert-life.ts";
import type { RecordReference } from "../../domain/cause/cause-evidence.ts";
import { EVIDENCE_FORM_LABELS, isNumbered, lossSentence } from "../../domain/cause/cause-evidence-text.ts";
import type { CauseFinding } from "../../domain/cause/cause-finding.ts";
import { causeFactClause, causeVerdictSentence, missingText } from "../../domain/cause/cause-sentence.ts";
import { NODE_LABELS, SPAN_LABELS } from "../../domain/cause/event-timeline.ts";
import type { OutageLoss } from "../../domain/cause/outage-loss.ts";
import { eventRetention } from "../../domain/retention/event-retention.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { StockoutEventReport } from "../../contracts/stockout-events.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";
import type { Care } from "../../ports/care.ts";
import type { Exposures } from "../../ports/exposures.ts";
import type { Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { EventExplanation, ExplainedEvent, StockoutEvents } from "../../ports/stockout-events.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { ReckonEventFutureLoss } from "../exposure/event-future-loss.ts";
import { subjectOfEventNo } from "../alert/alert-keys.ts";
import { eventRow } from "./event-row.ts";
import { careSteps } from "./care-steps.ts";
import { eventCustomers } from "./event-customers.ts";
import { outcomesOfEvent, type RetentionOfEventPorts } from "./retention-of-event.ts";

/** Ports of `eventReport`. */
export interface EventReportPorts extends RetentionOfEventPorts {
  readonly stockoutEvents: Pick<StockoutEvents, "get">;
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly care: Pick<Care, "ofEvent">;
  readonly subjects: Pick<Subjects, "customers">;
  readonly alertEvents: Pick<AlertEvents, "ofSubject">;
  readonly outbox: Pick<Outbox, "ofSubject">;
  readonly records: Pick<Records, "withValue">;
  readonly registry: Pick<Registry, "bindings">;
  /** What losing the customers whom it hits would cost: reckoned when it is read, values change every night. */
  readonly eventFutureLoss: ReckonEventFutureLoss;
  /** Where people find a form on the platform; null where that is not known. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

type FormUrls = ReadonlyMap<FormName, string | null>;
type ReportedRecord = NonNullable<StockoutEventReport["nodes"][number]["record"]>;

/** Facts of a cause that are shown. */
const SHOWN_FACTS = 6;
/** Records made for the item at the place, among which those of the event are looked for. */
const READ_EFFECTS = 500;
/** States of a care task that ask for nothing more. */
const CARED: ReadonlySet<unknown> = new Set(["已联系", "已完成", "无需跟进"]);

/** Everything about one event: its four stages, its way and its causes; null where no such event is kept. */
export function createEventReport(ports: EventReportPorts) {
  return async function eventReport(installation_id: string, event_no: string): Promise<StockoutEventReport | null> {
    const place = subjectOfEventNo(installation_id, event_no);
    if (place === null) return null;
    const found = await ports.stockoutEvents.get({ ...place.subject, episode: place.episode });
    if (found === null) return null;
    const { event, explanation } = found;
    const urls = await formUrls(installation_id);
    const [exposures, assignments] = await Promise.all([
      ports.exposures.ofEvent(installation_id, event_no),
      ports.care.ofEvent(installation_id, event_no),
    ]);
    const [told, care, outcomes, future_loss] = await Promise.all([
      ...([toldOf(found), careOf(found, urls), outcomesOfEvent(ports, event, exposures)] as const),
      ports.eventFutureLoss(installation_id, { event_no, is_over: event.ended_on !== null }),
    ]);
    return {
      ...eventRow(event),
      unit: explanation?.unit ?? "",
      raised_at: event.raised_at,
      form_url: urls.get("stockout_event") ?? null,
      explained_on: event.found?.explained_on ?? null,
      alert: told,
      care: care === null ? null : { ...care, steps: careSteps(assignments) },
      retention: eventRetention([...outcomes.values()]),
      future_loss,
      ...(await eventCustomers(ports.subjects, { installation_id, exposures, outcomes, assignments })),
      ...(explanation === null ? UNEXPLAINED : explained(explanation, urls)),
    };
  };

  async function formUrls(installation_id: string): Promise<FormUrls> {
    const bindings = await ports.registry.bindings(installation_id);
    return new Map(await Promise.all(bindings.map(async (one) => [one.form, await ports.formUrl(one)] as const)));
  }

  async function toldOf({ event }: ExplainedEvent): Promise<StockoutEventReport["alert"]> {
    const events = await ports.alertEvents.ofSubject(event, event.raised_at);
    const own = events.filter(({ episode }) => episode === event.episode);
    const shown = (isMeant: (kind: (typeof own)[number]["kind"]) => boolean) =>
      own.filter(({ kind }) => isMeant(kind)).map(({ kind, at, actor, note }) => ({ kind, at, actor, note }));
    return {
      told: shown((kind) => kind === "told" || kind === "passed_on"),
      answers: shown((kind) => ANSWERS.has(kind)),
    };
  }

  /** Tasks that were made for it; the platform tells of their records only once somebody has changed them. */
  async function careOf({ event }: ExplainedEvent, urls: FormUrls) {
    if (!urls.has("care_task")) return null;
    const { installation_id, event_no } = event;
    const [made, known] = await Promise.all([
      ports.outbox.ofSubject(event, READ_EFFECTS, "create_record"),
      ports.records.withValue(installation_id, "care_task", { field: "event_no", value: event_no }),
    ]);
    const keys = made.filter((effect) => isTaskOf(effect, event_no)).map(({ effect_key }) => effect_key);
    const tasks = new Set([...keys, ...known.map(({ values, record_id }) => values["effect_key"] ?? record_id)]).size;
    const done = known.filter(({ values }) => CARED.has(values["care_status"])).length;
    return { tasks, done, form_url: urls.get("care_task") ?? null };
  }
}

/** Whatever asked for it: an order, a foretold purchase, somebody turned away or interested, or an action of a plan. */
function isTaskOf({ action }: StoredEffect, event_no: string): boolean {
  return action.kind === "create_record" && action.form === "care_task" && action.values["event_no"] === event_no;
}

type Explained = Pick<StockoutEventReport, "supply" | "loss" | "nodes" | "spans" | "sentence" | "causes">;

const UNEXPLAINED: Explained = { supply: [], loss: null, nodes: [], spans: [], sentence: null, causes: [] };

function explained({ verdict, loss, timeline, supplies, unit }: EventExplanation, urls: FormUrls): Explained {
  const shown = (record: RecordReference): ReportedRecord => {
    const { form } = record;
    const id = isNumbered(record) ? record.id : "";
    return { form, id, form_label: EVIDENCE_FORM_LABELS[form], form_url: urls.get(form) ?? null };
  };
  const orNull = (record: RecordReference | null) => (record === null ? null : shown(record));
  return {
    supply: supplies.map(({ record, requested_on, approved_on, ordered_on, expected_on, quantity, arrivals }) => ({
      record: shown(record),
      ...{ requested_on, approved_on, ordered_on, expected_on, quantity, arrivals: [...arrivals] },
    })),
    loss: loss === null ? null : shownLoss(loss, unit),
    nodes: timeline.nodes.map(({ kind, day, record }) => ({
      kind,
      label: NODE_LABELS[kind],
      day,
      record: orNull(record),
    })),
    spans: timeline.spans.map((span) => ({ ...span, label: SPAN_LABELS[span.kind], record: orNull(span.record) })),
    sentence: verdict === null ? null : causeVerdictSentence(verdict, unit),
    causes: (verdict?.findings ?? []).map((finding) => shownCause(finding, unit, orNull)),
  };
}

/** What the report's own figures do not say already. */
function shownLoss(loss: OutageLoss, unit: string): NonNullable<StockoutEventReport["loss"]> {
  const { start, end, refused_units, waiting_units, estimated_units, basis } = loss;
  return { start, end, refused_units, waiting_units, estimated_units, basis, text: lossSentence(loss, unit) };
}

function shownCause(
  finding: CauseFinding,
  unit: string,
  shown: (record: RecordReference | null) => ReportedRecord | null,
): StockoutEventReport["causes"][number] {
  const { cause, stage } = finding;
  const lacks = finding.lacks.map(missingText);
  if (finding.kind === "not_judged") return { cause, stage, score: null, avoided_share: null, facts: [], lacks };
  const facts = finding.facts.slice(0, SHOWN_FACTS).map((fact) => {
    return { text: causeFactClause(fact, unit), record: shown(fact.record) };
  });
  return { cause, stage, score: finding.score, avoided_share: finding.avoided_share, facts, lacks };
}

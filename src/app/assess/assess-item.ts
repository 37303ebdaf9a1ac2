import type { AlertState } from "../../domain/alert/alert-episode.ts";
import { type AlertEvent, eventOfTransition, FIRST_LOOK } from "../../domain/alert/alert-event.ts";
import { QUIET_ALERT } from "../../domain/alert/alert-state.ts";
import { addDays } from "../../domain/calendar/day.ts";
import { assessStockoutRisk, type RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import { withoutPaused } from "../../contracts/paused-fields.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RuleStanding } from "../../contracts/rule-standing.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis, AssessmentCommit, Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { DirtySubject, SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { createDrawForetold, type DrawForetoldPorts } from "../care/draw-foretold.ts";
import { standingsOfMessages } from "../notify/rule-standings.ts";
import type { ExposedEvent } from "../exposure/expose-event.ts";
import { type AssessedSubject, type EffectSetting, itemName } from "../effects/assessed-subject.ts";
import { askersCaredFor } from "../effects/care-tasks.ts";
import { countTasksOf, dropCountTasks } from "../effects/count-tasks.ts";
import { effectsOf } from "../effects/effects-of.ts";
import { messagesToTell, NOTHING_TOLD } from "../effects/messages-to-tell.ts";
import type { ForetoldBuyer } from "../exposure/foretell-buyers.ts";
import { itemClassEffects } from "../effects/item-classes.ts";
import type { StockFields } from "../effects/write-back.ts";
import { alertFields } from "./alert-fields.ts";
import { alertPolicy } from "./alert-policy.ts";
import { eventMark } from "./event-mark.ts";
import { liveOn } from "./live-on.ts";
import { riskInput, type RiskSources, stockMarkOf } from "./risk-input.ts";
import { type RiskSetting, riskSources } from "./risk-sources.ts";
import { type TransferSetting, transfersFirst } from "./transfers-first.ts";

/** Ports of `assessItem`. */
export interface AssessItemPorts extends DrawForetoldPorts {
  readonly subjects: Pick<Subjects, "customerOrders" | "customers">;
  readonly assessments: Assessments;
  readonly outbox: Pick<Outbox, "get" | "ofSubject">;
  readonly clock: Clock;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** Whom the event of an alert hits. */
  exposeEvent(assessed: AssessedSubject, previous: KeptAssessment | null): Promise<ExposedEvent>;
}

/** What all assessments of an installation share. */
export interface AssessSetting extends EffectSetting, RiskSetting {
  readonly transfers: TransferSetting;
}

const NO_FIELDS: ReadonlySet<string> = new Set();
/** Messages of a subject that came back, among which those of its rules are looked for. */
const READ_MESSAGES = 200;

/** Assesses one item at one place from what was read of it: the result, and all that follows from it. */
export function createAssessItem(ports: AssessItemPorts) {
  const { subjects, assessments, outbox, clock } = ports;
  const drawForetold = createDrawForetold(ports);

  return async function assessItem(
    claimed: DirtySubject,
    basis: AssessmentBasis,
    setting: AssessSetting,
  ): Promise<AssessmentCommit> {
    const { facts, previous, write: earlier } = basis;
    const today = clock.today();
    const sources = riskSources(claimed, basis, setting, { today, calendar: ports.calendar.around(today) });
    const judged = await judge(claimed, sources, setting);
    if (isGone(facts)) {
      return { claimed, assessment: null, ...farewell(judged, previous, setting, clock) };
    }
    const { exposures, foretold, asking, foretold_on } = await ports.exposeEvent(judged, previous);
    const drawn = await drawForetold({ ...judged, asking }, foretold, setting);
    const assessed = await withCaredFor({ ...judged, asking: drawn.asking }, drawn.foretold);
    const { paused_fields = NO_FIELDS } = setting;
    const wanted = withoutPaused(alertFields(assessed.risk, clock.startOf), paused_fields);
    const found = borneFields(previous, earlier, facts.stock_level?.record_id);
    // What a paused field bears is not known any more, so that it is written again once it is mended.
    const borne = { ...found, written: withoutPaused(found.written, paused_fields) };
    const messages = messagesToTell(assessed, setting);
    const effects = effectsOf(assessed, { wanted, ...borne }, setting, messages);
    const write = effects.find(({ action }) => action.kind === "update_record")?.effect_key ?? null;
    const stock_mark = stockMarkOf(sources);
    const counts = countTasksOf(assessed, { tasks: previous?.count_tasks ?? [], stock_mark }, setting);
    const event = eventMark(assessed, clock);
    return {
      claimed,
      ...(event === null ? {} : { event }),
      assessment: {
        ...subjectOf(claimed),
        item_name: itemName(assessed),
        category: facts.item?.category ?? null,
        on_hand: facts.stock_level?.on_hand ?? null,
        risk: assessed.risk,
        alert: assessed.alert,
        written: write === null ? borne.written : wanted,
        written_by: write ?? borne.written_by,
        revision: assessed.revision,
        ...(stock_mark === undefined ? {} : { stock_mark }),
        ...(messages.standings.length === 0 ? {} : { rule_standings: messages.standings }),
        ...(counts.tasks.length === 0 ? {} : { count_tasks: counts.tasks }),
        ...(foretold_on === null ? {} : { foretold_on }),
        assessed_at: assessed.at,
      },
      effects: [...effects, ...counts.effects, ...itemClassEffects(assessed, basis.classes, setting)],
      alert_events: ofSubject(assessed),
      ...(exposures.length === 0 ? {} : { exposures }),
      ...(drawn.assignments.length === 0 ? {} : { assignments: drawn.assignments }),
    };
  };

  /** Foretold buyers and those who asked who get a task, with what the customer form says of them. */
  async function withCaredFor(assessed: AssessedSubject, foretold: readonly ForetoldBuyer[]): Promise<AssessedSubject> {
    const cared = [...foretold, ...askersCaredFor(assessed.asking ?? [])];
    const codes = [...new Set(cared.map(({ customer_code }) => customer_code))];
    const unread = codes.filter((code) => !assessed.customers.has(code));
    if (unread.length === 0) return { ...assessed, foretold };
    const found = await subjects.customers(assessed.subject.installation_id, unread);
    const customers = new Map([...assessed.customers, ...found.map((one) => [one.customer_code, one] as const)]);
    return { ...assessed, foretold, customers };
  }

  /** Where nothing is kept of a subject, it may have been gone for a while: its episodes are counted on, not again. */
  async function quietAlert(subject: Subject): Promise<AlertState> {
    const { installation_id } = subject;
    let episode = 0;
    while ((await outbox.get(installation_id, effectKeys.alert(subject, episode + 1))) !== null) episode += 1;
    return { ...QUIET_ALERT, episode };
  }

  /** The same for rules with conditions: their cool-downs hold on for what was gone, by the messages still kept. */
  async function ruleStandings(subject: Subject, rules: readonly AlertRuleRow[]): Promise<readonly RuleStanding[]> {
    if (rules.every(({ condition_kind }) => condition_kind === "severity")) return [];
    return standingsOfMessages(subject, await outbox.ofSubject(subject, READ_MESSAGES, "send_message"));
  }

  /** Who ordered is read only where there is a surge, and then tells one big order from many customers. */
  async function riskOf(subject: Subject, sources: RiskSources): Promise<RiskAssessment> {
    const risk = assessStockoutRisk(riskInput(sources));
    const { surge } = risk.explanation;
    if (surge === null) return risk;
    const from = addDays(sources.today, -surge.days);
    const surge_orders = await subjects.customerOrders(subject, from, addDays(sources.today, -1));
    return assessStockoutRisk(riskInput({ ...sources, surge_orders }));
  }

  async function judge(
    claimed: DirtySubject,
    sources: RiskSources,
    { rules, transfers }: AssessSetting,
  ): Promise<AssessedSubject> {
    const { facts, previous, exposed } = sources;
    const { installation_id } = claimed;
    const at = clock.now();
    const risk = await riskOf(claimed, sources);
    const caused_at = claimed.since;
    const policy = alertPolicy(rules, clock.today());
    const begun = previous?.alert ?? (await quietAlert(claimed));
    const lived = liveOn(begun, { facts, severity: risk.severity, at, caused_at }, policy);
    const { alert, transition } = lived;
    const codes = exposed.map(({ customer_code }) => customer_code);
    const customers = codes.length === 0 ? [] : await subjects.customers(installation_id, codes);
    const assessed = {
      subject: subjectOf(claimed),
      facts,
      risk,
      alert,
      transition,
      alert_events: previous === null ? lived.events.map(atFirstLook) : lived.events,
      is_first: previous === null,
      previous_risk: previous?.risk ?? null,
      rule_standings: previous === null ? await ruleStandings(claimed, rules) : (previous.rule_standings ?? []),
      is_reopened:
        previous?.alert.status === "quiet" && previous.alert.episode === alert.episode && alert.status !== "quiet",
      exposed,
      customers: new Map(customers.map((customer) => [customer.customer_code, customer])),
      revision: claimed.revision,
      at,
      caused_at,
    };
    const transfers_first = await transfersFirst(assessments, assessed, transfers);
    return transfers_first === null ? assessed : { ...assessed, transfers_first };
  }
}

/** What is found at the first look has been so for long. */
function atFirstLook(event: AlertEvent): AlertEvent {
  return event.kind === "raised" ? { ...event, note: FIRST_LOOK } : event;
}

/** What the stock record bears of the last assessment: nothing where another record took its place or the write failed. */
function borneFields(
  previous: KeptAssessment | null,
  write: StoredEffect | null,
  record_id: string | undefined,
): Pick<KeptAssessment, "written" | "written_by"> & Pick<StockFields, "pending"> {
  const nothing = { written: {}, written_by: null, pending: null };
  if (previous === null || write === null || write.state === "dead") return nothing;
  if (write.action.kind !== "update_record" || write.action.record_id !== record_id) return nothing;
  const { effect_key, priority, action } = write;
  const { written, written_by } = previous;
  return { written, written_by, pending: write.state === "done" ? null : { effect_key, priority, action } };
}

/** The subject of a mark. */
export function subjectOf({ installation_id, item_code, location_code }: Subject): Subject {
  return { installation_id, item_code, location_code };
}

/** What is no more cannot be short of stock: its alert ends, and nothing else follows. Whom it hit stands as it was. */
function farewell(
  assessed: AssessedSubject,
  previous: KeptAssessment | null,
  setting: EffectSetting,
  clock: Pick<Clock, "dayOf">,
): Pick<AssessmentCommit, "effects" | "alert_events" | "event"> {
  const uncounted = dropCountTasks(assessed, previous?.count_tasks ?? [], setting);
  if (previous === null || previous.alert.status === "quiet") return { effects: uncounted };
  const alert = { ...previous.alert, status: "quiet" } as const;
  const ended = { ...assessed, transition: "cleared", alert } as const;
  const event = eventOfTransition(previous.alert, alert, "cleared", assessed);
  const mark = eventMark(ended, clock);
  return {
    ...(mark === null ? {} : { event: mark }),
    effects: [...effectsOf(ended, { wanted: {}, written: {}, pending: null }, setting, NOTHING_TOLD), ...uncounted],
    alert_events: ofSubject({ ...assessed, alert_events: event === null ? [] : [event] }),
  };
}

function ofSubject({ subject, alert_events }: AssessedSubject): readonly SubjectAlertEvent[] {
  return alert_events.map((event) => ({ subject, ...event }));
}

/** Neither stock nor orders speak of it (any more). */
function isGone({ stock_level, known_since, open_purchase_lines }: SubjectFacts): boolean {
  return stock_level === null && known_since === null && open_purchase_lines.length === 0;
}

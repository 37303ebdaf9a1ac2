import type { AlertRuleRow } from "../../contracts/rows.ts";
import { DRY_RUN_DAYS, type DryRun, type DrySpan, type DryTotal } from "../../contracts/rules-report.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { isInForce } from "../notify/match-rules.ts";
import { countAll, countMessages } from "./count-messages.ts";
import { type AlertPast, createPastAlerts, type PastAlertsPorts } from "./past-alerts.ts";
import { type ReplayClock, replayRules } from "./replay-rules.ts";

/** Ports of `rehearseRules`. */
export interface RehearseRulesPorts extends PastAlertsPorts {
  readonly subjects: PastAlertsPorts["subjects"] & Pick<Subjects, "alertRules">;
  readonly channels: Pick<ChannelDirectory, "list">;
  readonly clock: Pick<Clock, "now" | "dayOf" | "today" | "timeOfDay">;
}

/** What rules would have sent in the last days. */
export interface RulesRehearsal {
  readonly span: DrySpan;
  /** One for each rule, in their order. */
  readonly runs: readonly DryRun[];
  readonly in_force: DryTotal;
  /** Null where no rule is switched off. */
  readonly with_stopped: DryTotal | null;
}

/** A rule as it is rehearsed: switched on, and without first and last day. */
interface Rehearsed {
  readonly rule: AlertRuleRow;
  readonly on: AlertRuleRow;
  readonly is_on: boolean;
  readonly uncounted: Extract<DryRun, { kind: "uncounted" }>["reason"] | null;
}

/**
 * What rules, those of the installation where none are given, would have sent in the last days. Those in force today
 * compete as they do live; each other one is tried beside them, as if it were switched on.
 */
export function createRehearseRules(ports: RehearseRulesPorts) {
  const { subjects, channels, clock } = ports;
  const pastAlerts = createPastAlerts(ports);

  return async function rehearseRules(
    installation_id: string,
    given?: readonly AlertRuleRow[],
    days = DRY_RUN_DAYS,
  ): Promise<RulesRehearsal> {
    const [past, rules, known] = await Promise.all([
      pastAlerts(installation_id, days),
      given ?? subjects.alertRules(installation_id),
      channels.list(installation_id),
    ]);
    const rehearsed = rules.map((rule) => rehearsedOf(rule, past, clock.today()));
    const { now, dayOf } = clock;
    const names = known.map(({ name }) => name);
    return outcomeOf(rehearsed, names, past, { at: now(), time_of_day: clock.timeOfDay(), dayOf });
  };
}

function rehearsedOf(rule: AlertRuleRow, { since }: AlertPast, today: string): Rehearsed {
  const uncounted =
    rule.delivery_path === "platform"
      ? "platform"
      : rule.condition_kind !== "severity"
        ? "condition"
        : since === null
          ? "no_record"
          : rule.receiver_kind !== "role"
            ? "customers"
            : null;
  return {
    ...{ rule, uncounted, is_on: isInForce(rule, today) },
    on: { ...rule, is_active: true, valid_from: null, valid_to: null },
  };
}

function outcomeOf(
  rehearsed: readonly Rehearsed[],
  channels: readonly string[],
  past: AlertPast,
  clock: ReplayClock,
): RulesRehearsal {
  const { subjects, recorded_days, days, since, is_whole } = past;
  const replayed = (rules: readonly Rehearsed[]) =>
    replayRules(
      rules.filter(({ uncounted }) => uncounted !== "customers").map(({ on }) => on),
      subjects,
      clock,
    );
  const total = (rules: readonly Rehearsed[], messages: ReturnType<typeof replayRules>) =>
    countAll(messages, channels, recorded_days, {
      rules: rules.length,
      uncounted: rules.filter(({ uncounted }) => uncounted !== null).length,
    });
  const on = rehearsed.filter(({ is_on }) => is_on);
  const sent = replayed(on);
  return {
    span: { days, since, is_whole },
    runs: rehearsed.map((one): DryRun => {
      if (one.uncounted !== null) return { kind: "uncounted", reason: one.uncounted };
      const messages = one.is_on ? sent : replayed([...on, one]);
      const own = messages.filter(({ rule }) => rule === one.on);
      return countMessages(own, channels, recorded_days, caveatsOf(one, rehearsed));
    }),
    in_force: total(on, sent),
    with_stopped: on.length === rehearsed.length ? null : total(rehearsed, replayed(rehearsed)),
  };
}

function caveatsOf(one: Rehearsed, all: readonly Rehearsed[]) {
  const { rule, is_on } = one;
  // Alerts of this level are raised only while a rule in force asks for them.
  const wasAsked = all.some((other) => other.is_on && wantsWatch(other.rule));
  return [
    ...(wantsWatch(rule) && !(is_on || wasAsked) ? (["watch_unknown"] as const) : []),
    ...(rule.valid_from === null && rule.valid_to === null ? [] : (["dates_left_out"] as const)),
  ];
}

function wantsWatch({ condition_kind, minimum_severity }: AlertRuleRow): boolean {
  return condition_kind === "severity" && minimum_severity === "watch";
}

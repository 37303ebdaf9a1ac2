import { compareText } from "../../domain/math/compare-text.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { AlertSeverity } from "../../domain/risk/severity.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RuleStanding } from "../../contracts/rule-standing.ts";
import { channelNames } from "../notify/channel-names.ts";
import { digestAt, isGrouped, isUrgent } from "../notify/digest-time.ts";
import {
  dueAt,
  type LocalInstant,
  matchingRules,
  type RuleSubject,
  rulesInScope,
  sameWord,
} from "../notify/match-rules.ts";
import { customersMeant } from "../notify/told-customers.ts";
import type { ConditionFinding } from "../notify/rule-condition.ts";
import { conditionStep, nextStandings } from "../notify/rule-standings.ts";
import { ruleSubject } from "./alert-record.ts";
import { type AssessedSubject, type EffectSetting, isRaised } from "./assessed-subject.ts";

/** A message that a rule asks for now. */
export interface ToldRule {
  readonly rule: AlertRuleRow;
  /** What was found of the rule's condition; null for a rule that waits for alerts. */
  readonly finding: ConditionFinding | null;
  /** Instant (ms) at which the message goes. */
  readonly due_at: number;
}

/** What the rules make of an assessment. */
export interface MessagesToTell {
  readonly told: readonly ToldRule[];
  /** All whose turn it was, those included that another rule's priority silenced. */
  readonly asked: readonly ToldRule[];
  /** Where the rules with conditions stand from now on. */
  readonly standings: readonly RuleStanding[];
}

/** Nothing is told of what is no more. */
export const NOTHING_TOLD: MessagesToTell = { told: [], asked: [], standings: [] };

type Setting = Pick<EffectSetting, "rules" | "clock">;

/** What a rule asks for: a message, or one that is owed until its cool-down is over or somebody's order is touched. */
interface Asked extends ToldRule {
  readonly is_owed: boolean;
}

/**
 * Rules for alerts ask for a message when an alert is raised or gets worse, those with another condition when it has
 * become true. At the first look at a shop only what is out or about to be is told: the rest has waited long enough to
 * wait on the board, and nobody reads a hundred messages.
 */
export function messagesToTell(assessed: AssessedSubject, setting: Setting): MessagesToTell {
  const { risk, at, rule_standings = [] } = assessed;
  const all = isLeftToTheBoard(assessed.is_first, risk.severity)
    ? []
    : [...askedByAlert(assessed, setting), ...askedByConditions(assessed, setting)];
  const asked = all.filter(({ is_owed }) => !is_owed);
  const told = highestPriority(asked);
  const steps = all.flatMap(({ rule, finding, due_at, is_owed }): readonly RuleStanding[] => {
    if (finding === null) return [];
    const { rule_name } = rule;
    const isTold = told.some((one) => one.rule === rule);
    const standing = rule_standings.find((one) => one.rule_name === rule_name);
    // What was owed and is silenced by another rule's priority stays owed.
    const isStillOwed = is_owed || (!isTold && standing?.is_owed === true);
    return [{ rule_name, told_at: isTold ? due_at : (standing?.told_at ?? null), is_owed: isStillOwed }];
  });
  return { told, asked, standings: nextStandings(rule_standings, steps, at) };
}

/** Whether nobody is told, because it is the first look and nothing is urgent. */
export function isLeftToTheBoard(is_first: boolean, severity: AlertSeverity): boolean {
  return is_first && !isUrgent(severity);
}

function askedByAlert(assessed: AssessedSubject, { rules, clock }: Setting): readonly Asked[] {
  if (!isRaised(assessed)) return [];
  const now = { at: assessed.at, time_of_day: clock.timeOfDay(assessed.at) };
  return rulesAsking(rules, ruleSubject(assessed), now)
    .filter(({ rule }) => hasReceivers(assessed, rule))
    .map((one) => ({ ...one, is_owed: false }));
}

/** What the rules ask for at the instant at which an alert is raised, gets worse, or is brought to mind again. */
export function rulesAsking(
  rules: readonly AlertRuleRow[],
  subject: RuleSubject,
  now: LocalInstant,
): readonly ToldRule[] {
  return matchingRules(rules, subject)
    .filter(isForStaff)
    .map((rule) => ({ rule, finding: null, due_at: toldAt(rule, subject.severity, now) }));
}

function askedByConditions(assessed: AssessedSubject, { rules, clock }: Setting): readonly Asked[] {
  const { risk: now, previous_risk: before = null, rule_standings = [] } = assessed;
  return rulesInScope(rules, ruleSubject(assessed))
    .filter(isForStaff)
    .flatMap((rule): readonly Asked[] => {
      const due_at = toldAt(rule, now.severity, { at: assessed.at, time_of_day: clock.timeOfDay(assessed.at) });
      const standing = rule_standings.find(({ rule_name }) => rule_name === rule.rule_name);
      const step = conditionStep({ rule, before, now, standing, due_at });
      if (step.kind === "silent") return [];
      const { finding } = step;
      return [{ rule, finding, due_at, is_owed: step.kind === "owed" || !hasReceivers(assessed, rule) }];
    });
}

/** Where no order is touched no salesperson is told yet: a condition's message is owed until one is. */
function hasReceivers(assessed: AssessedSubject, rule: AlertRuleRow): boolean {
  return rule.receiver_kind === "role" || customersMeant(assessed, rule).length > 0;
}

/** At once, at the end of quiet hours, or with the rule's next digest. */
function toldAt(rule: AlertRuleRow, severity: AlertSeverity, now: LocalInstant): number {
  return isGrouped(rule, severity) ? digestAt(rule, now) : dueAt(rule, now.at, now.time_of_day);
}

/** Sent by us, and to people of the firm: customers are told of their own orders, see `customerMessageEffects`. */
function isForStaff({ delivery_path, receiver_kind }: AlertRuleRow): boolean {
  return delivery_path === "own" && receiver_kind !== "customer";
}

/** Of those for one receiver the one with the highest priority; where none states any, all of them. */
export function highestPriority<T extends ToldRule>(asked: readonly T[]): readonly T[] {
  const byReceiver = grouped(asked, ({ rule }) => receiverKey(rule));
  const chosen = [...byReceiver.values()].flatMap((same) => {
    if (same.every(({ rule }) => rule.priority === null)) return same;
    return same.toSorted((a, b) => higherFirst(a.rule, b.rule)).slice(0, 1);
  });
  return asked.filter((one) => chosen.includes(one));
}

/** Orders rules by priority, those without any last, and by name. */
export function higherFirst(a: AlertRuleRow, b: AlertRuleRow): number {
  const [first, second] = [a.priority ?? -Infinity, b.priority ?? -Infinity];
  return first === second ? compareText(a.rule_name, b.rule_name) : second > first ? 1 : -1;
}

/** Who gets it, as far as that makes somebody else: role, receiver and first channel. */
export function receiverKey({
  receiver_role,
  receiver,
  receiver_kind = "role",
  channel,
}: Pick<AlertRuleRow, "receiver_role" | "receiver" | "channel"> &
  Partial<Pick<AlertRuleRow, "receiver_kind">>): string {
  return JSON.stringify([receiver_role, receiver ?? "", receiver_kind, channelNames(channel)[0] ?? ""].map(sameWord));
}

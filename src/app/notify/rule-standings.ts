import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RuleStanding } from "../../contracts/rule-standing.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { StoredEffect } from "../../ports/outbox.ts";
import { ruleOfConditionKey } from "../alert/alert-keys.ts";
import { type ConditionFinding, conditionFinding } from "./rule-condition.ts";

/** The longest cool-down a rule may ask for; what was told before that is forgotten. */
export const LONGEST_COOL_DOWN_HOURS = 720;

const HOUR_MS = 3_600_000;
const MOST_SLACK_MS = HOUR_MS / 2;

/** A rule's condition held against a subject's last assessment and the present one. */
export interface ConditionLook {
  readonly rule: AlertRuleRow;
  /** Null where there was none. */
  readonly before: RiskAssessment | null;
  readonly now: RiskAssessment;
  readonly standing: RuleStanding | undefined;
  /** Instant (ms) at which a message of the rule would go. */
  readonly due_at: number;
}

/** What a condition asks for: a message now, one after the cool-down, or nothing. */
export type ConditionStep =
  | { readonly kind: "silent" }
  | { readonly kind: "owed"; readonly finding: ConditionFinding }
  | { readonly kind: "tell"; readonly finding: ConditionFinding };

/**
 * A message where the condition has become true, but never within the rule's cool-down after the last one: then it is
 * owed and goes at the first assessment after the cool-down that still finds the condition true.
 */
export function conditionStep({ rule, before, now, standing, due_at }: ConditionLook): ConditionStep {
  const finding = conditionFinding(rule, now);
  if (finding === null) return { kind: "silent" };
  const isNews = before === null || conditionFinding(rule, before) === null;
  if (!isNews && standing?.is_owed !== true) return { kind: "silent" };
  const told_at = standing?.told_at ?? null;
  const isCool = told_at === null || due_at - told_at >= coolDownMs(rule);
  return { kind: isCool ? "tell" : "owed", finding };
}

/** A little less than the rule says, so that a daily look a few minutes earlier than the last does not cost a day. */
function coolDownMs({ cool_down_hours }: AlertRuleRow): number {
  const whole = Math.max(0, cool_down_hours) * HOUR_MS;
  return whole - Math.min(MOST_SLACK_MS, whole / 48);
}

/** Standings with what this assessment (instant in ms) told and owes; what no cool-down reaches any more is forgotten. */
export function nextStandings(
  before: readonly RuleStanding[],
  steps: readonly RuleStanding[],
  at: number,
): readonly RuleStanding[] {
  const stepped = new Set(steps.map(({ rule_name }) => rule_name));
  const others = before.filter(({ rule_name }) => !stepped.has(rule_name));
  return [...steps, ...others.map((standing) => ({ ...standing, is_owed: false }))].filter(
    ({ told_at, is_owed }) => is_owed || (told_at !== null && at - told_at < LONGEST_COOL_DOWN_HOURS * HOUR_MS),
  );
}

/** Standings found again from the messages of a subject of which no assessment is kept, newest message first. */
export function standingsOfMessages(
  subject: Subject,
  effects: readonly Pick<StoredEffect, "action" | "due_at">[],
): readonly RuleStanding[] {
  const told = new Map<string, number>();
  for (const { action, due_at } of effects) {
    if (action.kind !== "send_message") continue;
    const rule_name = ruleOfConditionKey(subject, action.message.reference);
    if (rule_name !== null) told.set(rule_name, Math.max(due_at, told.get(rule_name) ?? due_at));
  }
  return [...told].map(([rule_name, told_at]) => ({ rule_name, told_at, is_owed: false }));
}

import type { Day } from "../../domain/calendar/day.ts";
import type { AbcClass } from "../../domain/risk/class-policy.ts";
import { type AlertSeverity, severityRank } from "../../domain/risk/severity.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { DAY_MINUTES, minuteOfDay, minutesOfQuietLeft } from "./quiet-hours.ts";

/** What a rule's scope, level and dates are held against. */
export interface RuleSubject {
  readonly item_code: string;
  readonly location_code: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly abc_class: AbcClass | null;
  readonly supplier_code: string | null;
  readonly severity: AlertSeverity;
  readonly today: Day;
}

/** The rules for alerts, in force and with the subject in scope, whose least severity is reached. */
export function matchingRules(rules: readonly AlertRuleRow[], subject: RuleSubject): readonly AlertRuleRow[] {
  return rulesInScope(rules, subject).filter(
    ({ condition_kind, minimum_severity }) =>
      condition_kind === "severity" && severityRank(subject.severity) >= severityRank(minimum_severity),
  );
}

/** The rules in force whose scope holds the subject, whatever they wait for. */
export function rulesInScope(rules: readonly AlertRuleRow[], subject: RuleSubject): readonly AlertRuleRow[] {
  return rules.filter((rule) => isInForce(rule, subject.today) && isInScope(rule, subject));
}

/** Switched on and within its dates. */
export function isInForce({ is_active, valid_from, valid_to }: AlertRuleRow, today: Day): boolean {
  return is_active && (valid_from === null || valid_from <= today) && (valid_to === null || today <= valid_to);
}

function isInScope({ scope_kind, scope_values }: AlertRuleRow, subject: RuleSubject): boolean {
  if (scope_kind === "all") return true;
  const own = {
    category: subject.category,
    brand: subject.brand,
    item: subject.item_code,
    location: subject.location_code,
    abc_class: subject.abc_class,
    supplier: subject.supplier_code,
  };
  const value = own[scope_kind];
  return value !== null && scope_values.some((wanted) => sameWord(wanted) === sameWord(value));
}

/** People write ＳＫＵ-1, sku-1 and SKU-1 and mean the same. */
export function sameWord(text: string): string {
  return text.normalize("NFKC").trim().toUpperCase();
}

const MINUTE_MS = 60_000;

/**
 * When a message of a rule may go (instant in ms): at once, or at the end of the rule's quiet hours where it is quiet
 * now. Delayed, never dropped, whatever the severity: who wants red alerts at night writes a rule without quiet hours.
 */
export function dueAt(rule: AlertRuleRow, at: number, time_of_day: string): number {
  const now = minuteOfDay(time_of_day);
  return now === null ? at : afterQuiet(rule, at, now);
}

/** The same for a message that waits for some minutes first. */
export function dueLater(rule: AlertRuleRow, from: number, minutes: number, now: LocalInstant): number {
  const at = from + Math.round(minutes * MINUTE_MS);
  const minute = minuteOfDay(now.time_of_day);
  if (minute === null) return at;
  const passed = Math.floor((at - startOfMinute(now.at)) / MINUTE_MS);
  return afterQuiet(rule, at, (minute + passed) % DAY_MINUTES);
}

/** An instant (ms) with what the clock on the wall shows then. */
export interface LocalInstant {
  readonly at: number;
  readonly time_of_day: string;
}

function afterQuiet(rule: AlertRuleRow, at: number, minute: number): number {
  const left = minutesOfQuietLeft(rule, minute);
  return left === 0 ? at : startOfMinute(at) + left * MINUTE_MS;
}

/** Zones are whole minutes off UTC, so a local minute began where the instant's does. */
function startOfMinute(at: number): number {
  return at - (at % MINUTE_MS);
}

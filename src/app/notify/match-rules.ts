import { type AlertSeverity, severityRank } from "../../domain/risk/severity.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { minuteOfDay, minutesOfQuietLeft } from "./quiet-hours.ts";

/** What a rule's scope and level are held against. */
export interface RuleSubject {
  readonly item_code: string;
  readonly location_code: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly severity: AlertSeverity;
}

/** The active rules whose scope holds the subject and whose least severity is reached. */
export function matchingRules(rules: readonly AlertRuleRow[], subject: RuleSubject): readonly AlertRuleRow[] {
  return rules.filter(
    (rule) =>
      rule.is_active &&
      severityRank(subject.severity) >= severityRank(rule.minimum_severity) &&
      isInScope(rule, subject),
  );
}

function isInScope({ scope_kind, scope_values }: AlertRuleRow, subject: RuleSubject): boolean {
  if (scope_kind === "all") return true;
  const own = {
    category: subject.category,
    brand: subject.brand,
    item: subject.item_code,
    location: subject.location_code,
  };
  const value = own[scope_kind];
  return value !== null && scope_values.some((wanted) => sameWord(wanted) === sameWord(value));
}

/** People write ＳＫＵ-1, sku-1 and SKU-1 and mean the same. */
function sameWord(text: string): string {
  return text.normalize("NFKC").trim().toUpperCase();
}

const MINUTE_MS = 60_000;

/**
 * When a message of a rule may go (instant in ms): at once, or at the end of the rule's quiet hours where it is quiet
 * now. Delayed, never dropped, whatever the severity: who wants red alerts at night writes a rule without quiet hours.
 */
export function dueAt(rule: AlertRuleRow, at: number, time_of_day: string): number {
  const now = minuteOfDay(time_of_day);
  const left = now === null ? 0 : minutesOfQuietLeft(rule, now);
  // Zones are whole minutes off UTC, so the minute began where the instant's does.
  return left === 0 ? at : at - (at % MINUTE_MS) + left * MINUTE_MS;
}

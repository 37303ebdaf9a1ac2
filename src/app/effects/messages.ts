import { severityRank } from "../../domain/risk/severity.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { alertMessage } from "../notify/alert-message.ts";
import { dueAt, matchingRules } from "../notify/match-rules.ts";
import { ruleSubject } from "./alert-record.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";

/**
 * A message per rule that matches, when an alert is raised or gets worse. At the first look at a shop only what is out
 * or about to be is told: the rest has waited long enough to wait on the board, and nobody reads a hundred messages.
 */
export function messageEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  const { transition, is_first, risk } = assessed;
  if (transition !== "raised" && transition !== "escalated") return [];
  if (is_first && severityRank(risk.severity) < severityRank("critical")) return [];
  return matchingRules(setting.rules, ruleSubject(assessed))
    .filter(({ delivery_path }) => delivery_path === "own")
    .map((rule) => {
      const { subject, alert, at } = assessed;
      const effect_key = effectKeys.message(subject, alert.episode, alert.last_notified_at, rule.rule_name);
      return {
        ...effectFrame(assessed),
        effect_key,
        // A line of its own: a message held back by quiet hours must not hold back others.
        line: effect_key,
        due_at: dueAt(rule, at, setting.clock.timeOfDay()),
        action: { kind: "send_message", message: alertMessage(assessed, transition, rule, setting) },
      };
    });
}

import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { EffectAction, NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { matchingRules, type RuleSubject } from "../notify/match-rules.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

/** The alert as a record on the platform: made when it is raised, kept true while it lasts, closed when it clears. */
export function alertRecordEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  if (!setting.bound.has("stockout_alert")) return [];
  const effect_key = effectKeys.alert(assessed.subject, assessed.alert.episode);
  const effect = (key: string, action: EffectAction): NewEffect => ({
    ...effectFrame(assessed),
    effect_key: key,
    line: effect_key,
    action,
  });
  // An alert that stands again within its episode waits for an answer again.
  const reopened: FieldValues = assessed.is_reopened ? { alert_status: "待处理", cleared_at: null } : {};
  const isOrdered = assessed.alert_events.some(({ kind }) => kind === "ordered");
  const status: FieldValues = isOrdered ? { ...reopened, alert_status: "已下单" } : reopened;
  const change = (values: FieldValues): NewEffect =>
    effect(effectKeys.change(effect_key, assessed.revision), {
      kind: "update_created",
      form: "stockout_alert",
      created_by: effect_key,
      values: { ...status, ...values },
    });
  switch (assessed.transition) {
    case "raised":
      return [
        effect(effect_key, {
          kind: "create_record",
          form: "stockout_alert",
          values: {
            effect_key,
            item_code: assessed.subject.item_code,
            item_name: itemName(assessed),
            location_code: assessed.subject.location_code,
            raised_at: setting.clock.stamp(),
            alert_status: "待处理",
            ...stateOfAlert(assessed, setting),
          },
          start_trigger: asksPlatform(assessed, setting),
          start_workflow: false,
        }),
      ];
    case "escalated":
      // Worse than what somebody answered to, so it waits for an answer again.
      return [change({ ...stateOfAlert(assessed, setting), alert_status: "待处理" })];
    case "eased":
      return [change(stateOfAlert(assessed, setting))];
    case "cleared":
      return [change({ alert_status: "已解除", cleared_at: setting.clock.stamp() })];
    case "held":
      return assessed.is_reopened || isOrdered ? [change(stateOfAlert(assessed, setting))] : [];
    case "none":
      return [];
  }
}

function stateOfAlert({ risk }: AssessedSubject, { clock }: EffectSetting): FieldValues {
  return {
    alert_severity: SEVERITY_LABELS[risk.severity],
    stockout_date: risk.stockout_date === null ? null : clock.startOf(risk.stockout_date),
    stockout_probability: risk.stockout_probability === null ? null : Math.round(risk.stockout_probability * 100) / 100,
    expected_loss: risk.expected_loss === null ? null : Math.round(risk.expected_loss),
    suggested_order_quantity: risk.suggested_order_quantity,
    alert_reason: explanationSentence(risk.explanation),
  };
}

/** One path per rule: a rule that leaves the message to the platform starts its assistant on this record only. */
export function asksPlatform(assessed: AssessedSubject, { rules }: EffectSetting): boolean {
  return matchingRules(rules, ruleSubject(assessed)).some(({ delivery_path }) => delivery_path === "platform");
}

/** What a rule's scope, level and dates are held against. */
export function ruleSubject({ subject, facts, risk }: AssessedSubject): RuleSubject {
  return {
    item_code: subject.item_code,
    location_code: subject.location_code,
    category: facts.item?.category ?? null,
    brand: facts.item?.brand ?? null,
    abc_class: risk.explanation.abc_class,
    supplier_code: facts.item?.supplier_code ?? null,
    severity: risk.severity,
    today: risk.explanation.today,
  };
}

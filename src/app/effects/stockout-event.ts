import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { EffectAction, NewEffect } from "../../ports/outbox.ts";
import { effectKeys, episodeKey } from "../alert/alert-keys.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

/** The event of a shortage, from raise to clear, where people later write down its cause. */
export function stockoutEventEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  if (!setting.bound.has("stockout_event")) return [];
  const { subject, alert, risk, transition } = assessed;
  const effect_key = effectKeys.event(subject, alert.episode);
  const effect = (key: string, action: EffectAction): NewEffect => ({
    ...effectFrame(assessed),
    effect_key: key,
    line: effect_key,
    action,
  });
  const state = {
    peak_severity: SEVERITY_LABELS[alert.peak_severity],
    affected_customer_count: assessed.exposed.length,
    expected_loss: risk.expected_loss === null ? null : Math.round(risk.expected_loss),
  };
  // A shortage that is back within its episode has not ended after all.
  const standing: FieldValues = assessed.is_reopened ? { ...state, ended_at: null } : state;
  const change = (values: FieldValues): NewEffect =>
    effect(effectKeys.change(effect_key, assessed.revision), {
      kind: "update_created",
      form: "stockout_event",
      created_by: effect_key,
      values,
    });
  switch (transition) {
    case "raised":
      return [
        effect(effect_key, {
          kind: "create_record",
          form: "stockout_event",
          values: {
            effect_key,
            event_no: episodeKey(subject, alert.episode),
            item_code: subject.item_code,
            item_name: itemName(assessed),
            location_code: subject.location_code,
            started_at: setting.clock.stamp(),
            ...state,
          },
          start_trigger: false,
          start_workflow: false,
        }),
      ];
    case "escalated":
      return [change(standing)];
    case "cleared":
      return [change({ ended_at: setting.clock.stamp() })];
    case "held":
      return assessed.is_reopened ? [change(standing)] : [];
    case "eased":
    case "none":
      return [];
  }
}

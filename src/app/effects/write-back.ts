import { fieldsToWrite } from "../../domain/writeback/visible-step.ts";
import { isRaisedUrgency } from "../../domain/writeback/write-urgency.ts";
import { isAlarming } from "../../domain/risk/severity.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { EffectAction, NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { asksPlatform } from "./alert-record.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, isRaised, urgencyOf } from "./assessed-subject.ts";

type RecordUpdate = Extract<EffectAction, { kind: "update_record" }>;

/** The alert fields of a stock record: as they should be, and as they are. */
export interface StockFields {
  readonly wanted: FieldValues;
  /** What the record bears, or will bear once the write under way has arrived. */
  readonly written: FieldValues;
  /** The write under way. A new one may replace it, and must not lose what it was to do. */
  readonly pending: { readonly effect_key: string; readonly priority: number; readonly action: RecordUpdate } | null;
}

/** Writes the alert fields to the stock record as soon as somebody would see a difference. */
export function writeBackEffects(
  assessed: AssessedSubject,
  fields: StockFields,
  setting: EffectSetting,
): readonly NewEffect[] {
  const record_id = assessed.facts.stock_level?.record_id;
  const names = fieldsToWrite(fields.written, fields.wanted, { today: setting.clock.today() });
  if (record_id === undefined || names.length === 0) return [];
  const { wanted, pending } = fields;
  const unsent = Object.keys(pending?.action.values ?? {}).filter((name) => name in wanted);
  const values = Object.fromEntries([...new Set([...names, ...unsent])].map((name) => [name, wanted[name] ?? null]));
  return [
    {
      ...effectFrame(assessed),
      priority: urgencyOf(assessed, tellsOfRaise(assessed, pending)),
      effect_key: effectKeys.writeBack(record_id, assessed.revision),
      line: `stock_level/${record_id}`,
      replaces_line: true,
      action: {
        kind: "update_record",
        form: "stock_level",
        record_id,
        values: { ...values, assessed_at: minuteOf(setting.clock.stamp()) },
        ...triggerOf(assessed, pending, setting),
      },
    },
  ];
}

/** The write that brings a raised severity keeps its place when it is replaced, as long as there is an alarm. */
function tellsOfRaise(assessed: AssessedSubject, pending: StockFields["pending"]): boolean {
  if (isRaised(assessed)) return true;
  return pending !== null && isRaisedUrgency(pending.priority) && isAlarming(assessed.risk.severity);
}

/**
 * One path per rule: the alert record starts the platform's assistant where there is one; only a tenant without that
 * form has it started by the stock record. What a replaced write was to start is started by the one that replaces it.
 */
function triggerOf(
  assessed: AssessedSubject,
  pending: StockFields["pending"],
  setting: EffectSetting,
): Pick<RecordUpdate, "start_trigger" | "trigger_of"> {
  const start_trigger = isRaised(assessed) && !setting.bound.has("stockout_alert") && asksPlatform(assessed, setting);
  if (start_trigger || pending?.action.start_trigger !== true) return { start_trigger };
  return { start_trigger: true, trigger_of: pending.effect_key };
}

/** People read minutes; and what was assessed together with the same result can be written together. */
function minuteOf(stamp: string): string {
  return `${stamp.slice(0, "2026-01-01T00:00".length)}:00.000Z`;
}

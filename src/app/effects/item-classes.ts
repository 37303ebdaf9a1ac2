import type { ItemClasses } from "../../domain/classes/item-classes.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";

/** Nothing waits for less than a class: it goes when nothing else does. */
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/**
 * Writes the item's classes to its form. Planned with every place of the item, and done once: the key is the item's own,
 * and a repeated one is the same effect.
 */
export function itemClassEffects(
  assessed: AssessedSubject,
  classes: ItemClasses | null,
  { bound }: EffectSetting,
): readonly NewEffect[] {
  const form = classes?.form ?? null;
  if (form === null || !form.is_due || !bound.has("item")) return [];
  const { record_id, revision, values } = form;
  return [
    {
      ...effectFrame(assessed),
      priority: PRIORITY,
      effect_key: effectKeys.itemClasses(record_id, revision),
      line: `item/${record_id}`,
      replaces_line: true,
      action: { kind: "update_record", form: "item", record_id, values, start_trigger: false },
    },
  ];
}

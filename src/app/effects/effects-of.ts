import type { FieldValues } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { alertRecordEffects } from "./alert-record.ts";
import type { AssessedSubject, EffectSetting } from "./assessed-subject.ts";
import { careTaskEffects } from "./care-tasks.ts";
import { messageEffects } from "./messages.ts";
import { replenishmentEffects } from "./replenishment.ts";
import { stockoutEventEffects } from "./stockout-event.ts";
import { writeBackEffects } from "./write-back.ts";

/** Everything that follows from one assessment, in the order in which people should see it. */
export function effectsOf(
  assessed: AssessedSubject,
  fields: { readonly wanted: FieldValues; readonly written: FieldValues },
  setting: EffectSetting,
): readonly NewEffect[] {
  return [
    ...writeBackEffects(assessed, fields, setting.clock.stamp()),
    ...alertRecordEffects(assessed, setting),
    ...messageEffects(assessed, setting),
    ...replenishmentEffects(assessed, setting),
    ...careTaskEffects(assessed, setting),
    ...stockoutEventEffects(assessed, setting),
  ];
}

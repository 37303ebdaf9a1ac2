import type { NewEffect } from "../../ports/outbox.ts";
import { alertRecordEffects } from "./alert-record.ts";
import type { AssessedSubject, EffectSetting } from "./assessed-subject.ts";
import { careTaskEffects } from "./care-tasks.ts";
import { customerMessageEffects } from "./customer-messages.ts";
import { escalationEffects } from "./escalation.ts";
import { messageEffects } from "./messages.ts";
import { type MessagesToTell, messagesToTell } from "./messages-to-tell.ts";
import { replenishmentEffects } from "./replenishment.ts";
import { stockoutEventEffects } from "./stockout-event.ts";
import { type StockFields, writeBackEffects } from "./write-back.ts";

/** Everything that follows from one assessment, in the order in which people should see it. */
export function effectsOf(
  assessed: AssessedSubject,
  fields: StockFields,
  setting: EffectSetting,
  { told, asked }: Pick<MessagesToTell, "told" | "asked"> = messagesToTell(assessed, setting),
): readonly NewEffect[] {
  return [
    ...writeBackEffects(assessed, fields, setting),
    ...alertRecordEffects(assessed, setting),
    ...told.flatMap((one) => messageEffects(assessed, one, setting)),
    ...customerMessageEffects(assessed, setting),
    ...escalationEffects(assessed, asked, setting),
    ...replenishmentEffects(assessed, setting),
    ...careTaskEffects(assessed, setting),
    ...stockoutEventEffects(assessed, setting),
  ];
}

import { type AlertSeverity, severityFromLabel } from "../../domain/risk/severity.ts";
import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { subjectOfAlertKey } from "../alert/alert-keys.ts";
import { shownChannel } from "../notify/channel-names.ts";
import { wasNotSent } from "./still-unanswered.ts";

/** What is told of a message that was accepted. */
type Telling = Pick<AlertEvent, "episode" | "kind" | "severity" | "note">;

type Ended = Extract<EffectOutcome, { kind: "done" }>;

/** The events of the alerts that people were told of just now; none where nobody was, or of something else. */
export function toldEvents(effect: StoredEffect, outcome: EffectOutcome): readonly SubjectAlertEvent[] {
  if (outcome.kind !== "done") return [];
  const { at, carried = [effect] } = outcome;
  return carried.flatMap((one) => {
    const telling = tellingOf(one, outcome);
    if (telling === null) return [];
    const { installation_id, item_code, location_code, caused_at } = one;
    const subject = { installation_id, item_code, location_code };
    return [{ subject, ...telling, at, caused_at, actor: null }];
  });
}

function tellingOf({ action, installation_id, effect_key }: StoredEffect, ended: Ended): Telling | null {
  switch (action.kind) {
    case "send_message":
      return wasNotSent({ action, receipt: ended.receipt }) ? null : tellingOfMessage(action, ended);
    case "create_record": {
      // The platform's own assistant tells people of the record that it is started by.
      const found = action.start_trigger ? subjectOfAlertKey(installation_id, effect_key) : null;
      if (found === null) return null;
      const severity = severityOfRecord(action.values);
      return { episode: found.episode, kind: "told", severity, note: "" };
    }
    case "update_record":
    case "update_created":
      return null;
  }
}

function tellingOfMessage(
  { message, episode, while_unanswered }: Extract<EffectAction, { kind: "send_message" }>,
  { channel = message.channel }: Ended,
): Telling | null {
  const severity: AlertSeverity = message.severity;
  const note = [message.receiver_role, shownChannel(channel)].join(" · ");
  if (while_unanswered !== undefined) return { episode: while_unanswered.episode, kind: "passed_on", severity, note };
  return episode === undefined ? null : { episode, kind: "told", severity, note };
}

function severityOfRecord({ alert_severity }: FieldValues): AlertSeverity {
  return (typeof alert_severity === "string" ? severityFromLabel(alert_severity) : null) ?? "unknown";
}

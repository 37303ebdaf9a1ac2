import type { FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `resumeForm`. */
export interface ResumeFormPorts {
  readonly subjects: Pick<Subjects, "markAll">;
  readonly outbox: Pick<Outbox, "list" | "replay">;
  readonly inbox: Pick<Inbox, "aside" | "retryAside">;
  readonly clock: Pick<Clock, "now">;
}

/** Why a write fails that another binding of its form may mend: no such app, form or field, a value that does not fit. */
const MENDABLE_CODES: readonly string[] = [
  ...["platform_2004", "platform_3000", "platform_17017"],
  ...["form_not_bound", "field_not_bound", "field_value_unwritable"],
];
const MOST = 1_000;

/** After a form was bound otherwise: everything is judged again, and what failed for the old binding has another try. */
export function createResumeForm({ subjects, outbox, inbox, clock }: ResumeFormPorts) {
  return async function resumeForm(installation_id: string, form: FormName): Promise<void> {
    const dead = await outbox.list(installation_id, { state: "dead" }, MOST);
    for (const effect of dead.filter((one) => isMendable(one, form))) {
      await outbox.replay(installation_id, effect.id, clock.now());
    }
    const aside = await inbox.aside(installation_id, MOST);
    for (const { id } of aside.filter((entry) => entry.form === form)) await inbox.retryAside(installation_id, id);
    await subjects.markAll(installation_id, clock.now());
  };
}

function isMendable({ action, problem }: StoredEffect, form: FormName): boolean {
  return action.kind !== "send_message" && action.form === form && MENDABLE_CODES.includes(problem?.code ?? "");
}

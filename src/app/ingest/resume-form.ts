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

/** Goes on with a form after people have changed it. */
export interface ResumeForm {
  /** The form was bound otherwise: everything is judged again, and what failed for the old binding has another try. */
  afterRebind(installation_id: string, form: FormName): Promise<void>;
  /** The form was looked at: a write that failed for the way it was bound a moment ago has one more try. */
  afterLook(installation_id: string, form: FormName): Promise<void>;
}

/** Why a write fails that another binding of its form may mend: no such app, form or field, a value that does not fit. */
const MENDABLE_CODES: readonly string[] = [
  ...["platform_2004", "platform_3000", "platform_17017"],
  ...["form_not_bound", "field_not_bound", "field_value_unwritable"],
];
const MOST = 1_000;

/** Goes on with forms. Under one binding a write is given another try once: what fails again is for a person. */
export function createResumeForm({ subjects, outbox, inbox, clock }: ResumeFormPorts): ResumeForm {
  const tried = new Map<string, Set<number>>();

  async function retryWrites(installation_id: string, form: FormName): Promise<void> {
    const key = `${installation_id}/${form}`;
    const before = tried.get(key) ?? new Set();
    const dead = await outbox.list(installation_id, { state: "dead" }, MOST);
    const mendable = dead.filter((effect) => isMendable(effect, form));
    for (const { id } of mendable) if (!before.has(id)) await outbox.replay(installation_id, id, clock.now());
    tried.set(key, new Set(mendable.map(({ id }) => id)));
  }

  return {
    afterRebind: async (installation_id, form) => {
      tried.delete(`${installation_id}/${form}`);
      await retryWrites(installation_id, form);
      const aside = await inbox.aside(installation_id, MOST);
      for (const { id } of aside.filter((entry) => entry.form === form)) await inbox.retryAside(installation_id, id);
      await subjects.markAll(installation_id, clock.now());
    },
    afterLook: retryWrites,
  };
}

function isMendable({ action, problem }: StoredEffect, form: FormName): boolean {
  return action.kind !== "send_message" && action.form === form && MENDABLE_CODES.includes(problem?.code ?? "");
}

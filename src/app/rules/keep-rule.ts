import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { PlatformRecord } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import type { Webhook } from "../ingest/define-webhook.ts";
import { type PollOccasion, polledRecord, polledRemoval } from "../ingest/polled-record.ts";
import { readAs } from "../ingest/read-as.ts";
import { readChange, removal } from "../ingest/read-change.ts";

/** Ports of `keepRule`. */
export interface KeepRulePorts {
  readonly records: Pick<Records, "apply" | "get">;
  readonly inbox: Pick<Inbox, "append">;
  readonly clock: Pick<Clock, "now" | "dayOf">;
  /** What a record of the form says. */
  readonly webhook: Webhook;
}

/**
 * Keeps a rule as the platform has it now, so that pages show it and the next alert follows it without waiting for a
 * push. The same state also goes through the line of all messages, which forgets what an earlier state lacked.
 */
export function createKeepRule({ records, inbox, clock, webhook }: KeepRulePorts) {
  async function found(binding: FormBinding, record: PlatformRecord): Promise<void> {
    const now = clock.now();
    const occasion: PollOccasion = { now, read_as: readAs(binding), round: "" };
    const { change } = readChange(binding, webhook, record, clock, { inbox_id: null, seen_at: now });
    // The platform's own answer, a moment old.
    await records.apply([change], { decided: true });
    await inbox.append([polledRecord(binding, record, occasion)]);
  }

  return {
    found,

    /** The same of a rule that was only looked at: what is kept already is not kept again. */
    async seen(binding: FormBinding, record: PlatformRecord): Promise<void> {
      const kept = await records.get(binding.installation_id, binding.form, record.record_id);
      if (kept === null || kept.version < record.version) await found(binding, record);
    },

    async gone(binding: FormBinding, record_id: string): Promise<void> {
      const kept = await records.get(binding.installation_id, binding.form, record_id);
      if (kept === null || kept.removed) return;
      const now = clock.now();
      const version = kept.version + 1;
      await records.apply([removal(binding, record_id, version, { inbox_id: null, seen_at: now })]);
      await inbox.append([polledRemoval(binding, record_id, version, now)]);
    },
  };
}

/** Keeps rules as the platform has them. */
export type KeepRule = ReturnType<typeof createKeepRule>;

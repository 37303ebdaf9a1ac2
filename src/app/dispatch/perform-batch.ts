import type { StoredEffect } from "../../ports/outbox.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { formNotBound } from "./perform-on-platform.ts";

/**
 * Sets the values of equal updates on all their records in one call; a repeat changes nothing. Returns whether every
 * record was written. A batch is not subject to a form's aggregate check (facts §6.4), which is no loss: no field
 * written here is one a check could ask for.
 */
export function createPerformBatch({ platform, binding }: DispatchPorts) {
  return async function performBatch(effects: readonly StoredEffect[]): Promise<boolean> {
    const updates = effects.flatMap(({ action }) => (action.kind === "update_record" ? [action] : []));
    const [first] = updates;
    const [installation_id] = effects.map((effect) => effect.installation_id);
    if (first === undefined || installation_id === undefined) return true;
    const bound = await binding(installation_id, first.form);
    if (bound === null) throw formNotBound(first.form);
    const record_ids = updates.map(({ record_id }) => record_id);
    return (await platform.updateRecords(bound, record_ids, first.values)) === record_ids.length;
  };
}

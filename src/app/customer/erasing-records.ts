import type { FieldValues } from "../../contracts/form.ts";
import type { CustomerData } from "../../ports/customer-data.ts";
import type { RecordChange, Records } from "../../ports/records.ts";
import type { CustomerMarks, PseudonymOf } from "./customer-marks.ts";
import { erasedChange } from "./erased-record.ts";

interface ErasingPorts {
  readonly records: Records;
  readonly customerData: Pick<CustomerData, "emptyBodies">;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
}

/** Records that keep erased customers erased, however often the platform tells of them. */
export interface ErasingRecords extends Records {
  /** Whether one of these changes speaks of an erased customer. */
  speakOfErased(changes: readonly RecordChange[]): Promise<boolean>;
}

/**
 * Everything that is read passes here last before it is kept, so that no change that was read before an erasure is kept
 * after it with the customer in it. The message that brought such a change loses its body.
 */
export function createErasingRecords({ records, customerData, marks }: ErasingPorts): ErasingRecords {
  return {
    ...records,

    async apply(changes, options) {
      const pseudonymOf = await pseudonymsOf(changes);
      const kept = changes.map((change) => erased(change, pseudonymOf(change)));
      const outcomes = await records.apply(kept, options);
      await emptyBodies(changes.filter((change, index) => kept[index] !== change && outcomes[index] !== "disputed"));
      return outcomes;
    },

    async speakOfErased(changes) {
      const pseudonymOf = await pseudonymsOf(changes);
      return changes.some((change) => pseudonymOf(change) !== null);
    },
  };

  async function pseudonymsOf(changes: readonly RecordChange[]): Promise<(change: RecordChange) => string | null> {
    const known = new Map<string, PseudonymOf>();
    for (const installation_id of new Set(changes.map((change) => change.installation_id)))
      known.set(installation_id, await marks.pseudonyms(installation_id));
    return ({ installation_id, values }) => {
      const code = customerCodeOf(values);
      return code === null ? null : (known.get(installation_id)?.(code) ?? null);
    };
  }

  async function emptyBodies(changes: readonly RecordChange[]): Promise<void> {
    for (const { installation_id, inbox_id } of changes)
      if (inbox_id !== null) await customerData.emptyBodies(installation_id, [inbox_id]);
  }
}

/** The customer that a record speaks of, if any. */
export function customerCodeOf({ customer_code }: FieldValues): string | null {
  return typeof customer_code === "string" ? customer_code : null;
}

function erased(change: RecordChange, pseudonym: string | null): RecordChange {
  const customer_code = customerCodeOf(change.values);
  return pseudonym === null || customer_code === null ? change : erasedChange(change, { customer_code, pseudonym });
}

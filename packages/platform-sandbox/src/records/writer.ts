import type { Clock } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Plans } from "../storage/plan.ts";
import type { Records, StoredRecord } from "../storage/records.ts";

/**
 * Changes of records, whoever makes them. Callers put them in a transaction. `by` is a username. A record made with
 * `FLOW_RUNNING` starts its workflow.
 */
export interface RecordWriter {
  create(form: Form, values: JsonObject, by: string, flow_state?: number): StoredRecord;
  change(record: StoredRecord, values: JsonObject, by: string): StoredRecord;
  remove(record: StoredRecord, by: string): StoredRecord;
  recover(record: StoredRecord, by: string): StoredRecord;
  /** Notes a step of the record's workflow. */
  step(record: StoredRecord, flow_state: number, by: string): StoredRecord;
}

/** State of a record that no workflow holds. */
export const FLOW_FINISHED = 1;
/** State of a record whose workflow is under way. */
export const FLOW_RUNNING = 0;

interface WriterParts {
  readonly records: Records;
  readonly forms: Forms;
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly plans: Plans;
  readonly startFlow: (record: StoredRecord) => void;
}

/** Makes the writer. A record's updated_at strictly rises with every change, even within one millisecond. */
export function createRecordWriter({ records, forms, clock, nextId, plans, startFlow }: WriterParts): RecordWriter {
  const keep = (record: StoredRecord): StoredRecord => {
    records.replace(record);
    forms.touch(record.entry_id, clock.now());
    return record;
  };
  const later = (record: StoredRecord) => Math.max(clock.now(), record.updated_at + 1);
  return {
    create(form, values, by, flow_state = FLOW_FINISHED) {
      const now = clock.now();
      plans.countRecords(1);
      const record: StoredRecord = {
        ...{ entry_id: form.entry_id, data_id: nextId(), flow_state },
        ...{ created_at: now, updated_at: now, deleted_at: null, creator: by, updater: by, deleter: null },
        values: { ...values, ...serialNumbers(form, forms) },
      };
      records.insert(record);
      forms.touch(form.entry_id, now);
      if (flow_state === FLOW_RUNNING) startFlow(record);
      return record;
    },
    change: (record, values, by) =>
      keep({ ...record, values: { ...record.values, ...values }, updated_at: later(record), updater: by }),
    remove: (record, by) => keep({ ...record, deleted_at: later(record), deleter: by }),
    step: (record, flow_state, by) => keep({ ...record, flow_state, updated_at: later(record), updater: by }),
    recover: (record, by) =>
      keep({
        ...record,
        deleted_at: null,
        deleter: null,
        updated_at: Math.max(later(record), (record.deleted_at ?? 0) + 1),
        updater: by,
      }),
  };
}

/** 流水号 is drawn when a record is made and never again. */
function serialNumbers(form: Form, forms: Forms): JsonObject {
  const serials = form.fields.filter((field) => field.type === "sn");
  return Object.fromEntries(serials.map((field) => [field.widgetName, forms.nextSerial(form.entry_id)]));
}

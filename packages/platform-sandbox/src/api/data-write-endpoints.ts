import { decodeValues, type Writing } from "../fields/writing.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Presenter } from "../records/present.ts";
import { FLOW_FINISHED, FLOW_RUNNING, type RecordWriter } from "../records/writer.ts";
import { COMPANY_CREATOR, type Company } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Files } from "../storage/files.ts";
import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";
import type { Triggers } from "../storage/triggers.ts";
import type { Access } from "./access.ts";
import { type ApiCall, type Endpoint, RATES } from "./endpoint.ts";
import { flag, optionalText, transactionId } from "./parameters.ts";

/** What writing endpoints need. */
export interface DataWriteParts {
  readonly db: Database;
  readonly access: Access;
  readonly writer: RecordWriter;
  readonly presenter: Presenter;
  readonly company: Company;
  readonly files: Files;
  readonly triggers: Triggers;
  readonly nextId: () => string;
}

/** Single writes: they may start 智能助手 (`is_start_trigger`), and they never push. */
export function dataWriteEndpoints(parts: DataWriteParts): readonly Endpoint[] {
  const { access, writer, presenter, db } = parts;
  const { rate, shown } = {
    rate: RATES.write,
    shown: (form: Form, record: StoredRecord) => ({ data: presenter.record(form, record) }),
  };
  return [
    {
      path: "v5/app/entry/data/create",
      rate,
      handle(call) {
        const form = access.form(call);
        const values = decodeValues(form, call.params.data, {}, writingOf(call, parts));
        const start = startsOf(call);
        const [by, flow_state] = [creatorOf(call, parts.company), flowStateOf(call, form)];
        return db.transaction(() => {
          const record = writer.create(form, values, by, flow_state);
          if (start) logStart(parts, form, record.data_id, "create", record.updated_at);
          return shown(form, record);
        });
      },
    },
    {
      path: "v5/app/entry/data/update",
      rate,
      handle(call) {
        const form = access.form(call);
        const before = access.record(call, form);
        const values = decodeValues(form, call.params.data, before.values, writingOf(call, parts));
        const start = startsOf(call);
        return db.transaction(() => {
          const record = writer.change(before, values, COMPANY_CREATOR);
          if (start) logStart(parts, form, record.data_id, "update", record.updated_at);
          return shown(form, record);
        });
      },
    },
    {
      path: "v5/app/entry/data/delete",
      rate,
      handle(call) {
        const form = access.form(call);
        const before = access.record(call, form);
        const start = startsOf(call);
        return db.transaction(() => {
          const { data_id, deleted_at } = writer.remove(before, COMPANY_CREATOR);
          if (start) logStart(parts, form, data_id, "delete", deleted_at ?? before.updated_at);
          return { status: "success" };
        });
      },
    },
  ];
}

/** How values of this call are checked: strictly, with the files its transaction_id uploaded. */
export function writingOf({ params }: ApiCall, { company, files, nextId }: DataWriteParts): Writing {
  const transaction_id = transactionId(params);
  return { writer: "api", company, nextId, hasFile: (key) => files.belongs(key, transaction_id) };
}

/** The member a new record belongs to: `data_creator`, else the company's creator. */
export function creatorOf({ params }: ApiCall, company: Company): string {
  const username = optionalText(params, "data_creator") ?? COMPANY_CREATOR;
  if (company.member(username)) return username;
  throw refusal(1010, `data_creator ${username}`);
}

/** A workflow starts only where the form has one. */
export function flowStateOf({ params }: { readonly params: JsonObject }, form: Form): number {
  return flag(params, "is_start_workflow") && form.is_workflow ? FLOW_RUNNING : FLOW_FINISHED;
}

function startsOf({ params }: ApiCall): boolean {
  return flag(params, "is_start_trigger");
}

function logStart(
  { triggers }: DataWriteParts,
  { app_id, entry_id }: Form,
  data_id: string,
  op: "create" | "update" | "delete",
  at: number,
): void {
  triggers.record({ at, app_id, entry_id, data_id, op });
}

import { decodeValues, type Writing } from "../fields/writing.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Aftermath, RecordWrite } from "../records/aftermath.ts";
import type { RecordChecks } from "../records/checks.ts";
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
  readonly checks: RecordChecks;
  readonly aftermath: Aftermath;
}

/** Single writes: they may start 智能助手 (`is_start_trigger`), and they never push. */
export function dataWriteEndpoints(parts: DataWriteParts): readonly Endpoint[] {
  const { access, writer, presenter, db, checks } = parts;
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
          const after = writer.create(form, values, by, flow_state);
          checks.afterWrite(form, after);
          settle(parts, { form, op: "create", before: undefined, after }, start);
          return shown(form, after);
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
          const after = writer.change(before, values, COMPANY_CREATOR);
          checks.afterWrite(form, after);
          settle(parts, { form, op: "update", before, after }, start);
          return shown(form, after);
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
          const after = writer.remove(before, COMPANY_CREATOR);
          settle(parts, { form, op: "delete", before, after }, start);
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
  if (company.isPresent(username)) return username;
  throw refusal(1010, `data_creator ${username}`);
}

/** A workflow starts only where the form has one. */
export function flowStateOf({ params }: { readonly params: JsonObject }, form: Form): number {
  return flag(params, "is_start_workflow") && form.is_workflow ? FLOW_RUNNING : FLOW_FINISHED;
}

function startsOf({ params }: ApiCall): boolean {
  return flag(params, "is_start_trigger");
}

/** Single writes are followed by 推送提醒, and by 智能助手 where the call asks for it; the start is logged. */
function settle(
  { triggers, aftermath }: DataWriteParts,
  write: Pick<RecordWrite, "form" | "op" | "before" | "after">,
  startsAssistants: boolean,
): void {
  const { form, op, after } = write;
  const { app_id, entry_id } = form;
  const at = after.deleted_at ?? after.updated_at;
  if (startsAssistants) triggers.record({ at, app_id, entry_id, data_id: after.data_id, op });
  aftermath({ ...write, reminds: true, startsAssistants });
}

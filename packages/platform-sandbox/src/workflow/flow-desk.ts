import type { Clock } from "../clock.ts";
import { refusal } from "../problem.ts";
import type { Pushes } from "../push/pushes.ts";
import type { RecordWriter } from "../records/writer.ts";
import { COMPANY_CREATOR } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import { type Claim, claim, type ClaimParts, instanceOf, type TaskRequest } from "./claim.ts";
import { activateInstance, closeInstance, revoke, type RevokeRequest } from "./course-actions.ts";
import { approve, reject, type Rollback, rollback } from "./decide-actions.ts";
import type { FlowLogs } from "./log-store.ts";
import { addSign, type SignKind, transfer } from "./people-actions.ts";
import type { FlowInstance, FlowTask } from "./task.ts";

/** What can be done to a task or an instance. */
export type FlowOrder =
  | { readonly kind: "approve" | "reject"; readonly task: TaskRequest }
  | { readonly kind: "rollback"; readonly task: TaskRequest; readonly rollback: Rollback }
  | { readonly kind: "transfer"; readonly task: TaskRequest; readonly to: string }
  | {
      readonly kind: "add_sign";
      readonly task: TaskRequest;
      readonly sign: { readonly kind: SignKind; readonly username: string };
    }
  | { readonly kind: "revoke"; readonly task: RevokeRequest }
  | { readonly kind: "close"; readonly task: { readonly instance_id: string } }
  | { readonly kind: "activate"; readonly task: { readonly instance_id: string }; readonly flow_id: number };

/** Carries out what people and the API ask of a workflow; refusals are thrown. */
export interface FlowDesk {
  /** A person's step pushes `data_update`, one by the API does not. */
  perform(order: FlowOrder, by: "person" | "api"): void;
  /** The instance of a live record and its form; 50016 when there is none. */
  find(instance_id: string): { readonly instance: FlowInstance; readonly form: Form; readonly record: StoredRecord };
}

interface FlowDeskParts extends ClaimParts {
  readonly db: Database;
  readonly records: Records;
  readonly forms: Forms;
  readonly writer: RecordWriter;
  readonly pushes: Pushes;
  readonly logs: FlowLogs;
  readonly clock: Clock;
}

/** Makes the desk: every order is one transaction, logged, and told to the record as its flowState. */
export function createFlowDesk(parts: FlowDeskParts): FlowDesk {
  const { db, records, forms, store, writer, pushes } = parts;
  const desk: FlowDesk = {
    perform: (order, by) =>
      db.transaction(() => {
        const { form, record } = desk.find(order.task.instance_id);
        const actor = run(parts, order);
        const { status } = instanceOf(store, record.data_id);
        const stepped = writer.step(record, status, actor);
        if (by === "person") pushes.recordChanged("data_update", form, stepped);
      }),
    find(instance_id) {
      const instance = instanceOf(store, instance_id);
      const [form, record] = [forms.find(instance.entry_id), records.find(instance.entry_id, instance_id)];
      if (form && record?.deleted_at === null) return { instance, form, record };
      throw refusal(50016);
    },
  };
  return desk;
}

/** Does it, and gives the username it counts as. */
function run(parts: FlowDeskParts, order: FlowOrder): string {
  switch (order.kind) {
    case "revoke":
      note(parts, revoke(parts, order.task), { action: "revoke", operator: order.task.username, comment: "" });
      return order.task.username;
    case "close": {
      const [open] = parts.store.tasks(order.task.instance_id).filter(({ status }) => status === 0);
      closeInstance(parts, order.task.instance_id);
      if (open) note(parts, open, { action: "close", operator: COMPANY_CREATOR, comment: "" });
      return COMPANY_CREATOR;
    }
    case "activate":
      activateInstance(parts, order.task.instance_id, order.flow_id);
      return COMPANY_CREATOR;
    case "approve":
    case "reject":
    case "rollback":
    case "transfer":
    case "add_sign":
      return handle(parts, order);
  }
}

function handle(
  parts: FlowDeskParts,
  order: Exclude<FlowOrder, { readonly kind: "revoke" | "close" | "activate" }>,
): string {
  const claimed = claim(parts, order.task);
  const action = act(parts, claimed, order);
  note(parts, claimed.task, { action, operator: order.task.username, comment: order.task.comment });
  return order.task.username;
}

function act(
  parts: FlowDeskParts,
  claimed: Claim,
  order: Exclude<FlowOrder, { readonly kind: "revoke" | "close" | "activate" }>,
): string {
  switch (order.kind) {
    case "approve":
      approve(parts, claimed);
      return "forward";
    case "reject":
      reject(parts, claimed);
      return "reject";
    case "rollback":
      rollback(parts, claimed, order.rollback);
      return "back";
    case "transfer":
      transfer(parts, claimed, order.to);
      return "transfer";
    case "add_sign":
      addSign(parts, claimed, order.sign);
      return (["sign_before", "sign_after", "sign_parallel"] as const)[order.sign.kind];
  }
}

function note(
  { logs, clock }: FlowDeskParts,
  { instance_id, flow_id, flow_name, create_action, created_at }: FlowTask,
  deed: { readonly action: string; readonly operator: string; readonly comment: string },
): void {
  logs.insert({ instance_id, flow_id, flow_name, create_action, created_at, at: clock.now(), ...deed });
}

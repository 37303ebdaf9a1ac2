import type { JsonObject } from "../json.ts";
import { isoOf } from "../records/present.ts";
import { type Company, type Member, withoutId } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import type { FlowLog } from "./log-store.ts";
import type { FlowCopy, FlowInstance, FlowTask } from "./task.ts";

/** Shows workflows as the API reads them. Times are UTC ISO text, null where something has not ended. */
export interface FlowPresenter {
  instance(form: Form, instance: FlowInstance): JsonObject;
  task(form: Form, instance: FlowInstance, task: FlowTask): JsonObject;
  copy(form: Form, instance: FlowInstance, copy: FlowCopy): JsonObject;
  log(log: FlowLog): JsonObject;
  comment(log: FlowLog): JsonObject;
}

/** Makes the presenter; `origin` is where links lead. */
export function createFlowPresenter(company: Company, origin: () => string): FlowPresenter {
  const person = (username: string): Omit<Member, "_id"> | null => {
    const member = company.member(username);
    return member ? withoutId(member) : null;
  };
  const about = (form: Form, instance_id: string): JsonObject => ({
    ...{ app_id: form.app_id, form_id: form.entry_id, form_title: form.name, instance_id },
    url: `${origin()}/forms/${form.entry_id}/records/${instance_id}`,
  });
  return {
    instance: (form, instance) => ({
      ...about(form, instance.instance_id),
      ...{ create_time: isoOf(instance.created_at), update_time: isoOf(instance.updated_at) },
      ...{ finish_time: isoOrNull(instance.finished_at), creator: person(instance.initiator), status: instance.status },
    }),
    task: (form, { initiator }, task) => ({
      ...about(form, task.instance_id),
      ...{ title: `${form.name} · ${task.flow_name}`, task_id: task.task_id },
      ...{ flow_id: task.flow_id, flow_name: task.flow_name, status: task.status },
      ...{ assignee: person(task.assignee), creator: person(initiator) },
      ...{ create_time: isoOf(task.created_at), create_action: task.create_action },
      ...{ finish_time: isoOrNull(task.finished_at), finish_action: task.finish_action },
    }),
    copy: (form, { initiator, created_at }, copy) => ({
      ...about(form, copy.instance_id),
      ...{ title: copy.flow_name, task_id: copy.copy_id, flow_id: copy.flow_id, flow_name: copy.flow_name },
      ...{ assignee: person(copy.username), creator: person(initiator), create_time: isoOf(created_at) },
      ...{ status: copy.read_at === null ? 0 : 1, start_time: isoOf(copy.created_at), start_action: copy.start_action },
      ...(copy.read_at === null ? {} : { finish_time: isoOf(copy.read_at) }),
    }),
    log: (log) => ({
      ...{ flow_id: log.flow_id, flow_name: log.flow_name },
      ...{ create_action: log.create_action, create_time: isoOf(log.created_at) },
      ...{ finish_action: log.action, finish_time: isoOf(log.at), comment: log.comment },
      ...{ signature: null, attachments: [], operator: person(log.operator) },
    }),
    comment: (log) => ({
      ...{ operator: person(log.operator), flowAction: log.action, flowNodeName: log.flow_name },
      ...{ comment: log.comment, signature_url: null },
    }),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : isoOf(at);
}

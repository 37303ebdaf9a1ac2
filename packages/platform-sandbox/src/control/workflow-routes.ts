import type { Clock } from "../clock.ts";
import type { Route, RouteRequest } from "../http/router.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Company } from "../storage/company.ts";
import type { Forms } from "../storage/forms.ts";
import type { CopyStore } from "../workflow/copy-store.ts";
import { readNodes } from "../workflow/design.ts";
import type { FlowDesk, FlowOrder } from "../workflow/flow-desk.ts";
import type { FlowStore } from "../workflow/flow-store.ts";
import type { FlowPresenter } from "../workflow/present-flow.ts";
import { bodyText, type Lookups } from "./lookups.ts";

interface WorkflowRouteParts {
  readonly lookups: Lookups;
  readonly company: Company;
  readonly forms: Forms;
  readonly flows: FlowStore;
  readonly copies: CopyStore;
  readonly flowDesk: FlowDesk;
  readonly flowPresenter: FlowPresenter;
  readonly clock: Clock;
}

const TASKS_SHOWN = 200;

/** Drawing a form's workflow, and what a person does in their to-do list. */
export function workflowRoutes(parts: WorkflowRouteParts): readonly Route<unknown>[] {
  const { lookups, company, flows, copies } = parts;
  const design = "/sandbox/forms/:entry_id/workflow";
  return [
    {
      method: "GET",
      path: design,
      handle: (request) => ({ nodes: flows.nodes(lookups.form(request).entry_id) }),
    },
    {
      method: "PUT",
      path: design,
      handle(request) {
        const form = lookups.form(request);
        if (!form.is_workflow) throw refusal(5056, form.name);
        const nodes = readNodes(request.body.nodes, company);
        flows.setNodes(form.entry_id, nodes);
        return { nodes };
      },
    },
    { method: "GET", path: "/sandbox/todos", handle: ({ query }) => listTodos(parts, query.get("username") ?? "") },
    { method: "POST", path: "/sandbox/todos/:task_id/:action", handle: (request) => act(parts, request) },
    {
      method: "POST",
      path: "/sandbox/copies/:copy_id/read",
      handle({ at, body }) {
        copies.markRead(bodyText(body, "username"), at.copy_id ?? "", parts.clock.now());
        return { ok: true };
      },
    },
  ];
}

function listTodos({ flows, forms, company, flowPresenter }: WorkflowRouteParts, username: string): JsonObject {
  if (!company.isPresent(username)) throw refusal(1010, username, 404);
  const tasks = flows.openTasks({ username, limit: TASKS_SHOWN }).flatMap((task) => {
    const instance = flows.instance(task.instance_id);
    const form = forms.find(instance?.entry_id ?? "");
    return instance && form ? [flowPresenter.task(form, instance, task)] : [];
  });
  return { tasks };
}

function act({ flows, flowDesk }: WorkflowRouteParts, { at, body }: RouteRequest): JsonObject {
  const task = flows.task(at.task_id ?? "");
  if (!task) throw refusal(50004, undefined, 404);
  flowDesk.perform(orderOf(at.action ?? "", task, body), "person");
  return { flow_state: flowDesk.find(task.instance_id).instance.status };
}

function orderOf(
  action: string,
  { task_id, instance_id }: { readonly task_id: string; readonly instance_id: string },
  body: JsonObject,
): FlowOrder {
  const username = bodyText(body, "username");
  const task = { username, instance_id, task_id, comment: typeof body.comment === "string" ? body.comment : "" };
  switch (action) {
    case "approve":
    case "reject":
      return { kind: action, task };
    case "rollback":
      return { kind: action, task, rollback: { flow_id: undefined, back_type: body.back_type === 2 ? 2 : 1 } };
    case "transfer":
      return { kind: action, task, to: bodyText(body, "to") };
    case "add_sign": {
      const kind = body.add_sign_type;
      if (kind !== 0 && kind !== 1 && kind !== 2) throw refusal(17017, "add_sign_type 只能是 0、1、2");
      return { kind: action, task, sign: { kind, username: bodyText(body, "to") } };
    }
    case "revoke":
      return { kind: action, task: { username, instance_id, task_id } };
    default:
      throw refusal(50019, action, 404);
  }
}

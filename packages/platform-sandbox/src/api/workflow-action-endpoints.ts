import type { JsonObject } from "../json.ts";
import { PlatformError, refusal } from "../problem.ts";
import type { TaskRequest } from "../workflow/claim.ts";
import type { FlowDesk, FlowOrder } from "../workflow/flow-desk.ts";
import type { SignKind } from "../workflow/people-actions.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { optionalText, requiredNumber, requiredText } from "./parameters.ts";
import type { FlowAccess } from "./workflow-access.ts";

/** What one action makes of a call. */
type Reading = (params: JsonObject) => FlowOrder;

/** Handling tasks and instances. A refusal is answered with HTTP 200 and `{status:"failure", code, message}`. */
export function workflowActionEndpoints({
  flowAccess,
  flowDesk,
}: {
  readonly flowAccess: FlowAccess;
  readonly flowDesk: FlowDesk;
}): readonly Endpoint[] {
  const action = (path: string, read: Reading): Endpoint => ({
    path,
    rate: RATES.write,
    handle: (call) =>
      answered(() => {
        flowAccess.instance(call);
        flowDesk.perform(read(call.params), "api");
      }),
  });
  return [
    action("v1/workflow/instance/close", (params) => ({ kind: "close", task: instanceIn(params) })),
    action("v1/workflow/instance/activate", (params) => ({
      ...{ kind: "activate", task: instanceIn(params), flow_id: requiredNumber(params, "flow_id") },
    })),
    action("v1/workflow/task/approve", (params) => ({ kind: "approve", task: taskIn(params) })),
    action("v1/workflow/task/reject", (params) => ({ kind: "reject", task: taskIn(params) })),
    action("v1/workflow/task/rollback", readRollback),
    action("v2/workflow/task/rollback", readRollback),
    action("v1/workflow/task/transfer", (params) => ({
      ...{ kind: "transfer", task: taskIn(params), to: requiredText(params, "transfer_username") },
    })),
    action("v1/workflow/task/add_sign", readAddSign),
    action("v2/workflow/task/add_sign", readAddSign),
    action("v1/workflow/task/revoke", readRevoke),
    action("v2/workflow/task/revoke", readRevoke),
  ];
}

function answered(run: () => void): JsonObject {
  try {
    run();
    return { status: "success" };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { status: "failure", code: error.code, message: error.message };
  }
}

/** The parameters of every call about a task. */
function taskIn(params: JsonObject): TaskRequest {
  return {
    ...{ username: requiredText(params, "username"), instance_id: requiredText(params, "instance_id") },
    ...{ task_id: requiredText(params, "task_id"), comment: optionalText(params, "comment") ?? "" },
  };
}

function instanceIn(params: JsonObject): { readonly instance_id: string } {
  return { instance_id: requiredText(params, "instance_id") };
}

function readRollback(params: JsonObject): FlowOrder {
  const { flow_id, back_type = 1 } = params;
  if (back_type !== 1 && back_type !== 2 && back_type !== null) throw refusal(17017, "back_type 只能是 1 或 2");
  const target = flow_id === undefined || flow_id === null ? undefined : requiredNumber(params, "flow_id");
  return { kind: "rollback", task: taskIn(params), rollback: { flow_id: target, back_type: back_type ?? 1 } };
}

function readAddSign(params: JsonObject): FlowOrder {
  const kind = requiredNumber(params, "add_sign_type");
  if (!isSignKind(kind)) throw refusal(17017, "add_sign_type 只能是 0、1、2");
  const username = params.add_sign_username === "" ? "" : requiredText(params, "add_sign_username");
  return { kind: "add_sign", task: taskIn(params), sign: { kind, username } };
}

function readRevoke(params: JsonObject): FlowOrder {
  const task_id = optionalText(params, "task_id");
  const [username, instance_id] = [requiredText(params, "username"), requiredText(params, "instance_id")];
  return { kind: "revoke", task: { username, instance_id, task_id } };
}

function isSignKind(kind: number): kind is SignKind {
  return kind === 0 || kind === 1 || kind === 2;
}

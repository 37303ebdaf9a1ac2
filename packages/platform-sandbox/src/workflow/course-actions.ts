import { refusal } from "../problem.ts";
import { type ClaimParts, instanceOf, requireMember, requireRunning } from "./claim.ts";
import { START_NODE } from "./design.ts";
import { type FlowInstance, type FlowTask, INSTANCE_STATUS, TASK_STATUS } from "./task.ts";

/** Who takes back which of their handled tasks; without `task_id` the submission itself. */
export interface RevokeRequest {
  readonly username: string;
  readonly instance_id: string;
  readonly task_id: string | undefined;
}

/** 撤回: possible until someone has handled what followed. Returns the task that was taken back. */
export function revoke({ store, engine, company }: ClaimParts, request: RevokeRequest): FlowTask {
  requireMember(company, request.username);
  const instance = instanceOf(store, request.instance_id);
  requireRunning(instance);
  const tasks = store.tasks(instance.instance_id);
  const task = handledTask(tasks, request);
  const later = tasks.filter(({ visit }) => visit > task.visit);
  if (later.some(({ status }) => status !== TASK_STATUS.open)) throw refusal(50019, "后面的节点已经处理,不能撤回");
  engine.drop(later, TASK_STATUS.ended, "revoke");
  const visit = later.length > 0 ? engine.nextVisit(instance.instance_id) : task.visit;
  store.saveTask({ ...task, finish_action: "revoke" });
  const node = engine.node(instance.entry_id, task.flow_id);
  engine.open(instance, node, { assignee: request.username, visit, create_action: "revoke" });
  return task;
}

/** 结束: an admin ends what is under way. */
export function closeInstance({ store, engine }: ClaimParts, instance_id: string): FlowInstance {
  const instance = instanceOf(store, instance_id);
  requireRunning(instance);
  engine.end(instance, { status: INSTANCE_STATUS.ended, result: null }, "close");
  return instance;
}

/** 激活: an admin sets an ended instance going again at a node. */
export function activateInstance({ store, engine }: ClaimParts, instance_id: string, flow_id: number): FlowInstance {
  const instance = instanceOf(store, instance_id);
  if (instance.status === INSTANCE_STATUS.running) throw refusal(50019, "流程还在进行中");
  engine.node(instance.entry_id, flow_id);
  for (const task of store.tasks(instance_id).filter(({ status }) => status === TASK_STATUS.ended))
    store.saveTask({ ...task, status: TASK_STATUS.activated });
  const going = { ...instance, status: INSTANCE_STATUS.running, result: null, finished_at: null, jump_to: null };
  store.saveInstance(going);
  engine.reach(going, flow_id, "activate");
  return going;
}

function handledTask(tasks: readonly FlowTask[], { username, task_id }: RevokeRequest): FlowTask {
  const wanted = tasks.filter((task) =>
    task_id === undefined ? task.flow_id === START_NODE.flow_id : task.task_id === task_id,
  );
  const task = wanted.at(-1);
  if (!task) throw refusal(50004);
  if (task.assignee !== username) throw refusal(4009);
  if (task.status !== TASK_STATUS.done || task.finish_action !== "forward") throw refusal(50019, "该待办没有提交过");
  return task;
}

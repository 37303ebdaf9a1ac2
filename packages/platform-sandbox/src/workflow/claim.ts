import { refusal } from "../problem.ts";
import type { Company } from "../storage/company.ts";
import type { FlowNode } from "./design.ts";
import type { FlowEngine } from "./engine.ts";
import type { FlowStore } from "./flow-store.ts";
import { type FlowInstance, type FlowTask, INSTANCE_STATUS, TASK_STATUS } from "./task.ts";

/** Someone wants to handle one of their tasks. */
export interface TaskRequest {
  readonly username: string;
  readonly instance_id: string;
  readonly task_id: string;
  readonly comment: string;
}

/** A task its person may handle now. */
export interface Claim {
  readonly instance: FlowInstance;
  readonly task: FlowTask;
  readonly node: FlowNode;
  readonly request: TaskRequest;
}

/** What the checks read. */
export interface ClaimParts {
  readonly store: FlowStore;
  readonly engine: FlowEngine;
  readonly company: Company;
}

/** Checks that a task is there, open, and this person's. Throws the platform's refusal for each way it is not. */
export function claim(parts: ClaimParts, request: TaskRequest): Claim {
  const { store, engine, company } = parts;
  requireMember(company, request.username);
  const instance = instanceOf(store, request.instance_id);
  const task = store.task(request.task_id);
  if (task?.instance_id !== instance.instance_id) throw refusal(50004);
  if (task.assignee !== request.username) throw refusal(4009);
  if (task.status === TASK_STATUS.paused) throw refusal(50062);
  if (task.status === TASK_STATUS.done) throw refusal(50051);
  if (task.status !== TASK_STATUS.open) throw refusal(4008);
  return { instance, task, node: engine.node(instance.entry_id, task.flow_id), request };
}

/** The instance of a record. Throws 50016 when its workflow never began. */
export function instanceOf(store: FlowStore, instance_id: string): FlowInstance {
  const instance = store.instance(instance_id);
  if (instance) return instance;
  throw refusal(50016);
}

/** Throws 4008 unless the instance is under way. */
export function requireRunning({ status }: FlowInstance): void {
  if (status !== INSTANCE_STATUS.running) throw refusal(4008);
}

/** Throws 1010 for a stranger, or for someone who has left. */
export function requireMember(company: Company, username: string): void {
  if (!company.isPresent(username)) throw refusal(1010, username);
}

import { refusal } from "../problem.ts";
import type { Claim, ClaimParts } from "./claim.ts";
import { START_NODE } from "./design.ts";
import { INSTANCE_STATUS, RESULT, TASK_STATUS } from "./task.ts";

/** Where a task goes back to; `flow_id` absent means the node before. */
export interface Rollback {
  readonly flow_id: number | undefined;
  /** 1: from there step by step again; 2: from there straight back here. */
  readonly back_type: 1 | 2;
}

/** 提交: the node goes on once it is settled, and after the last one the instance is finished, result 1. */
export function approve({ engine }: ClaimParts, { instance, task, node, request }: Claim): void {
  if (node.needs_comment && request.comment === "") throw refusal(5004);
  engine.moveOn(instance, engine.close(task, "forward", request.comment));
}

/** 否决: the instance is finished at once, result 0. */
export function reject({ engine }: ClaimParts, { instance, task, node, request }: Claim): void {
  if (task.flow_id === START_NODE.flow_id) throw refusal(50019, "发起节点不能否决");
  if (node.needs_comment && request.comment === "") throw refusal(5004);
  engine.close(task, "reject", request.comment);
  engine.end(instance, { status: INSTANCE_STATUS.finished, result: RESULT.rejected }, "reject");
}

/** 回退: this visit is over for everyone, an earlier node is reached again. */
export function rollback(
  { engine, store, company }: ClaimParts,
  { instance, task, node, request }: Claim,
  { flow_id, back_type }: Rollback,
): void {
  if (!node.can_rollback) throw refusal(50040, node.name);
  const order = [START_NODE, ...store.nodes(instance.entry_id)].map((one) => one.flow_id);
  const here = order.indexOf(task.flow_id);
  const there = flow_id === undefined ? here - 1 : order.indexOf(flow_id);
  if (there < 0) throw refusal(5011, String(flow_id));
  if (there === here) throw refusal(50041);
  if (there > here) throw refusal(50040, "只能回退到前面的节点");
  const target = order[there] ?? START_NODE.flow_id;
  if (there === 0 && !company.isPresent(instance.initiator)) throw refusal(50049);
  engine.close(task, "back", request.comment);
  engine.drop(store.tasks(instance.instance_id), TASK_STATUS.done, "back");
  const going = { ...instance, jump_to: back_type === 2 ? task.flow_id : null };
  store.saveInstance(going);
  engine.reach(going, target, "back");
}

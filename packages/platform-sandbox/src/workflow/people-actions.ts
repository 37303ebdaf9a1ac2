import { refusal } from "../problem.ts";
import type { Claim, ClaimParts } from "./claim.ts";
import { isUnfinished, TASK_STATUS } from "./task.ts";

/** 加签: before (0) the task waits for the added one, after (1) it is done and the added one follows, parallel (2) both. */
export type SignKind = 0 | 1 | 2;

const SIGN_ACTIONS = ["sign_before", "sign_after", "sign_parallel"] as const;

/** 转交: the task is done, and someone else has it at the same node. */
export function transfer({ engine, company }: ClaimParts, claimed: Claim, transfer_username: string): void {
  const { instance, task, node, request } = claimed;
  if (!node.can_transfer) throw refusal(5049, node.name);
  if (transfer_username === task.assignee) throw refusal(4016);
  if (!company.isPresent(transfer_username)) throw refusal(4015, transfer_username);
  engine.close(task, "transfer", request.comment);
  const { visit, kind, parent_id } = task;
  engine.open(instance, node, { assignee: transfer_username, visit, kind, parent_id, create_action: "transfer" });
}

/** Adds someone to a node. Throws 50054 for adding by an added one, 50061 for a second one before. */
export function addSign(
  parts: ClaimParts,
  claimed: Claim,
  sign: { readonly kind: SignKind; readonly username: string },
): void {
  const { engine, store } = parts;
  const { instance, task, node, request } = claimed;
  requireAddable(parts, claimed, sign.username);
  const action = SIGN_ACTIONS[sign.kind];
  if (sign.kind === 0) store.saveTask({ ...task, status: TASK_STATUS.paused, comment: request.comment });
  if (sign.kind === 1) engine.close(task, "sign_after", request.comment);
  const parent_id = sign.kind === 0 ? task.task_id : null;
  engine.open(instance, node, {
    ...{ assignee: sign.username, visit: task.visit, create_action: action },
    ...{ kind: "added", parent_id },
  });
}

function requireAddable({ store, company }: ClaimParts, { instance, task, node }: Claim, username: string): void {
  if (task.flow_id === 0) throw refusal(50052);
  if (!node.can_add_sign) throw refusal(50057, node.name);
  if (task.kind === "added") throw refusal(50054);
  if (username === "") throw refusal(50053);
  if (!company.isPresent(username)) throw refusal(50060, username);
  const visit = store.tasks(instance.instance_id).filter((one) => one.visit === task.visit && isUnfinished(one));
  if (visit.some(({ assignee }) => assignee === username)) throw refusal(50059, username);
  if (visit.some(({ kind }) => kind === "added")) throw refusal(50061);
}

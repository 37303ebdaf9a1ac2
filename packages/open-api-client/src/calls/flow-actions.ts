import type { PlatformPost, RequestOf } from "../platform-api.ts";

/**
 * Handling tasks and instances. A refusal is a JdyApiError. No action is repeated after an unknown outcome: read the
 * instance first.
 */
export interface FlowActions {
  approve(task: RequestOf<"/v1/workflow/task/approve">): Promise<void>;
  /** Ends the instance. */
  reject(task: RequestOf<"/v1/workflow/task/reject">): Promise<void>;
  rollback(task: RequestOf<"/v2/workflow/task/rollback">): Promise<void>;
  transfer(task: RequestOf<"/v1/workflow/task/transfer">): Promise<void>;
  addSign(task: RequestOf<"/v2/workflow/task/add_sign">): Promise<void>;
  /** Takes a handled task back. */
  revoke(task: RequestOf<"/v2/workflow/task/revoke">): Promise<void>;
  closeInstance(instance_id: string): Promise<void>;
  /** Opens an ended instance again at the node `flow_id`. */
  activateInstance(instance_id: string, flow_id: number): Promise<void>;
}

/** The calls that move workflows on. */
export function createFlowActions(post: PlatformPost): FlowActions {
  const done = async (action: Promise<unknown>): Promise<void> => {
    await action;
  };
  return {
    approve: (task) => done(post("/v1/workflow/task/approve", task)),
    reject: (task) => done(post("/v1/workflow/task/reject", task)),
    rollback: (task) => done(post("/v2/workflow/task/rollback", task)),
    transfer: (task) => done(post("/v1/workflow/task/transfer", task)),
    addSign: (task) => done(post("/v2/workflow/task/add_sign", task)),
    revoke: (task) => done(post("/v2/workflow/task/revoke", task)),
    closeInstance: (instance_id) => done(post("/v1/workflow/instance/close", { instance_id })),
    activateInstance: (instance_id, flow_id) => done(post("/v1/workflow/instance/activate", { instance_id, flow_id })),
  };
}

/** Where a task stands. */
export const TASK_STATUS = { open: 0, done: 1, ended: 2, activated: 4, paused: 5 } as const;

/** How an instance ended up: approved to the end, or 否决. */
export const RESULT = { rejected: 0, approved: 1 } as const;

/** Where an instance stands; a record's flowState is the same number. */
export const INSTANCE_STATUS = { running: 0, finished: 1, ended: 2 } as const;

/** What opened or closed a task. */
export type FlowAction =
  | "forward"
  | "back"
  | "close"
  | "transfer"
  | "revoke"
  | "activate"
  | "reject"
  | "auto_approve"
  | "sign_before"
  | "sign_after"
  | "sign_parallel";

/** A piece of work for one person at one node. Times in ms. */
export interface FlowTask {
  readonly task_id: string;
  readonly instance_id: string;
  /** Which visit to a node this belongs to; going back to a node makes a new visit. */
  readonly visit: number;
  /** `node`: opened by reaching the node (or handed over from one that was); `added`: by 加签, and must be done. */
  readonly kind: "node" | "added";
  /** The paused task that goes on when this one (前加签) is done. */
  readonly parent_id: string | null;
  readonly flow_id: number;
  readonly flow_name: string;
  readonly assignee: string;
  readonly status: number;
  readonly created_at: number;
  readonly create_action: FlowAction;
  readonly finished_at: number | null;
  readonly finish_action: FlowAction | null;
  readonly comment: string | null;
}

/** One run of a workflow over one record, whose id it shares. Times in ms. */
export interface FlowInstance {
  readonly instance_id: string;
  readonly entry_id: string;
  readonly status: number;
  readonly result: number | null;
  readonly initiator: string;
  /** The node that is reached directly after the next approval (回退 with 直达), null normally. */
  readonly jump_to: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly finished_at: number | null;
}

/** Someone told about a node (抄送). Times in ms. */
export interface FlowCopy {
  readonly copy_id: string;
  readonly instance_id: string;
  readonly flow_id: number;
  readonly flow_name: string;
  readonly username: string;
  readonly created_at: number;
  /** What brought the instance to the node. */
  readonly start_action: string;
  /** When they read it, null until then. */
  readonly read_at: number | null;
}

/** Whether a task still waits, for its person or for one added before them. */
export function isUnfinished({ status }: FlowTask): boolean {
  return status === TASK_STATUS.open || status === TASK_STATUS.paused;
}

import { BATCH_SIZE } from "../endpoints.ts";
import { JdyApiError } from "../jdy-api-error.ts";
import type {
  ApprovalComment,
  FlowCopy,
  FlowInstance,
  FlowLog,
  FlowTask,
  PlacesOf,
  PlatformPost,
  PlatformPostAt,
} from "../platform-api.ts";
import { eachOfPages } from "./pages.ts";

const TASKS = "/v6/workflow/task/list";
const COMMENTS = "/v1/app/{app_id}/entry/{entry_id}/data/{data_id}/approval_comments";

/** Which of the things somebody was copied in on. */
export type ReadStatus = "read" | "unread" | "all";

/** Reading workflows. An instance has the id of its record. */
export interface FlowReading {
  getInstance(instance_id: string): Promise<FlowInstance>;
  /** With all its tasks, those done included. */
  getInstanceWithTasks(instance_id: string): Promise<FlowInstance>;
  instanceLogs(instance_id: string): AsyncGenerator<FlowLog, void>;
  /** A person's open tasks, newest first. */
  tasks(username: string): AsyncGenerator<FlowTask, void>;
  /** What a person was copied in on during the last 90 days; five pages a second at most. */
  copies(username: string, read_status?: ReadStatus): AsyncGenerator<FlowCopy, void>;
  approvalComments(record: PlacesOf<typeof COMMENTS>): AsyncGenerator<ApprovalComment, void>;
}

/** The calls that read workflows. */
export function createFlowReading(post: PlatformPost, postAt: PlatformPostAt): FlowReading {
  return {
    getInstance: (instance_id) => post("/v6/workflow/instance/get", { instance_id }),
    getInstanceWithTasks: (instance_id) => post("/v6/workflow/instance/get", { instance_id, tasks_type: 1 }),
    instanceLogs(instance_id) {
      const what = { instance_id, types: ["comment"] } as const;
      return eachOfPages(async (page) => (await post("/v1/workflow/instance/logs", { ...what, ...page })).logs);
    },
    tasks: (username) => openTasks(post, username),
    copies(username, read_status = "all") {
      const what = { username, read_status };
      return eachOfPages(async (page) => (await post("/v1/workflow/cc/list", { ...what, ...page })).cc_list);
    },
    approvalComments: (record) => commentsOf(postAt, record),
  };
}

/** The size of a page is not documented, so only an empty one is the last. */
async function* commentsOf(
  postAt: PlatformPostAt,
  record: PlacesOf<typeof COMMENTS>,
): AsyncGenerator<ApprovalComment, void> {
  for (let skip = 0; ; ) {
    const { approveCommentList } = await postAt(COMMENTS, record, { skip });
    if (approveCommentList.length === 0) return;
    yield* approveCommentList;
    skip += approveCommentList.length;
  }
}

/** Pages go on below the last task of the page before, so a task handled meanwhile makes none be missed. */
async function* openTasks(post: PlatformPost, username: string): AsyncGenerator<FlowTask, void> {
  let last: string | undefined;
  for (;;) {
    const { tasks } = await post(TASKS, { username, limit: BATCH_SIZE, ...(last ? { task_id: last } : {}) });
    yield* tasks;
    if (tasks.length < BATCH_SIZE) return;
    const next = tasks.at(-1)?.task_id;
    if (next === last)
      throw new JdyApiError({ endpoint: TASKS, kind: "invalid_reply", status: 200, detail: "分页游标没有前进" });
    last = next;
  }
}

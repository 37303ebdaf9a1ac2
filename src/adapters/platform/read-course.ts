import { type FlowInstance, type FlowTask, type JdyClient, JdyApiError } from "@jdy/open-api-client";
import type { CourseTask } from "../../domain/purchase-course/purchase-course.ts";
import type { WorkflowCourse } from "../../ports/platform.ts";
import { callFailure } from "./call-failure.ts";
import { instantMs } from "./read-record.ts";

/** Codes of a record that is gone, whose workflow never began, or whose form has none (facts: error codes). */
const NO_WORKFLOW: readonly number[] = [4001, 50016, 5056];
/** States of an instance (facts §2.3): running, and activated again by an administrator. */
const RUNNING: readonly number[] = [0, 4, 5];
/** Result of an instance that was refused (version 6 of the call alone tells it). */
const REFUSED = 0;
const FINISHED = 1;

/** The workflow of a record, in one call; null where there is none. */
export async function readCourse(client: JdyClient, record_id: string): Promise<WorkflowCourse | null> {
  try {
    return courseOf(await client.workflow.getInstanceWithTasks(record_id));
  } catch (error) {
    if (error instanceof JdyApiError && NO_WORKFLOW.includes(error.code)) return null;
    throw callFailure(error);
  }
}

function courseOf({
  create_time,
  update_time,
  finish_time,
  status,
  result,
  tasks = [],
}: FlowInstance): WorkflowCourse | null {
  const found = tasks.flatMap((task) => taskOf(task) ?? []);
  const requested_at = instantMs(create_time) ?? Math.min(...found.map(({ began_at }) => began_at));
  if (!Number.isFinite(requested_at)) return null;
  if (RUNNING.includes(status)) return { requested_at, ended_at: null, is_approved: null, tasks: found };
  const last = Math.max(requested_at, ...found.map(({ ended_at }) => ended_at ?? 0));
  const ended_at = instantMs(finish_time) ?? instantMs(update_time) ?? last;
  // What nobody finished ended with the whole.
  const ended = found.map((task) => ({ ...task, ended_at: task.ended_at ?? ended_at }));
  return { requested_at, ended_at, is_approved: status === FINISHED && result !== REFUSED, tasks: ended };
}

/** Null where the platform tells no time of it. */
function taskOf({ flow_id, flow_name, create_time, finish_time, status }: FlowTask): CourseTask | null {
  const began_at = instantMs(create_time);
  if (began_at === null) return null;
  const ended_at = instantMs(finish_time);
  const node = { node_id: flow_id ?? 0, node_name: flow_name ?? "" };
  return { ...node, began_at, ended_at: ended_at ?? (RUNNING.includes(status) ? null : began_at) };
}

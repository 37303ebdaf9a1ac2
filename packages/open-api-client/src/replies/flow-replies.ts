import { z } from "zod";
import type {
  ApprovalComment,
  FlowCopy,
  FlowInstance,
  FlowLog,
  FlowTask,
  PlatformPath,
  ReplyOf,
} from "../platform-api.ts";
import { entity } from "./entity.ts";

/** Endpoints of workflows that take and give JSON under a fixed path. */
export type FlowPath = Extract<PlatformPath, `/${string}/workflow/${string}`>;

const id = z.string().min(1);
const instance = entity<FlowInstance>("workflow instance", { instance_id: id, status: z.int() });
const task = entity<FlowTask>("task", { instance_id: id, task_id: id, status: z.int() });
const copy = entity<FlowCopy>("copy", { instance_id: id });
const tasks = z.looseObject({ has_more: z.boolean().optional(), tasks: z.array(task) });

/** A failure is told apart before this is asked; here it is only named because the platform may answer it. */
const action = z.union([
  z.looseObject({ status: z.literal("success") }),
  z.looseObject({ status: z.literal("failure"), code: z.int(), message: z.string() }),
]);

/** What each endpoint of workflows must at least answer. */
export const FLOW_REPLIES: { readonly [P in FlowPath]: z.ZodType<ReplyOf<P>> } = {
  "/v6/workflow/instance/get": instance,
  "/v5/workflow/instance/get": instance,
  "/v1/workflow/instance/logs": z.looseObject({ logs: z.array(entity<FlowLog>("log", {})) }),
  "/v1/workflow/instance/close": action,
  "/v1/workflow/instance/activate": action,
  "/v6/workflow/task/list": tasks,
  "/v5/workflow/task/list": tasks,
  "/v1/workflow/task/approve": action,
  "/v1/workflow/task/reject": action,
  "/v2/workflow/task/rollback": action,
  "/v1/workflow/task/transfer": action,
  "/v2/workflow/task/add_sign": action,
  "/v1/workflow/task/add_sign": action,
  "/v2/workflow/task/revoke": action,
  "/v1/workflow/cc/list": z.looseObject({ has_more: z.boolean().optional(), cc_list: z.array(copy) }),
};

/** What the approval comments of a record must at least answer. */
export const COMMENTS_REPLY = z.looseObject({
  approveCommentList: z.array(entity<ApprovalComment>("comment", {})),
});

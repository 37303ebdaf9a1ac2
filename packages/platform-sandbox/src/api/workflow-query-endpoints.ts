import type { Clock } from "../clock.ts";
import { isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { CopyStore } from "../workflow/copy-store.ts";
import type { FlowStore } from "../workflow/flow-store.ts";
import type { FlowLogs } from "../workflow/log-store.ts";
import type { FlowPresenter } from "../workflow/present-flow.ts";
import type { Access } from "./access.ts";
import { type ApiCall, type Endpoint, RATES } from "./endpoint.ts";
import { optionalText, wholeNumber } from "./parameters.ts";
import { INSTANCE_VERSIONS, type InstanceVersion, shapeInstance } from "./instance-versions.ts";
import type { FlowAccess } from "./workflow-access.ts";

interface FlowQueryParts {
  readonly access: Access;
  readonly flowAccess: FlowAccess;
  readonly flows: FlowStore;
  readonly copies: CopyStore;
  readonly flowLogs: FlowLogs;
  readonly flowPresenter: FlowPresenter;
  readonly clock: Clock;
}

const TASKS_TYPE = { from: 0, to: 1, absent: 0 };
const COPIES_KEPT_MS = 90 * 86_400_000;
const COPY_RATE = 5;
const PAGE = { from: 1, to: 100, absent: 10 };
const LOG_PAGE = { from: 1, to: 100, absent: 100 };
const SKIP = { from: 0, to: Number.MAX_SAFE_INTEGER, absent: 0 };

/** Reading workflows: an instance, its log, a person's to-dos and copies, a record's approval comments. */
export function workflowQueryEndpoints(parts: FlowQueryParts): readonly Endpoint[] {
  const rate = RATES.read;
  return [
    ...INSTANCE_VERSIONS.map((version) => ({
      path: `v${version}/workflow/instance/get`,
      rate,
      handle: (call: ApiCall) => showInstance(parts, call, version),
    })),
    { path: "v1/workflow/instance/logs", rate, handle: (call) => showLogs(parts, call) },
    ...["v3", "v5"].map((version) => ({
      path: `${version}/workflow/task/list`,
      rate,
      handle: (call: ApiCall) => showTasks(parts, call, {}),
    })),
    {
      path: "v6/workflow/task/list",
      rate,
      handle: (call) => showTasks(parts, call, { before: optionalText(call.params, "task_id"), isV6: true }),
    },
    { path: "v1/workflow/cc/list", rate: COPY_RATE, handle: (call) => showCopies(parts, call) },
    {
      path: "v1/app/:app_id/entry/:entry_id/data/:data_id/approval_comments",
      rate,
      handle: (call) => showComments(parts, call),
    },
  ];
}

function showInstance(
  { flowAccess, flows, flowPresenter }: FlowQueryParts,
  call: ApiCall,
  version: InstanceVersion,
): JsonObject {
  const { instance, form } = flowAccess.instance(call);
  const shown = flowPresenter.instance(form, instance);
  const isWithTasks = version === 3 || wholeNumber(call.params, "tasks_type", TASKS_TYPE) === 1;
  const tasks = isWithTasks
    ? flows.tasks(instance.instance_id).map((task) => flowPresenter.task(form, instance, task))
    : undefined;
  return shapeInstance(version, { ...shown, result: instance.result }, tasks);
}

function showLogs({ flowAccess, flowLogs, flowPresenter }: FlowQueryParts, call: ApiCall): JsonObject {
  const { instance } = flowAccess.instance(call);
  const { types } = call.params;
  if (types === undefined) throw refusal(1, "缺少参数 types");
  if (!isStringArray(types) || types.some((type) => type !== "comment"))
    throw refusal(17017, 'types 只能是 ["comment"]');
  const [limit, skip] = [wholeNumber(call.params, "limit", LOG_PAGE), wholeNumber(call.params, "skip", SKIP)];
  const page = flowLogs.page({ instance_id: instance.instance_id, limit: types.length === 0 ? 0 : limit, skip });
  return { logs: page.map((log) => flowPresenter.log(log)) };
}

/** v5 skips, v6 goes on below the last task of the page before. */
function showTasks(
  { flowAccess, flows, flowPresenter }: FlowQueryParts,
  call: ApiCall,
  { before, isV6 = false }: { readonly before?: string | undefined; readonly isV6?: boolean },
): JsonObject {
  const username = flowAccess.person(call);
  const limit = wholeNumber(call.params, "limit", PAGE);
  const skip = isV6 ? 0 : wholeNumber(call.params, "skip", SKIP);
  const forms = flowAccess.forms(call);
  const found = flows.openTasks({ username, limit, before, skip, entry_ids: [...forms.keys()] });
  const tasks = found.slice(0, limit).flatMap((task) => {
    const instance = flows.instance(task.instance_id);
    const form = forms.get(instance?.entry_id ?? "");
    return instance && form ? [flowPresenter.task(form, instance, task)] : [];
  });
  return { has_more: found.length > limit, tasks };
}

function showCopies({ flowAccess, flows, copies, flowPresenter, clock }: FlowQueryParts, call: ApiCall): JsonObject {
  const username = flowAccess.person(call);
  const status = optionalText(call.params, "read_status") ?? "all";
  if (status !== "read" && status !== "unread" && status !== "all")
    throw refusal(17017, "read_status 只能是 read、unread、all");
  const limit = wholeNumber(call.params, "limit", PAGE);
  const skip = wholeNumber(call.params, "skip", SKIP);
  const forms = flowAccess.forms(call);
  const since = clock.now() - COPIES_KEPT_MS;
  const found = copies.page({ username, status, since, limit, skip, entry_ids: [...forms.keys()] });
  const cc_list = found.slice(0, limit).flatMap((copy) => {
    const instance = flows.instance(copy.instance_id);
    const form = forms.get(instance?.entry_id ?? "");
    return instance && form ? [flowPresenter.copy(form, instance, copy)] : [];
  });
  return { has_more: found.length > limit, cc_list };
}

const COMMENTS_PER_PAGE = 100;

function showComments({ access, flowLogs, flowPresenter }: FlowQueryParts, call: ApiCall): JsonObject {
  const form = access.form(call);
  const { data_id } = access.record(call, form);
  if (!form.is_workflow) throw refusal(5056);
  const skip = wholeNumber(call.params, "skip", SKIP);
  const page = flowLogs.page({ instance_id: data_id, limit: COMMENTS_PER_PAGE, skip });
  return { approveCommentList: page.map((log) => flowPresenter.comment(log)) };
}

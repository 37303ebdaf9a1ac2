import type { Company } from "../storage/company.ts";
import type { FlowInstance, FlowTask } from "../workflow/task.ts";
import { html, type Markup } from "./html.ts";
import { chinaTime } from "./value-view.ts";

/** A record's workflow so far. */
export interface FlowView {
  readonly instance: FlowInstance;
  readonly tasks: readonly FlowTask[];
}

const STATES = [
  { label: "进行中", tone: "watch", icon: "■" },
  { label: "已完成", tone: "none", icon: "✓" },
  { label: "手动结束", tone: "unknown", icon: "–" },
] as const;
const REJECTED = { label: "已否决", tone: "out", icon: "●" } as const;

const ACTIONS: Readonly<Record<string, string>> = {
  ...{
    forward: "提交",
    back: "回退",
    close: "结束",
    transfer: "转交",
    revoke: "撤回",
    activate: "激活",
    reject: "否决",
  },
  ...{ auto_approve: "他人已处理", sign_before: "前加签", sign_after: "后加签", sign_parallel: "并加签" },
};

/** Where a record's workflow stands, and who did what on the way. */
export function flowPanel({ instance, tasks }: FlowView, company: Company): Markup {
  const { label, tone, icon } = instance.result === 0 ? REJECTED : (STATES[instance.status] ?? STATES[0]);
  const rows = tasks.map(
    (task) =>
      html`<tr><td>${task.flow_name}</td><td>${company.member(task.assignee)?.name ?? task.assignee}</td><td>${doneBy(task)}</td><td class="time">${chinaTime(task.finished_at ?? task.created_at)}</td><td>${task.comment}</td></tr>`,
  );
  return html`<h2>流程 <span class="badge ${tone}"><i aria-hidden="true">${icon}</i>${label}</span></h2>
<div class="scroll"><table><thead><tr><th>节点</th><th>负责人</th><th>处理</th><th>时间</th><th>意见</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function doneBy({ finish_action, status }: FlowTask): string {
  if (finish_action !== null) return ACTIONS[finish_action] ?? finish_action;
  return status === 5 ? "等待加签人" : "待处理";
}

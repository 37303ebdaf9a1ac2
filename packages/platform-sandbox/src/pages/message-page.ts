import type { Assistant } from "../assistant/assistant.ts";
import type { AssistantRun } from "../assistant/assistant-store.ts";
import type { Message } from "../messages/message-log.ts";
import type { Webhook } from "../storage/webhooks.ts";
import { webhookList } from "./form-page.ts";
import { html, type Markup } from "./html.ts";
import { nothingYet, page } from "./layout.ts";
import type { Page } from "./page.ts";
import { chinaTime } from "./value-view.ts";

/** What the message page shows: what was told to whom, the company's own pushes, and what assistants did. */
export interface MessageView {
  readonly messages: readonly Message[];
  readonly nameOf: (username: string) => string;
  readonly pushes: readonly Webhook[];
  readonly assistants: readonly { readonly assistant: Assistant; readonly runs: readonly AssistantRun[] }[];
}

const KINDS: Readonly<Record<string, string>> = {
  data_create_message: "新数据提醒",
  data_update_message: "修改后提醒",
  form_schedule_message: "定时提醒",
  flow_message: "流程",
  assistant_message: "智能助手",
};

/** Messages to members, newest first. */
export function messagePage({ messages, nameOf, pushes, assistants }: MessageView): Page {
  const content = html`<h1>消息</h1>
${messages.length > 0 ? table(messages, nameOf) : nothingYet("还没有消息。给表单加一个推送提醒,或在流程表单里提交一条数据。")}
${webhookList("消息推送(推送至我的服务器)", pushes)}${assistants.map(assistantBlock)}`;
  return page({ title: "消息", crumbs: [{ href: "/", label: "应用" }], content });
}

function table(messages: readonly Message[], nameOf: (username: string) => string): Markup {
  const rows = messages.map(
    ({ at, op, recipients, notify_text, entry_name, is_pushed, entry_id, data_id }) =>
      html`<tr><td class="time">${chinaTime(at)}</td><td>${KINDS[op] ?? op}</td><td>${recipients.map(nameOf).join("、")}</td><td>${notify_text}</td><td>${link(entry_name, entry_id, data_id)}</td><td>${is_pushed ? "是" : "—"}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th>时间</th><th>来源</th><th>接收人</th><th>内容</th><th>表单</th><th>推送至服务器</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function link(name: string, entry_id: string | null, data_id: string | null): Markup | string {
  if (entry_id === null) return name;
  return html`<a href="/forms/${entry_id}${data_id !== null && `/records/${data_id}`}">${name}</a>`;
}

const RUN_STATES: Readonly<Record<string, { readonly tone: string; readonly icon: string; readonly label: string }>> = {
  succeeded: { tone: "none", icon: "✓", label: "成功" },
  failed: { tone: "out", icon: "●", label: "失败" },
  waiting: { tone: "watch", icon: "■", label: "等待" },
};

const TRIGGERS: Readonly<Record<string, string>> = {
  create: "新增",
  update: "修改",
  delete: "删除",
  http: "HTTP 调用",
};

function assistantBlock({ assistant, runs }: MessageView["assistants"][number]): Markup {
  const rows = runs.map((run) => {
    const { tone, icon, label } = RUN_STATES[run.state] ?? { tone: "unknown", icon: "?", label: run.state };
    return html`<tr><td class="time">${chinaTime(run.at)}</td><td>${TRIGGERS[run.trigger] ?? run.trigger}</td><td><span class="badge ${tone}"><i aria-hidden="true">${icon}</i>${label}</span></td><td>${run.detail}</td></tr>`;
  });
  return html`<h2>智能助手Pro:${assistant.name}</h2>${
    rows.length > 0
      ? html`<div class="scroll"><table><thead><tr><th>时间</th><th>触发</th><th>结果</th><th>经过</th></tr></thead><tbody>${rows}</tbody></table></div>`
      : nothingYet("还没有运行过。")
  }`;
}

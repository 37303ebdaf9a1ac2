import type { JsonObject } from "../json.ts";
import type { Member } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import type { FlowCopy, FlowTask } from "../workflow/task.ts";
import { html, type Markup } from "./html.ts";
import { nothingYet, page } from "./layout.ts";
import type { Page } from "./page.ts";
import { chinaTime, showValue } from "./value-view.ts";

/** A task with what it is about. */
export interface Todo {
  readonly task: FlowTask;
  readonly form: Form;
  readonly initiator: string;
  /** The record as it is read. */
  readonly record: JsonObject;
}

/** What a person's to-do page shows. */
export interface TodoView {
  readonly members: readonly Member[];
  /** Whose page it is. */
  readonly person: Member;
  readonly todos: readonly Todo[];
  readonly copies: readonly { readonly copy: FlowCopy; readonly form: Form }[];
}

/** A person's to-dos with what can be done about them, and what was copied to them. */
export function todoPage({ members, person, todos, copies }: TodoView): Page {
  const choices = members.map(
    ({ username, name }) =>
      html`<option value="${username}"${username === person.username && html` selected`}>${name}</option>`,
  );
  const content = html`<div class="bar"><h1>待办</h1><span class="count">${todos.length} 条</span></div>
<form class="search" method="get" data-auto-submit><label>当前成员 <select name="username">${choices}</select></label><button>切换</button></form>
${todos.length > 0 ? html`<ul class="todos">${todos.map((todo) => todoCard(todo, person, members))}</ul>` : nothingYet("没有待办。在流程表单里提交一条数据，负责人就会收到。")}
<h2>抄送</h2>${copies.length > 0 ? copyTable(copies) : nothingYet("没有抄送。")}`;
  return page({ title: "待办", crumbs: [{ href: "/", label: "应用" }], content });
}

const FIELDS_SHOWN = 6;

function todoCard({ task, form, initiator, record }: Todo, person: Member, members: readonly Member[]): Markup {
  const others = members.filter(({ username }) => username !== person.username);
  const isStart = task.flow_id === 0;
  return html`<li class="todo" data-todo="/sandbox/todos/${task.task_id}" data-username="${person.username}">
<p><strong><a href="/forms/${form.entry_id}/records/${task.instance_id}">${form.name}</a></strong> <span class="badge watch"><i aria-hidden="true">■</i>${task.flow_name}</span></p>
<p class="history">${initiator} 发起 · ${chinaTime(task.created_at)} 到达</p>
${facts(form, record)}
<label>意见 <input name="comment" placeholder="可不填" maxlength="500"></label>
<p class="actions"><button type="button" class="primary" data-act="approve">${isStart ? "提交" : "同意"}</button>${!isStart && html`<button type="button" class="danger" data-act="reject">否决</button><button type="button" data-act="rollback">回退</button><label>转交给 <select name="to">${others.map(({ username, name }) => html`<option value="${username}">${name}</option>`)}</select></label><button type="button" data-act="transfer">转交</button>`}</p>
<p class="message" role="status" data-message></p></li>`;
}

/** The first filled fields tell one task of a form from another. */
function facts(form: Form, record: JsonObject): Markup | undefined {
  const filled = form.fields.filter(({ name }) => !EMPTY.has(JSON.stringify(record[name])));
  if (filled.length === 0) return undefined;
  const shown = filled.slice(0, FIELDS_SHOWN);
  return html`<dl class="facts">${shown.map((field) => html`<div><dt>${field.label}</dt><dd>${showValue(field, record[field.name])}</dd></div>`)}</dl>`;
}

const EMPTY = new Set(["null", '""', "[]", undefined]);

function copyTable(copies: TodoView["copies"]): Markup {
  const rows = copies.map(
    ({ copy, form }) =>
      html`<tr><td class="time">${chinaTime(copy.created_at)}</td><td><a href="/forms/${form.entry_id}/records/${copy.instance_id}">${form.name}</a></td><td>${copy.flow_name}</td><td>${copy.read_at !== null ? "已读" : "未读"}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th>时间</th><th>表单</th><th>节点</th><th>状态</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

import type { Widget } from "../fields/widget.ts";
import type { JsonObject } from "../json.ts";
import type { App } from "../storage/apps.ts";
import type { Form } from "../storage/forms.ts";
import type { Webhook } from "../storage/webhooks.ts";
import { html, type Markup } from "./html.ts";
import { nothingYet, page } from "./layout.ts";
import type { Page } from "./page.ts";
import { showTime, showValue } from "./value-view.ts";

/** What the table of a form shows: one page of records, the search, and where its neighbours are. */
export interface FormView {
  readonly app: App;
  readonly form: Form;
  readonly rows: readonly JsonObject[];
  readonly count: number;
  readonly words: string;
  /** First id of the page when there may be records before it. */
  readonly before: string | undefined;
  /** Last id of the page when there may be records after it. */
  readonly after: string | undefined;
  readonly webhooks: readonly Webhook[];
}

/** A form: search, table of records, and the pushes set up on it. */
export function formPage(view: FormView): Page {
  const { app, form, count, rows } = view;
  const content = html`
<div class="bar"><h1>${form.name}</h1><span class="count">共 ${count} 条</span>
<a class="button primary" href="/forms/${form.entry_id}/new">+ 添加</a></div>
<form class="search" method="get"><input type="search" name="q" value="${view.words}" placeholder="搜索任意字段" aria-label="搜索"><button>搜索</button></form>
${rows.length > 0 ? table(form, rows) : nothingYet(view.words === "" ? "还没有数据。" : "没有找到。")}
${pager(view)}${webhookList("数据推送", view.webhooks)}`;
  return page({ title: form.name, crumbs: crumbsOf(app), content });
}

/** The way back from a form to its app. */
export function crumbsOf(app: App): readonly { href: string; label: string }[] {
  return [
    { href: "/", label: "应用" },
    { href: `/apps/${app.app_id}`, label: app.name },
  ];
}

function table(form: Form, rows: readonly JsonObject[]): Markup {
  const fields = alertFirst(form.fields);
  const heads = fields.map((field) => html`<th${field.type === "number" && html` class="num"`}>${field.label}</th>`);
  return html`<div class="scroll"><table><thead><tr><th>数据</th>${heads}<th>更新时间</th></tr></thead>
<tbody>${rows.map((row) => tableRow(form, fields, row))}</tbody></table></div>`;
}

/** The alert level stands where a phone shows it without scrolling. */
function alertFirst(fields: readonly Widget[]): readonly Widget[] {
  const isAlert = ({ name }: Widget) => name === "alert_severity";
  return [...fields.filter(isAlert), ...fields.filter((field) => !isAlert(field))];
}

function tableRow({ entry_id }: Form, fields: readonly Widget[], row: JsonObject): Markup {
  const cell = (field: Widget) => html`<td>${showValue(field, row[field.name])}</td>`;
  const id = String(row._id);
  return html`<tr><td><a href="/forms/${entry_id}/records/${id}">${`…${id.slice(-6)}`}</a></td>${fields.map(cell)}<td class="time">${showTime(row.updateTime)}</td></tr>`;
}

function pager({ form, words, before, after }: FormView): Markup {
  const link = (name: string, id: string | undefined, label: string) => {
    const query = new URLSearchParams({
      ...(words === "" ? {} : { q: words }),
      ...(id === undefined ? {} : { [name]: id }),
    });
    return html`<a class="button" href="/forms/${form.entry_id}?${query.toString()}">${label}</a>`;
  };
  return html`<p class="pager">${before !== undefined && [link("first", undefined, "首页"), link("before", before, "上一页")]}${after !== undefined && link("after", after, "下一页")}</p>`;
}

/** The pushes set up on something, with the way to their logs; nothing where there is none. */
export function webhookList(title: string, webhooks: readonly Webhook[]): Markup | undefined {
  if (webhooks.length === 0) return undefined;
  const items = webhooks.map(
    ({ webhook_id, url, enabled, failures_in_a_row }) => html`<li><a class="card" href="/webhooks/${webhook_id}">
<strong>${stateOf(enabled, failures_in_a_row)}</strong><span class="url">${withoutQuery(url)}</span><span>推送日志 →</span></a></li>`,
  );
  return html`<h2>${title}</h2><ul class="cards">${items}</ul>`;
}

function stateOf(enabled: boolean, failures: number): Markup {
  if (!enabled) return html`<span class="badge out"><i aria-hidden="true">●</i>已关闭</span>`;
  if (failures > 0) return html`<span class="badge high"><i aria-hidden="true">◆</i>连续失败 ${failures} 次</span>`;
  return html`<span class="badge none"><i aria-hidden="true">✓</i>正常</span>`;
}

/** A push address may carry a token in its query; it is not for every eye. */
export function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

import type { JsonObject } from "../json.ts";
import type { App } from "../storage/apps.ts";
import type { Company } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import { fieldInput } from "./field-input.ts";
import { type FlowView, flowPanel } from "./flow-panel.ts";
import { crumbsOf } from "./form-page.ts";
import { html, type Markup } from "./html.ts";
import { page } from "./layout.ts";
import type { Page } from "./page.ts";
import { chinaTime, severityBadge, showNumber, showTime } from "./value-view.ts";

/** What a record page shows; without a record it is the page to add one. */
export interface RecordView {
  readonly app: App;
  readonly form: Form;
  readonly record: JsonObject | undefined;
  readonly company: Company;
  /** Its workflow, where one began. */
  readonly flow?: FlowView | undefined;
}

/** A record: its alert, its fields to edit, and who touched it when. Saving goes the way of a person's edit, so it pushes. */
export function recordPage({ app, form, record, company, flow }: RecordView): Page {
  const path = `/sandbox/forms/${form.entry_id}/records`;
  const id = record && String(record._id);
  const title = id === undefined ? "添加" : `数据 …${id.slice(-6)}`;
  const inputs = form.fields.map((field) => fieldInput(field, record?.[field.name], company));
  const content = html`<h1>${title}</h1>${record && alertPanel(form, record)}
<form class="record" data-record-form data-method="${id === undefined ? "POST" : "PUT"}" data-path="${id === undefined ? path : `${path}/${id}`}" data-back="/forms/${form.entry_id}">
${inputs}
<p class="actions"><button class="primary">保存</button>${id !== undefined && html`<button type="button" class="danger" data-delete>删除</button>`}<a class="button" href="/forms/${form.entry_id}">返回</a></p>
<p class="message" role="status" data-message></p>
</form>${flow && flowPanel(flow, company)}${record && history(record)}`;
  return page({ title, crumbs: [...crumbsOf(app), { href: `/forms/${form.entry_id}`, label: form.name }], content });
}

const ALERT_FACTS = [
  { name: "stockout_date", label: "预计缺货日", show: showTime },
  {
    name: "stockout_probability",
    label: "缺货概率",
    show: (value: unknown) => showNumber("stockout_probability", value),
  },
  { name: "days_of_supply", label: "可供天数", show: (value: unknown) => showNumber("days_of_supply", value) },
  { name: "suggested_order_quantity", label: "建议补货量", show: (value: unknown) => showNumber("quantity", value) },
  { name: "assessed_at", label: "评估时间", show: chinaTime },
] as const;

function alertPanel(form: Form, record: JsonObject): Markup | undefined {
  const level = record.alert_severity;
  if (!form.fieldByName.has("alert_severity") || typeof level !== "string" || level === "") return undefined;
  const facts = ALERT_FACTS.filter(
    ({ name }) => record[name] !== null && record[name] !== undefined && record[name] !== "",
  ).map(({ name, label, show }) => html`<div><dt>${label}</dt><dd>${show(record[name])}</dd></div>`);
  const reason =
    typeof record.alert_reason === "string" && record.alert_reason !== "" ? record.alert_reason : undefined;
  return html`<section class="alert" aria-label="缺货预警"><p>${severityBadge(level)}${reason !== undefined && html`<span>${reason}</span>`}</p><dl>${facts}</dl></section>`;
}

function history(record: JsonObject): Markup {
  const nameOf = (value: unknown) =>
    typeof value === "object" && value !== null && "name" in value ? String(value.name) : "";
  return html`<p class="history">${nameOf(record.creator)} 创建于 ${chinaTime(record.createTime)} · ${nameOf(record.updater)} 更新于 ${chinaTime(record.updateTime)} · <code>${String(record._id)}</code></p>`;
}

import type { App } from "../storage/apps.ts";
import type { Form } from "../storage/forms.ts";
import { html } from "./html.ts";
import { nothingYet, page } from "./layout.ts";
import type { Page } from "./page.ts";

/** The first page: every app. */
export function appsPage(apps: readonly (App & { readonly form_count: number })[]): Page {
  const cards = apps.map(
    ({ app_id, name, form_count }) =>
      html`<li><a class="card" href="/apps/${app_id}"><strong>${name}</strong><span>${form_count} 张表单</span><code>${app_id}</code></a></li>`,
  );
  const content =
    apps.length > 0 ? html`<ul class="cards">${cards}</ul>` : nothingYet("还没有应用。用 POST /sandbox/apps 建一个。");
  return page({ title: "应用", crumbs: [], content: html`<h1>应用</h1>${content}` });
}

/** One app: its forms. */
export function appPage(app: App, forms: readonly (Form & { readonly record_count: number })[]): Page {
  const cards = forms.map(
    ({ entry_id, name, is_workflow, record_count }) =>
      html`<li><a class="card" href="/forms/${entry_id}"><strong>${name}</strong><span>${record_count} 条数据${is_workflow && " · 流程表单"}</span><code>${entry_id}</code></a></li>`,
  );
  const content = forms.length > 0 ? html`<ul class="cards">${cards}</ul>` : nothingYet("这个应用还没有表单。");
  return page({
    title: app.name,
    crumbs: [{ href: "/", label: "应用" }],
    content: html`<h1>${app.name}</h1>${content}`,
  });
}

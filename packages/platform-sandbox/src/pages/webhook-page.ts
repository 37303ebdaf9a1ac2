import type { App } from "../storage/apps.ts";
import type { Delivery, DeliveryState } from "../storage/deliveries.ts";
import type { Form } from "../storage/forms.ts";
import type { Webhook } from "../storage/webhooks.ts";
import { crumbsOf, withoutQuery } from "./form-page.ts";
import { html, type Markup } from "./html.ts";
import { nothingYet, page } from "./layout.ts";
import type { Page } from "./page.ts";
import { chinaTime } from "./value-view.ts";

/** What the delivery log of a push shows. */
export interface WebhookView {
  /** Where it is set up; a company-wide push belongs to no form. */
  readonly place: { readonly app: App; readonly form: Form } | undefined;
  readonly webhook: Webhook;
  readonly log: readonly Delivery[];
  readonly counts: Readonly<Record<DeliveryState, number>>;
}

const STATES: Readonly<
  Record<DeliveryState, { readonly label: string; readonly tone: string; readonly icon: string }>
> = {
  delivered: { label: "成功", tone: "none", icon: "✓" },
  pending: { label: "等待", tone: "watch", icon: "■" },
  failed: { label: "失败", tone: "out", icon: "●" },
  lost: { label: "丢失", tone: "critical", icon: "▲" },
};

/** The delivery log of one push, newest first. */
export function webhookPage({ place, webhook, log, counts }: WebhookView): Page {
  const content = html`<div class="bar"><h1>推送日志</h1>${stateBadge(webhook)}</div>
<p class="url">${withoutQuery(webhook.url)}</p>
<p class="count">成功 ${counts.delivered} · 等待 ${counts.pending} · 失败 ${counts.failed}${counts.lost > 0 && ` · 丢失 ${counts.lost}`}</p>
<p class="actions" data-back="${place ? `/forms/${place.form.entry_id}` : "/messages"}" data-webhook="/sandbox/webhooks/${webhook.webhook_id}"><button type="button" data-post="test">测试连接</button>${!webhook.enabled && html`<button type="button" class="primary" data-post="enable">重新开启</button>`}<button type="button" class="danger" data-remove>删除推送</button><span role="status" data-message></span></p>
${log.length > 0 ? table(log) : nothingYet("还没有推送。在表单里改一条数据试试。")}`;
  const crumbs = place
    ? [...crumbsOf(place.app), { href: `/forms/${place.form.entry_id}`, label: place.form.name }]
    : [{ href: "/messages", label: "消息" }];
  return page({ title: "推送日志", crumbs, content });
}

function stateBadge({ enabled, failures_in_a_row }: Webhook): Markup {
  if (enabled) return html`<span class="badge none"><i aria-hidden="true">✓</i>开启</span>`;
  return html`<span class="badge out"><i aria-hidden="true">●</i>连续失败 ${failures_in_a_row} 次,已关闭</span>`;
}

function table(log: readonly Delivery[]): Markup {
  return html`<div class="scroll"><table><thead><tr><th>时间</th><th>事件</th><th>状态</th><th class="num">次数</th><th>应答</th><th>推送编号</th></tr></thead><tbody>${log.map(row)}</tbody></table></div>`;
}

function row({ created_at, op, state, attempts, last_status, last_error, delivery_id }: Delivery): Markup {
  const { label, tone, icon } = STATES[state];
  const answer = last_error ?? (last_status === null ? "" : `HTTP ${last_status}`);
  return html`<tr><td class="time">${chinaTime(created_at)}</td><td><code>${op}</code></td><td><span class="badge ${tone}"><i aria-hidden="true">${icon}</i>${label}</span></td><td class="num">${attempts}</td><td>${answer}</td><td><code>${delivery_id.slice(0, 8)}</code></td></tr>`;
}

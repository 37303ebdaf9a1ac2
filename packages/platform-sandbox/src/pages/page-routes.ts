import type { Lookups } from "../control/lookups.ts";
import type { Route, RouteRequest } from "../http/router.ts";
import { refusal } from "../problem.ts";
import { searchFor } from "../records/search.ts";
import type { App, Apps } from "../storage/apps.ts";
import type { Deliveries } from "../storage/deliveries.ts";
import type { Files } from "../storage/files.ts";
import type { Form } from "../storage/forms.ts";
import { appPage, appsPage } from "./apps-page.ts";
import { assetRoutes } from "./assets.ts";
import { formPage } from "./form-page.ts";
import type { Page } from "./page.ts";
import { recordPage } from "./record-page.ts";
import { webhookPage } from "./webhook-page.ts";
import { type WorkPageParts, workRoutes } from "./work-routes.ts";

interface PageParts extends WorkPageParts {
  readonly apps: Apps;
  readonly deliveries: Deliveries;
  readonly files: Files;
  readonly lookups: Lookups;
}

const ROWS_PER_PAGE = 50;
const LOG_LENGTH = 200;

/** The pages for people, read only; their script edits through the control API. */
export function pageRoutes(parts: PageParts): readonly Route<Page>[] {
  const { apps, forms, records, webhooks, deliveries, company, lookups } = parts;
  return [
    ...assetRoutes(),
    ...workRoutes(parts),
    {
      method: "GET",
      path: "/",
      handle: () => appsPage(apps.all().map((app) => ({ ...app, form_count: forms.ofApp(app.app_id).length }))),
    },
    {
      method: "GET",
      path: "/apps/:app_id",
      handle(request) {
        const app = lookups.app(request);
        const list = forms.ofApp(app.app_id).map((form) => ({ ...form, record_count: records.count(form.entry_id) }));
        return appPage(app, list);
      },
    },
    { method: "GET", path: "/forms/:entry_id", handle: (request) => showForm(parts, request) },
    {
      method: "GET",
      path: "/forms/:entry_id/new",
      handle(request) {
        const form = lookups.form(request);
        return recordPage({ app: appOf(parts, form), form, record: undefined, company });
      },
    },
    { method: "GET", path: "/forms/:entry_id/records/:data_id", handle: (request) => showRecord(parts, request) },
    {
      method: "GET",
      path: "/webhooks/:webhook_id",
      handle(request) {
        const { webhook, form } = lookups.webhook(request);
        const log = deliveries.log(webhook.webhook_id, LOG_LENGTH, undefined);
        return webhookPage({
          place: form && { app: appOf(parts, form), form },
          webhook,
          log,
          counts: deliveries.counts(webhooks.find(webhook.webhook_id)?.webhook_id ?? ""),
        });
      },
    },
    { method: "GET", path: "/files/:key", handle: (request) => showFile(parts, request) },
  ];
}

function showForm({ lookups, records, presenter, webhooks, ...parts }: PageParts, request: RouteRequest): Page {
  const form = lookups.form(request);
  const [words, after, before] = ["q", "after", "before"].map((name) => request.query.get(name) ?? undefined);
  const cursor = before === undefined ? { after: after ?? "" } : { before };
  const page = records.page({ entry_id: form.entry_id, ...cursor, limit: ROWS_PER_PAGE, ...searchFor(words) });
  const isFull = page.length === ROWS_PER_PAGE;
  return formPage({
    ...{ app: appOf(parts, form), form, count: records.count(form.entry_id), words: words ?? "" },
    rows: page.map((record) => presenter.record(form, record)),
    before: (before === undefined ? after !== undefined : isFull) ? page[0]?.data_id : undefined,
    after: before !== undefined || isFull ? page.at(-1)?.data_id : undefined,
    webhooks: webhooks.ofForm(form.entry_id),
  });
}

function showRecord({ lookups, records, presenter, company, flows, ...parts }: PageParts, request: RouteRequest): Page {
  const form = lookups.form(request);
  const record = records.find(form.entry_id, request.at.data_id ?? "");
  if (record?.deleted_at !== null) throw refusal(4001, undefined, 404);
  const instance = flows.instance(record.data_id);
  const flow = instance && { instance, tasks: flows.tasks(record.data_id) };
  return recordPage({ app: appOf(parts, form), form, record: presenter.record(form, record), company, flow });
}

function showFile({ files }: PageParts, { at, query }: RouteRequest): Page {
  const file = files.open(at.key ?? "", Number(query.get("expires")), query.get("proof") ?? "");
  if (!file) throw refusal(17027, "文件不存在或链接已过期", 404);
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return { type: "application/octet-stream", content: file.content, disposition };
}

function appOf({ apps }: { readonly apps: Apps }, form: Form): App {
  const app = apps.find(form.app_id);
  if (app) return app;
  throw refusal(2004, undefined, 404);
}

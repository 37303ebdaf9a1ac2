import type { Clock } from "../clock.ts";
import { readWidgets } from "../fields/widget.ts";
import type { Route } from "../http/router.ts";
import { isId } from "../ids.ts";
import { isArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Pushes } from "../push/pushes.ts";
import type { Apps } from "../storage/apps.ts";
import type { Company } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Records } from "../storage/records.ts";
import type { Webhooks } from "../storage/webhooks.ts";
import { bodyText, type Lookups } from "./lookups.ts";

interface SetupParts {
  readonly db: Database;
  readonly apps: Apps;
  readonly forms: Forms;
  readonly records: Records;
  readonly webhooks: Webhooks;
  readonly company: Company;
  readonly pushes: Pushes;
  readonly lookups: Lookups;
  readonly clock: Clock;
  readonly nextId: () => string;
}

const FORM_NAME_MAX = 100;

/** What the platform's editor does: apps, forms, fields, members. The Open API has none of it. */
export function setupRoutes(parts: SetupParts): readonly Route<unknown>[] {
  const { apps, forms, records, lookups, company } = parts;
  return [
    { method: "GET", path: "/sandbox/apps", handle: () => ({ apps: apps.all() }) },
    {
      method: "POST",
      path: "/sandbox/apps",
      handle({ body }) {
        const { app_id, api_key } = apps.create(bodyText(body, "name"));
        return { app_id, api_key };
      },
    },
    {
      method: "PUT",
      path: "/sandbox/apps/:app_id/key",
      handle(request) {
        const { is_expired } = request.body;
        if (typeof is_expired !== "boolean") throw refusal(17017, "is_expired 必须是布尔值");
        apps.expireKey(lookups.app(request), is_expired);
        return { is_expired };
      },
    },
    {
      method: "GET",
      path: "/sandbox/apps/:app_id/forms",
      handle: (request) => ({
        forms: forms.ofApp(lookups.app(request).app_id).map(({ entry_id, name, is_workflow }) => ({
          ...{ entry_id, name, is_workflow, record_count: records.count(entry_id) },
        })),
      }),
    },
    {
      method: "POST",
      path: "/sandbox/apps/:app_id/forms",
      handle: (request) => shown(createForm(parts, lookups.app(request).app_id, request.body)),
    },
    { method: "GET", path: "/sandbox/forms/:entry_id", handle: (request) => shown(lookups.form(request)) },
    {
      method: "PATCH",
      path: "/sandbox/forms/:entry_id",
      handle: (request) => shown(changeForm(parts, lookups.form(request), request.body)),
    },
    { method: "GET", path: "/sandbox/members", handle: () => ({ members: company.members() }) },
    {
      method: "POST",
      path: "/sandbox/members",
      handle({ body }) {
        const [username, name] = [bodyText(body, "username"), bodyText(body, "name")];
        if (company.member(username)) throw refusal(1065, username);
        const departments = isArray(body.departments) ? body.departments.map(Number) : [1];
        const synced = typeof body.integrate_id === "string" ? { integrate_id: body.integrate_id } : {};
        return { member: company.addMember({ username, name, departments, ...synced }) };
      },
    },
  ];
}

function shown({ app_id, entry_id, name, is_workflow, widgets }: Form): unknown {
  return { app_id, entry_id, name, is_workflow, widgets };
}

function createForm({ forms, clock, nextId }: SetupParts, app_id: string, body: JsonObject): Form {
  const entry_id = body.entry_id ?? nextId();
  if (!isId(entry_id)) throw refusal(3005, "entry_id 须是 24 位十六进制");
  if (forms.find(entry_id)) throw refusal(3005, `entry_id ${entry_id} 已被使用`);
  if (typeof body.name !== "string" || body.name === "") throw refusal(3001);
  if (body.name.length > FORM_NAME_MAX) throw refusal(3091, `最多 ${FORM_NAME_MAX} 个字`);
  const widgets = readWidgets(body.widgets ?? [], [], namerAfter(forms, clock));
  return forms.create({
    ...{ entry_id, app_id, name: body.name, is_workflow: body.is_workflow === true },
    ...{ created_at: clock.now(), widgets },
  });
}

/** Saves a changed form. Turning it into or out of a workflow form switches its pushes off, as the platform does. */
function changeForm(parts: SetupParts, form: Form, body: JsonObject): Form {
  const { db, forms, webhooks, pushes, clock } = parts;
  const is_workflow = typeof body.is_workflow === "boolean" ? body.is_workflow : form.is_workflow;
  const name = body.name === undefined ? form.name : bodyText(body, "name");
  const widgets =
    body.widgets === undefined ? form.widgets : readWidgets(body.widgets, form.widgets, namerAfter(forms, clock));
  return db.transaction(() => {
    const changed = forms.change({ ...form, name, is_workflow, widgets });
    if (is_workflow !== form.is_workflow) {
      for (const webhook of webhooks.ofForm(form.entry_id)) webhooks.replace({ ...webhook, enabled: false });
    }
    pushes.formChanged(changed);
    return changed;
  });
}

/** Field ids carry ms of their making; two made in one ms must still differ. */
function namerAfter(forms: Forms, clock: Clock): () => string {
  let at = clock.now();
  return () => {
    while (forms.knowsWidget(`_widget_${at}`)) at += 1;
    return `_widget_${at++}`;
  };
}

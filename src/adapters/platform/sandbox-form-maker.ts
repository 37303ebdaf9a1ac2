import { z } from "zod";
import type { TemplateField } from "../../contracts/form-template.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { FieldToAdd, FormAddress, FormMaker } from "../../ports/form-maker.ts";

const widget = z.looseObject({
  label: z.string(),
  type: z.string(),
  name: z.string(),
  widgetName: z.string(),
  get items() {
    return z.array(widget).optional();
  },
});
const form = z.object({ entry_id: z.string(), widgets: z.array(widget) });
const webhook = z.object({ webhook_id: z.string(), url: z.string(), ops: z.array(z.string()), enabled: z.boolean() });
const webhooks = z.object({ webhooks: z.array(webhook) });
const anything = z.unknown();

type Widget = z.infer<typeof widget>;

/** A field as the sandbox's editor takes it; without `widgetName` it gets an id of its own. */
interface NewWidget {
  readonly label: string;
  readonly type: string;
  readonly name: string;
  readonly options?: readonly string[];
  readonly items?: readonly NewWidget[];
}

/** Makes forms on the sandbox by its control API; `origin` is the sandbox's address without `/api`. */
export function createSandboxFormMaker({ origin }: { readonly origin: string }): FormMaker {
  const call = createCaller(origin);
  const readForm = ({ entry_id }: FormAddress) => call("GET", `forms/${entry_id}`, form);
  const saveForm = ({ entry_id }: FormAddress, widgets: readonly (Widget | NewWidget)[]) =>
    call("PATCH", `forms/${entry_id}`, form, { widgets });
  const readPushes = ({ entry_id }: FormAddress) => call("GET", `forms/${entry_id}/webhooks`, webhooks);

  return {
    async createForm(app_id, { label, workflow, fields }) {
      const body = { name: label["zh-CN"], is_workflow: workflow, widgets: fields.map(newWidget) };
      return (await call("POST", `apps/${app_id}/forms`, form, body)).entry_id;
    },

    async addFields(address, fields) {
      const { widgets } = await readForm(address);
      await saveForm(address, [...widgets.map((existing) => withItems(existing, fields)), ...widgetsFor(fields, null)]);
    },

    async setAliases(address, aliases) {
      const { widgets } = await readForm(address);
      const aliasOf = new Map(aliases.map(({ widget_name, alias }) => [widget_name, alias]));
      await saveForm(
        address,
        widgets.map((existing) => withAlias(existing, aliasOf)),
      );
    },

    async registerPush(address, { url, secret, ops }) {
      const existing = (await readPushes(address)).webhooks.filter((candidate) => candidate.url === url);
      for (const { webhook_id, enabled } of existing) {
        if (!enabled) await call("POST", `webhooks/${webhook_id}/enable`, anything, {});
      }
      const missing = ops.filter((op) => !existing.some((candidate) => candidate.ops.includes(op)));
      if (missing.length === 0) return;
      await call("POST", `forms/${address.entry_id}/webhooks`, anything, { url, secret, ops: missing });
    },

    async pushes(address) {
      return (await readPushes(address)).webhooks;
    },
  };
}

type Caller = <T>(method: "GET" | "POST" | "PATCH", path: string, answer: z.ZodType<T>, body?: object) => Promise<T>;

function createCaller(origin: string): Caller {
  return async function call(method, path, answer, body) {
    const url = `${origin}/sandbox/${path}`;
    const response = await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refused(`${method} ${path}`, response.status, text);
    return answer.parse(JSON.parse(text));
  };
}

function refused(call: string, status: number, text: string): AddonError {
  return new AddonError({
    code: "sandbox_refused",
    message: `沙盒拒绝了 ${call}：HTTP ${status} ${text.slice(0, 200)}`,
    hint: "检查沙盒是否在运行，以及应用、表单是否还在。",
  });
}

function newWidget({ name, type, label, options, items }: TemplateField): NewWidget {
  return {
    label: label["zh-CN"],
    type,
    name,
    ...(options === undefined ? {} : { options }),
    ...(items === undefined ? {} : { items: items.map(newWidget) }),
  };
}

function widgetsFor(fields: readonly FieldToAdd[], subform: string | null): readonly NewWidget[] {
  return fields.filter((field) => field.subform === subform).map(({ field }) => newWidget(field));
}

function withItems(existing: Widget, fields: readonly FieldToAdd[]): Widget | NewWidget {
  const added = widgetsFor(fields, existing.widgetName);
  return added.length === 0 ? existing : { ...existing, items: [...(existing.items ?? []), ...added] };
}

function withAlias(existing: Widget, aliasOf: ReadonlyMap<string, string>): Widget {
  const { items, ...own } = existing;
  const renamed = { ...own, name: aliasOf.get(existing.widgetName) ?? existing.name };
  return items === undefined ? renamed : { ...renamed, items: items.map((item) => withAlias(item, aliasOf)) };
}

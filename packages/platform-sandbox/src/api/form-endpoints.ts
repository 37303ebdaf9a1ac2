import { showWidgets } from "../fields/show-widget.ts";
import { isoOf } from "../records/present.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Access } from "./access.ts";
import { type ApiCall, type Endpoint, RATES } from "./endpoint.ts";
import { wholeNumber } from "./parameters.ts";

/** Apps, forms and fields: what a key may see of them. */
export function formEndpoints({
  access,
  forms,
}: {
  readonly access: Access;
  readonly forms: Forms;
}): readonly Endpoint[] {
  return [
    {
      path: "v5/app/list",
      rate: RATES.read,
      handle: (call) => ({ apps: slice(call, access.apps(call), 1).map(({ app_id, name }) => ({ app_id, name })) }),
    },
    {
      path: "v5/app/entry/list",
      rate: RATES.read,
      handle(call) {
        const { app_id } = access.app(call);
        const page = slice(call, forms.ofApp(app_id), 0);
        return { forms: page.map(({ entry_id, name }) => ({ app_id, entry_id, name })) };
      },
    },
    {
      path: "v5/app/entry/widget/list",
      rate: RATES.read,
      handle(call) {
        const form = access.form(call);
        const changedAt = forms.changedAt(form.entry_id);
        return {
          widgets: showWidgets(form.widgets),
          sysWidgets: systemWidgets(form),
          dataModifyTime: changedAt === null ? null : isoOf(changedAt),
        };
      },
    },
  ];
}

function systemWidgets({ is_workflow }: Form): readonly { readonly name: string }[] {
  const names = ["_id", "appId", "entryId", "creator", "updater", "deleter", "createTime", "updateTime"];
  return [...names, ...(is_workflow ? ["flowState"] : [])].map((name) => ({ name }));
}

function slice<T>({ params }: ApiCall, all: readonly T[], from: 0 | 1): readonly T[] {
  const limit = wholeNumber(params, "limit", { from, to: 100, absent: 100 });
  const skip = wholeNumber(params, "skip", { from: 0, to: Infinity, absent: 0 });
  return all.slice(skip, skip + limit);
}

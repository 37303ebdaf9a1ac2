import { refusal } from "../problem.ts";
import type { App, Apps } from "../storage/apps.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import type { ApiCall } from "./endpoint.ts";
import { requiredText } from "./parameters.ts";

/** What a call may reach: it names an app its key opens, a form of that app, a live record of that form. */
export interface Access {
  apps(call: ApiCall): readonly App[];
  app(call: ApiCall): App;
  form(call: ApiCall): Form;
  record(call: ApiCall, form: Form): StoredRecord;
  /** A live record by id, undefined when it never was or is deleted. */
  findRecord(form: Form, data_id: string): StoredRecord | undefined;
}

/** Makes the checks for app_id, entry_id and data_id of a call. */
export function createAccess(parts: { readonly apps: Apps; readonly forms: Forms; readonly records: Records }): Access {
  const { apps, forms, records } = parts;
  const access: Access = {
    apps: (call) => apps.all().filter((app) => app.api_key === call.api_key),
    app(call) {
      const app = apps.find(requiredText(call.params, "app_id"));
      if (!app) throw refusal(2004);
      if (app.api_key !== call.api_key) throw refusal(8302, "API Key 的授权范围不含该应用");
      return app;
    },
    form(call) {
      const { app_id } = access.app(call);
      const form = forms.find(requiredText(call.params, "entry_id"));
      if (form?.app_id === app_id) return form;
      throw refusal(3000);
    },
    record(call, form) {
      const record = access.findRecord(form, requiredText(call.params, "data_id"));
      if (record) return record;
      throw refusal(4001);
    },
    findRecord(form, data_id) {
      const record = records.find(form.entry_id, data_id);
      return record?.deleted_at === null ? record : undefined;
    },
  };
  return access;
}

import { refusal } from "../problem.ts";
import type { Apps } from "../storage/apps.ts";
import type { Company } from "../storage/company.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Records } from "../storage/records.ts";
import type { FlowDesk } from "../workflow/flow-desk.ts";
import type { FlowInstance } from "../workflow/task.ts";
import type { ApiCall } from "./endpoint.ts";
import { requiredText } from "./parameters.ts";

/** What a workflow call may reach. */
export interface FlowAccess {
  /** The instance a call names by `instance_id`, its key permitting. */
  instance(call: ApiCall): { readonly instance: FlowInstance; readonly form: Form };
  /** The forms the key of a call opens, by entry_id. */
  forms(call: ApiCall): ReadonlyMap<string, Form>;
  /** The person a call names by `username`; 1010 for a stranger, 1058 for someone who left. */
  person(call: ApiCall): string;
}

interface FlowAccessParts {
  readonly apps: Apps;
  readonly forms: Forms;
  readonly records: Records;
  readonly company: Company;
  readonly desk: FlowDesk;
}

/** Makes the checks. */
export function createFlowAccess({ apps, forms, records, company, desk }: FlowAccessParts): FlowAccess {
  const access: FlowAccess = {
    instance(call) {
      const instance_id = requiredText(call.params, "instance_id");
      refuseOrdinaryForm(call, instance_id);
      const { instance, form } = desk.find(instance_id);
      if (!access.forms(call).has(form.entry_id)) throw refusal(8302, "API Key 的授权范围不含该应用");
      return { instance, form };
    },
    forms(call) {
      const own = apps.all().filter(({ api_key }) => api_key === call.api_key);
      return new Map(own.flatMap(({ app_id }) => forms.ofApp(app_id)).map((form) => [form.entry_id, form]));
    },
    person(call) {
      const username = requiredText(call.params, "username");
      if (!company.member(username)) throw refusal(1010, username);
      if (!company.isPresent(username)) throw refusal(1058, username);
      return username;
    },
  };

  /** A record of an ordinary form has no workflow to be asked about. */
  function refuseOrdinaryForm(call: ApiCall, instance_id: string): void {
    const ordinary = [...access.forms(call).values()].filter(({ is_workflow }) => !is_workflow);
    if (ordinary.some(({ entry_id }) => records.find(entry_id, instance_id))) throw refusal(5056);
  }
  return access;
}

import type { FormName } from "../../contracts/form.ts";
import type { FormTemplate, Label, TemplateField } from "../../contracts/form-template.ts";
import type { PushOp } from "../../contracts/manifest.ts";
import type { PlatformField } from "../../ports/platform.ts";

/** The subform in which a field stands. */
export interface SubformPlace {
  readonly widget_name: string;
  readonly label: string;
}

/** What a step of an install brings about. `entry_id` null: the form is made by an earlier step. */
export type InstallWork =
  | { readonly kind: "create_form"; readonly template: FormTemplate }
  | {
      readonly kind: "add_field";
      readonly entry_id: string;
      readonly field: TemplateField;
      readonly subform: SubformPlace | null;
    }
  | {
      readonly kind: "change_type";
      readonly entry_id: string;
      readonly field: TemplateField;
      readonly found: PlatformField;
      readonly subform: SubformPlace | null;
    }
  | {
      readonly kind: "set_alias";
      readonly entry_id: string;
      readonly field: TemplateField;
      readonly found: PlatformField;
      readonly subform: SubformPlace | null;
    }
  | { readonly kind: "register_push"; readonly entry_id: string | null; readonly ops: readonly PushOp[] };

/** One step of an install: done by the program (`api`) or by a person in the platform's pages (`manual`). */
export interface InstallStep {
  /** Stable: the same lack has the same id in every plan. */
  readonly id: string;
  readonly kind: "api" | "manual";
  readonly form: FormName;
  /** The form's name as people see it. */
  readonly form_label: string;
  readonly text: Label;
  readonly what: InstallWork;
}

/** What is still to be done until an app is as wanted; empty when it is. */
export interface InstallPlan {
  readonly app_id: string;
  readonly steps: readonly InstallStep[];
}

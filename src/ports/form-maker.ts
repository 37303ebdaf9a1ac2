import type { FormTemplate, TemplateField } from "../contracts/form-template.ts";
import type { PushOp } from "../contracts/manifest.ts";

/** A form of a real app. */
export interface FormAddress {
  readonly app_id: string;
  readonly entry_id: string;
}

/** A field to add, into the form itself or into one of its subforms. */
export interface FieldToAdd {
  readonly field: TemplateField;
  /** The subform's own id (`widget_name`); null for the form itself. */
  readonly subform: string | null;
}

/** An alias for a field that is there already. */
export interface AliasToSet {
  /** The field's own id. */
  readonly widget_name: string;
  readonly alias: string;
}

/** Where a form tells of its changes. */
export interface PushToRegister {
  readonly url: string;
  readonly secret: string;
  readonly ops: readonly PushOp[];
}

/** A push as it is set on the platform now; its secret cannot be read. */
export interface RegisteredPush {
  readonly url: string;
  readonly ops: readonly string[];
  readonly enabled: boolean;
}

/** Changes forms themselves, where a platform lets programs do so. 简道云 does not: there a person follows the plan. */
export interface FormMaker {
  /** Makes a form with all fields of the template and their names as aliases; returns its entry_id. */
  createForm(app_id: string, template: FormTemplate): Promise<string>;
  /** Adds fields behind the existing ones and leaves those as they are. */
  addFields(form: FormAddress, fields: readonly FieldToAdd[]): Promise<void>;
  setAliases(form: FormAddress, aliases: readonly AliasToSet[]): Promise<void>;
  /** Sees to it that a push of this URL is on and tells all `ops`; one that is there already is not doubled. */
  registerPush(form: FormAddress, push: PushToRegister): Promise<void>;
  pushes(form: FormAddress): Promise<readonly RegisteredPush[]>;
}

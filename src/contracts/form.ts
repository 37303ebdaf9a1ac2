import type { RecordsByForm } from "./generated/records.ts";

/** The canonical name of a form, the same in every installation. */
export type FormName = keyof RecordsByForm;

/** A field's value as the add-on keeps it: bare, with subform rows as plain objects. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };

/** Values of a record by canonical field name. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** How one canonical field is found on the platform's form. */
export interface FieldBinding {
  /** Canonical name, the key of the template's field. */
  readonly name: string;
  /** The name the platform's API expects now: the alias where one is set, else the field id. */
  readonly platform_name: string;
  /** The platform's own id of the field, which survives a changed alias. */
  readonly widget_name: string;
  readonly type: string;
  readonly items?: readonly FieldBinding[];
  /** The field was deleted or changed its type: it reads as empty and is not written until it is mended. */
  readonly paused?: true;
}

/** A canonical form tied to a real form of the platform. */
export interface FormBinding {
  readonly installation_id: string;
  readonly form: FormName;
  readonly app_id: string;
  readonly entry_id: string;
  readonly fields: readonly FieldBinding[];
  /** The part of the push URL that names this form; known to the platform's administrator only. */
  readonly push_token: string;
  readonly push_secret: string;
  /** Every change up to this instant (ms) has been read by first sync or poll; null before the first sync. */
  readonly synced_through: number | null;
}

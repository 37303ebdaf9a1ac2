/** A bare form value: datetimes are ISO UTC strings, a phone or address is an object, a subform is a list of rows. */
export type DemoValue =
  | string
  | number
  | null
  | readonly string[]
  | { readonly [key: string]: DemoValue }
  | readonly DemoRow[];

/** One row of a subform. */
export interface DemoRow {
  readonly [field: string]: DemoValue;
}

/** The values of a record or of a change, by canonical field name. */
export type DemoData = Readonly<Record<string, DemoValue>>;

/** One record of one form; `key` joins the values of the template's key fields by "|". */
export interface DemoRecord {
  readonly form: string;
  readonly key: string;
  readonly data: DemoData;
}

/** One change a person of the shop makes on a played day; an update carries the changed fields alone. */
export interface DemoEdit {
  readonly kind: "create" | "update" | "delete";
  readonly form: string;
  readonly key: string;
  readonly data: DemoData;
  /** When in the day, 0…1 of the local day; edits come in this order. */
  readonly at_fraction: number;
  /** One Chinese line for the caption of the demo. */
  readonly story?: string;
}

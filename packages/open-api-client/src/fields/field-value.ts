/** A postal address; parts that are not filled in are empty texts. */
export interface Address {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
}

/** A place on the map: an address and, where known, its [longitude, latitude] in degrees. */
export interface Location extends Address {
  readonly lnglatXY: readonly [number, number] | null;
}

/** A telephone number; `verified` by a text message of the platform. */
export interface Phone {
  readonly phone: string;
  readonly verified: boolean;
}

/** A stored file; its url works for 15 days after reading. */
export interface StoredFile {
  readonly name: string;
  readonly url: string;
  readonly size: number | null;
  readonly mime: string | null;
}

/** A member of the company, known by `username`. */
export interface Member {
  readonly username: string;
  readonly name: string;
}

/** A department of the company, known by `dept_no`. */
export interface Department {
  readonly dept_no: number;
  readonly name: string;
}

/** What a 选择数据 field points to. */
export interface LinkedData {
  readonly id: string;
  readonly key: string;
}

/** Fields no widget describes, as they came. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** A row of a subform: its fields by name. Neither `_id` nor `_unknown` can be a field's name. */
export interface SubformRow {
  /** Keeps the row itself when the subform is written back. */
  readonly _id?: string;
  readonly _unknown?: UnknownFields;
  readonly [field: string]: FieldValue | UnknownFields | undefined;
}

/** The plain value of each field type of the platform, as read; an empty field is null or []. */
export interface FieldValues {
  readonly text: string | null;
  readonly textarea: string | null;
  readonly sn: string | null;
  readonly number: number | null;
  /** ISO 8601 in UTC with milliseconds. */
  readonly datetime: string | null;
  readonly radiogroup: string | null;
  readonly checkboxgroup: readonly string[];
  readonly combo: string | null;
  readonly combocheck: readonly string[];
  readonly address: Address | null;
  readonly location: Location | null;
  readonly phone: Phone | null;
  readonly image: readonly StoredFile[];
  readonly upload: readonly StoredFile[];
  readonly signature: StoredFile | null;
  readonly user: Member | null;
  readonly usergroup: readonly Member[];
  readonly dept: Department | null;
  readonly deptgroup: readonly Department[];
  readonly subform: readonly SubformRow[];
  readonly linkdata: LinkedData | null;
  /** The id of the linked record. */
  readonly lookup: string | null;
  readonly aggregation: number | string | null;
}

/** A field type this client knows; the platform may have more. */
export type FieldType = keyof FieldValues;

/** The plain value of any field. */
export type FieldValue = FieldValues[FieldType];

import { FILES } from "./file-kinds.ts";
import type { FieldKind } from "./kind.ts";
import { DEPARTMENT, DEPARTMENTS, USER, USERS } from "./people-kinds.ts";
import { ADDRESS, LOCATION } from "./place-kinds.ts";
import { CHOICES, DATETIME, LONG_TEXT, LOOKUP, NUMBER, PHONE, TEXT } from "./plain-kinds.ts";

/** A field the API cannot write; what a person's form or an import puts there is kept as it is. */
function readOnly(empty: unknown, family: FieldKind["family"]): FieldKind {
  return { empty, isWritable: false, family, decode: (value) => value };
}

/** Every type of field by its name on the wire. Subforms hold rows of these and are handled by `subform.ts`. */
const KINDS = {
  text: TEXT,
  textarea: LONG_TEXT,
  sn: readOnly("", "serial"),
  number: NUMBER,
  datetime: DATETIME,
  radiogroup: TEXT,
  checkboxgroup: CHOICES,
  combo: TEXT,
  combocheck: CHOICES,
  address: ADDRESS,
  location: LOCATION,
  phone: PHONE,
  image: FILES,
  upload: FILES,
  signature: readOnly(null, "other"),
  user: USER,
  usergroup: USERS,
  dept: DEPARTMENT,
  deptgroup: DEPARTMENTS,
  subform: readOnly([], "none"),
  linkdata: readOnly(null, "other"),
  lookup: LOOKUP,
  aggregation: readOnly(null, "other"),
  separator: readOnly(null, "none"),
  linkquery: readOnly(null, "none"),
} satisfies Record<string, FieldKind>;

/** The type of a field as the API names it. */
export type WidgetType = keyof typeof KINDS;

/** Whether a word names a type of field. */
export function isWidgetType(value: unknown): value is WidgetType {
  return typeof value === "string" && Object.hasOwn(KINDS, value);
}

/** How fields of a type behave. */
export function kindOf(type: WidgetType): FieldKind {
  return KINDS[type];
}

/** Types that hold no data of their own: dividers and queries. They are not listed by widget/list. */
export function holdsData(type: WidgetType): boolean {
  return type !== "separator" && type !== "linkquery";
}

import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";
import type { FilterFamily } from "./filter-families.ts";
import { kindOf } from "./kinds.ts";

/** What a condition looks at: a kind of value and where it lies in a record. */
export interface FilterTarget {
  readonly family: FilterFamily;
  /** The type of a form's own field; undefined for a system field. */
  readonly type: string | undefined;
  readonly pick: (record: StoredRecord) => unknown;
  /** The column or JSON path of the same value, where SQL may help. */
  readonly column: string | undefined;
}

const SYSTEM_TARGETS: Readonly<Record<string, FilterTarget>> = {
  _id: { family: "id", type: undefined, pick: (record) => record.data_id, column: "data_id" },
  creator: { family: "member", type: undefined, pick: (record) => record.creator, column: "creator" },
  createTime: { family: "time", type: undefined, pick: (record) => record.created_at, column: "created_at" },
  updateTime: { family: "time", type: undefined, pick: (record) => record.updated_at, column: "updated_at" },
  flowState: { family: "flow", type: undefined, pick: (record) => record.flow_state, column: "flow_state" },
};

/** Finds what a condition's field means; fields inside a subform belong to the family that takes no method. */
export function targetOf(form: Form, name: string): FilterTarget | undefined {
  if (Object.hasOwn(SYSTEM_TARGETS, name)) return SYSTEM_TARGETS[name];
  const field = form.fieldByName.get(name);
  if (!field) return subformTarget(form, name);
  const { widgetName } = field;
  const { family } = kindOf(field.type);
  const hasTextColumn = family === "text" || family === "serial";
  return {
    family,
    type: field.type,
    pick: (record) => record.values[widgetName],
    // A `_widget_` id is letters, digits and underscores, so it may stand in SQL text.
    column: hasTextColumn ? `json_extract(doc, '$.${widgetName}')` : undefined,
  };
}

function subformTarget(form: Form, name: string): FilterTarget | undefined {
  const [subform = "", item = name] = name.split(".");
  const isInside = form.fields.some(
    (field) => field.items?.some((one) => one.name === item) && (subform === name || subform === field.name),
  );
  return isInside ? { family: "none", type: undefined, pick: () => undefined, column: undefined } : undefined;
}

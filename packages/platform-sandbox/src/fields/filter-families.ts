/**
 * How a field's kept value is looked at by a filter: which methods it takes (facts: table of data/list filters) and which
 * words a condition's `type` may use for it besides the field's own.
 */
export const FAMILIES = {
  flow: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "number", types: ["flowstate"] },
  id: { methods: ["eq", "in", "empty", "not_empty"], values: "string", types: ["dataid"] },
  time: { methods: ["eq", "ne", "range", "empty", "not_empty"], values: "time", types: ["datetime"] },
  number: { methods: ["eq", "ne", "range", "gt", "lt", "empty", "not_empty"], values: "number", types: ["number"] },
  text: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "string", types: ["text"] },
  serial: { methods: ["eq", "ne", "in", "nin", "like", "empty", "not_empty"], values: "string", types: ["sn", "text"] },
  choices: { methods: ["in", "all", "empty", "not_empty"], values: "string", types: ["combocheck", "checkboxgroup"] },
  phone: { methods: ["like", "verified", "unverified", "empty", "not_empty"], values: "string", types: ["phone"] },
  member: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "string", types: ["user"] },
  department: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "number", types: ["dept"] },
  members: { methods: ["in", "all", "empty", "not_empty"], values: "string", types: ["usergroup"] },
  departments: { methods: ["in", "all", "empty", "not_empty"], values: "number", types: ["deptgroup"] },
  other: { methods: ["empty", "not_empty"], values: "string", types: [] },
  none: { methods: [], values: "string", types: [] },
} as const;

/** The group of fields that share filter methods. */
export type FilterFamily = keyof typeof FAMILIES;

/** A method of a filter condition. */
export type FilterMethod = (typeof FAMILIES)[FilterFamily]["methods"][number];

/** Whether a condition's `type` fits a field of a family and, where it is one of the form's own, of that type. */
export function fitsType(family: FilterFamily, own: string | undefined, type: unknown): boolean {
  if (type === undefined || type === null || type === "") return true;
  const types: readonly unknown[] = FAMILIES[family].types;
  return type === own || types.includes(type);
}

/** Whether a family takes a method; the word comes from the wire. */
export function takesMethod(family: FilterFamily, method: unknown): method is FilterMethod {
  const methods: readonly unknown[] = FAMILIES[family].methods;
  return methods.includes(method);
}

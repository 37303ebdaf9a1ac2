/** How a field's kept value is looked at by a filter, and which methods it takes (facts: table of data/list filters). */
export const FAMILIES = {
  flow: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "number" },
  id: { methods: ["eq", "in", "empty", "not_empty"], values: "string" },
  time: { methods: ["eq", "ne", "range", "empty", "not_empty"], values: "time" },
  number: { methods: ["eq", "ne", "range", "gt", "lt", "empty", "not_empty"], values: "number" },
  text: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "string" },
  serial: { methods: ["eq", "ne", "in", "nin", "like", "empty", "not_empty"], values: "string" },
  choices: { methods: ["in", "all", "empty", "not_empty"], values: "string" },
  phone: { methods: ["like", "verified", "unverified", "empty", "not_empty"], values: "string" },
  member: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "string" },
  department: { methods: ["eq", "ne", "in", "nin", "empty", "not_empty"], values: "number" },
  members: { methods: ["in", "all", "empty", "not_empty"], values: "string" },
  departments: { methods: ["in", "all", "empty", "not_empty"], values: "number" },
  other: { methods: ["empty", "not_empty"], values: "string" },
  none: { methods: [], values: "string" },
} as const;

/** The group of fields that share filter methods. */
export type FilterFamily = keyof typeof FAMILIES;

/** A method of a filter condition. */
export type FilterMethod = (typeof FAMILIES)[FilterFamily]["methods"][number];

/** Whether a family takes a method; the word comes from the wire. */
export function takesMethod(family: FilterFamily, method: unknown): method is FilterMethod {
  const methods: readonly unknown[] = FAMILIES[family].methods;
  return methods.includes(method);
}

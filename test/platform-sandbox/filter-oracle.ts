/** A record as `data/list` shows it, and a condition on it. */
export type Shown = Readonly<Record<string, unknown>>;
export interface AskedCondition {
  readonly field: string;
  readonly method: string;
  readonly value?: readonly unknown[];
}

/** The table of methods by type of field, as the platform's page has it. */
export const METHODS: Readonly<Record<string, readonly string[]>> = {
  text: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  radiogroup: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  combo: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  lookup: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  user: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  dept: ["eq", "ne", "in", "nin", "empty", "not_empty"],
  number: ["eq", "ne", "range", "gt", "lt", "empty", "not_empty"],
  datetime: ["eq", "ne", "range", "empty", "not_empty"],
  checkboxgroup: ["in", "all", "empty", "not_empty"],
  combocheck: ["in", "all", "empty", "not_empty"],
  usergroup: ["in", "all", "empty", "not_empty"],
  deptgroup: ["in", "all", "empty", "not_empty"],
  phone: ["like", "verified", "unverified", "empty", "not_empty"],
  textarea: ["empty", "not_empty"],
  address: ["empty", "not_empty"],
};

/** What a record shows for a field, as the plain values a condition speaks of: usernames, numbers, ms, phone numbers. */
function plain(type: string, value: unknown): readonly unknown[] {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : value === null || value === "" ? [] : [value];
  return list.map((one) => {
    if (type === "datetime") return Date.parse(String(one));
    if (typeof one !== "object" || one === null) return one;
    const entity = one as Readonly<Record<string, unknown>>;
    return entity.username ?? entity.dept_no ?? entity.phone ?? JSON.stringify(entity);
  });
}

/** The answer worked out straight from what the page says, with no thought for speed. */
export function oracle(type: string, record: Shown, { field, method, value = [] }: AskedCondition): boolean {
  const kept = plain(type, record[field]);
  const asked = type === "datetime" ? value.map((one) => (typeof one === "string" ? Date.parse(one) : null)) : value;
  const numeric = (one: unknown): one is number => typeof one === "number";
  const above = (one: unknown, bound: unknown) => bound === null || (numeric(one) && numeric(bound) && one >= bound);
  const below = (one: unknown, bound: unknown) => bound === null || (numeric(one) && numeric(bound) && one <= bound);
  switch (method) {
    case "empty":
      return kept.length === 0;
    case "not_empty":
      return kept.length > 0;
    case "eq":
      return kept.length > 0 && kept[0] === asked[0];
    case "ne":
      return !(kept.length > 0 && kept[0] === asked[0]);
    case "in":
      return kept.some((one) => asked.includes(one));
    case "nin":
      return !kept.some((one) => asked.includes(one));
    case "all":
      return asked.every((one) => kept.includes(one));
    case "gt":
      return numeric(kept[0]) && numeric(asked[0]) && kept[0] > asked[0];
    case "lt":
      return numeric(kept[0]) && numeric(asked[0]) && kept[0] < asked[0];
    case "range":
      return numeric(kept[0]) && above(kept[0], asked[0]) && below(kept[0], asked[1]);
    case "like":
      return kept.length > 0 && String(kept[0]).includes(String(asked[0]));
    case "verified":
      return false;
    case "unverified":
      return kept.length > 0;
    default:
      throw new Error(`no such method ${method}`);
  }
}

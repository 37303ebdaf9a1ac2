/** Values of class fields by canonical name; null = empty. */
export type ClassValues = Readonly<Record<string, string | null>>;

/** What is written to the class fields of an item's form. */
export interface ClassForm {
  readonly record_id: string;
  /** Grows with every change of `values`. */
  readonly revision: number;
  /** Only fields that are ours to write. */
  readonly values: ClassValues;
  /** What those fields showed when that was decided: a form that was not read since then still shows it. */
  readonly before: ClassValues;
  /** Whether the form may still show something else. */
  readonly is_due: boolean;
}

/** A field is ours while it is empty, shows what we wrote last, or what it showed when we decided to write. */
export function isOurs(name: string, shown: string | null, form: ClassForm | null): boolean {
  if (shown === null || shown === "") return true;
  if (form === null || !(name in form.values)) return false;
  return shown === form.values[name] || shown === form.before[name];
}

/** A form as it is read, and what it should show. */
export interface ShownForm {
  readonly record_id: string;
  readonly shown: ClassValues;
  /** Of the fields that the form has. */
  readonly wanted: ClassValues;
}

/** What is to be written now: never over what somebody else wrote, and nothing new while nothing changed. */
export function planClassForm(previous: ClassForm | null, { record_id, shown, wanted }: ShownForm): ClassForm {
  const known = previous?.record_id === record_id ? previous : null;
  const names = Object.keys(wanted).filter((name) => isOurs(name, shown[name] ?? null, known));
  const values = pick(wanted, names);
  const is_due = names.some((name) => (shown[name] ?? "") !== (values[name] ?? ""));
  if (known !== null && isSame(known.values, values)) return { ...known, is_due };
  return { record_id, revision: (previous?.revision ?? 0) + 1, values, before: pick(shown, names), is_due };
}

function pick(values: ClassValues, names: readonly string[]): ClassValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function isSame(one: ClassValues, other: ClassValues): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

import {
  type RuleFault,
  type RuleField,
  type RuleFieldValue,
  type RuleValues,
  STATUS_FIELD,
  STATUS_OFF,
  STATUS_ON,
} from "../../../../contracts/rule-editor.ts";

/** What a new rule begins with. */
export function newValues(fields: readonly RuleField[]): RuleValues {
  return { ...Object.fromEntries(fields.map(({ name, usual }) => [name, usual])), [STATUS_FIELD]: STATUS_OFF };
}

/** Whether a field has a use beside what stands in the others. An empty field means what is usual. */
export function isUseful({ shown_when }: RuleField, values: RuleValues, fields: readonly RuleField[]): boolean {
  if (shown_when === null) return true;
  const valueOf = (name: string) => {
    const value = values[name] ?? null;
    return isEmpty(value) ? (fields.find((field) => field.name === name)?.usual ?? null) : value;
  };
  return shown_when.some((parts) =>
    Object.entries(parts).every(([name, wanted]) =>
      wanted === "filled" ? !isEmpty(values[name] ?? null) : wanted.includes(String(valueOf(name) ?? "")),
    ),
  );
}

/** What is sent: a field without a use says what it said when the rule was opened, or what a new rule begins with. */
export function sentValues(fields: readonly RuleField[], values: RuleValues, opened: RuleValues): RuleValues {
  const sent = fields.map((field): [string, RuleFieldValue] => {
    const { name } = field;
    return [name, (isUseful(field, values, fields) ? values[name] : opened[name]) ?? null];
  });
  return { ...Object.fromEntries(sent), [STATUS_FIELD]: values[STATUS_FIELD] ?? null };
}

/** The same with another status. */
export function withStatus(values: RuleValues, is_on: boolean): RuleValues {
  return { ...values, [STATUS_FIELD]: is_on ? STATUS_ON : STATUS_OFF };
}

export function isSwitchedOn(values: RuleValues): boolean {
  return values[STATUS_FIELD] === STATUS_ON;
}

/** Names as a list is written. */
export function textOfNames(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join("，");
}

/** Faults that stand at no field that is there to be put right. */
export function looseFaults(faults: readonly RuleFault[], fields: readonly RuleField[]): readonly RuleFault[] {
  return faults.filter(({ field }) => !fields.some(({ name }) => name === field));
}

function isEmpty(value: RuleFieldValue): boolean {
  return value === null || value === "";
}

import type { FieldValue, FieldValues, FormName } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Records } from "../../ports/records.ts";

/** Finds the platform's record behind a demo record's key. */
export interface RecordKeys {
  find(form: string, key: string): string | null;
  learn(form: string, key: string, record_id: string): void;
}

/** Reads the keys of all kept records, so that a demo goes on where it stopped. */
export async function readRecordKeys(
  records: Pick<Records, "list">,
  installation_id: string,
  templates: readonly FormTemplate[],
): Promise<RecordKeys> {
  const known = new Map<string, string>();
  for (const { form, key } of templates) {
    for (const { record_id, values } of await records.list(installation_id, form)) {
      known.set(place(form, keyOf(key, values)), record_id);
    }
  }
  return {
    find: (form, key) => known.get(place(form, key)) ?? null,
    learn: (form, key, record_id) => void known.set(place(form, key), record_id),
  };
}

function keyOf(names: FormTemplate["key"], values: FieldValues): string {
  return names.map((name) => text(values[name] ?? null)).join("|");
}

/** Key fields are texts; anything else belongs to no demo record. */
function text(value: FieldValue): string {
  return typeof value === "string" ? value : "";
}

function place(form: FormName | (string & {}), key: string): string {
  return `${form} ${key}`;
}

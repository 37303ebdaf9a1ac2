import { isArray, isObject, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Database } from "../storage/database.ts";
import type { Form } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import { text } from "../storage/row.ts";

/** 聚合表 with a submit check: the sum of a number field over the records with equal `by` fields stays in bounds. */
export interface CheckRule {
  /** Name of the number field that is summed. */
  readonly sum_of: string;
  /** Names of the fields that must be equal; empty sums over the whole form. */
  readonly by: readonly string[];
  /** The sum may not fall below this. */
  readonly at_least: number;
}

/** The checks of all forms. People's writes and single API writes are checked; batches and imports are not. */
export interface RecordChecks {
  rules(entry_id: string): readonly CheckRule[];
  set(form: Form, given: unknown): readonly CheckRule[];
  /** Call inside the transaction of a write. Throws 4402, which undoes it. */
  afterWrite(form: Form, record: StoredRecord): void;
}

/** Keeps the rules in SQLite. */
export function createRecordChecks(db: Database, records: Records): RecordChecks {
  const checks: RecordChecks = {
    rules(entry_id) {
      const row = db.statement("select rules from form_check where entry_id = ?").get(entry_id);
      // Only what `readRules` let through is kept.
      return row ? (JSON.parse(text(row, "rules")) as readonly CheckRule[]) : [];
    },
    set(form, given) {
      const rules = readRules(form, given);
      db.statement("insert or replace into form_check (entry_id, rules) values (?, ?)").run(
        ...[form.entry_id, JSON.stringify(rules)],
      );
      return rules;
    },
    afterWrite(form, record) {
      for (const rule of checks.rules(form.entry_id)) {
        const sum = sumBeside(records, form, record, rule);
        if (sum < rule.at_least) throw refusal(4402, `${rule.sum_of} 合计 ${sum},不得小于 ${rule.at_least}`);
      }
    },
  };
  return checks;
}

function sumBeside(records: Records, form: Form, record: StoredRecord, { sum_of, by }: CheckRule): number {
  const summed = form.fieldByName.get(sum_of)?.widgetName ?? "";
  const keys = by.map((name) => form.fieldByName.get(name)?.widgetName ?? "");
  const keyOf = ({ values }: StoredRecord) => JSON.stringify(keys.map((key) => values[key] ?? null));
  const wanted = keyOf(record);
  const group = records.page({ entry_id: form.entry_id, limit: Infinity, test: (one) => keyOf(one) === wanted });
  return group.reduce((sum, { values }) => sum + numberIn(values, summed), 0);
}

function numberIn(values: Readonly<JsonObject>, widgetName: string): number {
  const value = values[widgetName];
  return typeof value === "number" ? value : 0;
}

function readRules(form: Form, given: unknown): readonly CheckRule[] {
  if (!isArray(given)) throw refusal(3005, "checks 须是数组");
  return given.map((rule) => {
    const { sum_of, by = [], at_least = 0 } = isObject(rule) ? rule : {};
    if (typeof sum_of !== "string" || form.fieldByName.get(sum_of)?.type !== "number")
      throw refusal(3005, "sum_of 须是数字字段");
    if (!isStringArray(by) || !by.every((name) => form.fieldByName.has(name))) throw refusal(3005, "by 须是字段名数组");
    if (typeof at_least !== "number") throw refusal(3005, "at_least 须是数字");
    return { sum_of, by, at_least };
  });
}

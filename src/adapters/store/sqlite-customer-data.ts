import type { FieldValues } from "../../contracts/form.ts";
import type {
  CleanedEffect,
  CustomerData,
  CustomerErasure,
  FoundBody,
  FoundRecord,
} from "../../ports/customer-data.ts";
import { customerCodeInJson, spellingsInJson } from "./held-text.ts";
import { readRow } from "./row-tables.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";
import { storedEffect } from "./sqlite-effects.ts";

/** Where a customer is spoken of, and who is to be forgotten. */
export function createSqliteCustomerData(sqlite: SqliteDriver): CustomerData {
  return {
    customers: async (installation_id, customer_code) =>
      rowsOf(sqlite, "customer", installation_id, customer_code).map((row) => {
        return { row: readRow("customer", row), ...placeOf(row) };
      }),

    salesLines: async (installation_id, customer_code) =>
      rowsOf(sqlite, "sales_line", installation_id, customer_code).map((row) => {
        return { row: readRow("sales_line", row), ...placeOf(row) };
      }),

    records: async (installation_id, customer_code) =>
      sqlite
        .all(
          `select form, record_id, version, content from record
           where installation_id = ? and removed = 0 and content like ? escape '\\' order by form, record_id`,
          installation_id,
          patternOf(customerCodeInJson(customer_code)),
        )
        .map(foundRecord),

    actions: async (installation_id, customer_code) =>
      sqlite
        .all(
          `select * from effect
           where installation_id = ? and kind <> 'send_message' and action like ? escape '\\' order by id`,
          installation_id,
          patternOf(customerCodeInJson(customer_code)),
        )
        .map(storedEffect),

    messagesHolding: async (installation_id, texts) => {
      const held = holding(["action", "problem"], texts);
      return sqlite
        .all(
          `select * from effect where installation_id = ? and kind = 'send_message' and ${held.condition} order by id`,
          installation_id,
          ...held.patterns,
        )
        .map(storedEffect);
    },

    bodiesHolding: async (installation_id, texts) => {
      const held = holding(["body"], texts);
      return sqlite
        .all(
          `select id, form, source, state, received_at, body from inbox
           where installation_id = ? and body <> '' and ${held.condition} order by id`,
          installation_id,
          ...held.patterns,
        )
        .map(foundBody);
    },

    replaceEffects: async (installation_id, effects) =>
      sqlite.transaction(() => effects.forEach((effect) => replaceEffect(sqlite, installation_id, effect))),

    emptyBodies: async (installation_id, ids) =>
      sqlite.transaction(() => ids.forEach((id) => emptyBody(sqlite, installation_id, id))),

    markErased: async (installation_id, erasure) => sqlite.transaction(() => mark(sqlite, installation_id, erasure)),

    erasures: async (installation_id) =>
      sqlite
        .all("select * from customer_erasure where installation_id = ? order by code_mark", installation_id)
        .map(customerErasure),

    liftErasure: async (installation_id, code_mark) =>
      sqlite.run(
        "delete from customer_erasure where installation_id = ? and code_mark = ?",
        installation_id,
        code_mark,
      ) > 0,
  };
}

function rowsOf(
  sqlite: SqliteDriver,
  table: "customer" | "sales_line",
  installation_id: string,
  customer_code: string,
): readonly SqliteRow[] {
  return sqlite.all(
    `select * from ${table} where installation_id = ? and customer_code = ? order by form, record_id, line_no`,
    installation_id,
    customer_code,
  );
}

/** One of the columns, which hold JSON, holds one of the texts. */
function holding(columns: readonly string[], texts: readonly string[]) {
  const patterns = texts.flatMap(spellingsInJson).map(patternOf);
  const tests = columns.flatMap((column) => patterns.map(() => `${column} like ? escape '\\'`));
  return {
    condition: tests.length === 0 ? "1 = 0" : `(${tests.join(" or ")})`,
    patterns: columns.flatMap(() => patterns),
  };
}

function patternOf(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}

function replaceEffect(sqlite: SqliteDriver, installation_id: string, effect: CleanedEffect): void {
  sqlite.run(
    `update effect set effect_key = ?, line = ?, action = ?, problem = ?,
       state = case when ? = 1 and state <> 'done' then 'replaced' else state end
     where installation_id = ? and id = ?`,
    effect.effect_key,
    effect.line,
    JSON.stringify(effect.action),
    effect.problem === null ? null : JSON.stringify(effect.problem),
    effect.dropped ? 1 : 0,
    installation_id,
    effect.id,
  );
}

function emptyBody(sqlite: SqliteDriver, installation_id: string, id: number): void {
  sqlite.run(
    `update inbox set state = 'done', body = '', problem = null, aside_at = null
     where installation_id = ? and id = ? and state <> 'waiting'`,
    installation_id,
    id,
  );
}

function mark(sqlite: SqliteDriver, installation_id: string, erasure: CustomerErasure): CustomerErasure {
  sqlite.run(
    `insert into customer_erasure (installation_id, code_mark, pseudonym, erased_at) values (?, ?, ?, ?)
     on conflict (installation_id, code_mark) do nothing`,
    installation_id,
    erasure.code_mark,
    erasure.pseudonym,
    erasure.erased_at,
  );
  const kept = sqlite.get(
    "select * from customer_erasure where installation_id = ? and code_mark = ?",
    installation_id,
    erasure.code_mark,
  );
  return kept === undefined ? erasure : customerErasure(kept);
}

function placeOf(row: SqliteRow) {
  // The column holds nothing but the names of forms.
  const form = row["form"] as FoundRecord["form"];
  return { form, record_id: String(row["record_id"]), line_no: Number(row["line_no"]) };
}

function foundRecord(row: SqliteRow): FoundRecord {
  return {
    // The column holds nothing but the names of forms.
    form: row["form"] as FoundRecord["form"],
    record_id: String(row["record_id"]),
    version: Number(row["version"]),
    // Written by the records' part of the store.
    values: JSON.parse(String(row["content"])) as FieldValues,
  };
}

function foundBody({ id, form, source, state, received_at, body }: SqliteRow): FoundBody {
  // Written by the inbox from an entry of these types.
  return { id: Number(id), form, source, state, received_at: Number(received_at), body } as FoundBody;
}

function customerErasure(row: SqliteRow): CustomerErasure {
  return {
    code_mark: String(row["code_mark"]),
    pseudonym: String(row["pseudonym"]),
    erased_at: Number(row["erased_at"]),
  };
}

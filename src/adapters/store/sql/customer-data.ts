import type { FieldValues } from "../../../contracts/form.ts";
import type {
  CleanedEffect,
  CustomerData,
  CustomerErasure,
  FoundBody,
  FoundRecord,
} from "../../../ports/customer-data.ts";
import type { StoredEffect } from "../../../ports/outbox.ts";
import { fieldInJson, patternOf, spellingsInJson } from "../held-text.ts";
import { storedEffect } from "./effects.ts";
import { allAs, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Where a customer is spoken of, and who is to be forgotten. */
export function createSqlCustomerData(database: SqlDatabase): CustomerData {
  return { ...whereSpokenOf(database), ...cleaning(database), ...erasures(database) };
}

function whereSpokenOf(database: SqlDatabase) {
  const found = <T>(installation_id: string, program: Program<readonly T[]>) =>
    database.read(of(installation_id), program);
  return {
    customers: (installation_id, customer_code) =>
      found(
        installation_id,
        rowsOf(
          "customer",
          (row) => ({ row: readRow("customer", row), ...placeOf(row) }),
          installation_id,
          customer_code,
        ),
      ),
    salesLines: (installation_id, customer_code) =>
      found(
        installation_id,
        rowsOf(
          "sales_line",
          (row) => ({ row: readRow("sales_line", row), ...placeOf(row) }),
          installation_id,
          customer_code,
        ),
      ),
    feedback: (installation_id, customer_code) =>
      found(
        installation_id,
        rowsOf(
          "feedback",
          (row) => ({ row: readRow("feedback", row), ...placeOf(row) }),
          installation_id,
          customer_code,
        ),
      ),
    enquiries: (installation_id, customer_code) =>
      found(
        installation_id,
        rowsOf("enquiry", (row) => ({ row: readRow("enquiry", row), ...placeOf(row) }), installation_id, customer_code),
      ),
    records: (installation_id, customer_code) => found(installation_id, records(installation_id, customer_code)),
    actions: (installation_id, customer_code) => found(installation_id, actions(installation_id, customer_code)),
    replacingLines: (installation_id, lines) => found(installation_id, replacingLines(installation_id, lines)),
    messagesHolding: (installation_id, texts) => found(installation_id, messagesHolding(installation_id, texts)),
    bodiesHolding: (installation_id, texts) => found(installation_id, bodiesHolding(installation_id, texts)),
  } satisfies Partial<CustomerData>;
}

function cleaning(database: SqlDatabase) {
  return {
    replaceEffects: async (installation_id, effects) => {
      const replace = together(effects.map((effect) => replaceEffect(installation_id, effect)));
      await database.write(of(installation_id), replace);
    },
    emptyBodies: async (installation_id, ids) => {
      await database.write(of(installation_id), together(ids.map((id) => emptyBody(installation_id, id))));
    },
  } satisfies Partial<CustomerData>;
}

function erasures(database: SqlDatabase) {
  return {
    markErased: (installation_id, erasure) => database.write(of(installation_id), mark(installation_id, erasure)),
    erasures: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          customerErasure,
          "select * from customer_erasure where installation_id = ? order by code_mark",
          installation_id,
        ),
      ),
    liftErasure: async (installation_id, code_mark) =>
      (await database.write(
        of(installation_id),
        run("delete from customer_erasure where installation_id = ? and code_mark = ?", installation_id, code_mark),
      )) > 0,
  } satisfies Partial<CustomerData>;
}

function rowsOf<T>(
  table: "customer" | "sales_line" | "feedback" | "enquiry",
  make: (row: SqlRow) => T,
  installation_id: string,
  customer_code: string,
): Program<readonly T[]> {
  return allAs(
    make,
    `select * from ${table} where installation_id = ? and customer_code = ? order by form, record_id, line_no`,
    installation_id,
    customer_code,
  );
}

function records(installation_id: string, customer_code: string): Program<readonly FoundRecord[]> {
  return allAs(
    foundRecord,
    `select form, record_id, version, content from record
     where installation_id = ? and removed = 0 and content like ? escape '\\' order by form, record_id`,
    installation_id,
    patternOf(fieldInJson("customer_code", customer_code)),
  );
}

function actions(installation_id: string, customer_code: string) {
  return allAs(
    storedEffect,
    `select * from effect
     where installation_id = ? and kind <> 'send_message' and action like ? escape '\\' order by id`,
    installation_id,
    patternOf(fieldInJson("customer_code", customer_code)),
  );
}

function* replacingLines(installation_id: string, lines: readonly string[]): Program<readonly StoredEffect[]> {
  const found = yield* together(
    lines.map((line) =>
      allAs(
        storedEffect,
        "select * from effect where installation_id = ? and line = ? and replaces_line = 1",
        installation_id,
        line,
      ),
    ),
  );
  return found.flat().sort((a, b) => a.id - b.id);
}

function messagesHolding(installation_id: string, texts: readonly string[]) {
  const { condition, patterns } = holding(["action", "problem", "receipt"], texts);
  return allAs(
    storedEffect,
    `select * from effect where installation_id = ? and kind = 'send_message' and ${condition} order by id`,
    installation_id,
    ...patterns,
  );
}

function bodiesHolding(installation_id: string, texts: readonly string[]): Program<readonly FoundBody[]> {
  const { condition, patterns } = holding(["body"], texts);
  return allAs(
    foundBody,
    `select id, form, source, state, received_at, body from inbox
     where installation_id = ? and body <> '' and ${condition} order by id`,
    installation_id,
    ...patterns,
  );
}

/** One of the columns, which hold JSON or plain text, holds one of the texts. */
function holding(columns: readonly string[], texts: readonly string[]) {
  const patterns = [...new Set(texts.flatMap((text) => [text, ...spellingsInJson(text)]))].map(patternOf);
  const tests = columns.flatMap((column) => patterns.map(() => `${column} like ? escape '\\'`));
  return {
    condition: tests.length === 0 ? "1 = 0" : `(${tests.join(" or ")})`,
    patterns: columns.flatMap(() => patterns),
  };
}

function replaceEffect(installation_id: string, effect: CleanedEffect): Program<number> {
  return run(
    `update effect set effect_key = ?, line = ?, action = ?, problem = ?, receipt = ?,
       state = case when ? = 1 and state <> 'done' then 'replaced' else state end
     where installation_id = ? and id = ?`,
    effect.effect_key,
    effect.line,
    JSON.stringify(effect.action),
    effect.problem === null ? null : JSON.stringify(effect.problem),
    effect.receipt,
    effect.dropped ? 1 : 0,
    installation_id,
    effect.id,
  );
}

function emptyBody(installation_id: string, id: number): Program<number> {
  return run(
    `update inbox set state = 'done', body = '', problem = null, aside_at = null
     where installation_id = ? and id = ? and state <> 'waiting'`,
    installation_id,
    id,
  );
}

function* mark(installation_id: string, erasure: CustomerErasure): Program<CustomerErasure> {
  yield* run(
    `insert into customer_erasure (installation_id, code_mark, pseudonym, erased_at) values (?, ?, ?, ?)
     on conflict (installation_id, code_mark) do nothing`,
    installation_id,
    erasure.code_mark,
    erasure.pseudonym,
    erasure.erased_at,
  );
  const kept = yield* firstAs(
    customerErasure,
    "select * from customer_erasure where installation_id = ? and code_mark = ?",
    installation_id,
    erasure.code_mark,
  );
  return kept ?? erasure;
}

function placeOf(row: SqlRow) {
  // The column holds nothing but the names of forms.
  const form = row["form"] as FoundRecord["form"];
  return { form, record_id: String(row["record_id"]), line_no: Number(row["line_no"]) };
}

function foundRecord(row: SqlRow): FoundRecord {
  return {
    // The column holds nothing but the names of forms.
    form: row["form"] as FoundRecord["form"],
    record_id: String(row["record_id"]),
    version: Number(row["version"]),
    // Written by the records' part of the store.
    values: JSON.parse(String(row["content"])) as FieldValues,
  };
}

function foundBody({ id, form, source, state, received_at, body }: SqlRow): FoundBody {
  // Written by the inbox from an entry of these types.
  return { id: Number(id), form, source, state, received_at: Number(received_at), body } as FoundBody;
}

function customerErasure(row: SqlRow): CustomerErasure {
  return {
    code_mark: String(row["code_mark"]),
    pseudonym: String(row["pseudonym"]),
    erased_at: Number(row["erased_at"]),
  };
}

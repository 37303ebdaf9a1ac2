import { setTimeout as rest } from "node:timers/promises";
import { Client } from "pg";
import { orderOf, SHARE, type StoredTable, type TableReader, type TableWriter } from "../copy/stored-table.ts";
import { NOT_WHOLE } from "../not-whole.ts";
import type { SqlList } from "../sql/program.ts";
import { clientOptions, type PostgresPlace, STORE_SCHEMA } from "./open-postgres.ts";
import { inUse, tellingFailures } from "./postgres-failure.ts";

const LOOKS = 20;
const BETWEEN_LOOKS_MS = 100;

/** The tables of a PostgreSQL store at this moment, read beside whoever writes. */
export async function readPostgresTables(place: PostgresPlace): Promise<TableReader> {
  const client = await connected(place);
  await client.query("begin isolation level repeatable read read only");
  await client.query("select set_config('stockguard.installation', '*', true)");
  return readerOf(client);
}

function readerOf(client: Client): TableReader {
  return {
    tables: () => tablesOf(client),
    number: async (text) => {
      const { rows } = await client.query<number[]>({ text, rowMode: "array" });
      return Number(rows[0]?.[0]);
    },
    read: (table) => shares(client, table),
    close: () => client.end(),
  };
}

async function* shares(client: Client, { name, columns, key }: StoredTable): AsyncGenerator<readonly SqlList[]> {
  await client.query(
    `declare share no scroll cursor with hold for select ${columns.join(", ")} from ${name} order by ${key.join(", ")}`,
  );
  for (;;) {
    const { rows } = await client.query<SqlList[number][]>({ text: `fetch ${SHARE} from share`, rowMode: "array" });
    if (rows.length > 0) yield rows;
    if (rows.length < SHARE) break;
  }
  await client.query("close share");
}

/** The tables of a PostgreSQL store that no other process uses, to be filled. */
export async function writePostgresTables(place: PostgresPlace): Promise<TableWriter> {
  // One of our tables has the name of a type, which only its schema tells apart.
  const { schema = STORE_SCHEMA } = place;
  const client = await connected(place);
  await client.query("select set_config('stockguard.installation', '*', false)");
  await checkAlone(client);
  const all = () => tablesOf(client);
  return {
    ...readerOf(client),
    isEmpty: async () => {
      for (const { name } of await all()) {
        if ((await client.query(`select 1 from ${name} limit 1`)).rowCount !== 0) return false;
      }
      return true;
    },
    begin: () =>
      tellingFailures(async () => {
        await client.query("insert into schema_migration (name) values ($1) on conflict do nothing", [NOT_WHOLE]);
        await client.query(`truncate ${(await all()).map(({ name }) => name).join(", ")} restart identity`);
      }),
    write: ({ name, columns }, rows) =>
      tellingFailures(async () => {
        const records = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
        await client.query(
          `insert into ${name} select * from json_populate_recordset(null::${schema}.${name}, $1::json)`,
          [JSON.stringify(records)],
        );
      }),
    finish: () =>
      tellingFailures(async () => {
        for (const { name, columns } of await all()) if (columns.includes("id")) await renumber(client, name);
        await client.query("delete from schema_migration where name = $1", [NOT_WHOLE]);
      }),
  };
}

/** New rows come after the copied ones. */
async function renumber(client: Client, table: string): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce((select max(id) from ${table}), 0) + 1, false)`,
  );
}

async function connected({ schema = STORE_SCHEMA, ...place }: PostgresPlace): Promise<Client> {
  const client = new Client(clientOptions({ ...place, schema }));
  // A connection that breaks is told by the statement under way.
  client.on("error", () => undefined);
  await tellingFailures(() => client.connect());
  return client;
}

/** A connection that was closed a moment ago may still be listed: looked at again for a while. */
async function checkAlone(client: Client): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and application_name = 'stockguard' and pid <> pg_backend_pid()`,
    );
    if (rowCount === 0) return;
    await rest(BETWEEN_LOOKS_MS);
  }
  await client.end();
  throw inUse();
}

async function tablesOf(client: Client): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] }>(
    `select t.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by a.attname::text collate "C") as columns,
       array(select a.attname::text from pg_index i
         cross join unnest(i.indkey) with ordinality k(attnum, position)
         join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
         where i.indrelid = t.oid and i.indisprimary order by k.position) as key
     from pg_class t
     where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and t.relname <> 'schema_migration'
     order by t.relname collate "C"`,
  );
  return rows.map(({ name, columns, key }) => ({ name, columns, key: orderOf(columns, key) }));
}

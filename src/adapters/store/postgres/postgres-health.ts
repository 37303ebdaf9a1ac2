import { Client } from "pg";
import type { StoreHealth } from "../../../ports/surroundings.ts";
import { clientOptions, type PostgresPlace, STORE_SCHEMA } from "./open-postgres.ts";
import { tellingFailures } from "./postgres-failure.ts";

/** How a PostgreSQL store is: its size, tables that are not bound to their installation, whether its user is bound at all. */
export function postgresHealth(place: PostgresPlace): Promise<StoreHealth> {
  return tellingFailures(async () => {
    const client = new Client(clientOptions(place));
    await client.connect();
    try {
      return await healthOf(client, place.schema ?? STORE_SCHEMA);
    } finally {
      await client.end();
    }
  });
}

async function healthOf(client: Client, schema: string): Promise<StoreHealth> {
  const { rows: sizes } = await client.query<{ size: number }>(
    `select coalesce(sum(pg_total_relation_size(oid)), 0) as size
     from pg_class where relnamespace = $1::regnamespace and relkind = 'r'`,
    [schema],
  );
  const { rows: open } = await client.query<{ name: string }>(
    `select t.relname as name from pg_class t join pg_attribute a on a.attrelid = t.oid
     where t.relnamespace = $1::regnamespace and t.relkind = 'r' and a.attname = 'installation_id'
       and not t.relforcerowsecurity order by t.relname`,
    [schema],
  );
  const { rows: users } = await client.query<{ is_unbound: boolean }>(
    "select rolsuper or rolbypassrls as is_unbound from pg_roles where rolname = current_user",
  );
  const { rows: durable } = await client.query<{ name: string }>(
    "select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'",
  );
  return {
    kind: "postgres",
    size: Number(sizes[0]?.size),
    faults: [
      ...open.map(({ name }) => `表 ${name} 没有行级隔离`),
      ...durable.map(({ name }) => `${name} 被关闭，断电会丢失已确认的数据`),
    ],
    is_unbound: users[0]?.is_unbound === true,
  };
}

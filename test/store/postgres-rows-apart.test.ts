import { describe, expect, it } from "@jest/globals";
import { postgresHealth } from "../../src/adapters/store/postgres/postgres-health.ts";
import type { Store } from "../../src/ports/store.ts";
import { fillInstallation } from "./filled-installation.ts";
import { postgresStores } from "./a-postgres-store.ts";
import { anEntry } from "./store-builders.ts";

const { empty, place, sql } = postgresStores();

/** Every table that holds rows of installations. */
async function ownedTables(): Promise<readonly string[]> {
  const found = await sql(
    `select table_name from information_schema.columns
     where table_schema = $1 and column_name = 'installation_id' order by table_name`,
    [place().schema],
  );
  return found.map(({ table_name }) => String(table_name));
}

/** What a transaction sees that was opened for an installation, by no condition of its own. */
async function seenBy(installation: string | null, table: string): Promise<readonly string[]> {
  await sql("begin");
  if (installation !== null) await sql("select set_config('stockguard.installation', $1, true)", [installation]);
  const rows = await sql(`select distinct installation_id from ${table} order by installation_id`);
  await sql("rollback");
  return rows.map(({ installation_id }) => String(installation_id));
}

async function twoShops(): Promise<Store> {
  const store = await empty();
  for (const installation_id of ["one", "two"]) await fillInstallation(store, installation_id);
  return store;
}

describe("rows of two installations on one PostgreSQL", () => {
  it("are seen by their own installation alone, in every table, without a word in the statement", async () => {
    const store = await twoShops();
    const tables = await ownedTables();
    expect(tables.length).toBeGreaterThan(18);
    for (const table of tables) {
      const seen = [await seenBy("one", table), await seenBy("two", table), await seenBy("*", table)];
      expect({ table, seen }).toEqual({ table, seen: [["one"], ["two"], ["one", "two"]] });
    }
    await store.close();
  });

  it("are not seen at all by a transaction that was opened for nobody", async () => {
    const store = await twoShops();
    for (const table of await ownedTables())
      expect({ table, seen: await seenBy(null, table) }).toEqual({ table, seen: [] });
    await store.close();
  });

  it("cannot be written, moved or removed by another", async () => {
    const store = await twoShops();
    await sql("begin");
    await sql("select set_config('stockguard.installation', 'one', true)");
    await sql("update setting set value = 'mine'");
    await sql("delete from item");
    await expect(sql("update setting set installation_id = 'two'")).rejects.toThrow("row-level security");
    await sql("rollback");
    await sql("begin");
    await sql("select set_config('stockguard.installation', 'one', true)");
    await sql("update setting set value = 'mine'");
    await sql("delete from item");
    await sql("commit");
    expect(await store.registry.setting("one", "zone")).toBe("mine");
    expect(await store.registry.setting("two", "zone")).toBe("Asia/Shanghai");
    expect(
      await store.subjects.facts({ installation_id: "two", item_code: "CUP", location_code: "WH" }, "2026-01-01"),
    ).toMatchObject({ item: { item_code: "CUP" } });
    await store.close();
  });

  it("are reported where a table is not bound, and where the user is bound by nothing", async () => {
    const store = await twoShops();
    await store.close();
    expect(await postgresHealth(place())).toMatchObject({ kind: "postgres", faults: [], is_unbound: false });
    await sql("alter table effect no force row level security");
    const { faults, size } = await postgresHealth(place());
    expect(faults).toEqual([expect.stringContaining("effect")]);
    expect(size).toBeGreaterThan(8_192);
    await sql("alter table effect force row level security");
    await sql("alter role current_user set synchronous_commit = off");
    expect((await postgresHealth(place())).faults).toEqual([expect.stringContaining("synchronous_commit")]);
    await sql("alter role current_user reset synchronous_commit");
  });

  it("stay apart where an installation's name is given with other's ids", async () => {
    const store = await twoShops();
    const [other] = await store.inbox.waiting("two", 1);
    await store.inbox.finish([{ installation_id: "one", id: other?.id ?? 0 }]);
    const [held] = await store.outbox.claim({
      installation_id: "two",
      lane: "platform",
      limit: 1,
      now: 9e9,
      lease_ms: 1,
    });
    await store.outbox.settle({ installation_id: "one", id: held?.id ?? 0 }, { kind: "done", at: 1, receipt: null });
    expect(await store.inbox.waiting("two", 1)).toMatchObject([anEntry("d1", { installation_id: "two" })]);
    expect((await store.outbox.counts("two")).done).toBe(0);
    await store.close();
  });
});

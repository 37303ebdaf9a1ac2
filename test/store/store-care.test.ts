import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { STORE_SCHEMA } from "../../src/adapters/store/postgres/open-postgres.ts";
import { createPostgresStore } from "../../src/adapters/store/postgres/create-postgres-store.ts";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import type { Store } from "../../src/ports/store.ts";
import type { StoreCare } from "../../src/ports/store-care.ts";
import { createStoreCare } from "../../src/assembly/store-care.ts";
import { startPostgresServer, type PostgresServer } from "../support/a-postgres-server.ts";
import { fillInstallation } from "./filled-installation.ts";
import { aStockLevel } from "./row-builders.ts";
import { aChange, anEntry, SHOP } from "./store-builders.ts";

const START_MS = 60_000;
const quietly = () => undefined;
let folder = "";
let minute = 0;
let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgresServer();
}, START_MS);
afterAll(() => server.stop(), START_MS);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stockguard-care-"));
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`drop schema if exists ${STORE_SCHEMA} cascade`);
  await client.end();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, "stockguard.db");
const openSqliteStore = () => createSqliteStore({ path: path() });

function aCare(database_url: string | null = null): StoreCare {
  const now = () => new Date(Date.UTC(2026, 10, 28, 9, (minute += 1)));
  return createStoreCare({ config: { data_dir: folder, database_url }, now });
}

/** Something in every table, and much of some. */
async function fill(store: Store): Promise<void> {
  for (const installation_id of [SHOP, "other"]) await fillInstallation(store, installation_id);
  const many = Array.from({ length: 2_500 }, (_, number) => `很多-${number}`);
  await store.inbox.append(many.map((id) => anEntry(id, { body: `{"名称":"${id}\\u0000","n":0.1}` })));
  await store.records.apply(many.map((id) => aChange(id, [aStockLevel({ item_code: id, on_hand: 1 / 3 })])));
  await store.accounts.audit({ at: 1, actor: "cli", event: "signed_in", object: "x", address: null });
}

async function filled(open: () => Store | Promise<Store>): Promise<void> {
  const store = await open();
  await fill(store);
  await store.close();
}

const dump = async (store: Store) => ({
  facts: await store.subjects.facts({ installation_id: SHOP, item_code: "很多-7", location_code: "WH" }, "2026-01-01"),
  waiting: (await store.inbox.waiting(SHOP, 9_999)).length,
  effects: await store.outbox.list("other", {}, 10),
  audit: await store.accounts.auditEntries(5, null),
});

describe("all of a store's data", () => {
  it(
    "goes from SQLite to PostgreSQL and back, row by row the same, and work goes on behind it",
    async () => {
      await filled(openSqliteStore);
      const care = aCare(server.url);
      const there = await care.copy("sqlite", "postgres", { replace: false }, quietly);
      expect(there.filter(({ rows }) => rows > 0).length).toBeGreaterThan(18);
      const postgres = await createPostgresStore({ database_url: server.url });
      const sqlite = openSqliteStore();
      expect(await dump(postgres)).toEqual(await dump(sqlite));
      await sqlite.close();
      await postgres.inbox.append([anEntry("new on the other side")]);
      await postgres.accounts.audit({ at: 2, actor: "cli", event: "signed_in", object: "y", address: null });
      await postgres.close();
      await expect(care.copy("postgres", "sqlite", { replace: false }, quietly)).rejects.toMatchObject({
        code: "store_not_empty",
      });
      const back = await care.copy("postgres", "sqlite", { replace: true }, quietly);
      const rows = (name: string) => [there, back].map((all) => all.find(({ table }) => table === name)?.rows ?? 0);
      expect(rows("inbox")[1]).toBe((rows("inbox")[0] ?? 0) + 1);
      expect(await aCare().verify(null, quietly)).toMatchObject({ faults: [] });
    },
    START_MS,
  );

  it(
    "goes nowhere while another process uses the place it would go to",
    async () => {
      await filled(openSqliteStore);
      const care = aCare(server.url);
      const user = await createPostgresStore({ database_url: server.url });
      await user.ping();
      await expect(care.copy("sqlite", "postgres", { replace: true }, quietly)).rejects.toMatchObject({
        code: "store_in_use",
      });
      await user.close();
      await care.copy("sqlite", "postgres", { replace: true }, quietly);
      const other = openSqliteStore();
      await expect(care.copy("postgres", "sqlite", { replace: true }, quietly)).rejects.toMatchObject({
        code: "store_in_use",
      });
      await other.close();
    },
    START_MS,
  );

  it("is not worked on while only half of it has arrived", async () => {
    await openSqliteStore().close();
    const database = new DatabaseSync(path());
    database.exec("insert into schema_migration (name) values ('0000-copy-not-finished')");
    database.close();
    expect(openSqliteStore).toThrow(
      expect.objectContaining({
        code: "store_not_whole",
        hint: "加上 --replace 重新运行：恢复用 `stockguard store restore 备份文件 --replace`，复制用 `stockguard store copy --from 来源 --to 目标 --replace`（来源、目标是 sqlite 或 postgres）。",
      }),
    );
  });
});

describe("a backup", () => {
  it("is made while work goes on, is for the owner's eyes, and comes back as it was", async () => {
    await filled(openSqliteStore);
    const working = openSqliteStore();
    const { file, tallies } = await aCare().backup(null, quietly);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = await dump(working);
    await working.registry.removeInstallation(SHOP);
    await working.close();
    const { kept, tallies: restored } = await aCare().restore(file, { replace: true }, quietly);
    expect(restored).toEqual(tallies);
    const store = openSqliteStore();
    expect(await dump(store)).toEqual(before);
    await store.close();
    expect(kept).not.toBeNull();
    expect((await aCare().verify(kept, quietly)).faults).toEqual([]);
    expect(readdirSync(join(folder, "backups")).filter((name) => !name.startsWith("stockguard-"))).toEqual([]);
  });

  it(
    "of a PostgreSQL is a file as well, and can be restored on either",
    async () => {
      const { url } = server;
      await filled(() => createPostgresStore({ database_url: url }));
      const { file } = await aCare(url).backup(join(folder, "mine.db"), quietly);
      await aCare().restore(file, { replace: false }, quietly);
      const [sqlite, postgres] = [openSqliteStore(), await createPostgresStore({ database_url: url })];
      expect(await dump(sqlite)).toEqual(await dump(postgres));
      await sqlite.close();
      await postgres.close();
    },
    START_MS,
  );

  it("is refused when it has been changed since, and nothing is touched", async () => {
    await filled(openSqliteStore);
    const { file } = await aCare().backup(null, quietly);
    const database = new DatabaseSync(file);
    database.exec("update setting set value = 'changed'");
    database.close();
    expect((await aCare().verify(file, quietly)).faults).toEqual([expect.stringContaining("setting")]);
    await expect(aCare().restore(file, { replace: true }, quietly)).rejects.toMatchObject({ code: "backup_damaged" });
    writeFileSync(join(folder, "no.db"), "no database at all".repeat(99));
    await expect(aCare().verify(join(folder, "no.db"), quietly)).rejects.toMatchObject({ code: "store_damaged" });
    await expect(aCare().verify(join(folder, "gone.db"), quietly)).rejects.toMatchObject({ code: "backup_missing" });
    const store = openSqliteStore();
    expect((await store.registry.installations()).length).toBe(2);
    await store.close();
  });

  it("does not overwrite a file, and not a store unless told to", async () => {
    await filled(openSqliteStore);
    const { file } = await aCare().backup(null, quietly);
    await expect(aCare().backup(file, quietly)).rejects.toMatchObject({ code: "backup_exists" });
    await expect(aCare().restore(file, { replace: false }, quietly)).rejects.toMatchObject({ code: "store_not_empty" });
    expect(existsSync(file)).toBe(true);
  });
});

describe("looking through a store", () => {
  it("finds halves without their other half", async () => {
    await filled(openSqliteStore);
    expect((await aCare().verify(null, quietly)).faults).toEqual([]);
    const database = new DatabaseSync(path());
    database.exec("delete from record where form = 'item' and installation_id = 'shop'; delete from board_row");
    database.close();
    expect((await aCare().verify(null, quietly)).faults).toEqual([
      "2 行有评估而没有看板行",
      expect.stringContaining("有 item 内容而没有原始记录"),
    ]);
  });
});

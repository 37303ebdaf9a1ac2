import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "@jest/globals";
import { NO_ORDER_TERMS, orderTermsOf } from "../../src/domain/inventory/order-terms.ts";
import { createPostgresStore } from "../../src/adapters/store/postgres/create-postgres-store.ts";
import { openPool } from "../../src/adapters/store/postgres/open-postgres.ts";
import { migrate } from "../../src/adapters/store/postgres/postgres-migrations.ts";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { postgresStores } from "./a-postgres-store.ts";
import { fillInstallation } from "./filled-installation.ts";
import { anAlertRule, anItem } from "./row-builders.ts";
import { aChange, SHOP } from "./store-builders.ts";
import { temporaryDatabase } from "./temporary-database.ts";

const aPath = temporaryDatabase();
const { empty, place, sql } = postgresStores();
const FIRST = new URL("../../src/adapters/store/sqlite/migrations/0001-first.sql", import.meta.url);
const MIGRATIONS = new URL("../../src/adapters/store/postgres/migrations/", import.meta.url);

/** A database as the first version left it. */
function aFirstDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("create table schema_migration (name text primary key)");
  database.exec(readFileSync(FIRST, "utf8"));
  database.exec("insert into schema_migration values ('0001-first.sql')");
  database.exec("insert into setting (installation_id, name, value) values ('shop', 'zone', 'Asia/Shanghai')");
  database.close();
}

describe("a SQLite file of an earlier version", () => {
  it("is brought to the newest schema with its data, and kept as it was beside", async () => {
    const path = aPath();
    aFirstDatabase(path);
    const store = createSqliteStore({ path });
    expect(await store.registry.setting(SHOP, "zone")).toBe("Asia/Shanghai");
    await store.close();
    const copy = new DatabaseSync(join(dirname(path), "backups", "stockguard-before-0002-effect-lanes.db"));
    expect(copy.prepare("select name from schema_migration").all()).toEqual([{ name: "0001-first.sql" }]);
    expect(copy.prepare("select value from setting").all()).toEqual([{ value: "Asia/Shanghai" }]);
    copy.close();
  });

  it("reads the shelf lives that forms stated before they meant anything, and leaves out what cannot be one", async () => {
    const path = aPath();
    aFirstDatabase(path);
    const old = new DatabaseSync(path);
    for (const [code, shelf_life_days] of [
      ["A", 270],
      ["B", null],
      ["C", -5],
    ] as const) {
      old
        .prepare("insert into record values ('shop', 'item', ?, 1, 0, ?, '[\"item\"]')")
        .run(code, JSON.stringify({ item_code: code, shelf_life_days }));
      old
        .prepare(
          `insert into item (installation_id, form, record_id, line_no, version, item_code, item_name, is_active)
           values ('shop', 'item', ?, 0, 1, ?, '坚果', 1)`,
        )
        .run(code, code);
    }
    old.close();
    const store = createSqliteStore({ path });
    const termsOf = async (item_code: string) => {
      const { item } = await store.subjects.facts(
        { installation_id: SHOP, item_code, location_code: "W" },
        "2026-01-01",
      );
      return orderTermsOf(item);
    };
    expect(await termsOf("A")).toEqual({ ...NO_ORDER_TERMS, shelf_life_days: 270 });
    expect(await termsOf("B")).toEqual(NO_ORDER_TERMS);
    expect(await termsOf("C")).toEqual(NO_ORDER_TERMS);
    await store.close();
  });

  it("keeps the meaning of rules written before they had conditions", async () => {
    const path = aPath();
    aFirstDatabase(path);
    const old = new DatabaseSync(path);
    old.exec(`insert into alert_rule values ('shop', 'alert_rule', 'r1', 0, 1, '预警通知采购', 1, 'category',
      '["杯壶","餐具"]', 'high', '采购', null, '采购群', 'own', 24, '22:00', '08:00')`);
    old.close();
    const store = createSqliteStore({ path });
    expect(await store.subjects.alertRules(SHOP)).toEqual([anAlertRule().row]);
    await store.close();
  });

  it("keeps what was found of shortages, without the days that nobody wrote any more", async () => {
    const path = aPath();
    const old = new DatabaseSync(path);
    old.exec("create table schema_migration (name text primary key)");
    const folder = new URL("./", FIRST);
    for (const file of readdirSync(folder).filter((name) => name < "0036")) {
      old.exec(readFileSync(new URL(file, folder), "utf8"));
      old.prepare("insert into schema_migration values (?)").run(file);
    }
    const found = { outcome: "short", out_days: 3, explained_on: "2026-11-05", lost_units: 4, shares: "[]" };
    const event = {
      item_code: "CUP",
      location_code: "WH",
      event_no: "CUP/WH/1",
      item_name: "Cup",
      peak_severity: "out",
    };
    const row = { ...event, ...found, first_out_on: "2026-11-02", last_out_on: "2026-11-04", raised_on: "2026-11-01" };
    const columns = { ...row, installation_id: SHOP, episode: 1, at: 5_000, mark: 1, explained_mark: 1 };
    const names = Object.keys(columns);
    old
      .prepare(`insert into stockout_event (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`)
      .run(...Object.values(columns));
    old.close();
    const store = createSqliteStore({ path });
    const [kept] = await store.stockoutEvents.between(SHOP, { from: "2026-11-01", through: "2026-11-01" }, 9);
    expect(kept).toMatchObject({ event_no: "CUP/WH/1", found: { outcome: "short", out_days: 3 } });
    await store.close();
    const now = new DatabaseSync(path);
    const left = now.prepare("select name from pragma_table_info('stockout_event')").all();
    expect(left.map(({ name }) => name).filter((name) => /^(first|last)_out_on$/.test(String(name)))).toEqual([]);
    now.close();
  });

  it("is not copied when there is nothing to change", async () => {
    const path = aPath();
    await createSqliteStore({ path }).close();
    await createSqliteStore({ path }).close();
    expect(existsSync(join(dirname(path), "backups"))).toBe(false);
  });
});

describe("a PostgreSQL store of an earlier version", () => {
  /** The migrations there are and one more. */
  function aNewerVersion(): URL {
    const folder = new URL(`file://${dirname(aPath())}/`);
    for (const file of readdirSync(MIGRATIONS)) copyFileSync(new URL(file, MIGRATIONS), new URL(file, folder));
    writeFileSync(new URL("0999-more.sql", folder), "create table more (installation_id text primary key, word text)");
    return folder;
  }

  it("reads the shelf lives that forms stated before they meant anything, whoever's they are", async () => {
    const store = await empty();
    const change = aChange("r1", [anItem({ item_code: "NUT", shelf_life_days: null })], {
      values: { shelf_life_days: 90 },
    });
    await store.records.apply([change]);
    await store.close();
    const { schema } = place();
    const names = "replenishment_target fill_rate_target shelf_life_days storage_quantity price_breaks order_cost";
    for (const name of [...names.split(" "), "holding_cost_rate"]) await sql(`alter table item drop column ${name}`);
    await sql("delete from schema_migration where name = '0007-order-terms.sql'");
    const pool = openPool(place());
    await migrate(pool, schema);
    await pool.end();
    await sql("select set_config('stockguard.installation', '*', false)");
    expect(await sql("select shelf_life_days, price_breaks from item where item_code = 'NUT'")).toEqual([
      { shelf_life_days: 90, price_breaks: "[]" },
    ]);
    await sql("reset stockguard.installation");
    await sql(`drop schema ${schema}_before_0007_order_terms cascade`);
  });

  it("keeps what was found of shortages, without the days that nobody wrote any more", async () => {
    const store = await empty();
    await fillInstallation(store, SHOP);
    const before = await store.stockoutEvents.between(SHOP, { from: "2000-01-01", through: "2099-01-01" }, 9);
    expect(before).not.toEqual([]);
    await store.close();
    const { schema } = place();
    for (const name of ["first_out_on", "last_out_on"]) await sql(`alter table stockout_event add column ${name} text`);
    await sql("delete from schema_migration where name = '0032-out-days-of-events.sql'");
    const pool = openPool(place());
    await migrate(pool, schema);
    await pool.end();
    const left = await sql(
      "select column_name from information_schema.columns where table_schema = $1 and column_name like '%_out_on'",
      [schema],
    );
    expect(left).toEqual([]);
    const again = await createPostgresStore(place());
    expect(await again.stockoutEvents.between(SHOP, { from: "2000-01-01", through: "2099-01-01" }, 9)).toEqual(before);
    await again.close();
    await sql(`drop schema ${schema}_before_0032_out_days_of_events cascade`);
  });

  it("is brought to the newest schema, kept as it was in a schema beside, and new tables are bound as the others", async () => {
    const store = await empty();
    await fillInstallation(store, SHOP);
    await store.close();
    const { schema } = place();
    await sql(`create schema ${schema}_before_0000_older`);
    const pool = openPool(place());
    await migrate(pool, schema, aNewerVersion());
    await pool.end();
    expect(
      await sql("select nspname as name from pg_namespace where starts_with(nspname, $1)", [`${schema}_b`]),
    ).toEqual([{ name: `${schema}_before_0999_more` }]);
    expect(await sql(`select value from ${schema}_before_0999_more.setting where name = 'zone'`)).toEqual([
      { value: "Asia/Shanghai" },
    ]);
    await expect(sql("insert into more values ('shop', 'a')")).rejects.toThrow("row-level security");
    expect(
      await sql(
        "select collation_name from information_schema.columns where table_schema = $1 and column_name = 'word'",
        [schema],
      ),
    ).toEqual([{ collation_name: "C" }]);
    await sql("drop table more");
    await sql(`drop schema ${schema}_before_0999_more cascade`);
  });
});

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { openSqlite, type SqliteDriver } from "../../src/adapters/store/sqlite/open-sqlite.ts";
import { createSqlInbox } from "../../src/adapters/store/sql/inbox.ts";
import { createSqliteDatabase } from "../../src/adapters/store/sqlite/sqlite-database.ts";
import { AddonError } from "../../src/contracts/problem.ts";
import { aStockLevel } from "./row-builders.ts";
import { aChange, anEntry, aSubject, SHOP } from "./store-builders.ts";
import { temporaryDatabase } from "./temporary-database.ts";

const aPath = temporaryDatabase();

/** What opening or working told, as a person would see it. */
function failureOf(work: () => unknown): AddonError {
  try {
    work();
  } catch (error) {
    if (error instanceof AddonError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("a database file", () => {
  it("has everything again when it is opened again", async () => {
    const path = aPath();
    const first = createSqliteStore({ path });
    await first.inbox.append([anEntry("d1")]);
    await first.records.apply([aChange("r1", [aStockLevel()])]);
    await first.close();
    const second = createSqliteStore({ path });
    expect(await second.inbox.waiting(SHOP, 10)).toMatchObject([anEntry("d1")]);
    expect(await second.subjects.all(SHOP)).toEqual([aSubject()]);
    await second.close();
  });

  it("is one file while closed, to be copied as a backup", async () => {
    const path = aPath();
    const store = createSqliteStore({ path });
    await store.inbox.append([anEntry("d1")]);
    await store.close();
    expect(readdirSync(dirname(path))).toEqual(["stockguard.db"]);
  });

  it("holds nothing of what was erased, not even in pages that are free", async () => {
    const path = aPath();
    const store = createSqliteStore({ path });
    await store.inbox.append([anEntry("d1", { body: "13912345678" }), anEntry("d2", { body: "other" })]);
    await store.records.apply([aChange("r1", [], { values: { phone: "13912345678" } })]);
    const [entry] = await store.inbox.waiting(SHOP, 1);
    await store.inbox.finish(entry === undefined ? [] : [entry]);
    await store.customerData.emptyBodies(SHOP, [entry?.id ?? 0]);
    await store.records.apply([aChange("r1", [], { values: { phone: null } })], { decided: true });
    await store.close();
    const file = readFileSync(path, "latin1");
    expect(file).toContain("other");
    expect(file).not.toContain("13912345678");
  });

  it("writes ahead and flushes on every commit, so that a power cut loses nothing", () => {
    const sqlite = openSqlite(aPath());
    expect(sqlite.get("pragma journal_mode")).toEqual({ journal_mode: "wal" });
    expect(sqlite.get("pragma synchronous")).toEqual({ synchronous: 2 });
    sqlite.close();
  });

  it("is refused when a newer version has changed it, and left as it is", () => {
    const path = aPath();
    const sqlite = openSqlite(path);
    sqlite.run("insert into schema_migration (name) values ('0999-of-the-future.sql')");
    sqlite.close();
    const failure = failureOf(() => openSqlite(path));
    expect(failure).toMatchObject({ code: "store_newer", hint: expect.stringContaining("升级") });
    expect(failure.message).toContain("0999-of-the-future.sql");
  });

  it.each([
    { what: "is no database", path: "broken.db", code: "store_damaged" },
    { what: "lies in a folder that is not there", path: "nowhere/stockguard.db", code: "store_not_writable" },
    { what: "is a folder", path: ".", code: "store_not_writable" },
  ])("that $what is told as such, with a next step", ({ path, code }) => {
    const folder = dirname(aPath());
    writeFileSync(join(folder, "broken.db"), "this is not a database, though long enough to be one".repeat(99));
    const failure = failureOf(() => openSqlite(join(folder, path)));
    expect(failure).toMatchObject({ code, hint: expect.stringMatching(/\p{Script=Han}/u) });
    expect(failure.cause).toMatchObject({ errcode: expect.any(Number) });
  });
});

describe("a full disk", () => {
  /** Leaves room for so many more pages of 4 KB. */
  function leaveRoom(sqlite: SqliteDriver, pages: number): void {
    const used = Number(sqlite.get("pragma page_count")?.["page_count"]);
    sqlite.get(`pragma max_page_count = ${used + pages}`);
  }

  it("refuses all callers of the transaction and keeps nothing of it; later the store goes on", async () => {
    const sqlite = openSqlite(aPath());
    const inbox = createSqlInbox(createSqliteDatabase(sqlite));
    await inbox.append([anEntry("before")]);
    leaveRoom(sqlite, 20);
    const large = "x".repeat(40_000);
    const ended = await Promise.allSettled(
      Array.from({ length: 9 }, (_, i) => inbox.append([anEntry(`d${i}`, { body: large })])),
    );
    for (const end of ended) {
      expect(end).toMatchObject({ status: "rejected", reason: { code: "store_full", hint: expect.any(String) } });
    }
    expect((await inbox.waiting(SHOP, 99)).map(({ delivery_id }) => delivery_id)).toEqual(["before"]);
    expect(await inbox.append([anEntry("small")])).toBe(1);
    leaveRoom(sqlite, 1_000);
    expect(await inbox.append([anEntry("d0", { body: large })])).toBe(1);
    sqlite.close();
  });

  it("leaves no half of a transaction", () => {
    const sqlite = openSqlite(aPath());
    sqlite.run("insert into setting (installation_id, name, value) values ('shop', 'a', '1')");
    leaveRoom(sqlite, 5);
    const failure = failureOf(() =>
      sqlite.transaction(() => {
        sqlite.run("delete from setting");
        sqlite.run("insert into setting (installation_id, name, value) values ('shop', 'b', ?)", "x".repeat(90_000));
      }),
    );
    expect(failure.code).toBe("store_full");
    expect(sqlite.all("select name from setting")).toEqual([{ name: "a" }]);
    sqlite.close();
  });
});

describe("a transaction", () => {
  it("is undone whole when its work fails, and the error is the work's own", () => {
    const sqlite = openSqlite(":memory:");
    const fault = new Error("of the work");
    const work = () =>
      sqlite.transaction(() => {
        sqlite.run("insert into setting (installation_id, name, value) values ('shop', 'a', '1')");
        throw fault;
      });
    expect(work).toThrow(fault);
    expect(sqlite.all("select name from setting")).toEqual([]);
    sqlite.close();
  });

  it("inside another one is part of it", () => {
    const sqlite = openSqlite(":memory:");
    const insert = (name: string) =>
      sqlite.run("insert into setting (installation_id, name, value) values ('shop', ?, '1')", name);
    const work = () =>
      sqlite.transaction(() => {
        sqlite.transaction(() => insert("inner"));
        insert("inner");
      });
    expect(work).toThrow("UNIQUE");
    expect(sqlite.all("select name from setting")).toEqual([]);
    sqlite.close();
  });
});

import { afterEach, describe, expect, it } from "@jest/globals";
import { createPostgresStore } from "../../src/adapters/store/postgres/create-postgres-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { postgresStores } from "./a-postgres-store.ts";
import { aStockLevel } from "./row-builders.ts";
import { aChange, anAssessment, anEffect, anEntry, SHOP } from "./store-builders.ts";

const { empty, place, sql } = postgresStores();
const opened: Store[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

/** As many processes on one database. */
async function stores(count: number): Promise<readonly Store[]> {
  opened.push(await empty());
  while (opened.length < count) opened.push(await createPostgresStore(place()));
  return [...opened];
}

const codes = Array.from({ length: 60 }, (_, number) => `item-${number}`);

describe("several processes on one PostgreSQL", () => {
  it("make its tables together when it is new", async () => {
    await (await empty()).close();
    await sql(`drop schema ${place().schema} cascade`);
    const made = await Promise.all([1, 2, 3, 4].map(() => createPostgresStore(place())));
    opened.push(...made);
    await expect(Promise.all(made.map((store) => store.ping()))).resolves.toHaveLength(4);
  });

  it("keep a message once that reaches all of them, whatever the order", async () => {
    const all = await stores(4);
    const ids = Array.from({ length: 400 }, (_, number) => `d${number}`);
    const added = await Promise.all(
      all.flatMap((store, nth) =>
        (nth % 2 === 0 ? ids : ids.toReversed()).map((id) => store.inbox.append([anEntry(id)])),
      ),
    );
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect((await all[0]?.inbox.summary(SHOP))?.waiting).toBe(400);
  });

  it("never take the same messages, subjects or effects", async () => {
    const all = await stores(3);
    await all[0]?.inbox.append(codes.map((code) => anEntry(code)));
    await all[0]?.records.apply(codes.map((item_code) => aChange(item_code, [aStockLevel({ item_code })])));
    const wish = { installation_id: SHOP, limit: 4, now: 5_000, lease_ms: 60_000 };
    const entries = await takenBy(all, ({ inbox }) => inbox.claim(wish));
    expect(entries.map(({ delivery_id }) => delivery_id).sort()).toEqual([...codes].sort());
    const subjects = await takenBy(all, (store) => store.subjects.claimDirty(SHOP, 4, 5_000, 60_000));
    expect(subjects.map(({ item_code }) => item_code).sort()).toEqual([...codes].sort());
    await all[0]?.assessments.commit(
      subjects.map((claimed) => {
        const { item_code, location_code, installation_id } = claimed;
        const subject = { installation_id, item_code, location_code };
        const effect = anEffect(item_code, { ...subject, line: item_code });
        return { claimed, assessment: anAssessment(subject), effects: [effect] };
      }),
    );
    const effects = await takenBy(all, ({ outbox }) => outbox.claim({ ...wish, lane: "platform" }));
    expect(effects.map(({ effect_key }) => effect_key).sort()).toEqual([...codes].sort());
  });

  it("let one installation's writes wait for one another, and for nobody else's", async () => {
    const [store] = await stores(1);
    if (store === undefined) throw new Error("no store");
    await sql("begin");
    await sql("select pg_advisory_xact_lock(hashtextextended('slow', 7420119))");
    let isDone = false;
    const slow = store.registry.saveSetting("slow", "a", "1").then(() => (isDone = true));
    await store.registry.saveSetting("quick", "a", "1");
    await store.inbox.append([anEntry("d1", { installation_id: "slow" })]);
    expect(isDone).toBe(false);
    await sql("commit");
    await slow;
    expect(await store.registry.setting("slow", "a")).toBe("1");
  });

  it("let no connections go to those that wait for one installation, so that others still get one", async () => {
    const [store] = await stores(1);
    await sql("begin");
    await sql("select pg_advisory_xact_lock(hashtextextended('slow', 7420119))");
    const many = Array.from({ length: 20 }, async (_, number) =>
      store?.registry.saveSetting("slow", "a", String(number)),
    );
    await store?.registry.saveSetting("quick", "a", "1");
    expect(await store?.registry.setting("slow", "a")).toBeNull();
    await sql("commit");
    await Promise.all(many);
    expect(await store?.registry.setting("slow", "a")).toBe("19");
  });

  it("refuse a schema that a newer version has changed", async () => {
    await (await empty()).close();
    await sql("insert into schema_migration (name) values ('0999-of-the-future.sql')");
    await expect(createPostgresStore(place())).rejects.toMatchObject({ code: "store_newer" });
    await sql("delete from schema_migration where name like '0999%'");
  });

  it("say what to do when the database cannot be reached, and go on when it can again", async () => {
    const [store] = await stores(1);
    await sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stockguard'");
    const ended = await Promise.allSettled(Array.from({ length: 12 }, async () => store?.ping()));
    const refused = ended.filter(({ status }) => status === "rejected");
    for (const end of refused) expect(end).toMatchObject({ reason: { code: "store_away", hint: expect.any(String) } });
    await expect(store?.ping()).resolves.toBeUndefined();
    const nowhere = { database_url: "postgres://nobody:secret-word@127.0.0.1:1/none" };
    const failure = await createPostgresStore(nowhere).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "store_away" });
    expect(JSON.stringify(failure)).not.toContain("secret-word");
  });

  it("outlive a connection that breaks in the middle of a transaction", async () => {
    const [store] = await stores(1);
    await sql("begin");
    await sql("select pg_advisory_xact_lock(hashtextextended('slow', 7420119))");
    const broken = store?.registry.saveSetting("slow", "a", "1").catch((error: unknown) => error);
    const held = "select pid from pg_stat_activity where application_name = 'stockguard' and wait_event = 'advisory'";
    while ((await sql(held)).length === 0);
    await sql(`select pg_terminate_backend(pid) from (${held}) waiting`);
    expect(await broken).toMatchObject({ code: "store_away" });
    await sql("commit");
    await store?.registry.saveSetting("slow", "a", "2");
    expect(await store?.registry.setting("slow", "a")).toBe("2");
  });

  it("keep a text that PostgreSQL cannot hold as near as can be", async () => {
    const [store] = await stores(1);
    await store?.records.apply([aChange("r1", [aStockLevel({ item_code: "A\0B" })])]);
    expect(await store?.subjects.all(SHOP)).toMatchObject([{ item_code: "A\u{FFFD}B" }]);
  });
});

/** All that the stores take side by side until nothing is left. */
async function takenBy<T>(all: readonly Store[], take: (store: Store) => Promise<readonly T[]>): Promise<readonly T[]> {
  const taken: T[] = [];
  for (let last = 1; last > 0; ) {
    const shares = (await Promise.all(all.map(take))).flat();
    taken.push(...shares);
    last = shares.length;
  }
  return taken;
}

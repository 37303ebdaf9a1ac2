import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { dumpState } from "../support/dump-state.ts";
import { postgresStores } from "./a-postgres-store.ts";
import { SHOP } from "./store-builders.ts";
import { someSteps, type Worked } from "./store-steps.ts";

const opened: Store[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

function aWorked(store: Store): Worked {
  opened.push(store);
  return { store, claims: [], held: [] };
}

/** Everything a person could see of a store. */
async function seen({ store }: Worked) {
  return {
    state: await dumpState(store, SHOP),
    assessments: await store.assessments.list(SHOP),
    effects: await store.outbox.list(SHOP, {}, 100),
    counts: await store.outbox.counts(SHOP),
    aside: await store.inbox.aside(SHOP, 100),
    waiting: await store.inbox.waiting(SHOP, 100),
    dirty: await store.subjects.claimDirty(SHOP, 100, 1_000, 1),
  };
}

const postgres = postgresStores();

describe.each([
  { name: "SQLite", open: () => Promise.resolve(createSqliteStore({ path: ":memory:" })), numRuns: 150 },
  { name: "PostgreSQL", open: postgres.emptied, numRuns: 12 },
])("the memory store and the $name store", ({ open, numRuns }) => {
  it("give the same answers to any calls in any order", async () => {
    await fc.assert(
      fc.asyncProperty(someSteps(60), async (steps) => {
        const plain = aWorked(createMemoryStore());
        const sql = aWorked(await open());
        for (const { name, run } of steps) {
          const answer = await run(sql);
          expect({ name, answer }).toEqual({ name, answer: await run(plain) });
        }
        expect(await seen(sql)).toEqual(await seen(plain));
      }),
      { numRuns },
    );
  });
});

import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import type { SubjectFacts } from "../../src/ports/subjects.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import { dumpState } from "../support/dump-state.ts";
import { postgresStores } from "./a-postgres-store.ts";
import { PLACES, someChanges } from "./random-rows.ts";
import { anAssessment, SHOP } from "./store-builders.ts";

const opened: Store[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

const postgres = [postgresStores(), postgresStores()] as const;
let turn = 0;

/** `rounds`: of those that a property is tried, where a try takes long. */
const STORES = [
  { name: "memory", rounds: 1, create: () => Promise.resolve(createMemoryStore()) },
  { name: "SQLite", rounds: 1, create: () => Promise.resolve(createSqliteStore({ path: ":memory:" })) },
  { name: "PostgreSQL", rounds: 0.1, create: () => (postgres[(turn += 1) % 2] ?? postgres[0]).empty() },
];

async function open(create: () => Promise<Store>): Promise<Store> {
  const store = await create();
  opened.push(store);
  return store;
}

/** The newest state of each record; of equal versions the one that was applied first. */
function newestOf(changes: readonly RecordChange[]): readonly RecordChange[] {
  const newest = new Map<string, RecordChange>();
  for (const change of changes) {
    const key = `${change.form} ${change.record_id}`;
    const known = newest.get(key);
    if (known === undefined || known.version < change.version) newest.set(key, change);
  }
  return [...newest.values()];
}

const factsOf = (store: Store, place: Subject) => store.subjects.facts(place, "2026-11-02");
const ASSESSMENT = anAssessment();

/** Assesses all that is dirty. What an assessment was made from is kept with it; of what is gone nothing is kept. */
async function assess(store: Store): Promise<void> {
  for (const claimed of await store.subjects.claimDirty(SHOP, 1_000, 1_000, 1)) {
    const facts = await factsOf(store, claimed);
    const { installation_id, item_code, location_code } = claimed;
    const place = { installation_id, item_code, location_code };
    const assessment = isGone(facts) ? null : { ...ASSESSMENT, ...place, item_name: JSON.stringify(facts) };
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
  }
}

function isGone({ stock_level, known_since, open_purchase_lines }: SubjectFacts): boolean {
  return stock_level === null && known_since === null && open_purchase_lines.length === 0;
}

describe.each(STORES)("what the $name store keeps of a stream of changes", ({ create, rounds }) => {
  it("is what their newest states alone would give, in whatever order they came and however often", async () => {
    await fc.assert(
      fc.asyncProperty(someChanges(25), async (changes) => {
        const [stream, fresh] = [await open(create), await open(create)];
        for (const change of changes) await stream.records.apply([change]);
        await stream.records.apply(changes);
        await fresh.records.apply(newestOf(changes).toReversed());
        expect(await dumpState(stream, SHOP)).toEqual(await dumpState(fresh, SHOP));
      }),
      { numRuns: 60 * rounds },
    );
  });

  it("asks for a new assessment of everything whose facts a change alters, so that no old one stays", async () => {
    await fc.assert(
      fc.asyncProperty(someChanges(25), async (changes) => {
        const store = await open(create);
        for (const change of changes) {
          await store.records.apply([change]);
          await assess(store);
        }
        for (const place of PLACES) {
          const facts = await factsOf(store, place);
          const made_from = (await store.assessments.get(place))?.item_name;
          expect({ place, made_from }).toEqual({ place, made_from: isGone(facts) ? undefined : JSON.stringify(facts) });
        }
      }),
      { numRuns: 150 * rounds },
    );
  });

  it("is all assessed again on a new day", async () => {
    await fc.assert(
      fc.asyncProperty(someChanges(12), async (changes) => {
        const store = await open(create);
        await store.records.apply(changes);
        await assess(store);
        const assessed = (await store.assessments.list(SHOP)).map(({ item_code, location_code }) => [
          item_code,
          location_code,
        ]);
        expect(await store.subjects.markAll(SHOP, 100)).toBe(assessed.length);
        const marked = await store.subjects.claimDirty(SHOP, 100, 1_000, 1);
        const places = marked.map(({ item_code, location_code }) => [item_code, location_code]);
        expect(places.sort()).toEqual(assessed.sort());
      }),
      { numRuns: 60 * rounds },
    );
  });
});

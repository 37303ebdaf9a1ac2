import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createChineseCalendar } from "../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import type { SubjectFacts } from "../../src/ports/subjects.ts";
import { isPlan, PLAN_PLACE, type Subject } from "../../src/contracts/subject.ts";
import { checkPlan } from "../../src/domain/production/check-plan.ts";
import { loadPlan } from "../../src/app/production/load-plan.ts";
import { plannedUses } from "../../src/app/production/planned-uses.ts";
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
  { name: "PostgreSQL", rounds: 0.1, create: () => (postgres[(turn += 1) % 2] ?? postgres[0]).emptied() },
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
const CALENDAR = createChineseCalendar();

/** The production plan as an assessment reads it: of all items, or of intermediate ones only. */
function planOf(store: Store, stock_of: "all" | "made") {
  const ports = { production: store.production, assessments: store.assessments, breathe: () => Promise.resolve() };
  const bound = new Set(["sales_order", "purchase_order"] as const);
  const calendar = CALENDAR.around("2026-11-02");
  return loadPlan(ports, { installation_id: SHOP, today: "2026-11-02", calendar, bound, stock_of });
}

/** All that an assessment of a place is made from. */
async function knownOf(store: Store, place: Subject) {
  const uses = plannedUses(await planOf(store, "made")).at(place.item_code, place.location_code);
  return { ...(await factsOf(store, place)), uses };
}

const outlooksOf = async (store: Store) => checkPlan((await planOf(store, "all")).question).orders;

/** Assesses all that is dirty. What an assessment was made from is kept with it; of what is gone nothing is kept. */
async function assess(store: Store): Promise<void> {
  for (const claimed of await store.subjects.claimDirty(SHOP, 1_000, 1_000, 1)) {
    if (isPlan(claimed)) {
      const plan = (await outlooksOf(store)).map((outlook, i) => ({
        ...{ record_id: `${i}`, item_name: "", outlook, written: {}, written_by: null, assessed_at: 0 },
      }));
      await store.assessments.commit([{ claimed, assessment: null, effects: [], plan }]);
      continue;
    }
    const facts = await knownOf(store, claimed);
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
      { numRuns: 40 * rounds },
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
          const facts = await knownOf(store, place);
          const made_from = (await store.assessments.get(place))?.item_name;
          expect({ place, made_from }).toEqual({ place, made_from: isGone(facts) ? undefined : JSON.stringify(facts) });
        }
        const kept = (await store.production.outlooks(SHOP)).map(({ outlook }) => outlook);
        const now = JSON.parse(JSON.stringify(await outlooksOf(store))) as unknown;
        expect(kept).toEqual(now);
      }),
      { numRuns: 90 * rounds },
    );
  });

  it("is all assessed again on a new day", async () => {
    await fc.assert(
      fc.asyncProperty(someChanges(12), async (changes) => {
        const store = await open(create);
        await store.records.apply(changes);
        await assess(store);
        const kept: readonly Subject[] = await store.assessments.list(SHOP);
        const { orders } = await store.production.facts(SHOP);
        const plan = orders.length === 0 ? [] : [{ installation_id: SHOP, ...PLAN_PLACE }];
        const assessed = [...kept, ...plan].map(({ item_code, location_code }) => [item_code, location_code]);
        expect(await store.subjects.markAll(SHOP, 100)).toBe(assessed.length);
        const marked = await store.subjects.claimDirty(SHOP, 100, 1_000, 1);
        const places = marked.map(({ item_code, location_code }) => [item_code, location_code]);
        expect(places.sort()).toEqual(assessed.sort());
      }),
      { numRuns: 40 * rounds },
    );
  });
});

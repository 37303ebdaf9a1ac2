import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import { classLevelsOf, levelInEffect, readAdopted } from "../../../src/app/rehearse/class-levels.ts";
import { createRehearsals, type Rehearsals } from "../../../src/app/rehearse/rehearsals.ts";
import { adoptionRequest, rehearsalRequest, rehearsalState } from "../../../src/contracts/rehearsal.ts";
import type { Store } from "../../../src/ports/store.ts";
import { until } from "../../support/a-shop-until.ts";
import { aSubject, SHOP } from "../../store/store-builders.ts";
import { aRehearsedShop, NOW, TODAY } from "./a-rehearsed-shop.ts";

const ASKING = { actor: { name: "boss" }, origin: "203.0.113.9" };
const REQUEST = rehearsalRequest.parse({ months: 2, service_levels: [0.9, 0.95, 0.99] });
const adoption = (abc_class: string, service_level: number | null) =>
  adoptionRequest.parse({ abc_class, service_level, confirmed: true });
const OTHER = "other";

describe("the rehearsals of a server", () => {
  let store: Store;
  let now: number;
  let faults: unknown[];
  /** Holds runs at their next breath while it is set. */
  let gate: Promise<void> | null;

  beforeEach(async () => {
    store = createMemoryStore();
    now = NOW;
    faults = [];
    gate = null;
    await aRehearsedShop(store, [
      { item_code: "CUP", item: { abc_class: "B" }, days: 160 },
      { item_code: "BOWL", item: { abc_class: "A", service_level: 0.9 }, days: 160 },
    ]);
    await aRehearsedShop(store, [], OTHER);
  });

  const rehearsals = (ports: Partial<Store> = {}): Rehearsals =>
    createRehearsals({
      ...{ ...store, ...ports },
      clock: { now: () => now, today: () => TODAY },
      breathe: () => gate ?? Promise.resolve(),
      onFailure: (error) => faults.push(error),
    });

  function held(): () => void {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    return () => {
      gate = null;
      open();
    };
  }

  const isOver = async (of: Rehearsals) => (await of.state(SHOP)).running === null;

  it("knows nothing at first but the usual levels", async () => {
    expect(await rehearsals().state(SHOP)).toEqual({
      running: null,
      is_failed: false,
      outcome: null,
      levels: { A: 0.98, B: 0.95, C: 0.9 },
      adopted: {},
    });
  });

  it("keeps the latest outcome, for its own installation alone", async () => {
    const outcome = await rehearsals().run(SHOP, REQUEST, () => undefined);
    expect(outcome.kind).toBe("rehearsed");
    expect((await rehearsals().state(SHOP)).outcome).toEqual(outcome);
    expect((await rehearsals().state(OTHER)).outcome).toBeNull();
  });

  it("takes an outcome that it cannot read for none", async () => {
    await store.registry.saveSetting(SHOP, "rehearsal", JSON.stringify({ kind: "rehearsed", report: { old: true } }));
    expect((await rehearsals().state(SHOP)).outcome).toBeNull();
  });

  it("runs in the background, one at a time, watched from any process", async () => {
    const running = rehearsals();
    const open = held();
    await running.start(SHOP, REQUEST);
    expect((await rehearsals().state(SHOP)).running).toEqual({ stage: "learning", done: 0, total: 0 });
    await expect(rehearsals().start(SHOP, REQUEST)).rejects.toMatchObject({ code: "rehearsal_running" });
    await rehearsals().start(OTHER, REQUEST);
    open();
    await until("the run is over", () => isOver(running));
    const state = rehearsalState.parse(await running.state(SHOP));
    expect(state).toMatchObject({ is_failed: false, outcome: { kind: "rehearsed" } });
    await running.start(SHOP, REQUEST);
    await running.stop();
  });

  it("writes down how far it is, a sign of life a second", async () => {
    const kept: unknown[] = [];
    const running = rehearsals({
      assessments: {
        ...store.assessments,
        bases: (subjects, since) => {
          now += 1_000;
          return store.assessments.bases(subjects, since);
        },
      },
      registry: {
        ...store.registry,
        saveSetting: (installation_id, name, value) => {
          if (name === "rehearsal_run") kept.push(JSON.parse(value));
          return store.registry.saveSetting(installation_id, name, value);
        },
      },
    });
    await running.start(SHOP, REQUEST);
    await until("the run is over", () => isOver(running));
    expect(kept).toEqual([
      { stage: "learning", done: 0, total: 0, beat_at: NOW, is_failed: false },
      { stage: "learning", done: 1, total: 2, beat_at: NOW + 1_000, is_failed: false },
      { stage: "replaying", done: 1, total: 2, beat_at: NOW + 2_000, is_failed: false },
      { stage: "replaying", done: 0, total: 0, beat_at: 0, is_failed: false },
    ]);
  });

  it("takes a run without a sign of life for over", async () => {
    const open = held();
    const running = rehearsals();
    await running.start(SHOP, REQUEST);
    now += 60_000;
    expect((await rehearsals().state(SHOP)).running).toBeNull();
    now -= 1;
    expect((await rehearsals().state(SHOP)).running).not.toBeNull();
    const stopping = running.stop();
    open();
    await stopping;
  });

  it("tells when a run failed, and why to the log", async () => {
    const fault = new Error("the disk is gone");
    const running = rehearsals({ subjects: { ...store.subjects, all: () => Promise.reject(fault) } });
    await running.start(SHOP, REQUEST);
    await until("the run is over", () => isOver(running));
    expect(await running.state(SHOP)).toMatchObject({ is_failed: true, outcome: null });
    expect(faults).toEqual([fault]);
  });

  it("ends a run under way when the program stops, and that is no failure", async () => {
    const running = rehearsals();
    const open = held();
    await running.start(SHOP, REQUEST);
    const stopping = running.stop();
    open();
    await stopping;
    expect(await rehearsals().state(SHOP)).toMatchObject({ running: null, is_failed: false, outcome: null });
    expect(faults).toEqual([]);
  });

  describe("adopting a level", () => {
    it("is written down with who, where and when, and puts every subject in doubt", async () => {
      await rehearsals().run(SHOP, REQUEST, () => undefined);
      await store.subjects.claimDirty(SHOP, 100, now, 1_000);
      await rehearsals().adopt(SHOP, adoption("B", 0.99), ASKING);
      expect(await rehearsals().state(SHOP)).toMatchObject({
        levels: { A: 0.98, B: 0.99, C: 0.9 },
        adopted: { B: { service_level: 0.99, adopted_at: NOW, adopted_by: "boss" } },
      });
      expect((await store.accounts.auditEntries(1, null))[0]).toMatchObject({
        ...{ at: NOW, actor: "boss", event: "policy_adopted", object: "B 0.99", address: "203.0.113.9" },
      });
      expect(await store.subjects.dirtyCount(SHOP)).toBe(2);
      expect(await readAdopted(store.registry, OTHER)).toEqual({});
    });

    it("keeps what was adopted for other classes, and goes back to the usual", async () => {
      await rehearsals().run(SHOP, REQUEST, () => undefined);
      await rehearsals().adopt(SHOP, adoption("B", 0.99), ASKING);
      await rehearsals().adopt(SHOP, adoption("A", 0.9), ASKING);
      await rehearsals().adopt(SHOP, adoption("B", null), ASKING);
      expect((await rehearsals().state(SHOP)).levels).toEqual({ A: 0.9, B: 0.95, C: 0.9 });
      expect(Object.keys((await rehearsals().state(SHOP)).adopted)).toEqual(["A"]);
      expect((await store.accounts.auditEntries(1, null))[0]?.object).toBe("B usual");
    });

    it.each([
      ["before anything was rehearsed", false, "B", 0.95],
      ["that was not tried", true, "B", 0.98],
      ["of the engine's line that nobody asked for", true, "B", 0.8],
      ["of a class without items", true, "C", 0.95],
    ])("refuses one %s", async (_, isRehearsed, abc_class, level) => {
      if (isRehearsed) await rehearsals().run(SHOP, REQUEST, () => undefined);
      const refused = rehearsals().adopt(SHOP, adoption(abc_class, level), ASKING);
      await expect(refused).rejects.toMatchObject({ code: "level_not_rehearsed" });
      expect(await store.accounts.auditEntries(1, null)).toEqual([]);
    });

    it("asks to be confirmed", () => {
      expect(adoptionRequest.safeParse({ abc_class: "B", service_level: 0.9 }).success).toBe(false);
      expect(adoptionRequest.safeParse({ abc_class: "B", service_level: 0.9, confirmed: false }).success).toBe(false);
    });

    it("counts from the next assessment on, but not where the form states a level", async () => {
      const clock = createSystemClock({ now: () => now });
      const assessed = async () => {
        await store.subjects.markAll(SHOP, now);
        await createAssessSubjects({
          ...store,
          clock,
          effectSetting: async () => ({
            ...{ bound: new Set(["stock_level", "sales_order"] as const), clock, link: () => null },
            class_levels: classLevelsOf(await readAdopted(store.registry, SHOP)),
          }),
          calendar: createChineseCalendar(),
          pooledModel: () => Promise.resolve(undefined),
          foretellBuyers: () => Promise.resolve([]),
          slowSuppliers: () => Promise.resolve(new Map()),
          alarmBudget: () => Promise.resolve(undefined),
          isReady: () => Promise.resolve(true),
          breathe: () => Promise.resolve(),
        })();
        const stock = async (item_code: string) =>
          (await store.assessments.get(aSubject({ item_code })))?.risk.reorder_point ?? NaN;
        return [await stock("CUP"), await stock("BOWL")] as const;
      };
      const [cup, bowl] = await assessed();
      await rehearsals().run(SHOP, REQUEST, () => undefined);
      await rehearsals().adopt(SHOP, adoption("B", 0.99), ASKING);
      await rehearsals().adopt(SHOP, adoption("A", 0.99), ASKING);
      const [cupAfter, bowlAfter] = await assessed();
      expect(cupAfter).toBeGreaterThan(cup);
      expect(bowlAfter).toBe(bowl);
    });
  });
});

describe("the level of a class in effect", () => {
  it.each([
    [{}, "A", 0.98],
    [{ A: 0.9 }, "A", 0.9],
    [{ A: 0.9 }, "C", 0.9],
    [{ C: 0.7 }, "C", 0.7],
  ] as const)("%j, %s: %d", (levels, abc_class, want) => expect(levelInEffect(levels, abc_class)).toBe(want));
});

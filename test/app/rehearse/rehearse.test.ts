import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createRehearse } from "../../../src/app/rehearse/rehearse.ts";
import {
  type RehearsalOutcome,
  type RehearsalProgress,
  type RehearsalReport,
  rehearsalOutcome,
  rehearsalRequest,
} from "../../../src/contracts/rehearsal.ts";
import type { Store } from "../../../src/ports/store.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aRehearsedShop, NOW, type ShopItem, TODAY } from "./a-rehearsed-shop.ts";

const USUAL = rehearsalRequest.parse({});
const ITEMS: readonly ShopItem[] = [
  { item_code: "A-1", item: { abc_class: "A", minimum_stock: 40 } },
  { item_code: "B-1", item: { abc_class: "B", purchase_cost: null }, moves: false },
  { item_code: "C-1", item: { abc_class: "C", service_level: 0.97 } },
  { item_code: "NEW", days: 30 },
  { item_code: "RARE", days: 130, wanted: () => 0, moves: false },
  { item_code: "NO-STOCK", has_stock: false },
];

async function rehearsed(
  store: Store,
  request = USUAL,
  onProgress: (progress: RehearsalProgress) => void = () => undefined,
): Promise<RehearsalOutcome> {
  const clock = { now: () => NOW, today: () => TODAY };
  const breathe = () => Promise.resolve();
  return createRehearse({ ...store, clock, breathe })(SHOP, request, onProgress);
}

async function reportOf(items: readonly ShopItem[], request = USUAL): Promise<RehearsalReport> {
  const store = createMemoryStore();
  await aRehearsedShop(store, items);
  const outcome = await rehearsed(store, request);
  if (outcome.kind !== "rehearsed") throw new Error("too little");
  return outcome.report;
}

const pointsOf = ({ groups }: RehearsalReport, name: string) =>
  groups.find(({ group }) => group === name)?.points ?? [];

describe("rehearsing a shop", () => {
  it("tells what was replayed, what was left out and why, and what was assumed", async () => {
    const report = await reportOf(ITEMS);
    expect(report).toMatchObject({
      made_at: NOW,
      today: TODAY,
      first_day: "2026-05-24",
      days: 183,
      wished_days: 183,
      items: 3,
      item_days: 3 * 183,
      left_out: expect.arrayContaining([
        { reason: "demand_history", items: 2 },
        { reason: "stock_level", items: 1 },
      ]),
      assumed_stock: 1,
      without_cost: 1,
      with_own_level: 1,
      stock_measure: "value",
    });
  });

  it("replays a place by the minimum on its stock form as by the same one on the item's", async () => {
    const item = { abc_class: "A", minimum_stock: 40 } as const;
    const [ofItem, ofPlace] = [
      await reportOf([{ item_code: "A-1", item }]),
      await reportOf([{ item_code: "A-1", item: { ...item, minimum_stock: 400 }, place_minimum_stock: 40 }]),
    ];
    expect(ofPlace).toEqual(ofItem);
    const freed = await reportOf([{ item_code: "A-1", item, place_minimum_stock: 0 }]);
    expect(freed.groups.find(({ group }) => group === "with_minimum")?.items ?? 0).toBe(0);
  });

  it("counts an item to the class that last night found, where nobody wrote one", async () => {
    const store = createMemoryStore();
    await aRehearsedShop(store, [
      { item_code: "FOUND", item: { abc_class: null } },
      { item_code: "WRITTEN", item: { abc_class: "C" } },
    ]);
    const abc = { class: "A", reason: "卖得多" } as const;
    const classes = { abc, xyz: null, life_cycle: null, hot: [], season: null, form: null };
    await store.itemClasses.save(
      SHOP,
      ["FOUND", "WRITTEN"].map((item_code) => ({ item_code, classified_on: TODAY, classes })),
    );
    const outcome = await rehearsed(store);
    if (outcome.kind !== "rehearsed") throw new Error("too little");
    expect(outcome.report.groups.map(({ group, items }) => [group, items])).toEqual([
      ["all", 2],
      ["A", 1],
      ["C", 1],
    ]);
  });

  it("holds all policies against each other by class, and thresholds only among items that have them", async () => {
    const report = await reportOf(ITEMS);
    expect(report.groups.map(({ group, items }) => [group, items])).toEqual([
      ["all", 3],
      ["with_minimum", 1],
      ["A", 1],
      ["B", 1],
      ["C", 1],
    ]);
    const policies = (name: string) => new Set(pointsOf(report, name).map(({ policy }) => policy));
    expect(policies("all")).toEqual(new Set(["current", "textbook", "engine"]));
    expect(policies("A")).toEqual(new Set(["current", "thresholds", "textbook", "engine"]));
    const proposed = pointsOf(report, "A").filter(({ is_proposed }) => is_proposed);
    expect(proposed.map(({ policy, service_level }) => [policy, service_level])).toEqual([
      ["engine", 0.9],
      ["engine", 0.95],
      ["engine", 0.98],
      ["engine", 0.99],
    ]);
  });

  it("compares with other rules only items whose orders nothing else shapes", async () => {
    const shaped = { item_code: "MILK", item: { abc_class: "A", shelf_life_days: 14 } } as const;
    const report = await reportOf([{ item_code: "A-1", item: { abc_class: "A" } }, shaped]);
    const alone = await reportOf([{ item_code: "A-1", item: { abc_class: "A" } }]);
    const all = (of: RehearsalReport) => of.groups.find(({ group }) => group === "all");
    expect(all(report)?.comparisons).toEqual(all(alone)?.comparisons);
    expect(all(report)?.comparisons).toMatchObject([{ against: "textbook", items: 1 }]);
    expect(all(report)?.items).toBe(2);
    expect(new Set(pointsOf(report, "all").map(({ policy }) => policy))).toEqual(new Set(["current", "engine"]));
    expect(all(await reportOf([shaped]))?.comparisons).toEqual([]);
  });

  it("shows today's rules as the engine at the level in effect: of the class, or the item's own", async () => {
    const report = await reportOf(ITEMS);
    const figures = (name: string, policy: string, level: number | null) => ({
      ...pointsOf(report, name).find((point) => point.policy === policy && point.service_level === level),
      ...{ policy: "", service_level: 0, is_proposed: false },
    });
    expect(figures("A", "current", null)).toEqual(figures("A", "engine", 0.98));
    expect(figures("B", "current", null)).toEqual(figures("B", "engine", 0.95));
    expect(figures("B", "current", null)).not.toEqual(figures("B", "engine", 0.99));
    // C-1 states 0.97 on its form and keeps it whatever is proposed for its class.
    expect(figures("C", "engine", 0.9)).toEqual(figures("C", "engine", 0.99));
  });

  it("adds classes up to all", async () => {
    const report = await reportOf(ITEMS);
    const days = (name: string) => pointsOf(report, name).find(({ policy }) => policy === "current")?.orders ?? NaN;
    expect(days("A") + days("B") + days("C")).toBe(days("all"));
  });

  it("fills up what an empty shelf hid", async () => {
    const wanted = (day: number) => (day > 240 && day < 250 ? 0 : 5);
    const emptied = [
      { day: 240, quantity: -80 },
      { day: 250, quantity: 80 },
    ];
    const gap = { item_code: "GAP", wanted, moves: false };
    const filled = await reportOf([{ ...gap, moved: emptied }]);
    // Nine days without stock are filled, the two at their ends perhaps.
    expect([9, 10, 11]).toContain(filled.filled_days);
    expect((await reportOf([gap])).filled_days).toBe(0);
  });

  it("comes to the same on SQLite as in memory, and again", async () => {
    const [memory, sqlite] = [createMemoryStore(), createSqliteStore({ path: ":memory:" })];
    for (const store of [memory, sqlite]) await aRehearsedShop(store, ITEMS);
    const [first, second, third] = [await rehearsed(memory), await rehearsed(sqlite), await rehearsed(memory)];
    await sqlite.close();
    // Both lists say the same in an order of their own.
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(rehearsalOutcome.parse(JSON.parse(JSON.stringify(first)))).toEqual(first);
  });

  it("says how far it is: the sample first, then every subject", async () => {
    const store = createMemoryStore();
    await aRehearsedShop(store, ITEMS);
    const told: string[] = [];
    await rehearsed(store, USUAL, ({ stage, done, total }) => told.push(`${stage} ${done}/${total}`));
    expect(told.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((done) => `learning ${done}/6`));
    expect(told.slice(6)).toEqual([1, 2, 3, 4, 5, 6].map((done) => `replaying ${done}/6`));
  });

  it("uses the history there is where it is shorter than wished", async () => {
    const report = await reportOf([{ item_code: "A-1", days: 150 }]);
    expect(report).toMatchObject({ days: 94, wished_days: 183 });
  });

  it("says 样本不足 where the history is shorter than eight and four weeks", async () => {
    const store = createMemoryStore();
    await aRehearsedShop(store, [{ item_code: "A-1", days: 80 }]);
    expect(await rehearsed(store)).toEqual({
      kind: "too_little",
      missing: { made_at: NOW, history_days: 80, needed_days: 84, left_out: [] },
    });
  });

  it("says 样本不足 with the reasons where no item could be replayed", async () => {
    const store = createMemoryStore();
    await aRehearsedShop(store, [{ item_code: "A-1", has_stock: false }]);
    expect(await rehearsed(store)).toMatchObject({
      kind: "too_little",
      missing: { left_out: [{ reason: "stock_level", items: 1 }] },
    });
  });

  it("says so of a shop without anything", async () => {
    expect(await rehearsed(createMemoryStore())).toMatchObject({ kind: "too_little", missing: { history_days: 0 } });
  });

  it("measures stock in units where no cost is known", async () => {
    const report = await reportOf([{ item_code: "A-1", item: { purchase_cost: null } }]);
    expect(report.stock_measure).toBe("units");
  });

  it("learns nothing from the days it replays: a later jump of demand changes no order before it", async () => {
    const jumped = (day: number) => (day >= 290 ? 60 : 5);
    const levels = rehearsalRequest.parse({ months: 2, service_levels: [0.9, 0.95] });
    const orders = async (wanted: (day: number) => number) =>
      pointsOf(await reportOf([{ item_code: "A-1", wanted, moves: false, on_hand: 500 }], levels), "all").map(
        ({ orders: count }) => count,
      );
    // Five hundred pieces outlast the days before the jump by every rule: with it orders come, without it none do.
    const [without, withJump] = [await orders(() => 5), await orders(jumped)];
    expect(Math.max(...without)).toBe(0);
    expect(Math.max(...withJump)).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createPurchasePlan } from "../../../src/app/purchase-plan/purchase-plan.ts";
import { type PurchasePlan, purchasePlan } from "../../../src/contracts/purchase-plan.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aLocation, aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll, NOW, type PlannedItem, TODAY } from "./a-planned-shop.ts";

const ITEMS: readonly PlannedItem[] = [
  { item_code: "A", item: { sale_price: 90 }, on_hand: { W1: 5, W2: 400, W3: 3 } },
  { item_code: "B", item: { supplier_code: "S-2", order_multiple: 12 }, on_hand: { W1: 8, W2: 12 } },
  { item_code: "C", item: { sale_price: 23, supplier_code: "S-2" }, on_hand: { W1: 15 } },
  { item_code: "D", item: { purchase_cost: null, supplier_code: null }, on_hand: { W1: 20, W2: 300 } },
  { item_code: "E", on_hand: { W1: 5_000, W3: 5_000 } },
];

async function aPlanner(items = ITEMS) {
  const store = createMemoryStore();
  await aPlannedShop(store, items);
  let breaths = 0;
  const make = createPurchasePlan({
    ...{ ...store, clock: { today: () => TODAY, now: () => NOW } },
    breathe: () => {
      breaths += 1;
      return Promise.resolve();
    },
  });
  const plan = async (budget: number | null = null): Promise<PurchasePlan> =>
    purchasePlan.parse(await make(SHOP, budget));
  return { store, make, plan, breaths: () => breaths };
}

const purchasesOf = ({ suppliers }: PurchasePlan) => suppliers.flatMap(({ purchases }) => purchases);
const suggested = async (store: Store) =>
  new Map(
    (await store.assessments.list(SHOP)).map(({ item_code, location_code, risk }) => {
      return [`${item_code} ${location_code}`, risk.suggested_order_quantity ?? 0] as const;
    }),
  );

describe("the purchase plan", () => {
  it("moves before it buys, between locations that take part", async () => {
    const { plan, store } = await aPlanner();
    const { transfers, lanes } = await plan();
    expect(transfers.map(({ item_code, from_name, to_name }) => [item_code, from_name, to_name])).toEqual([
      ["A", "分仓", "主仓"],
      ["D", "分仓", "主仓"],
    ]);
    expect(transfers[0]).toMatchObject({ unit: "件", lead_time_days: 1 });
    expect(lanes).toEqual({ taking_part: 2, locations: 3 });
    const spare = new Map(
      (await store.assessments.planPlaces(SHOP)).map((one) => [one.item_code + one.location_code, one]),
    );
    for (const { item_code, from, quantity } of transfers) {
      expect(quantity).toBeLessThanOrEqual(spare.get(item_code + from)?.spare ?? 0);
    }
  });

  it("buys what the assessments suggest, to the unit, less what is moved", async () => {
    const { plan, store } = await aPlanner();
    const found = await plan();
    const records = await suggested(store);
    const purchases = purchasesOf(found);
    expect(purchases.length).toBeGreaterThan(4);
    for (const { item_code, location_code, quantity, moved_in } of purchases) {
      const whole = records.get(`${item_code} ${location_code}`) ?? NaN;
      expect(quantity).toBe(moved_in > 0 ? whole - moved_in : whole);
    }
    const moved = new Set(found.transfers.map(({ item_code, to }) => `${item_code} ${to}`));
    const bought = new Set(purchases.map(({ item_code, location_code }) => `${item_code} ${location_code}`));
    const wanted = [...records].filter(([, quantity]) => quantity > 0).map(([key]) => key);
    expect(wanted.filter((key) => !bought.has(key) && !moved.has(key))).toEqual([]);
  });

  it("adds up: suppliers to their lines, totals to suppliers", async () => {
    const { plan } = await aPlanner();
    for (const budget of [null, 9_000, 2_000, 0]) {
      const found = await plan(budget);
      const { suppliers, totals, unfunded } = found;
      const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
      for (const { cost, expected_profit, purchases } of suppliers) {
        expect(cost).toBeCloseTo(sum(purchases.map((line) => line.cost)), 6);
        expect(expected_profit).toBeCloseTo(sum(purchases.map((line) => line.expected_profit)), 6);
      }
      expect(totals.spent).toBeCloseTo(sum(suppliers.map(({ cost }) => cost)), 6);
      expect(totals.expected_profit).toBeCloseTo(sum(suppliers.map(({ expected_profit }) => expected_profit)), 6);
      expect(totals.spent + sum(unfunded.map(({ cost }) => cost))).toBeCloseTo(totals.wanted, 6);
      expect(totals.spent).toBeLessThanOrEqual(budget ?? Infinity);
      expect(totals.forgone_profit).toBeCloseTo(sum(unfunded.map((line) => line.forgone_profit)), 1);
      const ranks = purchasesOf(found).map(({ rank }) => rank);
      expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks.map((_, i) => i + 1));
    }
  });

  it("drops what earns least per money first when the budget is cut", async () => {
    const { plan } = await aPlanner();
    const whole = await plan();
    const tight = await plan(whole.totals.wanted * 0.5);
    const left = new Set(tight.unfunded.map(({ item_code }) => item_code));
    expect(left.has("C")).toBe(true);
    expect(purchasesOf(tight)[0]?.item_code).toBe("A");
    const share = tight.totals.expected_profit / whole.totals.expected_profit;
    expect(share).toBeGreaterThan(0.6);
  });

  it("marks what has no cost or price, after what is ranked, and charges nothing for it", async () => {
    const { plan } = await aPlanner();
    const { suppliers, totals, transfers } = await plan(0);
    expect(suppliers).toMatchObject([
      { supplier_code: null, supplier_name: null, purchases: [{ item_code: "D", cost: null, expected_profit: null }] },
    ]);
    expect(totals).toMatchObject({ spent: 0, by_units: 1, without_cost: 1 });
    expect(transfers.at(-1)).toMatchObject({ item_code: "D", gain: null });
    expect(purchasesOf(await plan()).find(({ item_code }) => item_code === "D")?.rank).toBe(
      purchasesOf(await plan()).length,
    );
  });

  it("names item, place and supplier as people know them, and why", async () => {
    const { plan } = await aPlanner();
    const cup = purchasesOf(await plan()).find(({ item_code, location_code }) => item_code + location_code === "BW1");
    expect(cup).toMatchObject({
      ...{ item_name: "商品 B", location_name: "主仓", supplier_code: "S-2", supplier_name: "李记百货" },
      reason: expect.stringMatching(/^可用加在途 8，不高于再订货点 [\d.]+，补到 [\d.]+；按 12 的倍数取整$/),
    });
  });

  it("follows a location form at once", async () => {
    const { plan, store } = await aPlanner();
    await store.records.apply([
      aChange("w1", [aLocation({ location_code: "W2", location_name: "分仓", allows_transfer: false })], {
        version: 9,
      }),
    ]);
    expect((await plan()).transfers).toEqual([]);
  });

  it("follows the shop once it is assessed", async () => {
    const { plan, store } = await aPlanner();
    const level = aStockLevel({ item_code: "A", location_code: "W1", on_hand: 900 });
    await store.records.apply([aChange("l-A-W1", [level], { version: 9 })]);
    await assessAll(store);
    const found = await plan();
    expect(found.transfers.map(({ item_code }) => item_code)).toEqual(["D"]);
    expect(purchasesOf(found).some(({ item_code, location_code }) => item_code + location_code === "AW1")).toBe(false);
  });

  it("is empty where nothing is wanted", async () => {
    const { plan } = await aPlanner(ITEMS.slice(-1));
    expect(await plan(1_000)).toMatchObject({ transfers: [], suppliers: [], unfunded: [], totals: { wanted: 0 } });
  });

  it("of another company is another plan", async () => {
    const { make, store } = await aPlanner();
    await aPlannedShop(store, [{ item_code: "SECRET", on_hand: { W1: 0 } }], "other");
    expect(JSON.stringify(await make(SHOP, null))).not.toContain("SECRET");
    expect(purchasesOf(await make("other", null)).map(({ item_code }) => item_code)).toEqual(["SECRET"]);
  });

  it("says how far it is, and lets others in between", async () => {
    const { make, breaths } = await aPlanner();
    const told: string[] = [];
    await make(SHOP, null, (done, total) => void told.push(`${done}/${total}`));
    expect(told).toEqual(["0/4", "4/4"]);
    expect(breaths()).toBe(4);
  });
});

describe("a purchase proposal", () => {
  async function proposals(store: Store) {
    const effects = await store.outbox.list(SHOP, { kind: "create_record" }, 100);
    return effects.flatMap(({ action }) =>
      action.kind === "create_record" && action.form === "replenishment" ? [action.values] : [],
    );
  }

  /** Everything is there, until one shelf is found nearly empty. */
  async function foundShort(location_code: string, on_hand: Readonly<Record<string, number>>) {
    const planner = await aPlanner([{ item_code: "A", on_hand }]);
    expect(await proposals(planner.store)).toEqual([]);
    const short = aStockLevel({ item_code: "A", location_code, on_hand: 5 });
    await planner.store.records.apply([aChange(`l-A-${location_code}`, [short], { version: 9 })]);
    await assessAll(planner.store);
    const [proposal, ...others] = await proposals(planner.store);
    expect(others).toEqual([]);
    return { ...planner, proposal };
  }

  it("names the transfer that comes before buying, and asks for what remains", async () => {
    const { proposal, plan } = await foundShort("W1", { W1: 900, W2: 160 });
    const found = await plan();
    const [transfer] = found.transfers;
    const [rest] = purchasesOf(found);
    expect(proposal).toMatchObject({ suggested_order_quantity: rest?.quantity, estimated_cost: rest?.cost });
    expect(proposal?.["alert_reason"]).toMatch(
      new RegExp(
        `建议先从 分仓 调 ${transfer?.quantity ?? NaN} 到 主仓（1 天到）；其余再采购 ${rest?.quantity ?? NaN}。$`,
      ),
    );
  });

  it.each<{ what: string; location_code: string; on_hand: Record<string, number> }>([
    { what: "to a place that takes no part", location_code: "W3", on_hand: { W1: 900, W3: 900 } },
    { what: "from a place that takes no part", location_code: "W1", on_hand: { W1: 900, W3: 900 } },
    { what: "from a place that has none to spare", location_code: "W1", on_hand: { W1: 900, W2: 92 } },
  ])("names none $what", async ({ location_code, on_hand }) => {
    const { proposal, plan } = await foundShort(location_code, on_hand);
    expect(proposal?.["alert_reason"]).not.toContain("调");
    expect(proposal?.["suggested_order_quantity"]).toBe(purchasesOf(await plan())[0]?.quantity);
  });
});

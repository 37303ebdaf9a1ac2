import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { itemPlan, orderReason } from "../../../src/domain/purchase-plan/item-plan.ts";
import { placeBalance } from "../../../src/domain/purchase-plan/place-balance.ts";
import { transferAdvice } from "../../../src/domain/purchase-plan/transfer-advice.ts";
import { transferLanes } from "../../../src/domain/transfer/transfer-lanes.ts";
import { aGiver, anEnd, aPlace, aPlanItem, aTaker } from "./plan-builders.ts";

const CODES = ["W1", "W2", "W3", "W4"];
const LANES = transferLanes(CODES.map((code) => anEnd(code)));
const name = (code: string) => `仓${code}`;

describe("ways between locations", () => {
  it("go both ways between all that take part, by the slower and the dearer end", () => {
    const near = anEnd("A", { transfer_days: 1, transfer_unit_cost: 2, transfer_cost: null });
    const far = anEnd("B", { transfer_days: 4, transfer_unit_cost: null, transfer_cost: 60 });
    const lane = { lead_time_days: 4, unit_cost: 2, shipment_cost: 60 };
    expect(transferLanes([near, far])).toEqual([
      { from: "A", to: "B", ...lane },
      { from: "B", to: "A", ...lane },
    ]);
  });

  it.each([
    ["has no days", { transfer_days: null }],
    ["does not allow it", { allows_transfer: false }],
  ])("do not lead to one that %s", (_, parts) => {
    expect(transferLanes([anEnd("A"), anEnd("B", parts), anEnd("C")]).map(({ from, to }) => from + to)).toEqual([
      "AC",
      "CA",
    ]);
  });

  it("may take no time at all, and no money", () => {
    const free = { transfer_days: 0, transfer_unit_cost: null, transfer_cost: null };
    expect(transferLanes([anEnd("A", free), anEnd("B", free)])[0]).toMatchObject({
      ...{ lead_time_days: 0, unit_cost: 0, shipment_cost: 0 },
    });
  });
});

describe("a place's balance", () => {
  it("says that a unit which comes later saves less, and one that comes with the receipt nothing", () => {
    const { benefitAfter, shortage } = placeBalance(aTaker("W1"), 20);
    expect(shortage).toBeGreaterThan(40);
    const benefits = [0, 2, 5, 8, 10].map((days) => benefitAfter?.(days) ?? NaN);
    expect(benefits).toEqual([...benefits].sort((a, b) => b - a));
    expect(benefits[0]).toBeGreaterThan(10);
    expect(benefits.at(-1)).toBeCloseTo(0, 1);
  });
});

describe("the plan of an item", () => {
  it("moves what another can spare, and orders what remains", () => {
    const { transfers, orders } = itemPlan(aPlanItem(), [aTaker("W1"), aGiver("W2", 30)], LANES, name);
    expect(transfers).toMatchObject([{ from: "W2", to: "W1", quantity: 30, lead_time_days: 1, cost: 35 }]);
    expect(transfers[0]?.gain).toBeGreaterThan(0);
    expect(transfers[0]?.reason).toBe("仓W1 到下次到货前缺 55；仓W2 到下次到货前多出 30");
    expect(orders).toMatchObject([{ quantity: 80, moved_in: 30, position: 40 }]);
  });

  it.each([
    ["sells before it expires", { shelf_life_quantity: 70 }, 40, "保质期内能卖完的只有 40，减到 40"],
    ["there is room for", { room_quantity: 100 }, 70, "库容放得下的只有 70，减到 70"],
    ["both allow", { shelf_life_quantity: 60, room_quantity: 100 }, 30, "保质期内能卖完的只有 30，减到 30"],
    ["is needed, where both allow more", { shelf_life_quantity: 500, room_quantity: 500 }, 80, null],
  ])("orders no more than what %s, for what moves in goes first", (_, limits, quantity, rounding_reason) => {
    const { orders } = itemPlan(aPlanItem(), [aTaker("W1", limits), aGiver("W2", 30)], LANES, name);
    expect(orders).toMatchObject([{ quantity, rounding_reason, moved_in: 30 }]);
  });

  describe("of an item that is cheaper from some units on", () => {
    const orderOf = (from_quantity: number, parts: Parameters<typeof aTaker>[1]) => {
      const item = aPlanItem({ price_breaks: [{ from_quantity, unit_price: 27 }], order_multiple: 40 });
      return itemPlan(item, [aTaker("W1", parts), aGiver("W2", 30)], LANES, name).orders[0];
    };

    it("keeps the price that the suggestion was raised to, though some of it moves in", () =>
      expect(orderOf(200, { suggested_order_quantity: 200 })).toMatchObject({
        ...{ quantity: 200, moved_in: 30, rounding_reason: "订 200 享阶梯价" },
      }));

    it("does not buy more than there is room for to keep it", () =>
      expect(orderOf(200, { suggested_order_quantity: 200, room_quantity: 140 })?.quantity).toBe(80));

    it("does not keep a price that was reached by need alone", () =>
      expect(orderOf(100, { suggested_order_quantity: 120 })?.quantity).toBe(80));

    it("does not reach for a price that the suggestion did without", () =>
      expect(orderOf(200, { suggested_order_quantity: 80 })?.quantity).toBe(80));
  });

  it("orders nothing where what moves in leaves no room", () => {
    const places = [aTaker("W1", { room_quantity: 20 }), aGiver("W2", 30)];
    expect(itemPlan(aPlanItem(), places, LANES, name).orders).toEqual([]);
  });

  it("keeps the suggestion as it was made where nothing is moved", () => {
    const taker = aTaker("W1", { suggested_order_quantity: 117, rounding_reason: "按起订量 117" });
    expect(itemPlan(aPlanItem(), [taker], LANES).orders).toMatchObject([
      { quantity: 117, rounding_reason: "按起订量 117", moved_in: 0 },
    ]);
  });

  it("orders nothing more where a transfer lifts the place above its reorder point", () => {
    const taker = aTaker("W1", { reorder_point: 60 });
    expect(itemPlan(aPlanItem(), [taker, aGiver("W2", 200)], LANES).orders).toEqual([]);
  });

  it("keeps minimum and multiple for what remains, and says so", () => {
    const item = aPlanItem({ moq: 90, order_multiple: 12 });
    const [order] = itemPlan(item, [aTaker("W1"), aGiver("W2", 30)], LANES).orders;
    expect(order).toMatchObject({ quantity: 96, rounding_reason: "按起订量 90，再按 12 的倍数取整" });
    expect(order === undefined ? "" : orderReason(order)).toBe(
      "可用加在途 10，先调入 30，仍不高于再订货点 80，补到 120；按起订量 90，再按 12 的倍数取整",
    );
  });

  it("moves nothing where nobody has to spare, no way leads, or the item earns nothing", () => {
    const places = [aTaker("W1"), aGiver("W2", 30)];
    expect(itemPlan(aPlanItem(), [aTaker("W1"), aPlace({ location_code: "W2" })], LANES).transfers).toEqual([]);
    expect(itemPlan(aPlanItem(), places, []).transfers).toEqual([]);
    expect(itemPlan(aPlanItem({ sale_price: 30 }), places, LANES).transfers).toEqual([]);
  });

  it.each([{ purchase_cost: null }, { sale_price: null }])("goes by units where money is not known: %j", (parts) => {
    const { transfers, orders } = itemPlan(aPlanItem(parts), [aTaker("W1"), aGiver("W2", 30)], LANES);
    expect(transfers).toMatchObject([{ quantity: 30, gain: null, cost: 35 }]);
    expect(transfers[0]?.saved_units).toBeGreaterThan(20);
    expect(transfers[0]?.suggestion).toContain("不折算金额");
    expect(orders).toHaveLength(1);
  });

  it("never moves more than a surplus or a shortage, and never to or from one place at once", () => {
    const spare = fc.integer({ min: 0, max: 60 });
    const supply = fc.integer({ min: -20, max: 70 });
    const place = fc.oneof(
      spare.map((units) => ({ spare: units, supply: null })),
      supply.map((units) => ({ spare: 0, supply: units })),
    );
    fc.assert(
      fc.property(fc.tuple(place, place, place, place), fc.boolean(), (shapes, isPriced) => {
        const places = shapes.map(({ spare: units, supply: has }, i) => {
          const code = CODES[i] ?? "";
          if (has === null) return aGiver(code, units);
          const { gap } = aTaker(code);
          return aTaker(code, { inventory_position: has, gap: gap === null ? null : { ...gap, supply: has } });
        });
        const { transfers, orders } = itemPlan(aPlanItem(isPriced ? {} : { sale_price: null }), places, LANES);
        for (const each of places) {
          const { surplus, shortage } = placeBalance(each, 1);
          const out = sum(transfers.filter(({ from }) => from === each.location_code));
          const in_ = sum(transfers.filter(({ to }) => to === each.location_code));
          expect(out).toBeLessThanOrEqual(surplus);
          expect(in_).toBeLessThanOrEqual(shortage);
          expect(Math.min(out, in_)).toBe(0);
          const order = orders.find(({ place: { location_code } }) => location_code === each.location_code);
          expect(order?.moved_in ?? in_).toBe(in_);
        }
        expect(transfers.every(({ gain }) => gain === null || gain > 0)).toBe(true);
      }),
    );
  });
});

describe("advice for one place", () => {
  const places = [aTaker("W1"), aTaker("W3"), aGiver("W2", 30)];

  it("names the transfer and what remains to be bought", () => {
    const advice = transferAdvice("W1", aPlanItem(), [aTaker("W1"), aGiver("W2", 30)], LANES, name);
    expect(advice).toMatchObject({
      order_quantity: 80,
      advice: "建议先从 仓W2 调 30 到 仓W1（1 天到）；其余再采购 80",
    });
  });

  it("promises no unit twice", () => {
    const given = ["W1", "W3"].flatMap((code) => {
      return transferAdvice(code, aPlanItem(), places, LANES, name)?.transfers ?? [];
    });
    expect(sum(given)).toBe(30);
  });

  it("says that nothing remains to be bought", () => {
    const taker = aTaker("W1", { reorder_point: 60 });
    expect(transferAdvice("W1", aPlanItem(), [taker, aGiver("W2", 200)], LANES, name)).toMatchObject({
      order_quantity: 0,
      advice: "建议先从 仓W2 调 55 到 仓W1（1 天到）；调拨后暂不需要采购",
    });
  });

  it("is none where nothing is to be moved there", () => {
    expect(transferAdvice("W2", aPlanItem(), places, LANES, name)).toBeNull();
    expect(transferAdvice("W1", aPlanItem(), places, [], name)).toBeNull();
  });
});

function sum(transfers: readonly { readonly quantity: number }[]): number {
  return transfers.reduce((total, { quantity }) => total + quantity, 0);
}

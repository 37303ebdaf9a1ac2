import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { PlanPlace } from "../../../src/domain/purchase-plan/plan-place.ts";
import { type ShownSuggestion, shownSuggestion, steadyPlace } from "../../../src/domain/purchase-plan/steady-place.ts";

const TODAY = "2026-11-23";

/** A place that orders up to its level as soon as its stock is at or below the reorder point. */
function aPlace(on_hand: number, parts: Partial<PlanPlace> = {}): PlanPlace {
  const { reorder_point = 60, order_up_to_level = 100 } = parts;
  const needed = on_hand <= reorder_point ? order_up_to_level - on_hand : 0;
  return {
    ...{ item_code: "A", location_code: "W1", is_count: true, spare: 0, gap: null, severity: "high" },
    ...{ assessed_on: TODAY, stockout_date: null, order_by_date: TODAY, service_level: 0.95, rounding_reason: null },
    order: needed > 0 ? { days: 20, demand: { name: "negative_binomial", mean: 80, variance: 160 } } : null,
    ...{ inventory_position: on_hand, suggested_order_quantity: needed, arrival_days: 7, on_order: 0 },
    ...{ reorder_point, order_up_to_level },
    ...parts,
  };
}

/** What a plan shows look after look, each remembering the one before. */
function looks(places: readonly (readonly [day: string, place: PlanPlace])[], freeze_days = 1): readonly PlanPlace[] {
  let shown: ShownSuggestion | undefined;
  return places.map(([today, place]) => {
    const setting = { today, freeze_days };
    const found = steadyPlace(place, shown, setting);
    shown = shownSuggestion(place, shown, setting) ?? undefined;
    return found;
  });
}
const quantities = (...given: Parameters<typeof looks>) =>
  looks(...given).map(({ suggested_order_quantity }) => suggested_order_quantity);

describe("a suggestion that was shown", () => {
  it("stands through its day while stock moves by less than a step, and says since when", () => {
    const [first, second, third] = looks([
      [TODAY, aPlace(55)],
      [TODAY, aPlace(47)],
      [TODAY, aPlace(62)],
    ]);
    expect([first?.suggested_order_quantity, first?.shown_on]).toEqual([45, undefined]);
    expect(second).toMatchObject({ suggested_order_quantity: 45, shown_on: TODAY, order: { days: 20 } });
    // Above the reorder point, but by no more than a count may be wrong.
    expect(third?.suggested_order_quantity).toBe(45);
  });

  it("follows the stock on the next day, or for as many days as were set", () => {
    const places = [
      [TODAY, aPlace(50)],
      [addDays(TODAY, 1), aPlace(47)],
      [addDays(TODAY, 2), aPlace(46)],
    ] as const;
    expect(quantities(places)).toEqual([50, 53, 54]);
    expect(quantities(places, 2)).toEqual([50, 50, 54]);
    expect(quantities(places, 0)).toEqual([50, 53, 54]);
  });

  it.each([
    { name: "a need that moves by more than a step", place: aPlace(39), want: 61 },
    { name: "a worse light", place: aPlace(49, { severity: "critical" }), want: 51 },
    { name: "an order that somebody placed", place: aPlace(70, { on_order: 20 }), want: 0 },
    { name: "goods that came", place: aPlace(61, { on_order: undefined as never }), want: 0 },
    { name: "a day before it was shown", place: aPlace(49), on: addDays(TODAY, -1), want: 51 },
  ])("gives way to $name", ({ place, want, on = TODAY }) => {
    expect(
      quantities([
        [TODAY, aPlace(50)],
        [on, place],
      ]),
    ).toEqual([50, want]);
  });

  it("does not creep: many small moves are one large one", () => {
    const sold = [50, 47, 44, 41, 39, 37].map((on_hand) => [TODAY, aPlace(on_hand)] as const);
    expect(quantities(sold)).toEqual([50, 50, 50, 50, 61, 61]);
  });

  it("is remembered by no place that suggests nothing, or was kept before units on order were", () => {
    const setting = { today: TODAY, freeze_days: 1 };
    expect(shownSuggestion(aPlace(80), undefined, setting)).toBeNull();
    const old = aPlace(50);
    Reflect.deleteProperty(old, "on_order");
    expect(shownSuggestion(old, undefined, setting)).toBeNull();
  });
});

describe("whatever the level", () => {
  const level = fc.record({
    order_up_to_level: fc.integer({ min: 40, max: 5_000 }),
    share: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
    stock: fc.double({ min: 0, max: 0.95, noNaN: true }),
  });
  const placeAt = ({
    order_up_to_level,
    share,
    stock,
  }: {
    order_up_to_level: number;
    share: number;
    stock: number;
  }) => {
    const reorder_point = Math.floor(order_up_to_level * share);
    const on_hand = reorder_point * stock;
    return (noise: number) => aPlace(Math.round(on_hand * (1 + noise)), { reorder_point, order_up_to_level });
  };

  it("noise of 5 % on stock does not change the plan from day to day", () => {
    const noise = fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(level, noise, (given, noises) => {
        const at = placeAt(given);
        const shown = quantities(
          noises.map((one, day) => [addDays(TODAY, day), at(one)] as const),
          7,
        );
        expect(new Set(shown).size).toBe(1);
        expect(shown[0]).toBeGreaterThan(0);
      }),
    );
  });

  it("a real change of stock changes it at once", () => {
    fc.assert(
      fc.property(level, fc.double({ min: 0.11, max: 0.5, noNaN: true }), (given, drop) => {
        const before = placeAt({ ...given, stock: 0.95 })(0);
        const on_hand = Math.floor(before.inventory_position - drop * given.order_up_to_level - 1);
        const { reorder_point, order_up_to_level } = before;
        const after = aPlace(on_hand, { reorder_point, order_up_to_level });
        expect(
          quantities([
            [TODAY, before],
            [TODAY, after],
          ])[1],
        ).toBe(after.suggested_order_quantity);
      }),
    );
  });
});

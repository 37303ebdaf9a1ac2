import { describe, expect, it } from "@jest/globals";
import { planPlace } from "../../../src/domain/purchase-plan/plan-place.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aSeries, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput, type RiskOverrides } from "../risk/a-risk-input.ts";

const assess = (overrides: RiskOverrides) =>
  assessStockoutRisk(aRiskInput({ demand: aSeries(poissonDays(300, 5)), ...overrides }));
const placeOf = (overrides: RiskOverrides) => planPlace(assess(overrides));

describe("a place as plans see it", () => {
  it("bears what the assessment found", () => {
    const risk = assess({ stock: { on_hand: 20 } });
    expect(planPlace(risk)).toEqual({
      ...risk.supply_need,
      ...{ item_code: "P-1", location_code: "W1", assessed_on: TODAY, severity: risk.severity },
      ...{ stockout_date: risk.stockout_date, order_by_date: risk.order_by_date, arrival_days: 10, on_order: 0 },
      ...{ inventory_position: 20, service_level: 0.95, rounding_reason: null },
      ...{ reorder_point: risk.explanation.order?.reorder_point },
      order_up_to_level: risk.explanation.order?.order_up_to_level,
      suggested_order_quantity: risk.suggested_order_quantity,
    });
  });

  it("is there where it orders, lacks or can give something, and else is not", () => {
    expect(placeOf({ stock: { on_hand: 20 } })).toMatchObject({ spare: 0, gap: expect.anything() });
    expect(placeOf({ stock: { on_hand: 500 } })).toMatchObject({ gap: null, suggested_order_quantity: 0 });
    const bare = assess({ stock: { on_hand: 500 } });
    expect(planPlace({ ...bare, supply_need: { is_count: true, spare: 0, gap: null, order: null } })).toBeNull();
    expect(planPlace({ ...bare, suggested_order_quantity: null })).toBeNull();
    const older = { ...bare };
    Reflect.deleteProperty(older, "supply_need");
    expect(planPlace(older)).toBeNull();
    expect(placeOf({ stock: null })).toBeNull();
  });

  it("tells the limits of its orders where there are any", () => {
    const free = placeOf({ stock: { on_hand: 20 } });
    expect(free).not.toHaveProperty("shelf_life_quantity");
    expect(free).not.toHaveProperty("room_quantity");
    const risk = assess({ stock: { on_hand: 20 }, item: { shelf_life_days: 30, storage_quantity: 60 } });
    const { shelf_life_quantity, room_quantity } = risk.explanation.order?.sizing ?? {};
    expect(room_quantity).toBeGreaterThan(0);
    expect(shelf_life_quantity).toBeGreaterThan(0);
    expect(planPlace(risk)).toMatchObject({ shelf_life_quantity, room_quantity });
  });
});

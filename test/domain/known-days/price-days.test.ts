import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { priceDays } from "../../../src/domain/known-days/price-days.ts";
import type { PriceEffect } from "../../../src/domain/known-days/price-effect.ts";
import { promotionEffects } from "../../../src/domain/known-days/promotion-effects.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";
import { aSeries, days } from "../demand/a-series.ts";

const TODAY = "2026-12-01";
const ITEM = { item_code: "P-1", category: null, brand: null };
const price: PriceEffect = {
  ...{ past_price: 10, coming_price: 8, multiple: 1.5, log_sd: 0.3, own_days: 9 },
  past: Float64Array.of(1, 1.5, 1.5, 1),
};

function onDays(effect: PriceEffect | null, ...runs: readonly (readonly [number, number])[]) {
  const promotions = runs.map(
    ([from, to]): Promotion => ({
      ...{ promotion_name: "双12", channel: null, stage: "sale", expected_uplift: 2 },
      ...{ start_date: addDays(TODAY, from), end_date: addDays(TODAY, to), scope: { kind: "all", values: [] } },
    }),
  );
  const series = aSeries(days(4, 10), undefined, TODAY);
  const promoted = promotionEffects({
    ...{ item: ITEM, promotions, series, shape: new Float64Array(4).fill(1), runs_of_others: [] },
    ...{ today: TODAY, horizon_days: 3 },
  });
  return { promoted, ...priceDays(effect, { series, promotions, promoted, horizon_days: 3 }) };
}

describe("the days of a changed price", () => {
  it("are all past days at another price, and all coming ones", () => {
    const { past, coming, coming_log_sds } = onDays(price);
    expect(past).toEqual(price.past);
    expect(coming).toEqual(Float64Array.of(1.5, 1.5, 1.5));
    expect(coming_log_sds).toEqual(Float64Array.of(0.3, 0.3, 0.3));
  });

  it("are none of a promotion, whose own multiple has its price in it", () => {
    const { past, coming, coming_log_sds } = onDays(price, [-3, -3], [1, 1]);
    expect(past).toEqual(Float64Array.of(1, 1, 1.5, 1));
    expect(coming).toEqual(Float64Array.of(1.5, 1, 1.5));
    expect(coming_log_sds).toEqual(Float64Array.of(0.3, 0.5, 0.3));
  });

  it("leave what promotions say as it is where no price changes", () => {
    const { promoted, past, coming, coming_log_sds } = onDays(null, [1, 1]);
    expect([past, coming]).toEqual([null, null]);
    expect(coming_log_sds).toBe(promoted.coming_log_sds);
  });
});

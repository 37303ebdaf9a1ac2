import type { RiskInput } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { aSeries, poissonDays, seededRandom, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";

/** Made-up items of all sorts whose forms say nothing of targets, shelf life, room or price breaks. */
export function ordinaryItems(count: number): readonly RiskInput[] {
  const random = seededRandom(20_261);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T; // random() < 1
  return Array.from({ length: count }, (_, index) => {
    const mean = pick([0.05, 0.4, 3, 12, 90]);
    const grows = pick([0, 0, 1]);
    const isWeight = pick([false, false, false, true]);
    const counts = poissonDays(pick([10, 90, 365]), (day) => mean * (1 + (grows * day) / 365), index + 3);
    const quantity = isWeight ? counts.map((units) => units * 0.75) : counts;
    return aRiskInput({
      demand: aSeries(quantity),
      item: {
        item_code: `P-${index}`,
        purchase_cost: pick([30, 30, null]),
        sale_price: pick([50, 50, null]),
        moq: pick([null, 1, 40, 500]),
        order_multiple: pick([null, 6, 25]),
        minimum_stock: pick([null, null, 30]),
        service_level: pick([null, null, 0.99]),
        review_period_days: pick([null, 1, 7, 30]),
        abc_class: pick(["A", "B", "C", null]),
      },
      stock: {
        on_hand: Math.round(mean * pick([0, 1, 10, 25, 60])),
        allocated: pick([0, 0, 2]),
        backorder: pick([0, 0, 3]),
      },
      receipts: pick([
        [],
        [],
        [{ purchase_order_no: "CG-1", due: addDays(TODAY, pick([-3, 4, 15])), quantity: Math.ceil(mean * 10) }],
      ]),
      lead_time: { mean_days: pick([2, 10, 35]), sd_days: pick([0, 2, 6]), sample_count: 8, source: "learned" },
    });
  });
}

import type { DemandSeries } from "../../../src/domain/demand/demand-series.ts";
import type { RiskInput, RiskItem } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aSeries, poissonDays, TODAY } from "../demand/a-series.ts";

/** What a test wants to be different from an ordinary item. */
export interface RiskOverrides extends Partial<Omit<RiskInput, "item" | "stock" | "demand">> {
  readonly item?: Partial<RiskItem>;
  readonly stock?: Partial<NonNullable<RiskInput["stock"]>> | null;
  readonly demand?: DemandSeries;
}

/** A year of Poisson demand of five a day, class B, lead time 10 ± 2 days, a week between orders, 500 on hand. */
export function aRiskInput({ item, stock, demand, ...rest }: RiskOverrides = {}): RiskInput {
  return {
    today: TODAY,
    item: {
      item_code: "P-1",
      item_name: "不锈钢保温杯",
      unit: "个",
      purchase_cost: 30,
      sale_price: 50,
      moq: null,
      order_multiple: null,
      minimum_stock: null,
      service_level: null,
      review_period_days: 7,
      abc_class: "B",
      ...item,
    },
    location_code: "W1",
    stock: stock === null ? null : { on_hand: 500, allocated: 0, on_order: 0, backorder: 0, ...stock },
    demand: demand ?? aSeries(FIVE_A_DAY),
    receipts: [],
    lead_time: { mean_days: 10, sd_days: 2, sample_count: 8, source: "learned" },
    unfilled_quantity: 0,
    previous_severity: null,
    ...rest,
  };
}

const FIVE_A_DAY = poissonDays(365, 5);

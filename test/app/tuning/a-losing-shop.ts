import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import type { RetentionFigures } from "../../../src/contracts/retention.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import { A_BASE } from "../exposure/a-hit-shop.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { aCustomer, aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aTunedShop, LEVELS, NEVER_OUT, OFTEN_OUT, TODAY } from "./a-tuned-shop.ts";

const NO_CHURN = {
  outcomes: { lost: 0, same_item: 0, switched: 0, other_goods: 0, pending: 0, unknown: 0 },
  churn: null,
};
const NO_COUNTS = { by_customer: NO_CHURN, by_order: NO_CHURN };
const NO_STOCK_MONTH = { item_days: 0, item_days_out: 0, events: 0, lost_units: 0, lost_revenue: 0, lost_margin: 0 };
const NO_CHART = { kind: "too_few_periods" as const, needed: 20, points: [] };
const NO_INTERVAL = { value: 0, low: 0, high: 0 };

/** Of 200 customers compared, shortages lost 24, 16 to 32. */
export const LOSING: RetentionFigures["effect"] = {
  ...{ kind: "estimated", matched_count: 200, exposed_count: 210, window_days: 90, confidence: 0.95 },
  ...{ lost: { value: 24, low: 16, high: 32 }, orders: NO_INTERVAL, revenue: NO_INTERVAL, margin: NO_INTERVAL },
};

/** What a comparison found of an item. */
function aLoss(item_code: string, exposed_count: number, lost_share: number, standard_error: number) {
  const raw_lost_share = lost_share;
  const customers_lost = exposed_count * lost_share;
  return {
    ...{ item_code, item_name: item_code, exposed_count, raw_lost_share },
    ...{ lost_share, standard_error, customers_lost },
  };
}

/** Figures of a shop of which nothing else is known. */
function retentionOf(
  effect: RetentionFigures["effect"],
  ranking: RetentionFigures["ranking"],
  fragile: RetentionFigures["fragile"]["customers"] = [],
): RetentionFigures {
  const running = {
    ...{ ...NO_STOCK_MONTH, month: "2026-11", units_without_margin: 0, customers_hit: 0, churn: NO_CHURN },
    ...{ failures: null, stock: null, care_cost: null, care_profit: null, recovered: null, effect: null },
    responses: { alerts: 0, told_ms: null, answered_ms: null, ordered_ms: null, received_ms: null },
  };
  return {
    ...{ made_on: TODAY, made_at: 0, lines: 900, customers: 300, kept_since: null, answer: "", effect_answer: "" },
    ...{ lost_now: { units: 0, margin: 0, units_without_margin: 0 }, effect, effect_made_on: TODAY, churn: NO_COUNTS },
    ...{ by_item: [], by_channel: [], months: [], running, churn_chart: NO_CHART, stockout_chart: NO_CHART, ranking },
    fragile: { basis: "by_behaviour", count: fragile.length, customers: [...fragile] },
    ...{ profile: [], cohorts: [], within: [], rfm: [], recoveries: [] },
  };
}

/**
 * A shop of six items: LOSING and NEXT lose customers and were out, SAFE loses them and never was out, FEW was met by three
 * customers, CHANCE may lose nobody, OWN has a level that outcomes contradict already. Of LOSING's buyers one is key, one
 * fragile, one neither.
 */
export async function aLosingShop(
  store: Store,
  { effect = LOSING, reserved_quantity = 0 }: { effect?: RetentionFigures["effect"]; reserved_quantity?: number } = {},
): Promise<void> {
  const out = { ...OFTEN_OUT, risk: LEVELS };
  const item = { abc_class: "B" as const, sale_price: 30, purchase_cost: 20 };
  await aTunedShop(store, {
    items: [
      { item_code: "LOSING", item, ...out, reserved_quantity },
      { item_code: "NEXT", item: { ...item, service_level: 0.99 }, ...out },
      { item_code: "SAFE", item, ...NEVER_OUT },
      { item_code: "FEW", item, ...out },
      { item_code: "CHANCE", item, ...out },
      { item_code: "OWN", item: { ...item, service_level: 0.8 }, ...out },
    ],
  });
  await store.records.apply([
    aChange("c-key", [aCustomer({ customer_code: "KEY", customer_name: "李女士 13912345678", is_key_customer: true })]),
    ...["KEY", "FRAGILE", "OTHER"].flatMap((customer_code) =>
      [75, 60, 45, 30, 15].map((days_ago) =>
        aChange(`${customer_code}-${days_ago}`, [
          aSalesLine({
            ...{ customer_code, item_code: "LOSING", order_no: `${customer_code}-${days_ago}`, quantity: 20 },
            ...{ ordered_on: addDays(TODAY, -days_ago), shipped_quantity: 20, line_state: "closed" },
          }),
        ]),
      ),
    ),
  ]);
  const goodwill = { per_unit: 40, lost_share: 0.2, basis: "item" as const, buyer_worth: 4_000, units_per_line: 20 };
  const nothing = { abc: null, xyz: null, life_cycle: null, hot: [], season: null, form: null };
  const classes = { ...nothing, goodwill };
  await store.itemClasses.save(SHOP, [{ item_code: "LOSING", classified_on: TODAY, classes }]);
  const values = { KEY: 4_000, FRAGILE: 4_000, OTHER: 4_000, BIG: 50_000 };
  await store.customerFigures.keep(
    SHOP,
    Object.entries(values).map(([customer_code, value]) => aFigure({ customer_code, value })),
  );
  await createCustomerBases(store.registry).save(SHOP, { learned_on: TODAY, customers: 300, base: A_BASE });
  const ranking = [
    aLoss("FEW", 3, 0.4, 0.01),
    aLoss("SAFE", 60, 0.3, 0.03),
    aLoss("LOSING", 80, 0.2, 0.03),
    aLoss("NEXT", 40, 0.2, 0.03),
    aLoss("OWN", 40, 0.2, 0.03),
    aLoss("CHANCE", 50, 0.04, 0.03),
  ];
  const fragile = [
    { customer_code: "FRAGILE", lost_risk: 0.7 },
    { customer_code: "OTHER", lost_risk: 0.3 },
  ];
  const kept = createKeptRetention(store);
  const figures = retentionOf(effect, ranking, fragile);
  await kept.save(SHOP, await kept.found(SHOP), { figures, foretold: [...figures.fragile.customers] });
}

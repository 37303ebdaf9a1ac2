import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createKeptChurn, learnedFrom } from "../../../src/app/customer-retention/kept-churn.ts";
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

/** What may be otherwise. */
interface LosingSetting {
  readonly effect?: RetentionFigures["effect"];
  readonly reserved_quantity?: number;
  /** Items that lose a larger share of customers than LOSING and were never out. */
  readonly worse?: readonly string[];
  /** Buyers of LOSING who are worth more than KEY and FRAGILE, and are neither. */
  readonly crowd?: readonly string[];
}

const SHOWN = 50;

/** Twenty units every fifteen days, the last of them fifteen days ago. */
function purchasesOf(customer_code: string, item_code: string) {
  return [75, 60, 45, 30, 15].map((days_ago) => {
    const order_no = `${customer_code}-${item_code}-${days_ago}`;
    return aChange(order_no, [
      aSalesLine({
        ...{ customer_code, item_code, order_no, quantity: 20, shipped_quantity: 20 },
        ...{ ordered_on: addDays(TODAY, -days_ago), line_state: "closed" },
      }),
    ]);
  });
}

/**
 * A shop of nine items: LOSING and NEXT lose customers and were out, SAFE loses them and never was out, FEW was met by three
 * customers, CHANCE may lose nobody, CHEAP loses them and is sold below its cost, PROFIT and FILLED lose them and are ordered
 * by another target than a level, OWN has a level that outcomes contradict already. Of LOSING's buyers one is key, one
 * fragile, one neither; of CHEAP's the key one.
 */
export async function aLosingShop(
  store: Store,
  { effect = LOSING, reserved_quantity = 0, worse = [], crowd = [] }: LosingSetting = {},
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
      { item_code: "PROFIT", item: { ...item, replenishment_target: "profit", service_level: 0.9 }, ...out },
      { item_code: "FILLED", item: { ...item, replenishment_target: "fill_rate", fill_rate_target: 0.95 }, ...out },
      { item_code: "CHEAP", item: { ...item, sale_price: 18 }, ...out },
      { item_code: "OWN", item: { ...item, service_level: 0.8 }, ...out },
    ],
  });
  await store.records.apply([
    aChange("c-key", [aCustomer({ customer_code: "KEY", customer_name: "李女士 13912345678", is_key_customer: true })]),
    ...crowd.map((customer_code) => aChange(customer_code, [aCustomer({ customer_code, is_key_customer: false })])),
    ...["KEY", "FRAGILE", "OTHER", ...crowd].flatMap((customer_code) => purchasesOf(customer_code, "LOSING")),
    ...purchasesOf("KEY", "CHEAP"),
  ]);
  const goodwill = { per_unit: 40, lost_share: 0.2, basis: "item" as const, buyer_worth: 4_000, units_per_line: 20 };
  const nothing = { abc: null, xyz: null, life_cycle: null, hot: [], season: null, form: null };
  const classes = { ...nothing, goodwill };
  await store.itemClasses.save(SHOP, [{ item_code: "LOSING", classified_on: TODAY, classes }]);
  const values = { KEY: 4_000, FRAGILE: 4_000, OTHER: 4_000, BIG: 50_000 };
  const crowded = Object.fromEntries(crowd.map((customer_code) => [customer_code, 9_000]));
  await store.customerFigures.keep(
    SHOP,
    Object.entries({ ...values, ...crowded }).map(([customer_code, value]) => aFigure({ customer_code, value })),
  );
  await createCustomerBases(store.registry).save(SHOP, { learned_on: TODAY, customers: 300, base: A_BASE });
  const ranking = [
    ...worse.map((item_code) => aLoss(item_code, 25, 0.5, 0.03)),
    aLoss("FEW", 3, 0.4, 0.01),
    aLoss("SAFE", 60, 0.3, 0.03),
    aLoss("LOSING", 80, 0.2, 0.03),
    aLoss("NEXT", 40, 0.2, 0.03),
    aLoss("OWN", 40, 0.2, 0.03),
    aLoss("PROFIT", 60, 0.2, 0.03),
    aLoss("FILLED", 60, 0.2, 0.03),
    aLoss("CHEAP", 70, 0.2, 0.03),
    aLoss("CHANCE", 50, 0.04, 0.03),
  ];
  const fragile = [
    { customer_code: "FRAGILE", lost_risk: 0.7 },
    { customer_code: "OTHER", lost_risk: 0.3 },
  ];
  const kept = createKeptRetention(store);
  // The page shows the worst shares alone; what they are is learned of all.
  const figures = retentionOf(effect, ranking.slice(0, SHOWN), fragile);
  await createKeptChurn(store.registry).save(SHOP, learnedFrom(effect, ranking));
  await kept.save(SHOP, await kept.found(SHOP), { figures, foretold: [...figures.fragile.customers] });
}

/**
 * The whole measuring loop over a real shop's orders, as of the end of each month, knowing nothing later: which items were
 * out by the record, who met that, who was lost by their own gap, and whether it can be told that the outages did it. The
 * figures are the report; where something cannot be told the report (on stderr, one JSON line a month) says why.
 */
import { addDays, dayFromNumber, type Day } from "../src/domain/calendar/day.ts";
import { controlChart } from "../src/domain/retention/control-chart.ts";
import type { LineShortage } from "../src/domain/retention/line-shortages.ts";
import { compareExposed, judgedShortages, learnGaps } from "../src/domain/retention/measured-retention.ts";
import { finished } from "../src/domain/math/steps.ts";
import { recoveryCurve } from "../src/domain/retention/recovery-curve.ts";
import { ripeCount } from "../src/domain/retention/ripe-count.ts";
import { createShopRecord, type ShopRecord } from "../src/domain/retention/shop-record.ts";
import { stockoutChurn, stockoutChurnBy } from "../src/domain/retention/stockout-churn.ts";
import { itemLossSteps } from "../src/domain/stockout-effect/item-loss-ranking.ts";
import { stockoutEffect } from "../src/domain/stockout-effect/stockout-effect.ts";
import { reasonText } from "../src/domain/stockout-effect/stockout-effect-sentence.ts";
import type { Figure } from "./run.ts";
import { inferredOutages, type InferredOutage, metBy } from "./science/inferred-outages.ts";
import { retailSales, type RetailSale } from "./support/retail-sales.ts";
import { rounded } from "./support/shares.ts";

const MONTH_ENDS = ["2011-03-31", "2011-04-30", "2011-05-31", "2011-06-30", "2011-07-31", "2011-08-31"] as const;
/** The placebo's outages lie so many days before the real ones, when the items were sold. */
const PLACEBO_DAYS = 42;

/** Runs the bench; without the data there is nothing to measure. */
export function run(): Promise<readonly Figure[]> {
  const sales = retailSales();
  if (sales === null) {
    console.error("Skipped: no online_retail_2010-12_2011-08.csv.gz; set BENCH_DATA to the folder that holds it.");
    return Promise.resolve([]);
  }
  const months = MONTH_ENDS.map((day) => measured(sales, day, 0));
  const placebo = measured(sales, "2011-08-31", PLACEBO_DAYS);
  for (const one of [...months, placebo]) console.error(JSON.stringify(one.report));
  return Promise.resolve([...months, placebo].flatMap(({ figures }) => figures));
}

function measured(all: readonly RetailSale[], end: Day, shift: number) {
  const today = addDays(end, 1);
  const sales = all.filter(({ day }) => day <= end);
  const outages = inferredOutages(sales).map((one) => moved(one, -shift));
  const record = recordOf(sales, outages, today);
  const gaps = finished(learnGaps(record));
  const judged = finished(judgedShortages(record, gaps, today));
  const churn = stockoutChurn(judged).by_customer;
  const compared = finished(compareExposed(record, gaps, () => ""));
  const effect = stockoutEffect(compared);
  const name = shift === 0 ? end : `${end}, placebo ${shift} days earlier`;
  const estimate = effect.kind === "estimated" ? effect.effects : null;
  const byMonth = [...stockoutChurnBy(judged, "month")].map(([period, { by_customer }]) =>
    ripeCount(period, by_customer),
  );
  const curves = outages.map((one) => recoveryOf(sales, one, today));
  const told = curves.filter((curve) => curve.kind === "estimated");
  const report = {
    ...{ as_of: name, lines: sales.length, customers: record.customers.size, outages: outages.length },
    ...{ outcomes: churn.outcomes, churn: churn.churn },
    effect:
      effect.kind === "estimated"
        ? {
            ...{ lost: estimate?.lost, orders: estimate?.orders, revenue: estimate?.revenue },
            ...{ matched: effect.matched_count, controls: effect.control_count, pre_trend: effect.pre_trend },
          }
        : { not_estimable: effect.reasons.map(reasonText) },
    counts: effect.counts,
    ranking: effect.kind === "estimated" ? finished(itemLossSteps(compared.frame, compared.sets)).slice(0, 5) : [],
    chart: controlChart(byMonth),
    recovery: {
      ...{ told: told.length, untold: curves.length - told.length },
      back_in_four_weeks: told.filter(({ recovered_week }) => recovered_week !== null && recovered_week <= 4).length,
    },
  };
  return { report, figures: figuresOf(name, report, churn.churn, estimate) };
}

function figuresOf(
  name: string,
  report: { readonly outages: number; readonly counts: { readonly exposed: number; readonly usable: number } },
  churn: ReturnType<typeof stockoutChurn>["by_customer"]["churn"],
  estimate: Extract<ReturnType<typeof stockoutEffect>, { kind: "estimated" }>["effects"] | null,
): readonly Figure[] {
  const figure = (what: string, value: number, unit: string): Figure => {
    return { name: `${name}: ${what}`, value: rounded(value), unit, aim: null };
  };
  const ends = (what: string, unit: string, one: { value: number; low: number; high: number }) => [
    figure(what, one.value, unit),
    figure(`${what}, low end`, one.low, unit),
    figure(`${what}, high end`, one.high, unit),
  ];
  return [
    figure("outages found in the record", report.outages, "outages"),
    figure("customers who met one", report.counts.exposed, "customers"),
    figure("of them with time before and after", report.counts.usable, "customers"),
    ...(churn === null ? [] : ends("lost of those judged", "share", { ...churn, value: churn.rate })),
    figure("effect can be told", estimate === null ? 0 : 1, "0 or 1"),
    ...(estimate === null
      ? []
      : [
          ...ends("lost because of it, per customer", "share", estimate.lost.per_customer),
          ...ends("orders in 90 days, per customer", "orders", estimate.orders.per_customer),
          ...ends("revenue in 90 days, per customer", "pounds", estimate.revenue.per_customer),
        ]),
  ];
}

function moved(outage: InferredOutage, days: number): InferredOutage {
  return { ...outage, from: addDays(outage.from, days), back_on: addDays(outage.back_on, days) };
}

/** The shop's record with those as exposed who came while an item that they were due to buy was out. */
function recordOf(sales: readonly RetailSale[], outages: readonly InferredOutage[], today: Day): ShopRecord {
  const byCustomer = Map.groupBy(sales, ({ customer_code }) => customer_code);
  const shop = createShopRecord({ today, itemOf: () => undefined, wasOut: () => null });
  const byItem = Map.groupBy(outages, ({ item_code }) => item_code);
  const exposed = [...byCustomer].flatMap(([customer_code, own]) => {
    shop.add(customer_code, own.map(lineOf), []);
    const met = metBy(own, byItem);
    if (met.length === 0) return [];
    const shortages = met.map(
      ({ item_code, day }): LineShortage => ({
        ...{ customer_code, item_code, day, order_no: `${customer_code} ${day}`, category: "", channel: "" },
        ...{ kind: "refused", unmet_quantity: 0, unmet_revenue: 0, unmet_margin: null, is_short_alone: false },
      }),
    );
    const ordered = own.map(({ day, item_code, quantity, unit_price }) => {
      return { day, item_code, category: "", revenue: quantity * unit_price };
    });
    return [{ customer_code, shortages, ordered }];
  });
  return { ...shop.record(), exposed };
}

function lineOf({ customer_code, order_no, item_code, day, quantity, unit_price }: RetailSale) {
  return {
    ...{ customer_code, order_no, item_code, location_code: "", channel: null, ordered_on: day, promised_on: null },
    ...{ quantity, shipped_quantity: quantity, unit_price, line_state: "closed" as const },
  };
}

function recoveryOf(sales: readonly RetailSale[], { item_code, from, back_on }: InferredOutage, today: Day) {
  const sold = new Map<Day, number>();
  for (const one of sales) {
    if (one.item_code === item_code) sold.set(one.day, (sold.get(one.day) ?? 0) + one.quantity);
  }
  const known_since = [...sold.keys()].sort()[0] ?? dayFromNumber(0);
  return recoveryCurve({ out_from: from, back_on, known_since, today, sold });
}

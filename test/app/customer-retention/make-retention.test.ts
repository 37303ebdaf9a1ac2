import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createRetentionReport } from "../../../src/app/customer-retention/retention-report.ts";
import { retentionFigures, type RetentionFigures, retentionReport } from "../../../src/contracts/retention.ts";
import { gapPopulationSteps, NO_GAPS, withGap } from "../../../src/domain/repurchase/gap-law.ts";
import { repurchaseGap } from "../../../src/domain/repurchase/repurchase-gap.ts";
import type { Store } from "../../../src/ports/store.ts";
import { temporaryDatabase } from "../../store/temporary-database.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { anAlertEvent, anAssessment, claimOne, SHOP, aChange } from "../../store/store-builders.ts";
import { aFollowedShop, TODAY } from "./a-followed-shop.ts";
import { aRetentionRun } from "./a-retention-run.ts";

const NOW = Date.parse(`${TODAY}T04:00:00Z`);
const path = temporaryDatabase();
let file: string;
let store: Store;
let now: number;
beforeEach(() => {
  now = NOW;
  file = path();
  store = createSqliteStore({ path: file });
});

const kept = () => createKeptRetention(store);
const make = () => aRetentionRun(store, now);

async function figures(): Promise<RetentionFigures> {
  await make();
  return retentionFigures.strict().parse(await kept().of(SHOP));
}

/** Rows of the same file, read by nothing of ours. */
function rows(sql: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const SHORT = `line_state = 'cancelled_for_stockout' or (line_state = 'closed' and shipped_quantity < quantity)`;

describe("what shortages did to customers", () => {
  it("is made once a business day, and not before the forms were read", async () => {
    await aFollowedShop(store);
    await store.registry.removeSetting(SHOP, "is_ready");
    expect(await make()).toBe(0);
    await store.registry.saveSetting(SHOP, "is_ready", "true");
    expect(await make()).toBe(1);
    expect(await make()).toBe(0);
  });

  it("adds up to what plain SQL finds in the rows", async () => {
    await aFollowedShop(store);
    const { months, running, lost_now, by_channel, by_item, churn } = await figures();
    const wanted = rows(
      `select substr(s.ordered_on, 1, 7) as month, count(distinct s.customer_code) as customers,
         sum(s.quantity - s.shipped_quantity) as units, sum((s.quantity - s.shipped_quantity) * s.unit_price) as revenue,
         sum(case when i.purchase_cost is null then 0
             else (s.quantity - s.shipped_quantity) * max(0, s.unit_price - i.purchase_cost) end) as margin
       from sales_line s join item i on i.item_code = s.item_code where ${SHORT} group by 1 order by 1`,
    );
    const got = [...months, running].filter(({ customers_hit }) => customers_hit > 0);
    expect(got).toHaveLength(wanted.length);
    got.forEach((one, i) => {
      expect({ month: one.month, customers: one.customers_hit, units: one.lost_units }).toEqual({
        ...{ month: wanted[i]?.["month"], customers: wanted[i]?.["customers"], units: wanted[i]?.["units"] },
      });
      expect(one.lost_revenue).toBeCloseTo(Number(wanted[i]?.["revenue"]), 6);
      expect(one.lost_margin).toBeCloseTo(Number(wanted[i]?.["margin"]), 6);
    });
    const [all] = rows(`select sum(quantity - shipped_quantity) as units from sales_line where ${SHORT}`);
    expect(lost_now.units).toBe(all?.["units"]);

    const lines = rows(
      `select substr(ordered_on, 1, 7) as month, count(*) as lines,
         sum(line_state = 'cancelled_for_stockout') as cancelled from sales_line
       where line_state <> 'cancelled' group by 1 order by 1`,
    );
    expect(
      [...months, running].map(({ month, failures }) => ({
        ...{ month, lines: failures?.lines, cancelled: failures?.cancelled_lines?.count },
      })),
    ).toEqual(lines);

    // Every exposed customer stands in one class; their orders as well.
    const [hit] = rows(
      `select count(distinct customer_code) as customers, count(distinct order_no) as orders from sales_line where ${SHORT}`,
    );
    const sum = (outcomes: Readonly<Record<string, number>>) => Object.values(outcomes).reduce((a, b) => a + b, 0);
    expect(sum(churn.by_customer.outcomes)).toBe(hit?.["customers"]);
    expect(sum(churn.by_order.outcomes)).toBe(hit?.["orders"]);
    for (const parts of [by_channel, by_item]) {
      const orders = parts.reduce((total, { counts }) => total + sum(counts.by_order.outcomes), 0);
      expect(orders).toBe(hit?.["orders"]);
    }
  });

  it("adds up what was sold late after all to what plain SQL finds in the rows", async () => {
    const lines = await aFollowedShop(store);
    const waited = lines.filter(({ line_state }, i) => line_state === "closed" && i % 5 === 0);
    await store.exposures.keep(SHOP, [
      aLook(
        waited.map(({ order_no, customer_code, item_code, ordered_on, quantity }) =>
          anExposure({ kind: "delayed", order_no, customer_code, item_code, quantity, exposed_on: ordered_on }),
        ),
        { kinds: ["delayed"] },
      ),
    ]);
    const { months, running } = await figures();
    const wanted = rows(
      `select substr(s.ordered_on, 1, 7) as month, sum(s.shipped_quantity) as units,
         sum(s.shipped_quantity * s.unit_price) as revenue,
         sum(case when i.purchase_cost is null then 0 else s.shipped_quantity * (s.unit_price - i.purchase_cost) end) as margin,
         sum(case when i.purchase_cost is null then s.shipped_quantity else 0 end) as without
       from sales_line s join item i on i.item_code = s.item_code
       join exposure e on e.kind = 'delayed' and e.order_no = s.order_no and e.item_code = s.item_code
       where s.shipped_quantity >= s.quantity group by 1 order by 1`,
    );
    const got = [...months, running].filter(({ recovered }) => (recovered?.late_units ?? 0) > 0);
    expect(got.map(({ month }) => month)).toEqual(wanted.map(({ month }) => month));
    expect(got.length).toBeGreaterThan(10);
    got.forEach(({ recovered }, i) => {
      expect(recovered?.late_units).toBeCloseTo(Number(wanted[i]?.["units"]), 6);
      expect(recovered?.late_revenue).toBeCloseTo(Number(wanted[i]?.["revenue"]), 6);
      expect(recovered?.late_margin).toBeCloseTo(Number(wanted[i]?.["margin"]), 6);
      expect(recovered?.late_units_without_margin).toBeCloseTo(Number(wanted[i]?.["without"]), 6);
    });
  });

  it("counts as averted the alerts of a month that cleared without a day out", async () => {
    await aFollowedShop(store);
    const subject = { installation_id: SHOP, item_code: "SOAP", location_code: "WH" };
    const events = [
      anAlertEvent({ kind: "raised", severity: "high", at: Date.parse("2026-03-11T02:00:00Z"), actor: null }),
      anAlertEvent({ kind: "cleared", severity: "none", at: Date.parse("2026-03-14T02:00:00Z"), actor: null }),
    ];
    const claimed = await claimOne(store, subject);
    const alert_events = events.map((event) => ({ ...event, subject }));
    await store.assessments.commit([{ claimed, effects: [], alert_events, assessment: anAssessment(subject) }]);
    const { months } = await figures();
    const averted = months.map(({ month, recovered }) => [month, recovered?.averted_alerts]);
    // The cup's alert of March ran out, that of the soap did not.
    expect(averted.filter(([, count]) => count !== 0)).toEqual([["2026-03", 1]]);
  });

  it("calls lost who placed no order within the gap they had shown by then, customer by customer", async () => {
    await aFollowedShop(store);
    const { churn } = await figures();
    const daysOf = Map.groupBy(
      rows(
        `select distinct customer_code, cast(julianday(ordered_on) as integer) as day from sales_line
         where line_state <> 'cancelled' order by 1, 2`,
      ),
      ({ customer_code }) => String(customer_code),
    );
    const gapsOf = (days: readonly number[]) => days.slice(1).map((day, i) => day - (days[i] ?? 0));
    const sums = (gaps: readonly number[]) => gaps.reduce(withGap, NO_GAPS);
    const dayNumbers = new Map([...daysOf].map(([code, own]) => [code, own.map(({ day }) => Number(day))]));
    const fit = finished(gapPopulationSteps([...dayNumbers.values()].map((days) => sums(gapsOf(days)))));
    if (fit.kind !== "estimated") throw new Error("the shop's customers come again");
    const hits = rows(
      `select customer_code, cast(julianday(max(ordered_on)) as integer) as day from sales_line where ${SHORT} group by 1`,
    );
    const today = Number(rows(`select cast(julianday('${TODAY}') as integer) as day`)[0]?.["day"]);
    const fates = hits.map(({ customer_code, day }) => {
      const [hit_on, days] = [Number(day), dayNumbers.get(String(customer_code)) ?? []];
      const gap = repurchaseGap(fit.population, sums(gapsOf(days.filter((one) => one <= hit_on)))).days;
      if (days.some((one) => one > hit_on && one <= hit_on + gap)) return "kept";
      return today - hit_on > gap ? "lost" : "pending";
    });
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    const { lost, pending, unknown, same_item, switched, other_goods } = churn.by_customer.outcomes;
    expect(count("lost")).toBeGreaterThan(20);
    expect({ lost, pending, unknown, kept: same_item + switched + other_goods }).toEqual({
      ...{ lost: count("lost"), pending: count("pending"), unknown: 0, kept: count("kept") },
    });
    const share = churn.by_customer.churn;
    expect(share?.rate).toBeGreaterThan(0.2);
    expect(share?.low).toBeLessThan(share?.rate ?? 0);
  });

  it("counts the days an item was out, the event and the first message", async () => {
    await aFollowedShop(store);
    const { months, stockout_chart, recoveries } = await figures();
    const march = months.find(({ month }) => month === "2026-03");
    // Alerts are on record since 6 March: 26 days of three places, 11 of which the cup was out.
    expect(march).toMatchObject({ item_days: 78, item_days_out: 11, events: 1 });
    expect(march?.responses).toMatchObject({ alerts: 1, told_ms: 3_600_000, ordered_ms: null });
    expect(stockout_chart.points.map(({ period }) => period)).toEqual(["2026-03", "2026-04", "2026-05", "2026-06"]);
    expect(recoveries).toMatchObject([
      {
        item_code: "CUP",
        item_name: "商品CUP",
        out_from: "2026-03-09",
        back_on: "2026-03-20",
        curve: { kind: "estimated" },
      },
    ]);
  });

  it("closes the last month with the stock of the day, and keeps what it closed", async () => {
    await aFollowedShop(store);
    const first = await figures();
    expect(first.months.at(-1)).toMatchObject({
      month: "2026-06",
      stock: { closed_on: TODAY, value: 4000, surplus_value: 1600, places_without_cost: 1 },
      effect: { kind: first.effect.kind },
    });
    expect(first.months.at(-2)).toMatchObject({ stock: null, effect: null });
    now = NOW + 86_400_000;
    const next = await figures();
    expect(next.made_on).toBe("2026-07-04");
    expect(next.months.at(-1)?.stock?.closed_on).toBe(TODAY);
    expect(next.effect_made_on).toBe(TODAY);
  });

  it("keeps what months were closed with where the figures of the day are of another version", async () => {
    await aFollowedShop(store);
    const before = await figures();
    await store.registry.saveSetting(SHOP, "customer_retention", JSON.stringify({ of: "another version" }));
    now = NOW + 86_400_000;
    const after = await figures();
    expect(after.months.at(-1)).toMatchObject({
      stock: before.months.at(-1)?.stock,
      effect: before.months.at(-1)?.effect,
    });
  });

  it("no longer calls fragile who has ordered again since the effect was estimated, nor whose gap is over", async () => {
    const lines = await aFollowedShop(store);
    const before = await figures();
    const [back, ...others] = before.fragile.customers;
    const order = lines.find(({ customer_code }) => customer_code === back?.customer_code);
    if (back === undefined || order === undefined) throw new Error("nobody is fragile");
    const again = { ...order, order_no: "AGAIN", ordered_on: TODAY, line_state: "open" as const, shipped_quantity: 0 };
    await store.records.apply([aChange("again", [{ table: "sales_line", row: again }])]);
    now = NOW + 86_400_000;
    const next = await figures();
    expect(next.effect_made_on).toBe(TODAY);
    const codes = next.fragile.customers.map(({ customer_code }) => customer_code);
    expect(codes).not.toContain(back.customer_code);
    expect(others.map(({ customer_code }) => customer_code)).toEqual(expect.arrayContaining(codes));
    expect(next.fragile.count).toBeLessThan(before.fragile.count);
    now = NOW + 28 * 86_400_000;
    const late = await figures();
    expect(late.effect_made_on).toBe(TODAY);
    expect(late.fragile.count).toBeLessThan(next.fragile.count);
  });

  it("takes shortages that were kept as they were found", async () => {
    await aFollowedShop(store);
    const before = await figures();
    const [open] = rows(
      `select customer_code, order_no, item_code from sales_line where line_state = 'closed' and shipped_quantity = quantity
       and ordered_on < '2026-06-01' limit 1`,
    );
    const found = { customer_code: String(open?.["customer_code"]), order_no: String(open?.["order_no"]) };
    const late = anExposure({
      ...found,
      item_code: String(open?.["item_code"]),
      kind: "delayed",
      exposed_on: "2026-05-02",
    });
    await store.exposures.keep(SHOP, [aLook([late], { kinds: ["delayed"] })]);
    now = NOW + 86_400_000;
    const after = await figures();
    const orders = (one: RetentionFigures) =>
      Object.values(one.churn.by_order.outcomes).reduce((sum, count) => sum + count, 0);
    expect(orders(after)).toBe(orders(before) + 1);
    expect(after.kept_since).toBe("2026-05-02");
  });

  it("takes less shipped than asked for as nothing where nothing was ever shipped on record", async () => {
    const lines = await aFollowedShop(store);
    const database = new DatabaseSync(file);
    database.exec("update sales_line set shipped_quantity = 0");
    database.close();
    const { churn } = await figures();
    const cancelled = lines.filter(({ line_state }) => line_state === "cancelled_for_stockout");
    const orders = Object.values(churn.by_order.outcomes).reduce((sum, count) => sum + count, 0);
    expect(orders).toBe(cancelled.length);
  });

  it("forgets a customer who is erased", async () => {
    await aFollowedShop(store);
    const { fragile } = await figures();
    const [first] = fragile.customers;
    if (first === undefined) throw new Error("nobody is fragile");
    await kept().forget(SHOP, first.customer_code);
    expect(JSON.stringify(await kept().of(SHOP))).not.toContain(first.customer_code);
  });

  it("keeps what shortages of each item do to the chance that customers stay", async () => {
    await aFollowedShop(store);
    const { effect, ranking } = await figures();
    const effects = await createKeptChurn(store.registry).of(SHOP);
    if (effect.kind !== "estimated" || effects.kind !== "estimated") throw new Error("the shop's effect is planted");
    const [worst] = ranking;
    expect(effects.of(worst?.item_code ?? "").lost_share).toBeCloseTo(worst?.lost_share ?? 0, 12);
    expect(effects.of("NEVER OUT").lost_share).toBeCloseTo(effect.lost.value / effect.matched_count, 12);
  });

  it("says what is missing in a shop without customers or shortages", async () => {
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
    const report = createRetentionReport({
      kept: kept(),
      clock: { today: () => TODAY },
    });
    expect((await report(SHOP)).missing).toEqual([expect.stringContaining("还没有算过")]);
    await store.registry.saveSetting(SHOP, "is_ready", "true");
    await figures();
    const made = retentionReport.strict().parse(await report(SHOP));
    expect(made.missing).toEqual([expect.stringContaining("没有带客户编码的销售订单行")]);
    expect(made.figures?.effect).toMatchObject({ kind: "not_estimable", exposed_count: 0 });
    expect(made.figures?.answer).toContain("无法估计");
  });
});

import { describe, expect, it } from "@jest/globals";
import { NO_ORDER_TERMS } from "../../../src/domain/inventory/order-terms.ts";
import type { OrderTerms } from "../../../src/domain/inventory/order-terms.ts";
import { createEnginePolicy } from "../../../src/domain/simulation/engine-policy.ts";
import { NO_TOTALS, realisedFillRate, withItem } from "../../../src/domain/simulation/policy-totals.ts";
import {
  type PolicyChoice,
  type RehearsedItem,
  rehearsePolicy,
} from "../../../src/domain/simulation/rehearse-policy.ts";
import { simulateStock } from "../../../src/domain/simulation/simulate-stock.ts";
import { createMonthlyPolicy } from "../../../src/domain/simulation/textbook-policies.ts";
import { createThresholdPolicy } from "../../../src/domain/simulation/threshold-policy.ts";
import type { WarningPolicy } from "../../../src/domain/simulation/warning-policy.ts";
import { medianLead } from "../../../src/domain/simulation/warning-lead.ts";
import { days } from "../demand/a-series.ts";
import { anItem, aPast, TERMS } from "./a-rehearsal.ts";

const ENGINE: PolicyChoice = { rules: "engine", service_level: 0.95 };
const TEXTBOOK: PolicyChoice = { rules: "textbook", service_level: 0.95 };
const THRESHOLDS: PolicyChoice = { rules: "thresholds" };
/** Bought with little to spare: looked at every day, and deliveries that may take twice as long as usual. */
const TIGHT = { terms: { ...TERMS, review_period_days: 1 }, lead_days: days(180, (day) => 3 + (day % 12)) };
const ITEMS = days(25, (seed) => seed).map((seed) => anItem(TIGHT, seed + 1));

describe("rehearsing a policy", () => {
  it.each([ENGINE, TEXTBOOK, THRESHOLDS])("comes to the same again: $rules", (choice) => {
    expect(rehearsePolicy(anItem({ minimum_stock: 30 }), choice)).toEqual(
      rehearsePolicy(anItem({ minimum_stock: 30 }), choice),
    );
  });

  it.each([ENGINE, TEXTBOOK, THRESHOLDS])("keeps the balance of units: $rules", (choice) => {
    const item = anItem({
      minimum_stock: 20,
      opening: { opening_stock: 12, on_its_way: [{ day: 3, age_days: 2, quantity: 30 }] },
    });
    const stock = rehearsePolicy(item, choice);
    const served = stock.demand_units - stock.lost_units;
    expect(12 + stock.arrived_units - served).toBe(stock.closing_stock);
    expect(stock.days).toBe(180);
  });

  it.each(["engine", "textbook"] as const)("loses fewer units on average with more stock: %s", (rules) => {
    const sums = [0.6, 0.9, 0.99].map((service_level) => {
      const results = ITEMS.map((item) => rehearsePolicy(item, { rules, service_level }));
      const sum = (of: "lost_units" | "average_stock") => results.reduce((total, one) => total + one[of], 0);
      return { lost: sum("lost_units"), stock: sum("average_stock") };
    });
    const [low, middle, high] = sums;
    expect(low?.stock).toBeLessThan(middle?.stock ?? 0);
    expect(middle?.stock).toBeLessThan(high?.stock ?? 0);
    expect(low?.lost).toBeGreaterThan(middle?.lost ?? Infinity);
    expect(middle?.lost).toBeGreaterThanOrEqual(high?.lost ?? Infinity);
  });

  it("has orders arrive by the day's own lead time, the same for every policy", () => {
    const slow = anItem({ lead_days: days(180, 30) });
    const quick = anItem({ lead_days: days(180, 1) });
    expect(rehearsePolicy(slow, ENGINE).stockout_days).toBeGreaterThan(
      rehearsePolicy(quick, ENGINE).stockout_days + 20,
    );
  });

  it("expects what is on its way a usual lead time after its order, and warns of the dip before", () => {
    const alerts = (age_days: number) =>
      rehearsePolicy(
        anItem({
          demand: days(5, 4),
          opening: { opening_stock: 24, on_its_way: [{ day: 1, age_days, quantity: 400 }] },
        }),
        ENGINE,
      ).alerts;
    expect(alerts(6)).toBe(0);
    expect(alerts(0)).toBe(1);
  });

  it("tells how early it warned, whatever was ordered upon it, and which stockouts it had not told of", () => {
    const steady = anItem({
      past: aPast(days(180, 10)),
      demand: days(60, 10),
      opening: { opening_stock: 100, on_its_way: [] },
      lead_days: days(60, 7),
    });
    const warned = rehearsePolicy(steady, ENGINE);
    expect(warned.stockouts).toBe(0);
    expect(medianLead(warned.warning_leads)).toBe(10);
    const late = rehearsePolicy({ ...steady, minimum_stock: 5, lead_days: days(60, 12) }, THRESHOLDS);
    expect(late.stockouts).toBeGreaterThan(0);
    expect(medianLead(late.warning_leads)).toBeLessThan(2);
    const gone = rehearsePolicy({ ...steady, demand: [10, 400, 10], minimum_stock: 5 }, THRESHOLDS);
    expect([gone.stockouts, gone.unwarned_stockouts]).toEqual([1, 1]);
  });

  it("counts an unknown minimum as none", () => {
    const none = rehearsePolicy(anItem({ minimum_stock: null }), THRESHOLDS);
    expect(none).toEqual(rehearsePolicy(anItem({ minimum_stock: 0 }), THRESHOLDS));
  });
});

describe("no policy sees a day before it is over", () => {
  const JUMP = 90;
  const item = anItem({ minimum_stock: 30 });
  const jumped = { ...item, demand: item.demand.map((units, day) => (day >= JUMP ? units * 10 : units)) };

  /** Every evening's order and severity. */
  function decisions({ demand, opening, lead_days }: typeof item, policy: WarningPolicy) {
    const made: string[] = [];
    simulateStock(
      { demand, opening_stock: opening.opening_stock, lead_time_days: (_, day) => lead_days[day] ?? 7 },
      {
        order(day) {
          const quantity = policy.order(day);
          made.push(`${quantity} ${policy.severity()}`);
          return quantity;
        },
      },
    );
    return made;
  }

  const past = [...item.past.values];
  it.each<[string, () => WarningPolicy]>([
    ["engine", () => createEnginePolicy({ ...item, service_level: 0.95, open_orders: [] })],
    ["textbook", () => createMonthlyPolicy({ past, terms: item.terms, service_level: 0.95 })],
    ["thresholds", () => createThresholdPolicy({ past, terms: item.terms, minimum_stock: 30 })],
  ])("%s: a jump of demand changes nothing before it, and something after", (_, policy) => {
    const [without, withJump] = [decisions(item, policy()), decisions(jumped, policy())];
    expect(withJump.slice(0, JUMP)).toEqual(without.slice(0, JUMP));
    expect(withJump.slice(JUMP)).not.toEqual(without.slice(JUMP));
  });
});

describe("the engine's rules with what the form says of ordering", () => {
  const money = { sale_price: 50, purchase_cost: 30 };
  const played = (terms: Partial<OrderTerms>, parts: Partial<RehearsedItem> = {}) =>
    rehearsePolicy(anItem({ ...parts, ordering: { ...NO_ORDER_TERMS, ...money, ...terms } }), ENGINE);

  it("play as without it where it says nothing that shapes an order", () => {
    for (const seed of [1, 2, 3, 4]) {
      const parts = anItem({ minimum_stock: seed * 9, terms: { ...TERMS, moq: 12 * seed } }, seed);
      expect(played({}, parts)).toEqual(rehearsePolicy(parts, ENGINE));
    }
  });

  it("buy fewer, larger orders where a price break pays", () => {
    const plain = rehearsePolicy(anItem(), ENGINE);
    const broken = played({ price_breaks: [{ from_quantity: 120, unit_price: 27 }] });
    expect(broken.orders).toBeLessThan(plain.orders / 2);
    expect(broken.ordered_units).toBeGreaterThanOrEqual(120 * broken.orders);
  });

  it("order less at a time where goods expire or room is short", () => {
    const moq = { terms: { ...TERMS, order_multiple: 25 } };
    const plain = rehearsePolicy(anItem(moq), ENGINE);
    for (const terms of [{ shelf_life_days: 3 }, { storage_quantity: 26 }]) {
      const shaped = played(terms, moq);
      expect(shaped.average_stock).toBeLessThan(plain.average_stock);
      expect(shaped.ordered_units % 25).toBe(0);
    }
  });

  it("hold the stock of the target that the form wishes for", () => {
    const held = (terms: Partial<OrderTerms>) => played(terms).average_stock;
    const profit = { replenishment_target: "profit" } as const;
    const plain = rehearsePolicy(anItem(), ENGINE).average_stock;
    expect(held({ ...profit, holding_cost_rate: 1 })).toBeLessThan(held({ ...profit, holding_cost_rate: 0.05 }));
    expect(held({ replenishment_target: "fill_rate", fill_rate_target: 0.9 })).toBeLessThan(plain);
  });
});

describe("totals over items", () => {
  const stock = {
    ...{ days: 10, stockout_days: 2, demand_units: 40, lost_units: 4, average_stock: 6, closing_stock: 1 },
    ...{ arrived_units: 30, orders: 3, ordered_units: 30, alerts: 1 },
    ...{ warning_leads: [0, 0, 1], stockouts: 2, unwarned_stockouts: 1 },
  };

  it("add up, with the worth of those whose cost is known", () => {
    const one = withItem(NO_TOTALS, stock, 2.5);
    expect(withItem(one, { ...stock, days: 5 }, null)).toEqual({
      items: 2,
      item_days: 15,
      stockout_days: 4,
      demand_units: 80,
      lost_units: 8,
      average_stock_units: 12,
      average_stock_value: 15,
      orders: 6,
      alerts: 2,
      warning_leads: [0, 0, 2],
      stockouts: 4,
      unwarned_stockouts: 2,
    });
  });

  it("tell the share of demand that was served; nothing where nothing was wanted", () => {
    expect(realisedFillRate(withItem(NO_TOTALS, stock, null))).toBe(0.9);
    expect(realisedFillRate(NO_TOTALS)).toBeNull();
  });
});

import { describe, expect, it } from "@jest/globals";
import { itemTotals } from "../../../src/domain/repurchase/buying-history.ts";
import { buyingLedger } from "../../../src/domain/repurchase/buying-ledger.ts";
import { learnBuyingPopulation } from "../../../src/domain/repurchase/buying-population.ts";
import { learnNextPurchase, type PastWindow } from "../../../src/domain/repurchase/learn-next-purchase.ts";
import { nextOrder, nextOrders } from "../../../src/domain/repurchase/next-order.ts";
import { nextPurchase } from "../../../src/domain/repurchase/next-purchase.ts";
import { comingGap, gapTail } from "../../../src/domain/repurchase/renewal.ts";
import { simulatedShop } from "./simulated-shop.ts";

const LINES = simulatedShop({ customers: 900, items: 100, days: 400 }, 11);
const TODAY = 360;

function pastWindow(day: number, days: number): PastWindow {
  const coming = LINES.filter((line) => line.day > day && line.day <= day + days);
  const bought = new Set(coming.map(({ customer_code, item_code }) => `${customer_code}/${item_code}`));
  return {
    ledger: buyingLedger(LINES.filter((line) => line.day <= day)),
    window: { today: day, from: 1, through: days },
    bought: (customer_code, item_code) => bought.has(`${customer_code}/${item_code}`),
  };
}

const now = pastWindow(TODAY, 14);
const fit = learnBuyingPopulation(now.ledger, TODAY);
if (fit.kind !== "estimated") throw new Error(fit.reason);
const { population } = fit;

/** Every buyer of every item with the chance said and what came. */
function foretold(calibration: Parameters<typeof nextPurchase>[0]["calibration"], past = now) {
  const orderOf = nextOrders(population, past.window);
  return [...now.ledger.items].flatMap(([item_code, buyers]) =>
    buyers.flatMap((own) => {
      const customer = now.ledger.customers.get(own.customer_code);
      if (customer === undefined) return [];
      const buyer = { customer, own, item: itemTotals(item_code, buyers) };
      const next = nextPurchase({ population, calibration }, buyer, orderOf(customer), past.window);
      return [{ own, next, came: past.bought(own.customer_code, item_code) }];
    }),
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("the next purchase of an item", () => {
  const learned = learnNextPurchase([
    pastWindow(TODAY - 14, 14),
    pastWindow(TODAY - 28, 14),
    pastWindow(TODAY - 30, 30),
  ]);
  if (learned.kind !== "estimated") throw new Error(learned.reason);
  const cases = foretold(learned.calibration);

  it("comes as often as is said, over all and among the likeliest tenth", () => {
    const came = cases.filter((one) => one.came).length;
    expect(Math.abs(sum(cases.map(({ next }) => next.probability)) / came - 1)).toBeLessThan(0.15);
    const likeliest = cases.toSorted((a, b) => b.next.probability - a.next.probability).slice(0, cases.length / 10);
    const said = sum(likeliest.map(({ next }) => next.probability));
    expect(Math.abs(said / likeliest.filter((one) => one.came).length - 1)).toBeLessThan(0.15);
  });

  it("finds more of the buyers than how often and how lately they bought", () => {
    const found = (score: (one: (typeof cases)[number]) => number) =>
      cases
        .toSorted((a, b) => score(b) - score(a))
        .slice(0, 300)
        .filter((one) => one.came).length;
    const ours = found(({ next }) => next.probability);
    expect(ours).toBeGreaterThan(1.3 * found(({ own }) => own.purchase_days));
    expect(ours).toBeGreaterThan(1.3 * found(({ own }) => own.last_day));
  });

  it("is said without a calibration too, by the gaps alone", () => {
    for (const { next } of foretold(null)) {
      expect(next.probability).toBe(next.gap_probability);
      expect(next.probability).toBeGreaterThanOrEqual(0);
      expect(next.probability).toBeLessThanOrEqual(1);
    }
  });

  it("is less likely in a part of the window than in all of it", () => {
    const part = foretold(null, { ...now, window: { today: TODAY, from: 8, through: 14 } });
    const whole = foretold(null);
    part.forEach(({ next }, i) =>
      expect(next.probability).toBeLessThanOrEqual((whole[i]?.next.probability ?? 0) + 1e-9),
    );
  });

  it("expects the buyer's own quantity, pulled to the item's", () => {
    const buyers = now.ledger.items.get("I0") ?? [];
    const item = { ...itemTotals("I0", buyers), quantity: 30, purchase_days: 10 };
    const own = { ...(buyers[0] ?? fail()), quantity: 40, purchase_days: 4 };
    const customer = now.ledger.customers.get(own.customer_code) ?? fail();
    const order = nextOrder(population, customer, now.window);
    const next = nextPurchase({ population, calibration: null }, { customer, own, item }, order, now.window);
    expect(next.units).toBeCloseTo((40 + 2 * 3) / (4 + 2), 12);
    expect(next.expected_units).toBeCloseTo(next.units * next.probability, 12);
  });

  it("is not calibrated where the past windows hold too few purchases", () => {
    expect(learnNextPurchase([])).toEqual({ kind: "not_estimable", reason: "too_few_purchases", purchases: 0 });
    const young = { ...now, ledger: buyingLedger(LINES.slice(0, 50)) };
    expect(learnNextPurchase([young])).toMatchObject({ kind: "not_estimable" });
  });
});

describe("what customers have in common", () => {
  it("is not learned from a handful of customers", () => {
    const few = buyingLedger(LINES.slice(0, 50));
    expect(learnBuyingPopulation(few, TODAY)).toMatchObject({ kind: "not_estimable", reason: "too_few_customers" });
  });

  it("is not learned where nobody bought an item twice", () => {
    const once = buyingLedger(LINES.map((line, i) => ({ ...line, item_code: `I${i}` })));
    expect(learnBuyingPopulation(once, TODAY)).toEqual({ kind: "not_estimable", reason: "too_few_buyers" });
  });
});

describe("a gap to come", () => {
  const law = { mean: Math.log(30), scale: 0.3, freedom: 40 };

  it("is sure over a long time and nothing in none", () => {
    expect(comingGap(law, 0, { from: 1, through: 3_000 })).toBeCloseTo(1, 6);
    expect(comingGap(law, 0, { from: 1, through: 1 })).toBeLessThan(1e-6);
    expect(gapTail(law, 0)).toBe(1);
  });

  it("is likelier the nearer it is due", () => {
    const week = { from: 1, through: 7 };
    expect(comingGap(law, 27, week)).toBeGreaterThan(comingGap(law, 10, week));
  });

  it("counts the purchase after the one that comes before the window", () => {
    expect(comingGap(law, 29, { from: 25, through: 40 })).toBeGreaterThan(0.3);
  });

  it("stays a probability ages after the last purchase", () => {
    const chance = comingGap(law, 100_000, { from: 1, through: 14 });
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThanOrEqual(1);
  });
});

function fail(): never {
  throw new Error("the simulated shop has no such row");
}

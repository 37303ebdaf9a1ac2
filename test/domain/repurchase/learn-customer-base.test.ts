import { describe, expect, it } from "@jest/globals";
import { type BoughtLine, itemTotals } from "../../../src/domain/repurchase/buying-history.ts";
import { buyingLedger } from "../../../src/domain/repurchase/buying-ledger.ts";
import { type CustomerBase, customerBaseSteps } from "../../../src/domain/repurchase/learn-customer-base.ts";
import { nextOrders } from "../../../src/domain/repurchase/next-order.ts";
import { nextPurchase } from "../../../src/domain/repurchase/next-purchase.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";

const TODAY = 20_000;

/** Customers who buy one of three items about every so many days through the last days. */
function lines(customers: number, days: number): readonly BoughtLine[] {
  const random = seededRandom(7);
  return Array.from({ length: customers }, (_, c) => {
    const own: BoughtLine[] = [];
    const stops = c % 3 === 0 ? TODAY - Math.floor(random() * days) : TODAY;
    for (let day = TODAY - days + Math.floor(random() * 20); day <= stops; day += 4 + Math.floor(random() * 16))
      own.push({ customer_code: `C${c}`, item_code: `I${Math.floor(random() * 3)}`, day, quantity: 1 });
    return own;
  }).flat();
}

function learned(
  given: readonly BoughtLine[],
  sampled_share?: number,
): { readonly base: CustomerBase; readonly breaths: number } {
  const steps = customerBaseSteps(given, TODAY, sampled_share);
  for (let breaths = 0; ; breaths += 1) {
    const step = steps.next();
    if (step.done === true) return { base: step.value, breaths };
  }
}

/** Buyers of I1 that a base foretells for the next two weeks, from the rows of all. */
function foretold({ base }: { readonly base: CustomerBase }, given: readonly BoughtLine[]): number {
  if (base.kind !== "estimated") throw new Error(base.reason);
  const { customers, items } = buyingLedger(given);
  const window = { today: TODAY, from: 1, through: 14 };
  const buyers = items.get("I1") ?? [];
  const item = itemTotals("I1", buyers);
  const orderOf = nextOrders(base.population, window);
  return buyers.reduce((sum, own) => {
    const customer = customers.get(own.customer_code);
    if (customer === undefined) return sum;
    return sum + nextPurchase(base, { customer, own, item }, orderOf(customer), window).probability;
  }, 0);
}

describe("a customer base", () => {
  it("learned of a sample foretells about as many buyers as learned of all", () => {
    const all = lines(1_200, 200);
    const sample = all.filter(({ customer_code }) => Number(customer_code.slice(1)) % 4 === 1);
    const wanted = foretold(learned(all), all);
    // Taken for a whole shop, the sample would make buyers of its items look many times as few.
    expect(Math.abs(foretold(learned(sample, 0.25), all) / wanted - 1)).toBeLessThan(0.15);
    expect(foretold(learned(sample), all) / wanted).toBeGreaterThan(2);
  });

  it("is learned with its calibration, with pauses for others", () => {
    const { base, breaths } = learned(lines(300, 200));
    expect(base).toMatchObject({ kind: "estimated", calibration: { intercept: expect.any(Number) } });
    expect(breaths).toBeGreaterThanOrEqual(5);
  });

  it("knows nothing of days to come", () => {
    const known = lines(200, 200);
    const later = { customer_code: "C1", item_code: "I1", day: TODAY + 1, quantity: 9 };
    expect(learned([...known, later]).base).toEqual(learned(known).base);
  });

  it("goes without a calibration while no past window has ended with enough history before it", () => {
    expect(learned(lines(300, 50)).base).toMatchObject({ kind: "estimated", calibration: null });
  });

  it("says why nothing is learned", () => {
    expect(learned(lines(50, 200)).base).toEqual({ kind: "not_estimable", reason: "too_few_customers" });
    expect(learned([]).base).toEqual({ kind: "not_estimable", reason: "too_few_customers" });
  });
});

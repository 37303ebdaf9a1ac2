import { describe, expect, it } from "@jest/globals";
import { dataLines } from "../../../bench/support/bench-data.ts";
import { finished } from "../../../src/domain/math/steps.ts";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { aliveProbability, expectedPurchases, logLikelihood } from "../../../src/domain/repurchase/bg-nbd.ts";
import type { BgNbd, BuyingHistory } from "../../../src/domain/repurchase/bg-nbd.ts";
import { bgNbdSteps } from "../../../src/domain/repurchase/fit-bg-nbd.ts";
import { simulatedCustomers } from "./simulated-customers.ts";

const CDNOW: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const LAW: BgNbd = { r: 0.9, alpha: 30, a: 0.7, b: 2.5 };
const SHOP = { customers: 20_000, entry: 200, until: 400, ahead: 90 };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const expectClose = (value: number, wanted: number, share: number) =>
  expect(Math.abs(value / wanted - 1)).toBeLessThan(share);

describe("the BG/NBD law", () => {
  const customers = simulatedCustomers(LAW, SHOP, seededRandom(7));
  const histories = customers.map(({ history }) => history);

  it("is recovered from customers drawn from it", () => {
    const fit = finished(bgNbdSteps(histories));
    if (fit.kind !== "estimated") throw new Error(fit.reason);
    expectClose(fit.law.r, LAW.r, 0.05);
    expectClose(fit.law.alpha, LAW.alpha, 0.06);
    expectClose(fit.law.a, LAW.a, 0.15);
    expectClose(fit.law.b, LAW.b, 0.2);
    expectClose(
      fit.log_likelihood,
      histories.reduce((sum, history) => sum + logLikelihood(fit.law, history), 0),
      1e-9,
    );
  });

  it("says of how many customers in each tenth of alive probability are alive, within 4 points", () => {
    const tenths = Map.groupBy(customers, ({ history }) => Math.floor(10 * aliveProbability(LAW, history)));
    for (const [, tenth] of tenths) {
      if (tenth.length < 300) continue;
      const said = mean(tenth.map(({ history }) => aliveProbability(LAW, history)));
      expect(Math.abs(said - mean(tenth.map(({ is_alive }) => (is_alive ? 1 : 0))))).toBeLessThan(0.04);
    }
    const said = mean(histories.map((history) => aliveProbability(LAW, history)));
    expect(Math.abs(said - mean(customers.map(({ is_alive }) => (is_alive ? 1 : 0))))).toBeLessThan(0.01);
  });

  it.each([0, 1, 3, 8])("expects as many purchases of buyers with %d repeats as come", (repeats) => {
    const group = customers.filter(({ history }) => history.repeats === repeats);
    const expected = mean(group.map(({ history }) => expectedPurchases(LAW, history, SHOP.ahead)));
    expectClose(expected, mean(group.map(({ coming }) => coming)), 0.12);
  });

  it("Fader, Hardie & Lee 2005: a CDNOW buyer with x = 2, t_x = 30.43, T = 38.86 buys 1.226 times in 39 weeks", () => {
    expect(expectedPurchases(CDNOW, { repeats: 2, last: 30.43, age: 38.86 }, 39)).toBeCloseTo(1.226, 3);
  });

  it("stays finite and smooth for very frequent buyers, at a = 1 and at a + b = 1", () => {
    const frequent: BuyingHistory = { repeats: 2_000, last: 2_000, age: 2_000 };
    expect(expectedPurchases(LAW, frequent, 90)).toBeGreaterThan(80);
    expect(aliveProbability(LAW, { ...frequent, age: 2_400 })).toBeLessThan(1e-9);
    expect(logLikelihood(LAW, frequent)).toBeLessThan(0);
    const some: BuyingHistory = { repeats: 5, last: 100, age: 150 };
    const around = [0.999, 1, 1.001].map((a) => expectedPurchases({ ...LAW, a }, some, 90));
    expect(around[1]).toBeCloseTo(mean([around[0] ?? 0, around[2] ?? 0]), 6);
    const once: BuyingHistory = { repeats: 0, last: 0, age: 150 };
    const border = expectedPurchases({ ...LAW, a: 0.3, b: 0.7 }, once, 90);
    expect(border).toBeCloseTo(expectedPurchases({ ...LAW, a: 0.3, b: 0.70001 }, once, 90), 4);
  });

  it("expects nothing of no time, and holds a first-time buyer for alive", () => {
    const once: BuyingHistory = { repeats: 0, last: 0, age: 150 };
    expect(expectedPurchases(LAW, once, 0)).toBe(0);
    expect(aliveProbability(LAW, once)).toBe(1);
  });

  it("is held by a penalty nearer to parameters of one", () => {
    const free = finished(bgNbdSteps(histories));
    const held = finished(bgNbdSteps(histories, { penalty: 0.05 }));
    if (free.kind !== "estimated" || held.kind !== "estimated") throw new Error("not estimated");
    expect(held.law.b).toBeLessThan(free.law.b);
    expect(held.log_likelihood).toBeLessThan(free.log_likelihood);
  });

  it.each([
    { name: "99 customers", histories: histories.slice(0, 99), reason: "too_few_customers" },
    {
      name: "customers who did not come again",
      histories: histories.map((history) => ({ ...history, repeats: 0, last: 0 })),
      reason: "too_few_repeaters",
    },
    {
      name: "customers who all buy like clockwork, so that the law has no optimum",
      histories: histories.map(() => ({ repeats: 10, last: 100, age: 100 })),
      reason: "no_optimum",
    },
  ])("is not estimated from $name", ({ histories: given, reason }) => {
    expect(finished(bgNbdSteps(given))).toMatchObject({ kind: "not_estimable", reason });
  });
});

describe("the CDNOW sample (needs ../shared/data)", () => {
  const lines = dataLines("cdnow_sample.txt.gz");
  const end = dayNumber("1997-09-30");

  /* eslint-disable jest/no-standalone-expect -- the data is not part of the repository, so the test skips without it */
  (lines === null ? it.skip : it)("has the published law: r .243, α 4.414, a .793, b 2.426; LL −9582.4", () => {
    const fit = finished(bgNbdSteps(cdnowHistories(lines ?? [], end)));
    if (fit.kind !== "estimated") throw new Error(fit.reason);
    expect(fit.customers).toBe(2357);
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(fit.law[name] - CDNOW[name])).toBeLessThan(0.005);
    }
    expect(fit.log_likelihood).toBeCloseTo(-9582.4, 1);
  });
  /* eslint-enable jest/no-standalone-expect */
});

/** Repeat purchase days until the end, times in weeks. */
function cdnowHistories(lines: readonly string[], end: number): readonly BuyingHistory[] {
  const purchases = lines.map((line) => {
    const [customer = "", , date = ""] = line.trim().split(/\s+/);
    return { customer, day: dayNumber(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`) };
  });
  const byCustomer = Map.groupBy(
    purchases.filter(({ day }) => day <= end),
    ({ customer }) => customer,
  );
  return [...byCustomer.values()].map((own) => {
    const days = [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b);
    const [first = end, last = end] = [days[0], days.at(-1)];
    return { repeats: days.length - 1, last: (last - first) / 7, age: (end - first) / 7 };
  });
}

import { describe, expect, it } from "@jest/globals";
import { predictedBuyers } from "../../../src/domain/exposure/predicted-buyers.ts";
import { buyingLedger } from "../../../src/domain/repurchase/buying-ledger.ts";
import { learnBuyingPopulation } from "../../../src/domain/repurchase/buying-population.ts";
import { nextOrders } from "../../../src/domain/repurchase/next-order.ts";
import { simulatedShop } from "../repurchase/simulated-shop.ts";

const TODAY = 360;
const WINDOW = { today: TODAY, from: 5, through: 20 };
const ledger = buyingLedger(
  simulatedShop({ customers: 800, items: 100, days: 400 }, 3).filter(({ day }) => day <= TODAY),
);
const fit = learnBuyingPopulation(ledger, TODAY);
if (fit.kind !== "estimated") throw new Error(fit.reason);
const { population } = fit;
const buyers = ledger.items.get("I0") ?? [];
const knowledge = { population, calibration: null, customerOf: (code: string) => ledger.customers.get(code) ?? null };

describe("the buyers foretold for an outage", () => {
  it("are past buyers of the item, with a chance and units; the unlikely ones are left out", () => {
    const foretold = predictedBuyers("I0", buyers, knowledge, WINDOW);
    expect(foretold.length).toBeGreaterThan(10);
    expect(foretold.length).toBeLessThan(buyers.length);
    for (const { probability, units } of foretold) {
      expect(probability).toBeGreaterThanOrEqual(0.005);
      expect(units).toBeGreaterThan(0);
    }
  });

  it("are the same with outlooks made once for many items", () => {
    const shared = { ...knowledge, orderOf: nextOrders(population, WINDOW) };
    expect(predictedBuyers("I0", buyers, shared, WINDOW)).toEqual(predictedBuyers("I0", buyers, knowledge, WINDOW));
  });

  it("are none of whom nothing is known", () => {
    expect(predictedBuyers("I0", buyers, { ...knowledge, customerOf: () => null }, WINDOW)).toEqual([]);
  });
});

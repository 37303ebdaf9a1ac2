import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { normalLaw } from "../../../src/domain/demand/normal-law.ts";
import { bestTransport } from "../../../src/domain/math/transport.ts";
import { poolingBenefit } from "../../../src/domain/transfer/pooling.ts";
import { transferBalance } from "../../../src/domain/transfer/transfer-balance.ts";
import type { TransferPlace } from "../../../src/domain/transfer/transfer-balance.ts";
import { planTransfers } from "../../../src/domain/transfer/transfer-plan.ts";
import type { TransferLane } from "../../../src/domain/transfer/transfer-plan.ts";
import { transferProposals } from "../../../src/domain/transfer/transfer-proposals.ts";
import { countLaw, poissonLaw } from "../demand/laws.ts";

describe("pooling benefit", () => {
  it("is the square root of Eppen: four places of N(100, 20) need half together", () => {
    const places = Array.from({ length: 4 }, () => normalLaw(100, 20));
    const benefit = poolingBenefit(places, normalLaw(400, 40), 0.95);
    expect(benefit.separate_safety_stock).toBeCloseTo(4 * 32.897, 2);
    expect(benefit.pooled_safety_stock).toBeCloseTo(2 * 32.897, 2);
    expect(benefit.saved).toBeCloseTo(2 * 32.897, 2);
  });

  it("is nothing for places that move as one, and never negative stock", () => {
    expect(poolingBenefit([normalLaw(9, 2), normalLaw(9, 2)], normalLaw(18, 4), 0.9).saved).toBeCloseTo(0, 9);
    expect(poolingBenefit([countLaw(0, 0)], poissonLaw(0.01), 0.9)).toEqual({
      separate_safety_stock: 0,
      pooled_safety_stock: 0,
      saved: 0,
    });
  });
});

function aPlace(location_code: string, available: number, need: number, overrides: Partial<TransferPlace> = {}) {
  const law = empiricalLaw([{ quantity: need, weight: 1 }]);
  return { location_code, available, law, days_to_receipt: 10, service_level: 0.95, unit_loss: 20, ...overrides };
}

function aLane(from: string, to: string, overrides: Partial<TransferLane> = {}): TransferLane {
  return { from, to, lead_time_days: 2, unit_cost: 1, shipment_cost: 0, ...overrides };
}

describe("what a place can give or lacks", () => {
  it.each([
    ["gives what it does not need", aPlace("A", 90, 30), 60, 0, 0],
    ["lacks what it needs", aPlace("A", 10, 55), 0, 45, 20],
    ["is even", aPlace("A", 30, 30), 0, 0, 0],
    ["lacks what it owes as well", aPlace("A", -5, 10), 0, 15, 20],
    ["gives whole units only", aPlace("A", 30.7, 10), 20, 0, 0],
    ["lacks whole units", aPlace("A", 9.5, 12), 0, 3, (20 * 2.5) / 3],
  ])("%s", (_, place, surplus, shortage, unit_benefit) => {
    expect(transferBalance(place)).toEqual({ place, surplus, shortage, unit_benefit });
  });

  it("counts fractions of what is weighed", () => {
    const law = normalLaw(10, 0);
    expect(transferBalance(aPlace("A", 12.5, 0, { law })).surplus).toBe(2.5);
    expect(transferBalance(aPlace("A", 9.75, 0, { law })).shortage).toBe(0.25);
  });

  it("does not need less than nothing", () => {
    expect(transferBalance(aPlace("A", 5, 0, { law: normalLaw(-3, 0) })).surplus).toBe(5);
  });

  it("values units that are hardly ever wanted at little", () => {
    const law = empiricalLaw([
      { quantity: 0, weight: 9 },
      { quantity: 10, weight: 1 },
    ]);
    expect(transferBalance(aPlace("A", 0, 0, { law })).unit_benefit).toBeCloseTo(2, 12);
  });
});

describe("best transport", () => {
  it("by hand: takes back a good way to make room for a better sum", () => {
    const arcs = [
      { from: 0, to: 0, gain: 10 },
      { from: 0, to: 1, gain: 9 },
      { from: 1, to: 0, gain: 8 },
    ];
    expect(bestTransport([5, 5], [5, 5], arcs)).toEqual([0, 5, 5]);
    expect(bestTransport([5, 2], [5, 5], arcs)).toEqual([3, 2, 2]);
  });

  it("moves nothing at a loss, and nothing without ways", () => {
    expect(bestTransport([5], [5], [{ from: 0, to: 0, gain: -1 }])).toEqual([0]);
    expect(bestTransport([5], [5], [{ from: 0, to: 0, gain: 0 }])).toEqual([0]);
    expect(bestTransport([], [], [])).toEqual([]);
  });

  it("equals the best of all whole flows", () => {
    const units = fc.array(fc.nat(3), { minLength: 2, maxLength: 2 });
    const gains = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(units, units, gains, (supplies, demands, four) => {
        const arcs = four.map((gain, i) => ({ from: i >> 1, to: i & 1, gain }));
        const total = (flows: readonly number[]): number =>
          flows.reduce((sum, flow, i) => sum + flow * (four[i] ?? 0), 0);
        const flows = bestTransport(supplies, demands, arcs);
        const all = [0, 1, 2, 3].flatMap((a) =>
          [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].flatMap((c) => [0, 1, 2, 3].map((d) => [a, b, c, d]))),
        );
        const isPossible = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean =>
          a + b <= (supplies[0] ?? 0) &&
          c + d <= (supplies[1] ?? 0) &&
          a + c <= (demands[0] ?? 0) &&
          b + d <= (demands[1] ?? 0);
        expect(isPossible(flows)).toBe(true);
        expect(total(flows)).toBe(Math.max(...all.filter(isPossible).map(total)));
      }),
    );
  });
});

describe("transfers before buying", () => {
  it("says who gives, who needs, how fast, at what cost and what it saves", () => {
    const places = [aPlace("01", 10, 55), aPlace("02", 90, 30)];
    expect(transferProposals(places, [aLane("02", "01", { shipment_cost: 50 })])).toEqual({
      transfers: [
        {
          from: "02",
          to: "01",
          quantity: 45,
          lead_time_days: 2,
          cost: 95,
          gain: 805,
          reason: "01 到下次到货前缺 45；02 到下次到货前多出 60",
          suggestion:
            "建议从 02 调 45 到 01，2 天到；01 到下次到货前缺 45；02 到下次到货前多出 60；调拨费 95 元，扣除后预计少损失 805 元",
        },
      ],
      uncovered: [],
    });
  });

  it("names what must still be bought", () => {
    const places = [aPlace("01", 10, 55), aPlace("02", 50, 30), aPlace("03", 0, 4)];
    const { transfers, uncovered } = transferProposals(places, [aLane("02", "01")]);
    expect(transfers.map(({ quantity }) => quantity)).toEqual([20]);
    expect(uncovered).toEqual([
      { location_code: "01", quantity: 25 },
      { location_code: "03", quantity: 4 },
    ]);
  });

  it.each([
    ["arrives no sooner than the own receipt", aLane("02", "01", { lead_time_days: 10 })],
    ["costs as much per unit as is lost", aLane("02", "01", { unit_cost: 20 })],
    ["costs as much per transfer as is lost", aLane("02", "01", { shipment_cost: 45 * 19 })],
    ["leads nowhere", aLane("02", "09")],
    ["comes from nowhere", aLane("09", "01")],
    ["leads from who lacks to who has", aLane("01", "02")],
  ])("makes none that %s", (_, lane) => {
    const places = [aPlace("01", 10, 55), aPlace("02", 90, 30)];
    expect(transferProposals(places, [lane])).toEqual({
      transfers: [],
      uncovered: [{ location_code: "01", quantity: 45 }],
    });
  });

  it("makes one that arrives a day sooner", () => {
    const places = [aPlace("01", 10, 55), aPlace("02", 90, 30)];
    expect(transferProposals(places, [aLane("02", "01", { lead_time_days: 9 })]).transfers).toHaveLength(1);
  });

  it("saves a shipment where one giver serves both as well as two", () => {
    const places = [aPlace("01", 0, 5), aPlace("02", 0, 5), aPlace("03", 20, 0), aPlace("04", 5, 0)];
    const lanes = [
      aLane("03", "01", { shipment_cost: 10 }),
      aLane("03", "02", { shipment_cost: 10 }),
      aLane("04", "01", { shipment_cost: 30, unit_cost: 0.5 }),
    ];
    const { transfers } = transferProposals(places, lanes);
    expect(transfers.map(({ from, to }) => from + to)).toEqual(["0301", "0302"]);
  });

  it("does nothing with nothing", () => expect(transferProposals([], [])).toEqual({ transfers: [], uncovered: [] }));

  const somePlaces = fc.array(
    fc.record({ available: fc.integer({ min: -10, max: 60 }), mean: fc.integer({ min: 0, max: 30 }) }),
    {
      minLength: 2,
      maxLength: 6,
    },
  );
  const built = (rows: readonly { readonly available: number; readonly mean: number }[]) =>
    rows.map(({ available, mean }, i) => aPlace(String(i), available, 0, { law: countLaw(mean, 2 * mean) }));
  const allLanes = (count: number, seed: number): readonly TransferLane[] =>
    Array.from({ length: count * count }, (_, i) =>
      aLane(String(Math.floor(i / count)), String(i % count), {
        unit_cost: (i * seed) % 7,
        shipment_cost: (i * seed * 3) % 40,
      }),
    );

  it("conserves units, makes no giver a taker, and never gives what is needed or more than is lacking", () => {
    fc.assert(
      fc.property(somePlaces, fc.integer({ min: 1, max: 50 }), (rows, seed) => {
        const places = built(rows);
        const balances = places.map(transferBalance);
        const { transfers, uncovered } = transferProposals(places, allLanes(places.length, seed));
        const gives = new Set(transfers.map(({ from }) => from));
        expect(transfers.filter(({ to }) => gives.has(to))).toEqual([]);
        for (const { place, surplus, shortage } of balances) {
          const code = place.location_code;
          const sum = (side: "from" | "to"): number =>
            transfers.filter((one) => one[side] === code).reduce((total, { quantity }) => total + quantity, 0);
          const missing = uncovered.find(({ location_code }) => location_code === code)?.quantity ?? 0;
          expect(sum("from")).toBeLessThanOrEqual(surplus);
          expect(sum("to") + missing).toBe(shortage);
        }
        for (const { quantity, gain } of transfers) {
          expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
          expect(gain).toBeGreaterThan(-1e-6);
        }
      }),
    );
  });

  it("gains at least as much exactly as greedily", () => {
    const gain = (planned: ReturnType<typeof planTransfers>): number => planned.reduce((sum, one) => sum + one.gain, 0);
    fc.assert(
      fc.property(somePlaces, fc.integer({ min: 1, max: 50 }), (rows, seed) => {
        const balances = built(rows).map(transferBalance);
        const lanes = allLanes(rows.length, seed);
        const dear = Array.from({ length: 9 }, () => aLane("0", "1", { unit_cost: 19, shipment_cost: 1e9 }));
        const [exact, greedy] = [planTransfers(balances, lanes), planTransfers(balances, [...lanes, ...dear])];
        expect(gain(exact)).toBeGreaterThanOrEqual(gain(greedy) - 1e-6);
      }),
    );
  });

  it("is quick and sensible for a chain of sixty shops", () => {
    const places = Array.from({ length: 60 }, (_, i) => aPlace(String(i), i % 2 === 0 ? 40 : 0, 15 + (i % 7)));
    const { transfers, uncovered } = transferProposals(places, allLanes(60, 11));
    expect(transfers.length).toBeGreaterThan(25);
    expect(uncovered).toEqual([]);
  });
});

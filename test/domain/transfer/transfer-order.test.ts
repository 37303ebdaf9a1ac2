import { describe, expect, it } from "@jest/globals";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { transferBalance } from "../../../src/domain/transfer/transfer-balance.ts";
import { planTransfers } from "../../../src/domain/transfer/transfer-plan.ts";
import type { TransferLane } from "../../../src/domain/transfer/transfer-plan.ts";

/** A place whose need is certain, and whose every missing unit costs 20. */
function balance(location_code: string, available: number, need: number) {
  const law = empiricalLaw([{ quantity: need, weight: 1 }]);
  return transferBalance({ location_code, available, law, days_to_receipt: 10, service_level: 0.95, unit_loss: 20 });
}

function lane(from: string, to: string, unit_cost: number, shipment_cost = 0): TransferLane {
  return { from, to, lead_time_days: 2, unit_cost, shipment_cost };
}

/** Pairs of places each with a lane of its own, which change nothing for others. */
function pairsApart(count: number) {
  const codes = Array.from({ length: count }, (_, i) => [`G${i}`, `T${i}`] as const);
  return {
    balances: codes.flatMap(([giver, taker]) => [balance(giver, 1, 0), balance(taker, 0, 1)]),
    lanes: codes.map(([giver, taker]) => lane(giver, taker, 19)),
  };
}

const moves = (planned: ReturnType<typeof planTransfers>) =>
  planned.map(({ lane: { from, to }, quantity, gain }) => [`${from}→${to}`, quantity, gain]);

describe("planned transfers are told", () => {
  it("with the highest gain first, whatever the order of the lanes", () => {
    const balances = [balance("A", 9, 0), balance("B", 9, 0), balance("X", 0, 2), balance("Y", 0, 6)];
    const lanes = [lane("A", "X", 10), lane("B", "Y", 10)];
    const want = [
      ["B→Y", 6, 60],
      ["A→X", 2, 20],
    ];
    expect(moves(planTransfers(balances, lanes))).toEqual(want);
    expect(moves(planTransfers(balances, lanes.toReversed()))).toEqual(want);
  });

  it("by their places where they gain alike: giver, then taker", () => {
    const balances = [balance("A", 2, 0), balance("B", 1, 0), ...["X", "Y", "Z"].map((code) => balance(code, 0, 1))];
    const lanes = [lane("B", "X", 5), lane("A", "Z", 5), lane("A", "Y", 5)];
    expect(moves(planTransfers(balances, lanes)).map(([way]) => way)).toEqual(["A→Y", "A→Z", "B→X"]);
  });
});

describe("of two ways that gain alike", () => {
  it("the one from the place that comes first by its code is taken", () => {
    const balances = [balance("B", 3, 0), balance("A", 3, 0), balance("X", 0, 3)];
    const lanes = [lane("B", "X", 5), lane("A", "X", 5)];
    expect(moves(planTransfers(balances, lanes))).toEqual([["A→X", 3, 45]]);
    expect(moves(planTransfers(balances, lanes.toReversed()))).toEqual([["A→X", 3, 45]]);
  });
});

describe("which of many ways are taken", () => {
  // From A to X gains most per unit, but then B, which has no way to Y, has nobody to give to.
  const trap = {
    balances: [balance("A", 5, 0), balance("B", 5, 0), balance("X", 0, 5), balance("Y", 0, 5)],
    lanes: [lane("A", "X", 10), lane("A", "Y", 11), lane("B", "X", 12)],
  };
  const plannedBeside = (others: number) => {
    const apart = pairsApart(others);
    const planned = planTransfers([...trap.balances, ...apart.balances], [...trap.lanes, ...apart.lanes]);
    return { ways: moves(planned).filter(([, quantity]) => quantity === 5), count: planned.length };
  };

  it("up to eight, the best together", () => {
    const best = [
      ["A→Y", 5, 45],
      ["B→X", 5, 40],
    ];
    expect(plannedBeside(0)).toEqual({ ways: best, count: 2 });
    expect(plannedBeside(5)).toEqual({ ways: best, count: 7 });
  });

  it("of nine, the best one after the other", () => {
    expect(plannedBeside(6)).toEqual({ ways: [["A→X", 5, 50]], count: 7 });
  });

  it("of many, none that costs as much as it saves, and no unit given twice", () => {
    const apart = pairsApart(8);
    const balances = [balance("A", 10, 0), ...["W", "X", "Y", "Z"].map((code) => balance(code, 0, 6))];
    const lanes = [lane("A", "W", 3), lane("A", "X", 1), lane("A", "Y", 2), lane("A", "Z", 0, 120)];
    const planned = moves(planTransfers([...balances, ...apart.balances], [...lanes, ...apart.lanes]));
    expect(planned.slice(0, 2)).toEqual([
      ["A→X", 6, 114],
      ["A→Y", 4, 72],
    ]);
    expect(planned).toHaveLength(10);
  });

  it("of many, the one that gains most per unit once its shipment is spread over all it moves", () => {
    const apart = pairsApart(8);
    const balances = [balance("A", 10, 0), balance("X", 0, 10), balance("Y", 0, 2)];
    const lanes = [lane("A", "X", 0, 100), lane("A", "Y", 8)];
    const planned = moves(planTransfers([...balances, ...apart.balances], [...lanes, ...apart.lanes]));
    // ten to X gain 200 − 100, ten each; two to Y gain twelve each, and leave 8 × 20 − 100 for X
    expect(planned.slice(0, 2)).toEqual([
      ["A→X", 8, 60],
      ["A→Y", 2, 24],
    ]);
  });
});

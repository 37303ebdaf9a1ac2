import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Arc, bestTransport } from "../../../src/domain/math/transport.ts";

/** Every way from each source to each target, with its gain. */
function arcsOf(gains: readonly (readonly number[])[]): readonly Arc[] {
  return gains.flatMap((row, from) => row.map((gain, to) => ({ from, to, gain })));
}

describe("best transport", () => {
  it("takes the northwest of a table by its gains, not its place: 3 sources, 4 targets", () => {
    // Costs and amounts of the classic Powder River example (Winston 2004, 7.1), as 20 less the cost: the least cost is 1020.
    const costs = [
      [8, 6, 10, 9],
      [9, 12, 13, 7],
      [14, 9, 16, 5],
    ];
    const arcs = arcsOf(costs.map((row) => row.map((cost) => 20 - cost)));
    const flows = bestTransport([35, 50, 40], [45, 20, 30, 30], arcs);
    const cost = flows.reduce((sum, flow, i) => sum + flow * (20 - (arcs[i]?.gain ?? 0)), 0);
    expect(cost).toBe(1020);
    expect(flows.reduce((sum, flow) => sum + flow, 0)).toBe(125);
  });

  it("takes back a good way, and one of two where that is enough, to make room for a better sum", () => {
    const arcs = [
      { from: 0, to: 0, gain: 10 },
      { from: 0, to: 1, gain: 9 },
      { from: 1, to: 0, gain: 8 },
    ];
    expect(bestTransport([5, 5], [5, 5], arcs)).toEqual([0, 5, 5]);
    expect(bestTransport([5, 2], [5, 5], arcs)).toEqual([3, 2, 2]);
    expect(bestTransport([5, 5], [5, 1], arcs)).toEqual([4, 1, 1]);
  });

  it("takes back along a chain of three", () => {
    const arcs = [
      { from: 0, to: 0, gain: 10 },
      { from: 1, to: 0, gain: 9 },
      { from: 1, to: 1, gain: 10 },
      { from: 2, to: 1, gain: 9 },
      { from: 0, to: 2, gain: 8 },
    ];
    expect(bestTransport([1, 1, 1], [1, 1, 1], arcs)).toEqual([0, 1, 0, 1, 1]);
  });

  it.each([
    ["a loss", -1],
    ["nothing", 0],
  ])("moves nothing for %s", (_, gain) => {
    expect(bestTransport([5], [5], [{ from: 0, to: 0, gain }])).toEqual([0]);
  });

  it("moves nothing from who has none or to who wants none", () => {
    const arcs = [{ from: 0, to: 0, gain: 3 }];
    expect(bestTransport([0], [5], arcs)).toEqual([0]);
    expect(bestTransport([5], [0], arcs)).toEqual([0]);
    expect(bestTransport([], [], arcs)).toEqual([0]);
    expect(bestTransport([], [], [])).toEqual([]);
  });

  it("moves fractions too", () => {
    expect(
      bestTransport(
        [2.5, 1],
        [3],
        [
          { from: 0, to: 0, gain: 1 },
          { from: 1, to: 0, gain: 2 },
        ],
      ),
    ).toEqual([2, 1]);
  });

  it("is never beaten by moving a unit more, less or elsewhere", () => {
    const row = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 3, maxLength: 3 });
    const units = fc.array(fc.nat(4), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(units, units, fc.array(row, { minLength: 3, maxLength: 3 }), (supplies, demands, gains) => {
        const arcs = arcsOf(gains);
        const flows = bestTransport(supplies, demands, arcs);
        const given = (k: number) => arcs.reduce((sum, { from }, i) => sum + (from === k ? (flows[i] ?? 0) : 0), 0);
        const taken = (k: number) => arcs.reduce((sum, { to }, i) => sum + (to === k ? (flows[i] ?? 0) : 0), 0);
        supplies.forEach((supply, k) => expect(given(k)).toBeLessThanOrEqual(supply));
        demands.forEach((demand, k) => expect(taken(k)).toBeLessThanOrEqual(demand));
        arcs.forEach((arc, i) => {
          const flow = flows[i] ?? 0;
          const isRoom = given(arc.from) < (supplies[arc.from] ?? 0) && taken(arc.to) < (demands[arc.to] ?? 0);
          expect(flow >= 0 && Number.isInteger(flow)).toBe(true);
          expect(isRoom && arc.gain > 0).toBe(false);
          expect(flow > 0 && arc.gain < 0).toBe(false);
          const others = arcs.filter((_, j) => flow > 0 && (flows[j] ?? 0) > 0);
          const swapped = (other: Arc) => (gains[arc.from]?.[other.to] ?? 0) + (gains[other.from]?.[arc.to] ?? 0);
          expect(others.filter((other) => swapped(other) > arc.gain + other.gain)).toEqual([]);
        });
      }),
    );
  });
});

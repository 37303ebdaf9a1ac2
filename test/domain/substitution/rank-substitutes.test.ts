import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { acceptedChance } from "../../../src/domain/substitution/accepted-chance.ts";
import { ownChance } from "../../../src/domain/substitution/own-chance.ts";
import { type KnownSubstitutes, rankSubstitutes } from "../../../src/domain/substitution/rank-substitutes.ts";

const MOVE = { buyers: 23, taken: 9, lift: 3.1 };
const known = (rest: Partial<KnownSubstitutes> = {}): KnownSubstitutes => ({
  links: [],
  learned: [
    { item_code: "B", chance: 0.3, outage: MOVE, co_buyers: 12 },
    { item_code: "C", chance: 0.2, outage: null, co_buyers: 12 },
    { item_code: "D", chance: 0.1, outage: null, co_buyers: 1 },
  ],
  rejected: [],
  acceptance: new Map(),
  customer: null,
  ...rest,
});
const codes = (rest?: Partial<KnownSubstitutes>) => rankSubstitutes(known(rest)).map(({ item_code }) => item_code);

describe("the order of what is offered", () => {
  it("goes by the chance that it is taken, each with its reason", () => {
    expect(rankSubstitutes(known()).map(({ item_code, basis }) => [item_code, basis])).toEqual([
      ["B", { kind: "moved", ...MOVE }],
      ["C", { kind: "co_buyers", buyers: 12 }],
      ["D", { kind: "popular" }],
    ]);
  });

  it("begins with what people named, as they named it", () => {
    expect(codes({ links: ["X", "D"] })).toEqual(["X", "D", "B", "C"]);
    expect(rankSubstitutes(known({ links: ["D"] }))[0]).toMatchObject({ basis: { kind: "linked" }, score: 1 });
  });

  it("knows what the customer bought of late, also what buyers at large do not", () => {
    const customer = {
      visits: 10,
      days_with: new Map([
        ["D", 5],
        ["E", 8],
      ]),
    };
    const ranked = rankSubstitutes(known({ customer }));
    expect(ranked.map(({ item_code }) => item_code)).toEqual(["E", "D", "B", "C"]);
    expect(ranked[0]).toMatchObject({ basis: { kind: "own", days: 8 }, score: 0.4 });
  });

  it("leaves out what was learned to be no substitute, though the customer buys it; not what people named", () => {
    const customer = { visits: 10, days_with: new Map([["E", 8]]) };
    expect(codes({ customer, rejected: ["E"] })).toEqual(["B", "C", "D"]);
    expect(codes({ customer, rejected: ["E"], links: ["E"] })).toEqual(["E", "B", "C", "D"]);
  });

  it("learns from what became of recommendations", () => {
    const acceptance = new Map([
      ["B", { offered: 60, taken: 0 }],
      ["C", { offered: 20, taken: 10 }],
    ]);
    expect(codes({ acceptance })).toEqual(["C", "D", "B"]);
  });

  it("moves what was learned by what was taken, and never out of 0–1", () => {
    expect(acceptedChance(0.3, { offered: 0, taken: 0 })).toBe(0.3);
    expect(acceptedChance(0.3, { offered: 20, taken: 14 })).toBe(0.5);
    expect(ownChance({ visits: 0, with_it: 0 }, 0.3)).toBe(0.3);
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, fc.nat(500), fc.nat(500), (learned, offered, more) => {
        const taken = Math.min(offered, more);
        for (const value of [
          acceptedChance(learned, { offered, taken }),
          ownChance({ visits: offered, with_it: taken }, learned),
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

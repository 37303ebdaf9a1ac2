import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, daysBetween, type Day } from "../../../src/domain/calendar/day.ts";
import { choiceOutcome } from "../../../src/domain/purchase-choice/choice-outcome.ts";
import {
  type ChoiceEvidence,
  judgeChoice,
  type UnjudgedReason,
} from "../../../src/domain/purchase-choice/judge-choice.ts";
import type { PurchaseChoice } from "../../../src/domain/purchase-choice/purchase-choice.ts";
import { aChoice } from "../../store/a-choice.ts";

const CHOSEN_ON = "2026-11-23";
const HORIZON = 14;
const BASIS = { ...aChoice().basis, receipts: [], price_breaks: [] };

const judged = (parts: Partial<PurchaseChoice>, evidence: Partial<ChoiceEvidence> = {}) =>
  judgeChoice(aChoice({ available: 0, basis: BASIS, expected_date: "2026-11-30", ...parts }), {
    ...{ today: "2026-12-08", is_ordered: true, demandOn: () => 10, is_hidden: false },
    ...evidence,
  });

/** A choice of which nothing can be said. */
interface Untold {
  readonly reason: UnjudgedReason;
  readonly parts?: Partial<PurchaseChoice>;
  readonly evidence?: Partial<ChoiceEvidence>;
  readonly judged_on?: Day | null;
}

/** Demand by the day after the choice. */
const demandOf = (days: readonly number[]) => (day: Day) => days[daysBetween(CHOSEN_ON, day) - 1] ?? 0;

describe("stock played against demand", () => {
  const days = (...quantities: readonly number[]) =>
    quantities.map((quantity, i) => ({ day: addDays(CHOSEN_ON, i + 1), quantity }));

  it("sells what is there, loses what is not, and has receipts in the morning of their day", () => {
    const receipts = [{ due: "2026-11-26", quantity: 7 }];
    const played = choiceOutcome({ available: 5, receipts, demand: days(3, 4, 4, 1) });
    expect(played).toEqual({ sold_units: 3 + 2 + 4 + 1, lost_units: 2, end_stock: 2 });
  });

  it("serves who waits before anybody else, and counts who still waits as lost", () => {
    const receipts = [{ due: "2026-11-20", quantity: 6 }];
    expect(choiceOutcome({ available: -4, receipts, demand: days(5) })).toEqual({
      ...{ sold_units: 4 + 2, lost_units: 3, end_stock: 0 },
    });
    expect(choiceOutcome({ available: -4, receipts: [], demand: days(0) })).toMatchObject({ lost_units: 4 });
  });

  it("has nothing of what comes after the last day", () => {
    const receipts = [{ due: "2027-01-01", quantity: 99 }];
    expect(choiceOutcome({ available: 1, receipts, demand: days(0) })).toMatchObject({ end_stock: 1 });
  });
});

describe("a judged choice", () => {
  it("was right to take more where demand came: margin of what it sold beyond, less the holding of what it kept beyond", () => {
    // From the 30th on eight days of ten: 80 wanted, 70 before it came were lost to both.
    const verdict = judged({ suggested_quantity: 50, quantity: 90 });
    const holding = (30 * 0.2 * HORIZON) / 365;
    expect(verdict).toMatchObject({
      ...{ kind: "judged", winner: "buyer", demand: 140 },
      model: { lost_units: 90, end_stock: 0 },
      buyer: { lost_units: 60, end_stock: 10 },
    });
    expect(verdict.kind === "judged" && verdict.difference).toBeCloseTo(30 * 19.9 - 10 * holding, 6);
  });

  it("was wrong to take more where nobody came, by the holding of it for a year", () => {
    const verdict = judged({ suggested_quantity: 50, quantity: 90 }, { demandOn: () => 0 });
    expect(verdict).toMatchObject({ winner: "model", buyer: { end_stock: 90 }, model: { end_stock: 50 } });
    expect(verdict.kind === "judged" && verdict.difference).toBeCloseTo((-40 * 30 * 0.2 * HORIZON * 26) / 365, 6);
  });

  it("counts what the size of an order saved", () => {
    const basis = { ...BASIS, price_breaks: [{ from_quantity: 100, unit_price: 28.5 }] };
    const verdict = judged({ suggested_quantity: 99, quantity: 100, basis }, { demandOn: () => 20 });
    expect(verdict.kind === "judged" && verdict.difference).toBeCloseTo(19.9 + 150, 6);
  });

  it("holds what is left as long as demand like this takes to sell it, so that a low price alone does not make it right", () => {
    const basis = { ...BASIS, price_breaks: [{ from_quantity: 500, unit_price: 29.5 }] };
    const parts = { available: 60, suggested_quantity: 50, quantity: 500, basis };
    const verdict = judged(parts, { demandOn: demandOf([100]) });
    // Of 560 there are 100 wanted in each horizon; 60 of them were there on the day on which they were.
    const held = [500, 400, 300, 200, 100].reduce((sum, units) => sum + units, 0) - 50;
    expect(verdict).toMatchObject({ winner: "model", buyer: { end_stock: 500 }, model: { end_stock: 50 } });
    expect(verdict.kind === "judged" && verdict.difference).toBeCloseTo(250 - (held * 30 * 0.2 * HORIZON) / 365, 6);
  });

  it("was right to have it earlier where that saved sales", () => {
    const parts = { suggested_quantity: 50, quantity: 50, suggested_date: "2026-12-06", expected_date: "2026-11-28" };
    expect(judged(parts)).toMatchObject({ winner: "buyer", model: { lost_units: 120 }, buyer: { lost_units: 90 } });
  });

  it.each<Untold>([
    { reason: "not_ordered", evidence: { is_ordered: false } },
    { reason: "horizon_open", evidence: { today: "2026-12-07" }, judged_on: "2026-12-08" },
    { reason: "stock_unknown", parts: { available: null } },
    { reason: "stock_unknown", parts: { basis: { ...BASIS, horizon_days: 0 } } },
    { reason: "money_unknown", parts: { sale_price: null } },
    { reason: "money_unknown", parts: { purchase_cost: null } },
    { reason: "demand_unknown", evidence: { demandOn: null } },
  ])("cannot be told: $reason", ({ reason, parts = {}, evidence = {}, judged_on = null }: Untold) => {
    expect(judged(parts, evidence)).toEqual({ kind: "unjudged", reason, judged_on });
  });

  it("stands for the larger quantity alone where the shelf was empty, for more may have been wanted", () => {
    const is_hidden = true;
    expect(judged({ suggested_quantity: 50, quantity: 90 }, { is_hidden })).toMatchObject({ winner: "buyer" });
    expect(judged({ suggested_quantity: 90, quantity: 50 }, { is_hidden })).toMatchObject({ winner: "model" });
    const hidden = { kind: "unjudged", reason: "demand_hidden" };
    expect(judged({ suggested_quantity: 50, quantity: 90 }, { is_hidden, demandOn: () => 0 })).toMatchObject(hidden);
    expect(judged({ quantity: 96, expected_date: "2026-12-01" }, { is_hidden })).toMatchObject(hidden);
    expect(judged({ quantity: 96 }, { is_hidden })).toMatchObject({ winner: "equal" });
  });
});

describe("whatever comes", () => {
  const quantity = fc.integer({ min: 0, max: 200 });
  const someDays = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: HORIZON, maxLength: HORIZON });
  const state = fc.record({
    available: fc.integer({ min: -20, max: 60 }),
    basis: fc.record({
      horizon_days: fc.constant(HORIZON),
      receipts: fc.array(
        fc.record({ due: fc.integer({ min: -3, max: 20 }).map((day) => addDays(CHOSEN_ON, day)), quantity }),
        { maxLength: 3 },
      ),
      price_breaks: fc.constant([]),
      holding_cost_rate: fc.constantFrom(null, 0, 0.5),
    }),
  });

  it("equal choices are equal, to the last unit", () => {
    fc.assert(
      fc.property(state, quantity, someDays, (given, units, days) => {
        const verdict = judged({ ...given, suggested_quantity: units, quantity: units }, { demandOn: demandOf(days) });
        expect(verdict).toMatchObject({ kind: "judged", winner: "equal", difference: 0 });
        expect(verdict.kind === "judged" && verdict.buyer).toEqual(verdict.kind === "judged" && verdict.model);
      }),
    );
  });

  it("the larger quantity never loses more units and never has less left", () => {
    fc.assert(
      fc.property(state, quantity, quantity, someDays, (given, units, more, days) => {
        const verdict = judged(
          { ...given, suggested_quantity: units, quantity: units + more },
          { demandOn: demandOf(days) },
        );
        if (verdict.kind !== "judged") throw new Error("it is judged");
        expect(verdict.buyer.lost_units).toBeLessThanOrEqual(verdict.model.lost_units);
        expect(verdict.buyer.end_stock).toBeGreaterThanOrEqual(verdict.model.end_stock);
      }),
    );
  });

  it("more demand never speaks for the smaller quantity", () => {
    fc.assert(
      fc.property(state, quantity, quantity, someDays, someDays, (given, units, more, days, extra) => {
        const parts = { ...given, suggested_quantity: units, quantity: units + more };
        const difference = (demand: readonly number[]) => {
          const verdict = judged(parts, { demandOn: demandOf(demand) });
          return verdict.kind === "judged" ? verdict.difference : NaN;
        };
        const raised = days.map((units_of_day, i) => units_of_day + (extra[i] ?? 0));
        expect(difference(raised)).toBeGreaterThanOrEqual(difference(days) - 1e-9);
      }),
    );
  });

  it("buyer and plan in each other's place are judged the other way round", () => {
    fc.assert(
      fc.property(state, quantity, quantity, someDays, (given, one, other, days) => {
        const demandOn = demandOf(days);
        const ahead = judged({ ...given, suggested_quantity: one, quantity: other }, { demandOn });
        const back = judged({ ...given, suggested_quantity: other, quantity: one }, { demandOn });
        if (ahead.kind !== "judged" || back.kind !== "judged") throw new Error("both are judged");
        expect(back.difference).toBeCloseTo(-ahead.difference, 9);
        expect([back.model, back.buyer]).toEqual([ahead.buyer, ahead.model]);
      }),
    );
  });
});

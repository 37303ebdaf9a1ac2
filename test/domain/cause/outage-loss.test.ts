import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { type AskedLine, unservedLines } from "../../../src/domain/cause/asked-line.ts";
import { outageDays, type OutageSigns } from "../../../src/domain/cause/outage-days.ts";
import { fullDemand, outageLoss, type OutageLossQuestion } from "../../../src/domain/cause/outage-loss.ts";

const SPAN = { start: "2026-03-10", end: "2026-03-13" };
const DAYS = ["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"];
const SPELL = { from: "2026-03-10", back_on: "2026-03-14" };

function aLine(parts: Partial<AskedLine> = {}): AskedLine {
  return {
    ...{ customer_code: "C-1", ordered_on: "2026-03-11", promised_on: null, quantity: 10, shipped_quantity: 0 },
    ...{ unit_price: 20, line_state: "cancelled_for_stockout" },
    ...parts,
  };
}

function aQuestion(parts: Partial<OutageLossQuestion> = {}): OutageLossQuestion {
  return {
    ...{
      outage: { ...SPAN, days: DAYS },
      lines: [],
      demandOn: () => 0,
      usual_daily: 8,
      inStockOn: () => 0,
      sale_price: 20,
    },
    purchase_cost: 12,
    ...parts,
  };
}

describe("lines that were not served", () => {
  it("are no closed ones where nobody writes down what was shipped", () => {
    const done = aLine({ line_state: "closed" });
    const waits = aLine({ line_state: "open" });
    expect(unservedLines([done, waits, aLine()])).toEqual([waits, aLine()]);
    const shipped = aLine({ line_state: "closed", shipped_quantity: 4 });
    expect(unservedLines([done, shipped])).toEqual([done, shipped]);
  });
});

function signs(parts: Partial<OutageSigns> = {}): OutageSigns {
  return {
    ...{ raised_on: "2026-03-08", through: "2026-03-20", spells: [], lines: [] },
    inStockOn: () => null,
    ...parts,
  };
}

describe("the days on which goods lacked", () => {
  it("are those on which looks found nothing, or a line was refused", () => {
    expect(outageDays(signs())).toBeNull();
    expect(outageDays(signs({ spells: [SPELL] }))).toEqual({ ...SPAN, days: DAYS });
    const lines = [aLine({ ordered_on: "2026-03-09" }), aLine({ ordered_on: "2026-03-14", shipped_quantity: 10 })];
    expect(outageDays(signs({ spells: [SPELL], lines }))?.days).toEqual(["2026-03-09", ...DAYS]);
    const old = [aLine({ ordered_on: "2026-02-20" }), aLine({ line_state: "open" })];
    expect(outageDays(signs({ lines: old }))).toBeNull();
  });

  it("last through today where they last, and are one where the item was back within the day", () => {
    const spells = [{ from: "2026-03-19", back_on: null }];
    expect(outageDays(signs({ spells }))?.days).toEqual(["2026-03-19", "2026-03-20"]);
    const short = [{ from: "2026-03-10", back_on: "2026-03-10" }];
    expect(outageDays(signs({ spells: short }))?.days).toEqual(["2026-03-10"]);
  });

  it("are not the days in between on which there were goods", () => {
    const spells = [
      { from: "2026-03-10", back_on: "2026-03-12" },
      { from: "2026-03-17", back_on: "2026-03-18" },
    ];
    const found = outageDays(signs({ spells }));
    expect(found).toEqual({ start: "2026-03-10", end: "2026-03-17", days: ["2026-03-10", "2026-03-11", "2026-03-17"] });
    // The movements know of a day in between on which the shelf ran empty, and of the morning before the goods came.
    const shares: Readonly<Record<string, number>> = { "2026-03-12": 0.5, "2026-03-15": 0.5, "2026-03-18": 1 };
    const inStockOn = (day: string) => shares[day] ?? 1;
    expect(outageDays(signs({ spells, inStockOn }))?.days).toEqual([
      ...["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-15", "2026-03-17"],
    ]);
  });

  it("go back through the days on which the shelf was empty before anybody looked", () => {
    const spells = [{ from: "2026-03-08", back_on: "2026-03-10" }];
    const inStockOn = (day: string) => (day >= "2026-03-05" && day < "2026-03-10" ? 0 : 1);
    expect(outageDays(signs({ spells, inStockOn }))).toMatchObject({ start: "2026-03-05", end: "2026-03-09" });
    expect(outageDays(signs({ spells, inStockOn: () => 0 }))?.start).toBe("2026-01-07");
  });

  it("begin on the day on which the shelf ran empty, though it was full in its morning", () => {
    const spells = [{ from: "2026-03-09", back_on: "2026-03-10" }];
    const ranEmpty = (day: string) => (day === "2026-03-06" ? 0.5 : day > "2026-03-06" && day < "2026-03-10" ? 0 : 1);
    expect(outageDays(signs({ spells, inStockOn: ranEmpty }))?.start).toBe("2026-03-06");
    const filledBefore = (day: string) => (day < "2026-03-09" ? 0.5 : day < "2026-03-10" ? 0.5 : 1);
    expect(outageDays(signs({ spells, inStockOn: filledBefore }))?.start).toBe("2026-03-09");
  });

  it("are told by a line that was cut, but not against movements that had the shelf full all day", () => {
    const cut = aLine({ ordered_on: "2026-03-09", line_state: "closed", shipped_quantity: 4 });
    expect(outageDays(signs({ lines: [cut] }))?.days).toEqual(["2026-03-09"]);
    expect(outageDays(signs({ lines: [cut], inStockOn: () => 1 }))).toBeNull();
    // Where nobody writes down what was shipped, a closed line was delivered.
    expect(outageDays(signs({ lines: [{ ...cut, shipped_quantity: 0 }] }))).toBeNull();
    const refused = aLine({ ordered_on: "2026-03-09" });
    expect(outageDays(signs({ lines: [refused], inStockOn: () => 1 }))?.days).toEqual(["2026-03-09"]);
  });
});

describe("what an outage loses", () => {
  it("is what was refused or cut at its margin; what still waits is late, not lost", () => {
    const lines = [
      aLine({ customer_code: "C-1" }),
      aLine({ customer_code: "C-2", line_state: "closed", quantity: 12, shipped_quantity: 8, unit_price: null }),
      aLine({
        customer_code: "C-3",
        line_state: "open",
        quantity: 5,
        ordered_on: "2026-03-01",
        promised_on: "2026-03-12",
      }),
      aLine({ ordered_on: "2026-03-14" }),
      aLine({ line_state: "closed", quantity: 3, shipped_quantity: 3 }),
    ];
    expect(outageLoss(aQuestion({ lines, demandOn: () => 9 }))).toEqual({
      ...SPAN,
      ...{ out_days: 4, refused_units: 14, waiting_units: 5, estimated_units: 0, lost_units: 14 },
      ...{ lost_money: 112, basis: "margin", customer_count: 3 },
    });
  });

  it("loses what nobody by name asked for, and counts no customer for it", () => {
    const lines = ["", "散客", "C-1"].map((customer_code) => aLine({ customer_code }));
    const loss = outageLoss(aQuestion({ lines, demandOn: () => 9 }));
    expect(loss).toMatchObject({ refused_units: 30, lost_money: 240, customer_count: 1 });
  });

  it("counts the days on which goods lacked, not those in between, and loses nothing on the latter", () => {
    const days = ["2026-03-10", "2026-03-20"];
    const outage = { start: "2026-03-10", end: "2026-03-20", days };
    const loss = outageLoss(aQuestion({ outage, inStockOn: () => null }));
    expect(loss).toMatchObject({ start: "2026-03-10", end: "2026-03-20", out_days: 2, lost_units: 16 });
    const asked = fullDemand(aQuestion({ outage, inStockOn: () => null }), loss);
    expect(asked.filter(({ quantity }) => quantity > 0)).toEqual(days.map((day) => ({ day, quantity: 8 })));
    const cut = aLine({ ordered_on: "2026-03-15", line_state: "closed", shipped_quantity: 4 });
    const before = aLine({ ordered_on: addDays("2026-03-10", -1) });
    const lines = [cut, before, aLine({ ordered_on: "2026-03-15", promised_on: "2026-03-20", quantity: 3 })];
    expect(outageLoss(aQuestion({ outage, lines, demandOn: () => 8 }))).toMatchObject({ refused_units: 3 });
  });

  it("is estimated where hardly anything was written down on empty days, and says so", () => {
    const demandOn = (day: string) => (day === "2026-03-10" ? 3 : 0);
    const inStockOn = (day: string) => (day === "2026-03-10" ? 0.5 : 0);
    const loss = outageLoss(aQuestion({ demandOn, inStockOn }));
    expect(loss).toMatchObject({ refused_units: 0, estimated_units: 28, lost_units: 28, lost_money: 224 });
    expect(fullDemand(aQuestion({ demandOn, inStockOn }), loss).map(({ quantity }) => quantity)).toEqual([7, 8, 8, 8]);
    const written = aQuestion({ demandOn: () => 4 });
    expect(outageLoss(written).estimated_units).toBe(0);
    expect(fullDemand(written, outageLoss(written)).map(({ quantity }) => quantity)).toEqual([4, 4, 4, 4]);
  });

  it("is at the price where no cost is known, and unknown money where no price is", () => {
    expect(outageLoss(aQuestion({ purchase_cost: null }))).toMatchObject({ lost_money: 640, basis: "price" });
    expect(outageLoss(aQuestion({ sale_price: null }))).toMatchObject({
      lost_units: 32,
      lost_money: null,
      basis: null,
    });
    expect(outageLoss(aQuestion({ purchase_cost: 30 })).lost_money).toBe(0);
    expect(outageLoss(aQuestion({ sale_price: null, usual_daily: 0 })).lost_money).toBe(0);
  });
});

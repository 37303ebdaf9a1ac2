import { describe, expect, it } from "@jest/globals";
import {
  type AskedLine,
  fullDemand,
  outageLoss,
  type OutageLossQuestion,
  outageSpan,
  unservedLines,
  type OutageSigns,
} from "../../../src/domain/cause/outage-loss.ts";

const SPAN = { start: "2026-03-10", end: "2026-03-13" };

function aLine(parts: Partial<AskedLine> = {}): AskedLine {
  return {
    ...{ customer_code: "C-1", ordered_on: "2026-03-11", promised_on: null, quantity: 10, shipped_quantity: 0 },
    ...{ unit_price: 20, line_state: "cancelled_for_stockout" },
    ...parts,
  };
}

function aQuestion(parts: Partial<OutageLossQuestion> = {}): OutageLossQuestion {
  return {
    ...{ span: SPAN, lines: [], demandOn: () => 0, usual_daily: 8, inStockOn: () => 0, sale_price: 20 },
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
    ...{ raised_on: "2026-03-08", through: "2026-03-20", first_out_on: null, last_out_on: null, lines: [] },
    inStockOn: () => null,
    ...parts,
  };
}

describe("when goods lacked", () => {
  it("is from the first look that found nothing, or the first refusal, to the last", () => {
    expect(outageSpan(signs())).toBeNull();
    expect(outageSpan(signs({ first_out_on: "2026-03-10", last_out_on: "2026-03-13" }))).toEqual(SPAN);
    const lines = [aLine({ ordered_on: "2026-03-09" }), aLine({ ordered_on: "2026-03-14", shipped_quantity: 10 })];
    expect(outageSpan(signs({ first_out_on: "2026-03-10", last_out_on: "2026-03-12", lines }))).toEqual({
      start: "2026-03-09",
      end: "2026-03-12",
    });
    expect(
      outageSpan(signs({ lines: [aLine({ ordered_on: "2026-02-20" }), aLine({ line_state: "open" })] })),
    ).toBeNull();
  });

  it("goes back through the days on which the shelf was empty before anybody looked", () => {
    const inStockOn = (day: string) => (day >= "2026-03-05" ? 0 : 1);
    const found = outageSpan(signs({ first_out_on: "2026-03-08", last_out_on: "2026-03-09", inStockOn }));
    expect(found).toEqual({ start: "2026-03-05", end: "2026-03-09" });
    const never = outageSpan(signs({ first_out_on: "2026-03-08", last_out_on: "2026-03-09", inStockOn: () => 0 }));
    expect(never?.start).toBe("2026-01-07");
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

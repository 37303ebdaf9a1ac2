import { describe, expect, it } from "@jest/globals";
import { shortageDemand, unservedUnits, type ShortageDemandSources } from "../../../src/app/cause/shortage-demand.ts";
import type { AskedLine } from "../../../src/domain/cause/asked-line.ts";
import { outageLoss } from "../../../src/domain/cause/outage-loss.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { aMovement } from "../../store/row-builders.ts";

/** An order of 30 on the 2nd that waited and got its goods on the 5th; nothing was left on the 6th. */
const WAITED: AskedLine = {
  ...{ customer_code: "C-1", ordered_on: "2026-03-02", promised_on: null, quantity: 30, shipped_quantity: 30 },
  ...{ unit_price: 20, line_state: "closed" },
};
const REFUSED: AskedLine = {
  ...{ customer_code: "C-2", ordered_on: "2026-03-06", promised_on: null, quantity: 8, shipped_quantity: 0 },
  ...{ unit_price: 20, line_state: "cancelled_for_stockout" },
};

// The builder gives the row of the table it is named for.
const sold = (day: string, quantity: number) => ({
  ...(aMovement({ movement_type: "销售出库", moved_on: day, quantity: -quantity }).row as RowsByTable["movement"]),
  record_id: "ls",
});

function sources(movements: ShortageDemandSources["records"]["movements"]): ShortageDemandSources {
  const question = {
    outage: { start: "2026-03-06", end: "2026-03-06", days: ["2026-03-06"] },
    lines: [WAITED, REFUSED],
    ...{ demandOn: () => 8, usual_daily: 8, inStockOn: () => 0, sale_price: 20, purchase_cost: 12 },
  };
  return { question, loss: outageLoss(question), records: { movements } };
}

describe("what was asked for around a shortage", () => {
  it("is what left the shelf before it, so that who waited takes the goods when they come", () => {
    expect(shortageDemand(sources([sold("2026-03-05", 30)]), "2026-03-02")).toEqual([
      { day: "2026-03-02", quantity: 0 },
      { day: "2026-03-03", quantity: 0 },
      { day: "2026-03-04", quantity: 0 },
      { day: "2026-03-05", quantity: 30 },
      { day: "2026-03-06", quantity: 8 },
    ]);
  });

  it("is what was ordered, where no movements are kept", () => {
    const asked = shortageDemand(sources([]), "2026-03-02");
    expect(asked.map(({ quantity }) => quantity)).toEqual([30, 0, 0, 0, 8]);
  });
});

describe("what could not be served", () => {
  it("is what was asked for and did not leave the shelf, also of who waited and has been served since", () => {
    const { question, ...rest } = sources([sold("2026-03-06", 2), sold("2026-03-09", 20)]);
    const served = { ...WAITED, ordered_on: "2026-03-06", quantity: 20, shipped_quantity: 20 };
    const waited = { ...question, lines: [served, REFUSED] };
    expect(unservedUnits({ question: waited, ...rest })).toBe(26);
  });

  it("is no less than what lacks on the lines", () => {
    expect(unservedUnits(sources([sold("2026-03-06", 40)]))).toBe(8);
    expect(unservedUnits(sources([]))).toBe(8);
  });
});

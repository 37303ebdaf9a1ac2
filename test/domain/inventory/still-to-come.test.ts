import { describe, expect, it } from "@jest/globals";
import { bookedIn, stillToCome } from "../../../src/domain/inventory/still-to-come.ts";

const aLine = (parts = {}) => ({
  ...{ purchase_order_no: "CG-1", item_code: "A", quantity: 10, received_quantity: 0 },
  ...parts,
});

describe("what is still to come of purchase orders", () => {
  it.each([
    { name: "nothing has come", lines: [aLine()], arrived: 0, want: [aLine()] },
    { name: "the order says more than the receipts", lines: [aLine({ received_quantity: 6 })], arrived: 4, want: [6] },
    { name: "the receipts say more than the order", lines: [aLine({ received_quantity: 4 })], arrived: 6, want: [6] },
    { name: "all has come", lines: [aLine()], arrived: 10, want: [] },
    { name: "more has come than was ordered", lines: [aLine()], arrived: 12, want: [] },
    { name: "one line is filled before the next", lines: [aLine(), aLine({ quantity: 20 })], arrived: 14, want: [4] },
    { name: "receipts were taken back", lines: [aLine()], arrived: -3, want: [0] },
  ])("$name", ({ lines, arrived, want }) => {
    const left = stillToCome(lines, () => arrived);
    const wanted = want.map((one) => (typeof one === "number" ? one : one.received_quantity));
    expect(left.map(({ received_quantity }) => received_quantity)).toEqual(wanted);
  });

  it("keeps orders and items apart", () => {
    const lines = [aLine(), aLine({ purchase_order_no: "CG-2" }), aLine({ item_code: "B" })];
    const arrivedOf = ({ purchase_order_no }: (typeof lines)[number]) => (purchase_order_no === "CG-2" ? 10 : 1);
    expect(stillToCome(lines, arrivedOf)).toEqual([
      aLine({ received_quantity: 1 }),
      aLine({ item_code: "B", received_quantity: 1 }),
    ]);
  });
});

describe("goods of receipts that are on the shelf's record", () => {
  const shelf = (on_hand: number) => ({ on_hand, written_at: 0 });

  it.each([
    { name: "all where nobody keeps one", receipts: { earlier: 5, recent: 100 }, on: null, want: 105 },
    {
      name: "the earlier ones alone where it cannot hold the others",
      receipts: { earlier: 5, recent: 100 },
      on: 99,
      want: 5,
    },
    { name: "the recent ones too where it can", receipts: { earlier: 5, recent: 100 }, on: 100, want: 105 },
  ])("are $name", ({ receipts, on, want }) => {
    expect(bookedIn(receipts, on === null ? null : shelf(on))).toBe(want);
  });
});

import { describe, expect, it } from "@jest/globals";
import type { KeptCourse } from "../../../src/app/purchase-course/kept-courses.ts";
import { planSnapshots, forecastSnapshot } from "../../../src/app/cause/plan-snapshots.ts";
import { stockTaken } from "../../../src/app/cause/stock-taken.ts";
import { supplyFacts, type SupplySources, unlinkedReceipts } from "../../../src/app/cause/supply-facts.ts";
import type { EventSnapshot } from "../../../src/domain/cause/event-snapshot.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import type { PlaceRecords } from "../../../src/ports/place-records.ts";
import { anEventMark } from "../../store/an-event.ts";
import { aMovement, aPurchaseLine, aReceiptLine, aReturnLine } from "../../store/row-builders.ts";

const NOTHING: PlaceRecords = {
  ...{ sales_lines: [], purchase_lines: [], receipt_lines: [] },
  ...{ movements: [], return_lines: [], production_orders: [] },
};

// Builders give the row of the table they are named for.
const purchase = (parts: Partial<RowsByTable["purchase_line"]>) => ({
  ...(aPurchaseLine(parts).row as RowsByTable["purchase_line"]),
  record_id: "po",
});
const receipt = (parts: Partial<RowsByTable["receipt_line"]>) => ({
  ...(aReceiptLine(parts).row as RowsByTable["receipt_line"]),
  record_id: "gr",
});

function sources(records: Partial<PlaceRecords>, parts: Partial<SupplySources> = {}): SupplySources {
  return {
    ...{ records: { ...NOTHING, ...records }, first_day: "2026-11-01", end: "2026-11-20", courses: new Map() },
    ...{ outlooks: [], make_days: null, dayOf: () => "2026-11-03" },
    ...parts,
  };
}

function snapshot(parts: Partial<EventSnapshot>): EventSnapshot {
  const { snapshot: found } = anEventMark();
  if (found === null) throw new Error("the mark has a snapshot");
  return { ...found, ...parts };
}

describe("supplies of a shortage", () => {
  const line = { purchase_order_no: "PO-1", ordered_on: "2026-10-28", quantity: 100, is_open: true };

  it("bear what came within the evidence; what had come before is in the stock of its first morning", () => {
    const [found] = supplyFacts(
      sources({
        purchase_lines: [purchase(line)],
        receipt_lines: [
          receipt({ received_on: "2026-10-30", quantity: 40 }),
          receipt({ received_on: "2026-11-09", quantity: 60 }),
        ],
      }),
    );
    expect(found).toMatchObject({ quantity: 60, arrivals: [{ day: "2026-11-09", quantity: 60 }], requested_on: null });
    const whole = sources({
      purchase_lines: [purchase(line)],
      receipt_lines: [receipt({ received_on: "2026-10-30", quantity: 100 })],
    });
    expect(supplyFacts(whole)).toEqual([]);
    expect(supplyFacts(sources({ purchase_lines: [purchase({ ...line, ordered_on: "2026-11-21" })] }))).toEqual([]);
  });

  it("were requested and approved when their workflow says so, and are not ordered while it runs", () => {
    const course: KeptCourse = {
      ...{ form: "purchase_order", record_id: "po", asked_at: 0, has_workflow: true, requested_at: 1, tasks: [] },
      ...{ ended_at: null, is_approved: null },
    };
    const records = { purchase_lines: [purchase(line)] };
    const [waiting] = supplyFacts(sources(records, { courses: new Map([["po", course]]) }));
    expect(waiting).toMatchObject({ requested_on: "2026-11-03", approved_on: null, ordered_on: null });
    const approved = new Map([["po", { ...course, ended_at: 5, is_approved: true }]]);
    expect(supplyFacts(sources(records, { courses: approved }))).toMatchObject([
      { approved_on: "2026-11-03", ordered_on: "2026-10-28" },
    ]);
    const refused = new Map([["po", { ...course, ended_at: 5, is_approved: false }]]);
    expect(supplyFacts(sources(records, { courses: refused }))).toEqual([]);
  });

  it("of one order with two lines of the item have its receipts once", () => {
    const [found, ...more] = supplyFacts(
      sources({
        purchase_lines: [purchase({ ...line, quantity: 30 }), purchase({ ...line, quantity: 70 })],
        receipt_lines: [receipt({ received_on: "2026-11-09", quantity: 100 })],
      }),
    );
    expect(found).toMatchObject({ quantity: 100, arrivals: [{ quantity: 100 }] });
    expect(more).toEqual([]);
  });

  it("say of a closed order that what has not come never will", () => {
    expect(supplyFacts(sources({ purchase_lines: [purchase({ ...line, is_open: false })] }))).toMatchObject([
      { is_closed: true, arrivals: [] },
    ]);
    expect(supplyFacts(sources({ purchase_lines: [purchase(line)] }))[0]).not.toHaveProperty("is_closed");
  });

  it("leave receipts apart that name no order of the place", () => {
    const receipt_lines = [
      receipt({ purchase_order_no: null, received_on: "2026-11-09" }),
      receipt({ purchase_order_no: "PO-1" }),
    ];
    expect(unlinkedReceipts(sources({ purchase_lines: [purchase(line)], receipt_lines }))).toEqual([
      { day: "2026-11-09", quantity: 60 },
    ]);
  });
});

describe("stock that was taken", () => {
  const days = { from: "2026-11-01", through: "2026-11-20" };

  it("is told apart: transfers out, unfit returns, and what is kept for something else until it is given back", () => {
    const moved = (parts: Partial<RowsByTable["movement"]>) => ({
      ...(aMovement(parts).row as RowsByTable["movement"]),
      record_id: "mv",
    });
    const returned = aReturnLine({ is_resellable: false }).row as RowsByTable["return_line"];
    const records = {
      ...NOTHING,
      movements: [
        moved({}),
        moved({ movement_type: "调拨出库", movement_no: "LS-9", quantity: -30 }),
        moved({ movement_type: "调拨出库", moved_on: "2026-12-01" }),
      ],
      return_lines: [{ ...returned, record_id: "rt" }],
    };
    const snapshots = [
      snapshot({ day: "2026-11-03", reserved: 0 }),
      snapshot({ day: "2026-11-04", reserved: 20 }),
      snapshot({ day: "2026-11-06", reserved: 0 }),
    ];
    expect(stockTaken(records, snapshots, "CUP/WH/1", days)).toMatchObject([
      { kind: "transfer", quantity: 30, record: { form: "stock_movement", id: "LS-9" }, released_on: null },
      { kind: "unfit_return", quantity: 1, record: { id: "TH-1" } },
      { kind: "allocation", quantity: 20, day: "2026-11-04", released_on: "2026-11-06" },
    ]);
  });
});

describe("what was planned", () => {
  it("is as it was first said, and again once a purchase was begun", () => {
    const snapshots = ["2026-11-01", "2026-11-02", "2026-11-05"].map((day) => snapshot({ day }));
    const said = (supplies: Parameters<typeof planSnapshots>[1]) =>
      planSnapshots(snapshots, supplies, "CUP/WH/1").map(({ made_on }) => made_on);
    expect(said([])).toEqual(["2026-11-01"]);
    const begun = supplyFacts(sources({ purchase_lines: [purchase({ ordered_on: "2026-11-03" })] }));
    expect(said(begun)).toEqual(["2026-11-01", "2026-11-05"]);
    expect(planSnapshots([snapshot({ plan: null })], [], "CUP/WH/1")).toEqual([]);
  });

  it("was forecast on the last day on which an order would still have come in time", () => {
    const snapshots = ["2026-11-01", "2026-11-03", "2026-11-08"].map((day) => snapshot({ day }));
    const sources = { lead_days: 5, first_day: "2026-10-01", past_weeks: [], expectedOn: () => null };
    expect(forecastSnapshot(snapshots, { ...sources, start: "2026-11-09" })).toMatchObject({
      made_on: "2026-11-03",
      mean: 20,
      p95: 30,
    });
    expect(forecastSnapshot(snapshots, { ...sources, start: "2026-11-02" })?.made_on).toBe("2026-11-01");
    expect(forecastSnapshot([], { ...sources, start: "2026-11-09" })).toBeNull();
  });

  it("expect what the item's own method would have said, where nobody looked before goods lacked", () => {
    const forecast = { through: "2026-11-20", mean: 10, p95: 15 };
    const late = [snapshot({ day: "2026-11-09", forecast })];
    const own = { through: "2026-11-15", mean: 6, p95: 9 };
    const asked: string[] = [];
    const sources = { start: "2026-11-09", lead_days: 5, first_day: "2026-10-01", past_weeks: [] };
    const expectedOn = (day: string) => {
      asked.push(day);
      return own;
    };
    const found = forecastSnapshot(late, { ...sources, expectedOn });
    expect(found).toEqual({ ...own, made_on: "2026-11-04", from: "2026-11-04", past_weeks: [] });
    expect(asked).toEqual(["2026-11-04"]);
    expect(forecastSnapshot([], { ...sources, expectedOn })?.mean).toBe(6);
    expect(forecastSnapshot(late, { ...sources, expectedOn: () => null })?.made_on).toBe("2026-11-09");
    // Never for days of which nothing was asked for on record.
    const known = { ...sources, first_day: "2026-11-07" };
    expect(forecastSnapshot(late, { ...known, expectedOn })).toMatchObject({
      made_on: "2026-11-07",
      from: "2026-11-07",
    });
  });
});

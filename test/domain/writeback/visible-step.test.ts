import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fieldsToWrite, type ShownFields, VISIBLE_STEPS } from "../../../src/domain/writeback/visible-step.ts";

const TODAY = { today: "2026-03-10" };

const isWritten = (name: string, shown: unknown, wanted: unknown) =>
  fieldsToWrite({ [name]: shown }, { [name]: wanted }, TODAY).length > 0;

describe("what somebody would see", () => {
  it.each([
    ["a probability by two points", "stockout_probability", 0.3, 0.32],
    ["a probability by two points, though binary says a little less", "stockout_probability", 0.12, 0.14],
    ["a probability over the limit of class A", "stockout_probability", 0.05, 0.06],
    ["a probability under the limit of class B", "stockout_probability", 0.11, 0.1],
    ["a probability over a half", "stockout_probability", 0.5, 0.51],
    ["a supply by half a day", "days_of_supply", 2.1, 1.6],
    ["a long supply by a tenth", "days_of_supply", 40, 44.5],
    ["a quantity by one", "reorder_point", 12, 13],
    ["a large quantity by a twentieth", "safety_stock", 1000, 1053],
    ["a day of a past date", "stockout_date", "2026-03-01T16:00:00.000Z", "2026-03-02T16:00:00.000Z"],
    ["three days in a month's time", "stockout_date", "2026-04-08T16:00:00.000Z", "2026-04-11T16:00:00.000Z"],
    ["a day", "stockout_date", "2026-03-12T16:00:00.000Z", "2026-03-13T16:00:00.000Z"],
    ["what is no date on either side", "stockout_date", "2026-03-12T16:00:00.000Z", "soon"],
    ["a level", "alert_severity", "预警", "紧急"],
    ["a figure that appears", "days_of_supply", null, 0.1],
    ["a figure that disappears", "days_of_supply", 0.1, null],
    ["an order that appears", "suggested_order_quantity", 0, 1],
  ])("%s", (_what, name, shown, wanted) => {
    expect(isWritten(name, shown, wanted)).toBe(true);
    expect(isWritten(name, wanted, shown)).toBe(true);
  });

  it.each([
    ["a probability by one point", "stockout_probability", 0.3, 0.31],
    ["a supply by hours", "days_of_supply", 2.1, 1.7],
    ["a long supply by days", "days_of_supply", 40, 43.5],
    ["a large quantity by units", "reorder_point", 1000, 1049],
    ["two days in a month's time", "stockout_date", "2026-04-08T16:00:00.000Z", "2026-04-10T16:00:00.000Z"],
    ["another wording alone", "alert_reason", "现有 30 件", "现有 29 件"],
    ["the same", "stockout_date", null, null],
  ])("is not %s", (_what, name, shown, wanted) => {
    expect(isWritten(name, shown, wanted)).toBe(false);
    expect(isWritten(name, wanted, shown)).toBe(false);
  });

  it("is whatever has never been written", () => {
    expect(fieldsToWrite({}, { alert_reason: "样本不足", days_of_supply: null }, TODAY)).toEqual([
      "alert_reason",
      "days_of_supply",
    ]);
  });

  it("brings along what differs at all, so that the figures of a record belong together", () => {
    const shown = { alert_severity: "预警", days_of_supply: 4.1, reorder_point: 30, alert_reason: "现有 12 件" };
    const wanted = { alert_severity: "紧急", days_of_supply: 4, reorder_point: 30, alert_reason: "现有 11 件" };
    expect(fieldsToWrite(shown, wanted, TODAY)).toEqual(["alert_severity", "days_of_supply", "alert_reason"]);
  });

  it("is what the tenant says, where the tenant says otherwise", () => {
    const steps = { ...VISIBLE_STEPS, probability: 0.1, probability_bands: [] };
    expect(fieldsToWrite({ stockout_probability: 0.3 }, { stockout_probability: 0.38 }, { ...TODAY, steps })).toEqual(
      [],
    );
    expect(
      fieldsToWrite({ stockout_probability: 0.3 }, { stockout_probability: 0.4 }, { ...TODAY, steps }),
    ).toHaveLength(1);
  });
});

const fields = fc.record({
  alert_severity: fc.constantFrom("正常", "预警"),
  stockout_probability: fc.integer({ min: 0, max: 100 }).map((points) => points / 100),
  days_of_supply: fc.option(fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10)),
  reorder_point: fc.nat({ max: 2_000 }),
  alert_reason: fc.string({ maxLength: 3 }),
});

describe("a record over a time", () => {
  it("never shows what differs visibly from what is known, however small the steps were", () => {
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1 }), (states) => {
        let shown: ShownFields = {};
        for (const wanted of states) {
          const names = fieldsToWrite(shown, wanted, TODAY);
          shown = { ...shown, ...Object.fromEntries(names.map((name) => [name, wanted[name as keyof typeof wanted]])) };
          expect(fieldsToWrite(shown, wanted, TODAY)).toEqual([]);
          expect(names.length > 0 ? shown : wanted).toEqual(wanted);
        }
      }),
    );
  });

  it("is written now and then while a figure creeps, though no single step is seen", () => {
    let shown: ShownFields = { days_of_supply: 4 };
    let writes = 0;
    for (let tenths = 39; tenths >= 10; tenths -= 1) {
      const wanted = { days_of_supply: tenths / 10 };
      if (fieldsToWrite(shown, wanted, TODAY).length === 0) continue;
      writes += 1;
      shown = wanted;
    }
    expect(writes).toBe(6);
    expect(shown).toEqual({ days_of_supply: 1 });
  });

  it("asks for nothing where nothing differs", () => {
    fc.assert(fc.property(fields, (same) => expect(fieldsToWrite(same, { ...same }, TODAY)).toEqual([])));
  });
});

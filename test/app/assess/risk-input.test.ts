import { describe, expect, it } from "@jest/globals";
import { alertFields } from "../../../src/app/assess/alert-fields.ts";
import { riskInput, type RiskSources } from "../../../src/app/assess/risk-input.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { exposedCustomers } from "../../../src/domain/customer/exposed-customers.ts";
import type { SubjectFacts } from "../../../src/ports/subjects.ts";
import { aHolidayTable } from "../../domain/calendar/a-holiday-table.ts";
import { anAssessedSubject, type Shelf } from "../../notify/assessed-builder.ts";

const TODAY = "2026-11-23";

function sources(shelf: Shelf, bound: readonly FormName[], parts: Partial<SubjectFacts> = {}): RiskSources {
  const facts = { ...anAssessedSubject(shelf).facts, ...parts };
  return {
    item_code: "CUP-1",
    location_code: "WH-1",
    facts,
    exposed: exposedCustomers(facts.open_sales_lines, shelf.on_hand),
    previous: null,
    bound: new Set(bound),
    today: TODAY,
  };
}

const stated = {
  stock_level: {
    item_code: "CUP-1",
    location_code: "WH-1",
    on_hand: 10,
    allocated: 2,
    on_order: 30,
    backorder: 1,
    reserved_quantity: 0,
    minimum_stock: null,
    record_id: "r1",
  },
};
const orders = [{ quantity: 8, shipped_quantity: 1 }, { quantity: 6 }];
const purchases = [{ quantity: 60, received_quantity: 20 }];

describe("what an assessment is made from", () => {
  it("takes what is promised and on its way from the orders, where those forms are bound", () => {
    const { stock } = riskInput(sources({ on_hand: 10, orders, purchases }, ["sales_order", "purchase_order"], stated));
    expect(stock).toEqual({ on_hand: 10, allocated: 10, backorder: 3, on_order: 40 });
  });

  it("takes it from the stock form where they are not, and never from both", () => {
    const { stock } = riskInput(sources({ on_hand: 10 }, [], stated));
    expect(stock).toEqual({ on_hand: 10, allocated: 2, backorder: 1, on_order: 30 });
  });

  it.each<{ name: string; bound: readonly FormName[]; want: object }>([
    { name: "sales orders alone", bound: ["sales_order"], want: { allocated: 10, backorder: 3, on_order: 30 } },
    { name: "purchase orders alone", bound: ["purchase_order"], want: { allocated: 2, backorder: 1, on_order: 40 } },
  ])("decides figure by figure: $name", ({ bound, want }) => {
    expect(riskInput(sources({ on_hand: 10, orders, purchases }, bound, stated)).stock).toMatchObject(want);
  });

  it("knows no stock where there is no stock record, rather than none left", () => {
    expect(riskInput(sources({ on_hand: 0 }, [], { stock_level: null })).stock).toBeNull();
  });

  it("takes what people paid on each day before today, and says nothing of prices where none is known", () => {
    const day = (date: string, unit_price: number | null) => ({
      ...{ day: date, quantity: 5, order_count: 1, largest_order: 5, unit_price },
    });
    const paidOf = (...demand: readonly ReturnType<typeof day>[]) =>
      riskInput(sources({ on_hand: 10 }, [], { demand })).paid_prices;
    expect(paidOf(day("2026-11-20", 9.5), day("2026-11-21", null), day("2026-11-22", 8), day(TODAY, 7))).toEqual([
      { day: "2026-11-20", unit_price: 9.5 },
      { day: "2026-11-22", unit_price: 8 },
    ]);
    expect(paidOf(day("2026-11-21", null))).toBeUndefined();
  });

  it("expects goods on the day the supplier named, else after the usual lead time", () => {
    const lines = [
      { purchase_order_no: "PO-1", expected_on: "2026-11-26" },
      { purchase_order_no: "PO-2", expected_on: null, ordered_on: "2026-11-20" },
    ];
    const { receipts, lead_time } = riskInput(sources({ on_hand: 10, purchases: lines }, ["purchase_order"]));
    expect(lead_time.mean_days).toBe(7);
    expect(receipts.map(({ purchase_order_no, due }) => [purchase_order_no, due])).toEqual([
      ["PO-1", "2026-11-26"],
      ["PO-2", "2026-11-27"],
    ]);
  });

  it("expects what the stock form calls on its way after the usual lead time", () => {
    const { receipts } = riskInput(sources({ on_hand: 10 }, [], stated));
    expect(receipts).toEqual([{ purchase_order_no: "在途", due: "2026-11-30", quantity: 30 }]);
  });

  describe("with the public holidays", () => {
    const calendar = businessCalendar(aHolidayTable(), 2025, 2027);
    const before = { ...sources({ on_hand: 10 }, [], stated), today: "2026-02-10", calendar };
    const closed = (shutdown_start: string | null, shutdown_end: string | null) => {
      const { supplier } = before.facts;
      if (supplier === null) throw new Error("the shelf has a supplier");
      return riskInput({
        ...before,
        facts: { ...before.facts, supplier: { ...supplier, shutdown_start, shutdown_end } },
      });
    };

    it("a week of lead time is longer over 春节", () => {
      const { lead_time, receipts } = riskInput(before);
      expect(lead_time).toMatchObject({ mean_days: 14, law: { mean_days: 5 } });
      expect(receipts[0]?.due).toBe("2026-02-24");
    });

    it("and longer still where the supplier is closed for more days than everybody", () => {
      const { lead_time, receipts } = closed("2026-02-11", "2026-02-27");
      expect(lead_time.mean_days).toBe(23);
      expect(receipts[0]?.due).toBe("2026-03-05");
    });

    it("a shutdown without an end is none", () => {
      expect(closed("2026-02-11", null).lead_time.mean_days).toBe(14);
      expect(closed(null, "2026-02-27").lead_time.mean_days).toBe(14);
    });
  });

  it("goes by the code where nobody described the item", () => {
    const { item } = riskInput(sources({ on_hand: 10, item: null }, []));
    expect(item).toMatchObject({ item_name: "CUP-1", unit: null, sale_price: null, abc_class: null });
  });

  it("uses the supplier's review period where the item has none", () => {
    expect(riskInput(sources({ on_hand: 1, item: { review_period_days: null } }, [])).item.review_period_days).toBe(7);
    expect(riskInput(sources({ on_hand: 1, item: { review_period_days: 3 } }, [])).item.review_period_days).toBe(3);
  });

  it("looks back 400 days at most, and has no history where there was no demand", () => {
    const old = sources({ on_hand: 1 }, [], { known_since: "2020-01-01" });
    expect(riskInput(old).demand.first_day).toBe("2025-10-19");
    const none = sources({ on_hand: 1 }, [], { known_since: null, demand: [] });
    expect(riskInput(none).demand.quantity).toEqual([]);
  });
});

describe("the alert fields of the stock form", () => {
  const startOf = (day: string) => `${day}T00:00:00+08:00`;
  const { risk } = anAssessedSubject({ on_hand: 35 });

  it("say the level in the form's own word, the day as an instant, and the reason as a sentence", () => {
    const day = { ...risk, severity: "high" as const, stockout_date: "2026-11-27" };
    expect(alertFields(day, startOf)).toMatchObject({
      alert_severity: "预警",
      stockout_date: "2026-11-27T00:00:00+08:00",
      alert_reason: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it("are rounded to what people read, so that noise is no change", () => {
    const exact = {
      ...risk,
      stockout_probability: 0.12345,
      days_of_supply: 3.4567,
      safety_stock: 11.4,
      reorder_point: 84.5,
    };
    const noisy = { ...exact, stockout_probability: 0.12301, days_of_supply: 3.4599, safety_stock: 11.41 };
    expect(alertFields(exact, startOf)).toMatchObject({
      stockout_probability: 0.12,
      days_of_supply: 3.5,
      safety_stock: 11,
      reorder_point: 85,
    });
    expect(alertFields(noisy, startOf)).toEqual(alertFields(exact, startOf));
  });

  it("are empty where nothing is known, never a made-up number", () => {
    const unknown = {
      ...risk,
      stockout_date: null,
      stockout_probability: null,
      days_of_supply: null,
      safety_stock: null,
      reorder_point: null,
      suggested_order_quantity: null,
    };
    const { alert_severity, alert_reason, ...figures } = alertFields(unknown, startOf);
    expect([alert_severity, alert_reason]).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });
});

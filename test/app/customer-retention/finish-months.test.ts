import { describe, expect, it } from "@jest/globals";
import { finishMonths, type FinishQuestion } from "../../../src/app/customer-retention/finish-months.ts";
import { type KeptMonth, keptMonthsFromJson } from "../../../src/contracts/kept-months.ts";

type Counted = NonNullable<KeptMonth["counted"]>;

const STOCK = { closed_on: "2026-06-01", value: 4_000, surplus_value: 1_600, places_without_cost: 0 };

/** Figures of a month with so many customers hit, of whom so many may still come back. */
function aCount(customers_hit: number, pending = 0): Counted {
  const outcomes = { lost: 1, same_item: 0, switched: 0, other_goods: 0, pending, unknown: 0 };
  return {
    ...{ item_days: 30, item_days_out: 1, events: 1, lost_units: 1, lost_revenue: 1, lost_margin: 1 },
    ...{
      units_without_margin: 0,
      customers_hit,
      churn: { outcomes, churn: null },
      failures: null,
      care_cost: null,
      recovered: null,
    },
    responses: { alerts: 0, told_ms: null, answered_ms: null, ordered_ms: null, received_ms: null },
  };
}

function aMonth(month: string, parts: Partial<KeptMonth> = {}): KeptMonth {
  return { month, is_settled: false, stock: null, effect: null, care_profit: null, counted: aCount(1), ...parts };
}

/** A shop since January 2026 that counts two customers in every month, on 3 December. */
function finished(parts: Partial<FinishQuestion>): ReadonlyMap<string, KeptMonth> {
  const months = finishMonths({
    ...{ today: "2026-12-03", first_day: "2026-01-15", kept_days: 400, kept: [] },
    closing: { stock: { ...STOCK, closed_on: "2026-12-03" }, effect: null, care_profit: null },
    count: () => aCount(2),
    ...parts,
  });
  return new Map(months.map((one) => [one.month, one]));
}

describe("finished months", () => {
  it("are counted anew while their customers may still come back", () => {
    const kept = [aMonth("2026-03"), aMonth("2026-10")];
    const months = finished({ kept, count: () => aCount(2, 1) });
    expect(months.get("2026-03")).toMatchObject({ is_settled: false, counted: { customers_hit: 2 } });
    expect(months.get("2026-10")).toMatchObject({ is_settled: false, counted: { customers_hit: 2 } });
  });

  it("stay as they were once half a year is over and every customer's gap with it", () => {
    const first = finished({});
    expect(first.get("2026-05")).toMatchObject({ is_settled: true, counted: { customers_hit: 2 } });
    expect(first.get("2026-06")?.is_settled).toBe(false);
    const later = finished({ kept: [...first.values()], count: () => aCount(7) });
    expect(later.get("2026-05")?.counted?.customers_hit).toBe(2);
    expect(later.get("2026-06")?.counted?.customers_hit).toBe(7);
  });

  it("stay as they were once not all is kept that they were counted from", () => {
    const kept = [aMonth("2026-08", { counted: aCount(5, 3) }), aMonth("2026-09", { counted: aCount(5, 3) })];
    const months = finished({ kept, kept_days: 95, count: () => aCount(0) });
    expect(months.get("2026-08")).toMatchObject({ is_settled: true, counted: { customers_hit: 5 } });
    expect(months.get("2026-09")?.counted?.customers_hit).toBe(0);
  });

  it("are shown also where no sale of theirs is on record any more", () => {
    const months = finished({ kept: [aMonth("2025-11", { is_settled: true, stock: STOCK })] });
    expect(months.get("2025-11")).toMatchObject({ stock: STOCK, counted: { customers_hit: 1 } });
  });

  it("are closed by the first run after them, the last one alone", () => {
    const months = finished({});
    expect(months.get("2026-11")?.stock?.closed_on).toBe("2026-12-03");
    expect(months.get("2026-10")?.stock).toBeNull();
    expect(finished({ kept: [aMonth("2026-11", { stock: STOCK })] }).get("2026-11")?.stock).toEqual(STOCK);
  });

  it("keep what was closed where their counts are of another version, and are counted anew", () => {
    const effect = { kind: "not_estimable", exposed_count: 3, reasons: ["太少"] };
    const text = JSON.stringify([
      { ...aMonth("2026-02", { is_settled: true, stock: STOCK }), effect, counted: { customers_hit: "五" } },
      aMonth("2026-03", { is_settled: true }),
      { month: "没有月份" },
    ]);
    const months = finished({ kept: keptMonthsFromJson(text) });
    expect(months.get("2026-02")).toMatchObject({ stock: STOCK, effect, counted: { customers_hit: 2 } });
    expect(months.get("2026-03")?.counted?.customers_hit).toBe(1);
  });
});

describe("keptMonthsFromJson", () => {
  it("reads nothing from what is no list", () => {
    expect(keptMonthsFromJson("{}")).toEqual([]);
  });

  it("loses one part of a month alone where that part cannot be read", () => {
    const [read] = keptMonthsFromJson(JSON.stringify([{ ...aMonth("2026-02"), stock: { value: "多" } }]));
    expect(read).toEqual(aMonth("2026-02"));
  });
});

import { finished } from "../../../src/domain/math/steps.ts";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, dayNumber } from "../../../src/domain/calendar/day.ts";
import { type GapLearner, orderDays } from "../../../src/domain/retention/customer-days.ts";
import { eventRetention, type HitCustomer, hitOutcome } from "../../../src/domain/retention/event-retention.ts";
import { judgedShortages } from "../../../src/domain/retention/measured-retention.ts";
import type { RecordedLine } from "../../../src/domain/retention/recorded-line.ts";
import { isKept, RETENTION_OUTCOMES } from "../../../src/domain/retention/retention-outcome.ts";
import { createShopRecord } from "../../../src/domain/retention/shop-record.ts";
import { stockoutChurn } from "../../../src/domain/retention/stockout-churn.ts";

const TODAY = "2026-03-31";

function aLine(customer_code: string, ordered_on: string, parts: Partial<RecordedLine> = {}): RecordedLine {
  return {
    ...{ customer_code, ordered_on, order_no: `${customer_code}-${ordered_on}`, item_code: "CUP", location_code: "WH" },
    ...{ channel: null, promised_on: null, quantity: 2, shipped_quantity: 2, unit_price: 20, line_state: "closed" },
    ...parts,
  };
}

const refused = (code: string, day: string) =>
  aLine(code, day, { line_state: "cancelled_for_stockout", shipped_quantity: 0 });
/** A customer whose orders of these days were refused. */
const hit = (customer_code: string, hit_on: readonly string[], ...others: readonly RecordedLine[]): HitCustomer => {
  const own = hit_on.map((day) => refused(customer_code, day));
  return { orders: own.map(orderOf), refused: [], lines: [...own, ...others] };
};
const orderOf = ({ order_no, item_code }: RecordedLine) => ({ order_no, item_code, kind: "cancelled" as const });
const after = (gap: number) => () => gap;
const outcomes = (customers: readonly HitCustomer[], gaps: GapLearner) =>
  customers.flatMap((customer) => hitOutcome(customer, gaps, TODAY) ?? []);
const counted = (customers: readonly HitCustomer[], gaps: GapLearner) => eventRetention(outcomes(customers, gaps));
const ASKING = { record_id: "e1", customer_code: "A", item_code: "CUP", quantity: 4 };

describe("what became of the customers an event hit", () => {
  it("is nothing to tell where it hit nobody", () => {
    expect(eventRetention([])).toBeNull();
  });

  it("counts each customer once, by their last shortage in it", () => {
    const customers = [
      hit("A", ["2026-03-05", "2026-03-01"], aLine("A", "2026-03-03")),
      hit("B", ["2026-03-01"], aLine("B", "2026-03-02")),
      hit("C", ["2026-03-20"]),
    ];
    expect(counted(customers, after(20))).toEqual({ exposed: 3, returned: 1, lost: 1, pending: 1, unknown: 0 });
  });

  it.each([
    ["on the last day of the gap there is still time", 30, "pending"],
    ["the day after, they are lost", 29, "lost"],
  ])("%s", (_, gap, fate) => {
    expect(outcomes([hit("A", ["2026-03-01"])], after(gap))).toEqual([fate]);
  });

  it("has lost those who ordered again only after their gap was over", () => {
    const customer = hit("A", ["2026-03-01"], aLine("A", "2026-03-20"));
    expect(counted([customer], after(10))).toMatchObject({ lost: 1, returned: 0 });
    expect(counted([customer], after(19))).toMatchObject({ lost: 0, returned: 1 });
  });

  it("does not take an order that was cancelled for another reason for a return", () => {
    const cancelled = aLine("A", "2026-03-05", { line_state: "cancelled" });
    expect(outcomes([hit("A", ["2026-03-01"], cancelled)], after(10))).toEqual(["lost"]);
  });

  it("does not take who waits for lost, nor who waited and was served; a delay that was found is one", () => {
    const line = aLine("A", "2026-03-01");
    const waits = { ...line, line_state: "open", shipped_quantity: 1 } as const;
    const waiting = (own: RecordedLine, kind: "delayed" | null): HitCustomer => {
      return { orders: [{ ...orderOf(own), kind }], refused: [], lines: [own] };
    };
    expect(outcomes([waiting(waits, null)], after(10))).toEqual(["pending"]);
    expect(outcomes([waiting(line, null)], after(10))).toEqual([]);
    expect(outcomes([waiting(line, "delayed")], after(10))).toEqual(["lost"]);
  });

  it("takes less shipped than asked for at its word only where shipments are on record", () => {
    const closed = aLine("A", "2026-03-01", { shipped_quantity: 0 });
    const customer = { orders: [{ ...orderOf(closed), kind: null }], refused: [] };
    expect(outcomes([{ ...customer, lines: [closed] }], after(10))).toEqual([]);
    expect(outcomes([{ ...customer, lines: [aLine("A", "2026-02-01"), closed] }], after(10))).toEqual(["lost"]);
  });

  it("judges who was turned away by the day on which they asked, and who never ordered not at all", () => {
    const before = aLine("A", "2026-02-20");
    const turned = (asked_on: string, ...lines: readonly RecordedLine[]) =>
      outcomes([{ orders: [], refused: [{ ...ASKING, asked_on }], lines }], after(10));
    expect(turned("2026-03-01", before)).toEqual(["lost"]);
    expect(turned("2026-03-25", before)).toEqual(["pending"]);
    expect(turned("2026-03-25", before, aLine("A", "2026-03-28"))).toEqual(["other_goods"]);
    expect(turned("2026-03-01")).toEqual([]);
    expect(turned("2026-03-01", aLine("A", "2026-02-20", { line_state: "cancelled" }))).toEqual([]);
  });

  it("cannot tell of anybody where no gap is known", () => {
    const customer = hit("A", ["2026-03-01"], aLine("A", "2026-03-20"));
    expect(counted([customer], null)).toMatchObject({ lost: 0, returned: 0, unknown: 1 });
  });

  it("is for any customers what the retention page says of the same shortages", () => {
    const offset = fc.integer({ min: 0, max: 120 });
    const order = fc.record({ back: offset, isRefused: fc.boolean(), isCalledOff: fc.boolean() });
    const orders = fc.uniqueArray(order, { selector: ({ back }) => back, minLength: 1, maxLength: 8 });
    const gap = fc.option(fc.integer({ min: 1, max: 60 }), { nil: null });
    fc.assert(
      fc.property(fc.array(orders, { minLength: 1, maxLength: 6 }), gap, (shop, base) => {
        // A gap that depends on how often and until when the customer had ordered, as a learned one does.
        const gaps =
          base === null
            ? null
            : (days: readonly number[], through: number) => base + 3 * days.filter((day) => day <= through).length;
        const record = createShopRecord({ today: TODAY, itemOf: () => undefined, wasOut: () => null });
        const customers: HitCustomer[] = [];
        shop.forEach((own, i) => {
          const code = `C-${i}`;
          const lines = own
            .toSorted((a, b) => b.back - a.back)
            .map(({ back, isRefused, isCalledOff }) => {
              const day = addDays(TODAY, -back);
              if (isRefused) return refused(code, day);
              return isCalledOff ? aLine(code, day, { line_state: "cancelled" }) : aLine(code, day);
            });
          record.add(code, lines, []);
          const refusals = lines.filter(({ line_state }) => line_state === "cancelled_for_stockout");
          if (refusals.length > 0) customers.push({ orders: refusals.map(orderOf), refused: [], lines });
        });
        const { outcomes: all } = stockoutChurn(finished(judgedShortages(record.record(), gaps, TODAY))).by_customer;
        const kept = RETENTION_OUTCOMES.filter(isKept).reduce((sum, outcome) => sum + all[outcome], 0);
        const { lost, pending, unknown } = all;
        const found = counted(customers, gaps);
        expect(found).toEqual(
          customers.length === 0 ? null : { exposed: customers.length, returned: kept, lost, pending, unknown },
        );
      }),
    );
  });
});

describe("sales that name nobody", () => {
  const shop = (...codes: readonly string[]) => {
    const record = createShopRecord({ today: TODAY, itemOf: () => undefined, wasOut: () => null });
    for (const code of codes) {
      const known = [{ order_no: `${code}-2026-01-20`, item_code: "CUP", kind: "delayed" as const }];
      record.add(code, [aLine(code, "2026-01-05"), refused(code, "2026-01-20"), aLine(code, "2026-01-25")], known);
    }
    return record.record();
  };

  it("are served or not like any others, and no customer of theirs is lost, comes back or is compared", () => {
    const [named, all] = [shop("C-1"), shop("C-1", "散客")];
    expect([...all.customers.keys()]).toEqual(["C-1"]);
    expect(all.exposed.map(({ customer_code }) => customer_code)).toEqual(["C-1"]);
    expect(all.repurchase).toEqual(named.repurchase);
    expect(all.failures.get("2026-01")).toMatchObject({ lines: 6, cancelled_lines: { count: 2, of: 6 } });
  });
});

describe("the days on which a customer ordered", () => {
  it("are each once, ascending, without what was cancelled for another reason", () => {
    const lines = [
      ...[aLine("A", "2026-03-05"), aLine("A", "2026-03-01"), aLine("A", "2026-03-05", { item_code: "PLATE" })],
      ...[aLine("A", "2026-03-07", { line_state: "cancelled" }), aLine("A", "2026-03-08", { quantity: 0 })],
    ];
    expect(orderDays(lines)).toEqual(["2026-03-01", "2026-03-05"].map(dayNumber));
  });
});

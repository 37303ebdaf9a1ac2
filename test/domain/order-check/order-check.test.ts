import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import { orderCheck } from "../../../src/domain/order-check/order-check.ts";
import { orderLineSentence, runOutBefore } from "../../../src/domain/order-check/order-line-sentence.ts";
import { orderCheckSentence } from "../../../src/domain/order-check/order-check-sentence.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { severityRank } from "../../../src/domain/risk/severity.ts";
import { TODAY } from "../demand/a-series.ts";
import { aRiskInput, type RiskOverrides } from "../risk/a-risk-input.ts";

const punctual = { mean_days: 10, sd_days: 0, sample_count: 0, source: "item" } as const;
const due = (days: number, quantity: number) => {
  return { purchase_order_no: `PO-${days}`, due: addDays(TODAY, days), quantity };
};
const at = (ship_date: Day | null) => ({ ship_date, sure_ship_date: ship_date });
const told = (overrides: RiskOverrides, quantity: number, is_key_customer = false) => {
  const check = orderCheck(aRiskInput({ lead_time: punctual, ...overrides }), { quantity, is_key_customer });
  return { check, sentence: orderCheckSentence(check, quantity, []) };
};

describe("an order line before it is placed", () => {
  it("is shipped from stock where nobody else was promised the units, and lowers what is available", () => {
    const { check, sentence } = told({ stock: { on_hand: 500, allocated: 60 } }, 40);
    expect(check.shipping).toEqual({ served_quantity: 40, short_quantity: 0, left_quantity: 400, ...at(TODAY) });
    expect(check.now.explanation.stock?.available).toBe(440);
    expect(check.after.explanation.stock?.available).toBe(400);
    expect(sentence).toBe("可从现货发出 40 个；下单后可用 400 个，预警等级仍为正常。");
  });

  it("raises the severity where it takes what coming demand needs", () => {
    const { check, sentence } = told({}, 480);
    expect([check.now.severity, check.after.severity]).toEqual(["none", "critical"]);
    expect(check.after.stockout_probability).toBeGreaterThan(0.9);
    expect(sentence).toMatch(/^可从现货发出 480 个；下单后可用 20 个，预警等级由正常变为紧急，预计 .+前后用完。$/);
  });

  it("is the last unit where it takes all of it: nothing is left, and the item is out", () => {
    const { check } = told({ stock: { on_hand: 40 } }, 40);
    expect(check.shipping?.short_quantity).toBe(0);
    expect(check.after).toMatchObject({ severity: "out", stockout_probability: 1, stockout_date: TODAY });
  });

  it("waits for the first receipt that covers it, those who wait already served before", () => {
    const receipts = [due(9, 100), due(3, 20), due(5, 30)];
    const stock = { on_hand: 30, allocated: 30, backorder: 10, on_order: 150 };
    const { check, sentence } = told({ stock, unfilled_quantity: 10, receipts }, 40);
    expect(check.shipping).toEqual({
      served_quantity: 0,
      short_quantity: 40,
      left_quantity: 0,
      ...at(addDays(TODAY, 5)),
    });
    expect(check.after.explanation.stock).toMatchObject({ backorder: 50, unfilled_quantity: 50, supply: -50 });
    expect(sentence).toMatch(/^现在没有货，差 40 个，按在途到货预计 .+可发齐；/);
  });

  it.each([
    { quantity: 60, day: 3 },
    { quantity: 60.001, day: 5 },
    { quantity: 90, day: 5 },
  ])("of $quantity units is whole on day $day", ({ quantity, day }) => {
    const { check } = told({ stock: { on_hand: 40, on_order: 50 }, receipts: [due(3, 20), due(5, 30)] }, quantity);
    expect(check.shipping?.ship_date).toBe(addDays(TODAY, day));
  });

  it("is promised for no day where what is on its way is not enough", () => {
    const { check, sentence } = told({ stock: { on_hand: 40, on_order: 20 }, receipts: [due(3, 20)] }, 61);
    expect(check.shipping).toEqual({ served_quantity: 40, short_quantity: 21, left_quantity: 0, ...at(null) });
    expect(sentence).toMatch(/^仅剩 40 个，还差 21 个，在途采购也不够，暂时定不了发货日期；/);
  });

  it("believes a late supplier only as far as its lateness goes", () => {
    const late = { ...punctual, lateness_mean_days: 6, lateness_sd_days: 2 };
    const { check } = told({ lead_time: late, stock: { on_hand: 0, on_order: 50 }, receipts: [due(3, 50)] }, 10);
    expect(check.shipping?.ship_date).toBe(addDays(TODAY, 9));
    expect(check.shipping?.sure_ship_date).toBe(addDays(TODAY, 12));
  });

  it("is followed by the next line of the same item, which finds it taken", () => {
    const stock = { on_hand: 50, on_order: 0 };
    const first = told({ stock }, 30).check;
    const second = orderCheck(first.next, { quantity: 30, is_key_customer: false });
    expect(second.shipping).toEqual({ served_quantity: 20, short_quantity: 10, left_quantity: 0, ...at(null) });
    expect(orderCheck(second.next, { quantity: 5, is_key_customer: false }).shipping).toMatchObject({
      served_quantity: 0,
      short_quantity: 5,
    });
  });

  it("cannot be judged without a stock record", () => {
    const { check, sentence } = told({ stock: null }, 10);
    expect(check.shipping).toBeNull();
    expect(check.after).toEqual(check.now);
    expect(sentence).toBe("没有库存记录，无法判断能否发货。");
  });

  it("takes nothing from what is owed on negative books", () => {
    const { check } = told({ stock: { on_hand: -3, on_order: 0 } }, 10);
    expect(check.shipping).toEqual({ served_quantity: 0, short_quantity: 10, left_quantity: 0, ...at(null) });
  });

  it("does what the same units missing from the shelf would do", () => {
    const ordered = told({ stock: { on_hand: 120 } }, 50).check.after;
    const missing = assessStockoutRisk(
      aRiskInput({ lead_time: punctual, stock: { on_hand: 70 }, previous_severity: ordered.severity }),
    );
    expect(ordered.stockout_probability).toBe(missing.stockout_probability);
    expect(ordered.stockout_date).toBe(missing.stockout_date);
  });

  it("never lowers the risk, and splits its quantity into what is served and what is short", () => {
    const units = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(units, units, units, fc.integer({ min: 1, max: 400 }), (on_hand, promised, waiting, quantity) => {
        const allocated = Math.min(on_hand, promised);
        const unfilled_quantity = allocated < on_hand ? 0 : waiting;
        const stock = { on_hand, allocated, backorder: unfilled_quantity, on_order: 0 };
        const { now, after, shipping } = told({ stock, unfilled_quantity }, quantity).check;
        expect(severityRank(after.severity)).toBeGreaterThanOrEqual(severityRank(now.severity));
        expect(after.stockout_probability).toBeGreaterThanOrEqual(now.stockout_probability ?? 0);
        expect((shipping?.served_quantity ?? 0) + (shipping?.short_quantity ?? 0)).toBe(quantity);
        expect(after.explanation.stock?.supply).toBe((now.explanation.stock?.supply ?? 0) - quantity);
      }),
      { numRuns: 25 },
    );
  });
});

describe("an order line where units are kept aside for key customers", () => {
  const stock = { on_hand: 50, on_order: 0 };
  const RESERVED = { stock, reserved_quantity: 30 } as const;

  it("leaves them to key customers, and says so", () => {
    const { check, sentence } = told(RESERVED, 25);
    expect(check.shipping).toEqual({
      ...{ served_quantity: 20, short_quantity: 5, left_quantity: 0, ...at(null) },
      reserve: { quantity: 30, used_quantity: 0, is_for_customer: false },
    });
    expect(sentence).toContain("仅剩 20 个，还差 5 个");
    expect(sentence).toContain("；另有 30 个为重点客户预留，不在其内；");
    expect(orderLineSentence(check, { quantity: 25, run_out_probability: 1 })).toBe(
      "仅剩 20 个，还差 5 个。另有 30 个为重点客户预留，不在其内。在途采购也不够，暂时定不了发货日期。",
    );
  });

  it("gives them to a key customer, the others first", () => {
    const few = told(RESERVED, 20, true).check.shipping;
    expect(few?.reserve).toEqual({ quantity: 30, used_quantity: 0, is_for_customer: true });
    const { check, sentence } = told(RESERVED, 45, true);
    expect(check.shipping).toMatchObject({
      ...{ served_quantity: 45, short_quantity: 0, left_quantity: 5 },
      reserve: { quantity: 30, used_quantity: 25 },
    });
    expect(sentence).toContain("可从现货发出 45 个；其中 25 个出自为重点客户预留的 30 个；");
  });

  it("makes other customers wait until receipts have filled it up again", () => {
    const receipts = [due(3, 20), due(5, 30)];
    const coming = { stock: { on_hand: 10, on_order: 50 }, reserved_quantity: 30, receipts };
    expect(told(coming, 10).check.shipping).toMatchObject({ served_quantity: 0, ...at(addDays(TODAY, 5)) });
    expect(told(coming, 10, true).check.shipping).toMatchObject({ served_quantity: 10, ...at(TODAY) });
    expect(told(coming, 31).check.shipping).toMatchObject({ ship_date: null });
  });

  it("holds them back from the next line of the same order as well", () => {
    const buyer = { is_key_customer: false };
    const first = told({ stock, reserved_quantity: 30, receipts: [due(4, 12)] }, 25).check;
    const second = orderCheck(first.next, { quantity: 7, ...buyer }).shipping;
    expect(second).toMatchObject({ served_quantity: 0, short_quantity: 7, ...at(addDays(TODAY, 4)) });
    expect(orderCheck(first.next, { quantity: 8, ...buyer }).shipping?.ship_date).toBeNull();
  });

  it("tells others how soon the rest is gone, not the whole shelf", () => {
    const shelf = { stock: { on_hand: 90 }, reserved_quantity: 60 };
    const [other, key] = [told(shelf, 10).check, told(shelf, 10, true).check];
    expect(runOutBefore(other, 3)).toBe(runOutBefore(told({ stock: { on_hand: 30 } }, 10).check, 3));
    expect(runOutBefore(key, 3)).toBe(runOutBefore(told({ stock: { on_hand: 90 } }, 10).check, 3));
    expect(runOutBefore(other, 3)).toBeGreaterThan(runOutBefore(key, 3) ?? 1);
  });

  it("owes others nothing that lies there for key customers: the item is not out for their line", () => {
    const { check, sentence } = told(RESERVED, 25);
    expect(check.after.severity).not.toBe("out");
    expect(check.after.explanation.stock).toMatchObject({
      available: 25,
      backorder: 0,
      unfilled_quantity: 0,
      supply: 25,
    });
    expect(check.after.stockout_probability).toBe(told(RESERVED, 25, true).check.after.stockout_probability);
    expect(sentence).not.toContain("变为缺货");
    const beyond = told(RESERVED, 60).check.after;
    expect(beyond).toMatchObject({ severity: "out", stockout_probability: 1 });
    expect(beyond.explanation.stock).toMatchObject({ available: 0, unfilled_quantity: 10 });
  });

  it("has no reserve left where all that lies there is owed already, and only what is not owed where some is", () => {
    const owed = { stock: { on_hand: 50, on_order: 0, backorder: 40 }, reserved_quantity: 30 };
    expect(told(owed, 5).check.shipping?.reserve?.quantity).toBe(10);
    expect(told({ ...owed, unfilled_quantity: 60 }, 5).check.shipping?.reserve).toBeUndefined();
    expect(told(owed, 5, true).check.shipping).toMatchObject({
      served_quantity: 5,
      reserve: { quantity: 10, used_quantity: 5 },
    });
  });

  it("is filled up again before others are served, behind all who wait by their orders", () => {
    const receipts = [due(3, 40), due(5, 40)];
    const waiting = { stock: { on_hand: 0, on_order: 80 }, unfilled_quantity: 40, reserved_quantity: 30, receipts };
    expect(told(waiting, 10).check.shipping?.ship_date).toBe(addDays(TODAY, 5));
    expect(told(waiting, 11).check.shipping?.ship_date).toBeNull();
    expect(told(waiting, 40, true).check.shipping?.ship_date).toBe(addDays(TODAY, 5));
  });

  it("is judged in two lines as in one", () => {
    const units = fc.integer({ min: 0, max: 120 });
    const line = fc.integer({ min: 1, max: 90 });
    const shelf = fc.record({ on_hand: units, backorder: units, unfilled_quantity: units, reserved_quantity: units });
    fc.assert(
      fc.property(shelf, line, line, fc.boolean(), (given, first, second, is_key_customer) => {
        const { on_hand, backorder, ...rest } = given;
        const receipts = [due(3, 40), due(6, 80), due(9, 160)];
        const shop = { ...rest, stock: { on_hand, backorder, on_order: 280 }, receipts };
        const [one, both] = [
          told(shop, first, is_key_customer).check,
          told(shop, first + second, is_key_customer).check,
        ];
        const next = orderCheck(one.next, { quantity: second, is_key_customer });
        expect(next.now.explanation.stock).toEqual(one.after.explanation.stock);
        expect(next.after.explanation.stock).toEqual(both.after.explanation.stock);
        expect(next.after.severity).toBe(both.after.severity);
        const sum = (part: "served_quantity" | "short_quantity") =>
          (one.shipping?.[part] ?? 0) + (next.shipping?.[part] ?? 0);
        expect(sum("served_quantity")).toBe(both.shipping?.served_quantity);
        expect(sum("short_quantity")).toBe(both.shipping?.short_quantity);
        expect(next.shipping?.ship_date).toBe(both.shipping?.ship_date);
      }),
      { numRuns: 25 },
    );
  });

  it("leaves stock the same whoever orders, and never owes what lies there", () => {
    const units = fc.integer({ min: 0, max: 120 });
    const shelf = fc.record({ on_hand: units, backorder: units, reserved_quantity: units });
    fc.assert(
      fc.property(shelf, fc.integer({ min: 1, max: 200 }), ({ on_hand, backorder, reserved_quantity }, quantity) => {
        const shop = { stock: { on_hand, backorder, on_order: 0 }, reserved_quantity };
        const [other, key] = [told(shop, quantity).check, told(shop, quantity, true).check];
        expect(other.after).toEqual(key.after);
        const owed = Math.max(0, quantity - Math.max(0, on_hand - backorder));
        expect(other.after.explanation.stock?.unfilled_quantity).toBe(owed);
        expect(other.shipping?.reserve?.quantity ?? 0).toBe(
          Math.min(reserved_quantity, Math.max(0, on_hand - backorder)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("never serves others more than key customers, nor from the reserve, and changes nothing where it is empty", () => {
    const units = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(units, units, fc.integer({ min: 1, max: 300 }), (on_hand, reserved_quantity, quantity) => {
        const shelf = { stock: { on_hand, on_order: 0 } };
        const other = told({ ...shelf, reserved_quantity }, quantity).check.shipping;
        const key = told({ ...shelf, reserved_quantity }, quantity, true).check.shipping;
        expect(other?.served_quantity).toBe(Math.min(quantity, Math.max(0, on_hand - reserved_quantity)));
        expect(key?.served_quantity).toBe(Math.min(quantity, on_hand));
        expect(key?.reserve?.used_quantity ?? 0).toBe((key?.served_quantity ?? 0) - (other?.served_quantity ?? 0));
        const [empty, none] = [told({ ...shelf, reserved_quantity: 0 }, quantity), told(shelf, quantity)];
        expect({ ...empty.check, next: null }).toEqual({ ...none.check, next: null });
        expect(empty.sentence).toBe(none.sentence);
        expect(told(shelf, quantity, true)).toEqual(told(shelf, quantity));
      }),
      { numRuns: 20 },
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import { comparison } from "../../../src/domain/stockout-effect/comparison.ts";
import type { PurchaseLine, StockoutExposure } from "../../../src/domain/stockout-effect/purchase-line.ts";
import { purchasePanel } from "../../../src/domain/stockout-effect/purchase-panel.ts";
import { stockoutEffect } from "../../../src/domain/stockout-effect/stockout-effect.ts";
import { aCustomer, aLine, anExposure, week } from "./panel-builders.ts";

const WEEKS = 80;
const EXPOSED_AT = 40;
const TERMS = { draws: 200 };

interface Crowd {
  readonly name: string;
  readonly count: number;
  readonly isExposed: boolean;
  /** Whether a customer of this number orders in this week. */
  orders(week: number, number: number): boolean;
}

/** Customers who all order on the Monday of the exposure; the exposed meet a shortage there. */
function shopOf(crowds: readonly Crowd[]) {
  const lines: PurchaseLine[] = [];
  const exposures: StockoutExposure[] = [];
  const codes: string[] = [];
  for (const { name, count, isExposed, orders } of crowds) {
    for (let n = 0; n < count; n++) {
      const customer_code = `${name}${n}`;
      codes.push(customer_code);
      for (let w = 0; w < WEEKS; w++) {
        if (w === EXPOSED_AT || orders(w, n)) lines.push(aLine({ customer_code, day: week(w) }));
      }
      if (isExposed) exposures.push(anExposure({ customer_code, day: week(EXPOSED_AT) }));
    }
  }
  const attributes = codes.map((code) => aCustomer(code));
  return comparison({ panel: purchasePanel(lines, week(WEEKS, 6)), exposures, attributes }, TERMS);
}

/** Orders every fourth week, each customer in a week of their own. */
const steady = (w: number, n: number) => (w + n) % 4 === 0;
const spared: Crowd = { name: "spared", count: 200, isExposed: false, orders: steady };

describe("the effect of stockouts", () => {
  it("counts a fifth of the exposed as lost where a fifth never comes back and everybody else goes on", () => {
    const hit = { name: "hit", count: 100, isExposed: true };
    const effect = stockoutEffect(
      shopOf([spared, { ...hit, orders: (w, n) => steady(w, n) && (w < EXPOSED_AT || n % 5 !== 0) }]),
    );
    expect(effect.kind).toBe("estimated");
    if (effect.kind !== "estimated") return;
    expect(effect.matched_count).toBe(100);
    expect(effect.effects.lost.total.value).toBeCloseTo(20, 6);
    expect(effect.effects.lost.total.low).toBeGreaterThan(10);
    expect(effect.effects.lost.total.high).toBeLessThan(31);
    expect(effect.effects.margin.total.value).toBeCloseTo(4 * effect.effects.orders.total.value, 6);
    expect(effect.effects.orders.per_customer.value).toBeLessThan(-0.5);
    expect(effect.pre_trend).toMatchObject({ kind: "checked", verdict: "none" });
    expect(effect.hidden.lost_e_value).toBeGreaterThan(2);
    expect(effect.variants.map(({ name }) => name)).toEqual([
      "half_window",
      "tight_caliper",
      "wide_caliper",
      "nearest_only",
    ]);
  });

  it("finds nothing where the exposed go on like everybody else", () => {
    const effect = stockoutEffect(shopOf([spared, { name: "hit", count: 60, isExposed: true, orders: steady }]));
    expect(effect).toMatchObject({ kind: "estimated", lost_share: 0, hidden: { lost_e_value: 1, margin_share: 0 } });
  });

  it("refuses with twelve exposed customers, and says how many it needs", () => {
    const effect = stockoutEffect(shopOf([spared, { name: "hit", count: 12, isExposed: true, orders: steady }]));
    expect(effect).toMatchObject({
      kind: "not_estimable",
      reasons: [{ code: "too_few_exposed", found: 12, needed: 30 }],
    });
  });

  it("refuses where there is nobody to compare with", () => {
    const effect = stockoutEffect(shopOf([{ name: "hit", count: 60, isExposed: true, orders: steady }]));
    expect(effect).toMatchObject({
      kind: "not_estimable",
      reasons: [{ code: "too_few_matched" }, { code: "too_few_controls" }, { code: "low_matched_share" }],
    });
  });

  it("refuses where the exposed were on another course before already", () => {
    const rising = (w: number, n: number) =>
      steady(w, n) || (w >= EXPOSED_AT - 6 && w < EXPOSED_AT && w % 2 === 0 && n % 2 === 0);
    const few = { ...spared, name: "rising", count: 60, orders: (w: number, n: number) => rising(w, 2 * n) };
    const effect = stockoutEffect(shopOf([spared, few, { name: "hit", count: 80, isExposed: true, orders: rising }]));
    expect(effect.kind).toBe("not_estimable");
    expect(effect.kind === "not_estimable" && effect.reasons.map(({ code }) => code)).toContain("pre_trend");
  });

  it("says what became of the exposed who could not be compared", () => {
    const lines = ["early", "late", "unknown", "fine"].flatMap((customer_code) =>
      [0, 2, 30, 75].map((w) => aLine({ customer_code, day: week(w) })),
    );
    const exposures = [
      anExposure({ customer_code: "early", day: week(2) }),
      anExposure({ customer_code: "late", day: week(75) }),
      anExposure({ customer_code: "unknown", day: week(30) }),
      anExposure({ customer_code: "stranger", day: week(30) }),
      anExposure({ customer_code: "fine", day: week(30) }),
      anExposure({ customer_code: "fine", day: week(75) }),
    ];
    const attributes = [
      aCustomer("early"),
      aCustomer("late"),
      aCustomer("fine"),
      aCustomer("unknown", { repurchase_gap_days: null }),
    ];
    const effect = stockoutEffect(comparison({ panel: purchasePanel(lines, week(79, 6)), exposures, attributes }));
    expect(effect.counts).toEqual({ exposed: 5, without_history: 2, too_early: 1, too_recent: 1, usable: 1 });
  });
});

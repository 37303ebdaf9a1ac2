import { describe, expect, it } from "@jest/globals";
import { CARE_ACTIONS, type CareAction } from "../../../src/domain/care/care-action.ts";
import { holdOutDraw, isHeldOut } from "../../../src/domain/care/hold-out.ts";

const CUSTOMERS = 20_000;

function aCase(number: number, action: CareAction = "coupon", salt = "盐") {
  return { salt, action, customer_code: `C${number}`, event_no: `A1/W1/${number % 7}` };
}

function share(isOne: (number: number) => boolean): number {
  return Array.from({ length: CUSTOMERS }, (_, number) => isOne(number)).filter(Boolean).length / CUSTOMERS;
}

describe("the hold-out", () => {
  it.each([0, 0.1, 0.3, 0.5])("takes the share asked for: %f", (wanted) => {
    // Five standard errors of a share at most.
    const slack = 5 * Math.sqrt((wanted * (1 - wanted)) / CUSTOMERS);
    expect(Math.abs(share((number) => isHeldOut(aCase(number), wanted)) - wanted)).toBeLessThanOrEqual(slack);
  });

  it("takes no more than half of all, and nobody where the share is negative", () => {
    expect(share((number) => isHeldOut(aCase(number), 0.9))).toBeLessThan(0.52);
    expect(share((number) => isHeldOut(aCase(number), -1))).toBe(0);
  });

  it("answers the same for ever", () => {
    expect(holdOutDraw(aCase(1))).toBe(holdOutDraw(aCase(1)));
    expect(holdOutDraw({ salt: "s", action: "coupon", event_no: "A/W/1", customer_code: "C1" })).toBeCloseTo(
      0.6891918864566833,
      12,
    );
  });

  it("keeps whoever is held out of a small share in every larger one", () => {
    const small = Array.from({ length: 2_000 }, (_, number) => aCase(number)).filter((one) => isHeldOut(one, 0.1));
    expect(small.every((one) => isHeldOut(one, 0.2))).toBe(true);
  });

  const pairs = CARE_ACTIONS.flatMap((one, at) => CARE_ACTIONS.slice(at + 1).map((other) => [one, other] as const));
  it.each(pairs.filter((pair) => !pair.includes("delay_notice")))("draws %s and %s apart", (one, other) => {
    const both = share((number) => isHeldOut(aCase(number, one), 0.3) && isHeldOut(aCase(number, other), 0.3));
    expect(Math.abs(both - 0.09)).toBeLessThan(5 * Math.sqrt((0.09 * 0.91) / CUSTOMERS));
  });

  it("draws apart for another salt, another event and neighbouring customers", () => {
    const tolerance = 5 * Math.sqrt((0.09 * 0.91) / CUSTOMERS);
    const draw = (number: number) => isHeldOut(aCase(number), 0.3);
    const salted = share((number) => draw(number) && isHeldOut(aCase(number, "coupon", "胡椒"), 0.3));
    const later = share((number) => draw(number) && isHeldOut({ ...aCase(number), event_no: "A1/W1/99" }, 0.3));
    const next = share((number) => draw(number) && draw(number + 1));
    for (const both of [salted, later, next]) expect(Math.abs(both - 0.09)).toBeLessThan(tolerance);
  });

  it("spreads draws evenly over twenty equal parts", () => {
    const parts = new Array<number>(20).fill(0);
    for (let number = 0; number < CUSTOMERS; number++) {
      const at = Math.floor(holdOutDraw(aCase(number)) * 20);
      parts[at] = (parts[at] ?? 0) + 1;
    }
    const chiSquare = parts.reduce((sum, count) => sum + (count - CUSTOMERS / 20) ** 2 / (CUSTOMERS / 20), 0);
    // The 99.9 % point of χ² with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.82);
  });

  it("never keeps an apology from anybody: that is the firm's duty", () => {
    expect(share((number) => isHeldOut(aCase(number, "delay_notice"), 0.5))).toBe(0);
  });
});

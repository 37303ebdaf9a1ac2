import { describe, expect, it } from "@jest/globals";
import { alarmThreshold, isAlarmed } from "../../../src/domain/anomaly/alarm-budget.ts";
import { demandSurge, isSurgeAlarmed, surgeSentence } from "../../../src/domain/anomaly/demand-surge.ts";
import { SURGE_ORIGIN_LABELS, surgeOrigin, surgeOriginSentence } from "../../../src/domain/anomaly/surge-origin.ts";
import { poissonTail } from "../../../src/domain/math/poisson.ts";

describe("alarm budget", () => {
  it("is shared by a week of daily tests of all items", () => {
    expect(alarmThreshold({ alarms_per_week: 7, items: 1000 })).toBe(0.001);
    expect(alarmThreshold({ alarms_per_week: 0, items: 1000 })).toBe(0);
    expect(alarmThreshold({ alarms_per_week: -1, items: 1000 })).toBe(0);
  });

  it("never takes one chance in a hundred for unusual", () => {
    expect(alarmThreshold({ alarms_per_week: 7, items: 5 })).toBe(0.01);
    expect(alarmThreshold({ alarms_per_week: 7, items: 0 })).toBe(0.01);
  });

  it.each([
    [0.0009, false, true],
    [0.001, false, false],
    [0.0049, true, true],
    [0.005, true, false],
  ])("p = %d, alarmed before: %s → %s", (p, before, want) => expect(isAlarmed(p, 0.001, before)).toBe(want));
});

describe("a surge of demand", () => {
  const day = (quantity: number) => ({ quantity, expected: 4, dispersion: 1 });

  it("has the mid-p-value of its day: Poisson with mean 4, 9 sold", () => {
    const want = (poissonTail(4, 9) + poissonTail(4, 8)) / 2;
    const alone = { days: 1, quantity: 9, expected: 4, p_value: want };
    expect(demandSurge(day(9), null, true)).toEqual(alone);
    expect(demandSurge(day(9), day(4), true)).toEqual(alone);
  });

  it("takes both days where both were high, and pays for the choice", () => {
    const both = demandSurge(day(8), day(8), true);
    expect(both).toMatchObject({ days: 2, quantity: 16, expected: 8 });
    expect(both?.p_value).toBeCloseTo(poissonTail(8, 16) + poissonTail(8, 15), 14);
    expect(demandSurge(day(14), day(5), true)).toMatchObject({ days: 1, quantity: 14 });
  });

  it("is none on a day that sold no more than expected", () => {
    expect(demandSurge(day(4), day(40), true)).toBeNull();
    expect(demandSurge({ quantity: 0, expected: 0, dispersion: 1 }, null, true)).toBeNull();
  });

  it("is a plain tail of a fractional quantity, exponential here", () => {
    const surge = demandSurge({ quantity: 9, expected: 3, dispersion: 3 }, null, false);
    expect(surge?.p_value).toBeCloseTo(Math.exp(-3), 10);
  });

  it("is never surer than sure", () => {
    expect(demandSurge(day(4.5), day(4.5), true)?.p_value).toBeLessThanOrEqual(1);
  });

  it("raises an alarm within the budget, and ends it where there is none", () => {
    const surge = { days: 1, quantity: 30, expected: 8, p_value: 0.0009 } as const;
    const budget = { alarms_per_week: 7, items: 1000 };
    expect(isSurgeAlarmed(surge, budget, false)).toBe(true);
    expect(isSurgeAlarmed({ ...surge, p_value: 0.002 }, budget, false)).toBe(false);
    expect(isSurgeAlarmed({ ...surge, p_value: 0.002 }, budget, true)).toBe(true);
    expect(isSurgeAlarmed(null, budget, true)).toBe(false);
  });

  it("says what sold and how rare that is", () => {
    const surge = { days: 1, quantity: 30, expected: 8.04, p_value: 0.0004 } as const;
    expect(surgeSentence(surge, "件")).toBe("昨日售出 30 件，平常约 8 件，出现这样高销量的机会不足 0.1%。");
    expect(surgeSentence({ ...surge, days: 2, p_value: 0.02 }, "箱")).toBe(
      "近两日售出 30 箱，平常约 8 箱，出现这样高销量的机会约 2%。",
    );
  });
});

describe("origin of a surge", () => {
  const usual = { expected: 10, customers: 4 };
  const orders = (...quantities: readonly number[]) =>
    quantities.map((quantity, i) => ({ customer_code: `C${i}`, quantity }));

  it.each([
    ["one order beside an ordinary day", orders(40, 5, 5), "single_order"],
    ["one order of just half the day", orders(15, 5, 5, 5), "single_order"],
    ["one order beside a rest that is high itself", orders(40, 8, 8), "undetermined"],
    ["many customers", orders(8, 8, 8, 8, 8, 8), "broad"],
    ["customers hardly more than usual", orders(8, 8, 8, 8, 8), "undetermined"],
    ["a prevailing one among many", orders(40, 12, 12, 12, 12, 12), "undetermined"],
    ["nothing ordered", orders(0, -3), "undetermined"],
  ])("%s → %s", (_, given, want) => expect(surgeOrigin(given, usual).kind).toBe(want));

  it("adds up the orders of a customer", () => {
    const twice = [...orders(20, 5), { customer_code: "C0", quantity: 20 }];
    expect(surgeOrigin(twice, usual)).toEqual({
      ...{ kind: "single_order", customers: 2, largest_quantity: 40 },
      largest_share: 40 / 45,
    });
  });

  it("counts no return, neither as units nor as a customer", () => {
    expect(surgeOrigin([...orders(40, 5, 5), { customer_code: "R", quantity: -30 }], usual)).toEqual({
      ...{ kind: "single_order", customers: 3, largest_quantity: 40 },
      largest_share: 0.8,
    });
    expect(surgeOrigin([], usual)).toMatchObject({ customers: 0, largest_share: 0 });
  });

  it("cannot tell where more than a fifth is of nobody known", () => {
    const withUnknown = (quantity: number) => [...orders(40), { customer_code: null, quantity }];
    expect(surgeOrigin(withUnknown(10), usual).kind).toBe("single_order");
    expect(surgeOrigin(withUnknown(11), usual).kind).toBe("undetermined");
    const whoever = ["散客", "零售", ""].map((customer_code) => ({ customer_code, quantity: 20 }));
    expect(surgeOrigin(whoever, usual)).toMatchObject({ kind: "undetermined", customers: 0 });
  });

  it("takes one customer for no crowd, even where usually nobody comes", () => {
    expect(surgeOrigin(orders(3), { expected: 0, customers: 0 }).kind).toBe("single_order");
  });

  it("says so in Chinese", () => {
    const sentence = (...quantities: readonly number[]) =>
      surgeOriginSentence(surgeOrigin(orders(...quantities), usual));
    expect(sentence(40, 5, 5)).toBe("单个大单：一位客户订了 40，占当日 80%，其余客户如常。");
    expect(sentence(8, 8, 8, 8, 8, 8)).toBe("普遍上涨：6 位客户下单，最大一位只占 17%。");
    expect(sentence()).toBe("无法判断是单个大单还是普遍上涨。");
    expect(SURGE_ORIGIN_LABELS).toEqual({ single_order: "单个大单", broad: "普遍上涨", undetermined: "无法判断" });
  });
});

import { describe, expect, it } from "@jest/globals";
import { baseDemand } from "../../../src/domain/anomaly/single-orders.ts";
import { orderSize, orderSizeSentence, studentTail4 } from "../../../src/domain/anomaly/unusual-order.ts";
import { days } from "../demand/a-series.ts";

describe("tail of a t law with four degrees of freedom (Abramowitz & Stegun, table 26.10)", () => {
  it.each([
    [0, 0.5],
    [2.132, 0.05],
    [3.747, 0.01],
    [7.173, 0.001],
    [-2.132, 0.95],
  ])("P(T > %d) = %d", (t, want) => expect(studentTail4(t)).toBeCloseTo(want, 4));
});

describe("size of an order", () => {
  it("measures the logarithm against median and spread, at least a quarter", () => {
    const size = orderSize(10 * Math.E, { own: [], item: days(8, 10) });
    expect(size?.usual).toBeCloseTo(10, 12);
    expect(size?.p_value).toBeCloseTo(studentTail4(4), 12);
  });

  it("uses the median absolute deviation × 1.4826", () => {
    const item = [Math.exp(-2), Math.exp(-1), Math.exp(-1), 1, 1, 1, Math.E, Math.E, Math.exp(2)];
    expect(orderSize(Math.exp(3), { own: [], item })?.p_value).toBeCloseTo(studentTail4(3 / 1.4826), 12);
  });

  it("draws a customer's own sizes towards the item's: five orders weigh half", () => {
    const item = days(20, 1);
    expect(orderSize(100, { own: days(5, 100), item })?.usual).toBeCloseTo(10, 10);
    expect(orderSize(100, { own: days(45, 100), item })?.p_value).toBeGreaterThan(
      orderSize(100, { own: [], item })?.p_value ?? 1,
    );
  });

  it("has no answer from seven orders, nor for nothing ordered; returns are no orders", () => {
    expect(orderSize(100, { own: [], item: days(7, 10) })).toBeNull();
    expect(orderSize(100, { own: [], item: [...days(7, 10), -10, 0] })).toBeNull();
    expect(orderSize(0, { own: [], item: days(8, 10) })).toBeNull();
  });

  it("takes the middle of an even number of sizes", () => {
    expect(orderSize(5, { own: [], item: [1, 1, 1, 1, 4, 4, 4, 4] })?.usual).toBeCloseTo(2, 12);
  });

  it("weighs three own orders 3 : 5 against the item's, in middle and spread alike", () => {
    const size = orderSize(60, { own: [10, 12, 20], item: [2, 3, 4, 6, 8, 12, 16, 24] });
    // the logarithm's middle 2.1416 and spread 0.74365: t = 2.6258
    expect(size?.usual).toBeCloseTo(8.512965, 5);
    expect(size?.p_value).toBeCloseTo(0.0292186, 6);
  });

  it("says so in Chinese", () => {
    expect(orderSizeSentence({ quantity: 120, usual: 10 }, "件")).toBe(
      "订单数量 120 件，约为平常 10 件的 12 倍，请与客户核实。",
    );
  });
});

describe("demand without one-off big orders", () => {
  const usual = days(10, (day) => day).map((day_index) => ({
    day_index,
    customer_code: `C${day_index}`,
    quantity: 10,
  }));
  const big = { day_index: 10, customer_code: "BIG", quantity: 200 };
  const demand = [...days(10, 10), 205];

  it("cuts one to a usual size, and says which", () => {
    expect(baseDemand(demand, [...usual, big])).toEqual({
      quantity: [...days(10, 10), 15],
      removed: [{ ...big, replaced_by: 10 }],
    });
  });

  it.each([
    ["less than half of its day", [...days(10, 10), 401], [...usual, big]],
    ["repeated by the customer", demand, [...usual, big, { ...big, day_index: 3, quantity: 100 }]],
    ["within what is usual", demand, [...usual, { ...big, quantity: 12 }]],
    ["outside the series", days(10, 10), [...usual, big]],
    ["of an item with few orders", demand, [big]],
  ])("leaves an order that is %s", (_, quantity, orders) => {
    expect(baseDemand(quantity, orders)).toEqual({ quantity, removed: [] });
  });

  it("cuts an order of a customer unknown though another unknown one was as large", () => {
    const unknown = { ...big, customer_code: null };
    expect(baseDemand(demand, [...usual, unknown, { ...unknown, day_index: 99 }]).removed).toHaveLength(1);
  });

  it("never goes below nothing", () => {
    expect(baseDemand([...days(10, 10), 100], [...usual, big]).quantity[10]).toBe(0);
  });
});

import { describe, expect, it } from "@jest/globals";
import { atStock, compareFrontiers } from "../../bench/science/frontier.ts";

const FRONTIER = [
  { stock_days: 20, stock_units: 100, stockout_rate: 0.01, orders: 12 },
  { stock_days: 10, stock_units: 60, stockout_rate: 0.05, orders: 10 },
];

describe("a frontier of policies", () => {
  it("is read between its points, in whatever order they stand", () => {
    const between = atStock(FRONTIER, "stock_days", 15);
    expect(between?.stockout_rate).toBeCloseTo(0.03, 12);
    expect(between?.orders).toBeCloseTo(11, 12);
  });

  it("is read by units as well as by days", () => {
    expect(atStock(FRONTIER, "stock_units", 90)?.stockout_rate).toBeCloseTo(0.02, 12);
  });

  it("is read at its ends, and not beyond", () => {
    expect(atStock(FRONTIER, "stock_days", 10)).toEqual({ stockout_rate: 0.05, orders: 10 });
    expect(atStock(FRONTIER, "stock_days", 20)?.stockout_rate).toBeCloseTo(0.01, 12);
    expect([
      atStock(FRONTIER, "stock_days", 9.9),
      atStock(FRONTIER, "stock_days", 20.1),
      atStock([], "stock_days", 5),
    ]).toEqual([null, null, null]);
  });
});

describe("comparing at equal stock", () => {
  it("takes the means over the rival's points that ours reaches", () => {
    const rival = [
      { stock_days: 5, stock_units: 25, stockout_rate: 0.5, orders: 1 },
      { stock_days: 10, stock_units: 70, stockout_rate: 0.08, orders: 20 },
      { stock_days: 20, stock_units: 90, stockout_rate: 0.04, orders: 24 },
    ];
    const compared = compareFrontiers(FRONTIER, rival, "stock_days");
    expect(compared?.points).toBe(2);
    expect(compared?.ours.stockout_rate).toBeCloseTo(0.03, 12);
    expect(compared?.rival.stockout_rate).toBeCloseTo(0.06, 12);
    expect(compared?.ours.orders).toBeCloseTo(11, 12);
    expect(compared?.rival.orders).toBeCloseTo(22, 12);
  });

  it("is not there where they have no stock in common", () => {
    const far = [{ stock_days: 30, stock_units: 90, stockout_rate: 0, orders: 1 }];
    expect(compareFrontiers(FRONTIER, far, "stock_days")).toBeNull();
    expect(compareFrontiers(FRONTIER, far, "stock_units")?.points).toBe(1);
  });
});

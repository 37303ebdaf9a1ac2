import { describe, expect, it } from "@jest/globals";
import {
  daysOfSupplyText,
  probabilityText,
  stockoutDateText,
  suggestionText,
} from "../../src/entrypoints/web/src/format/risk-text.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";
import { aBoardRow } from "./board-builders.ts";

describe("days of supply", () => {
  it.each([
    { name: "one decimal", row: aBoardRow({ days_of_supply: 6.34 }), want: "6.3" },
    { name: "无销量 where nothing sells", row: aBoardRow({ days_of_supply: null, severity: "none" }), want: "无销量" },
    {
      name: "a dash where too little is known",
      row: aBoardRow({ days_of_supply: null, severity: "unknown" }),
      want: "—",
    },
    { name: "never less than nothing", row: aBoardRow({ days_of_supply: -3 }), want: "0" },
    { name: "no meaningless length", row: aBoardRow({ days_of_supply: 1e5 }), want: ">999" },
  ])("shows $name", ({ row, want }) => {
    expect(daysOfSupplyText(row, zh, "zh")).toBe(want);
  });
});

describe("the day it runs out", () => {
  it.each([
    { name: "the day", row: aBoardRow(), want: "12月9日" },
    { name: "that it has", row: aBoardRow({ severity: "out", stockout_date: "2026-12-03" }), want: "已缺货" },
    { name: "a dash where none is in sight", row: aBoardRow({ severity: "none", stockout_date: null }), want: "—" },
  ])("shows $name", ({ row, want }) => {
    expect(stockoutDateText(row, "2026-12-03", zh, "zh")).toBe(want);
  });
});

describe("probabilities", () => {
  it.each([
    { probability: null, want: "—" },
    { probability: 0, want: "0%" },
    { probability: 0.004, want: "<1%" },
    { probability: 0.054, want: "5.4%" },
    { probability: 0.31, want: "31%" },
    { probability: 0.996, want: ">99%" },
    { probability: 1, want: "100%" },
  ])("shows $probability as $want", ({ probability, want }) => {
    expect(probabilityText(probability)).toBe(want);
  });
});

describe("the suggested order", () => {
  it.each([
    { quantity: 1315, want: "1,315" },
    { quantity: 0, want: "暂不补" },
    { quantity: null, want: "—" },
    { quantity: 0, is_order_held: true, want: "待人决定" },
  ])("shows $quantity as $want", ({ quantity, is_order_held = false, want }) => {
    const row = aBoardRow({ suggested_order_quantity: quantity, is_order_held });
    expect(suggestionText(row, zh, "zh")).toBe(want);
  });
});

import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { BoughtItem, BoughtLine, BuyingFacts } from "../../../src/domain/supplier/buying-facts.ts";
import { supplierLines } from "../../../src/domain/supplier/supplier-lines.ts";
import { supplierTable } from "../../../src/domain/supplier/supplier-table.ts";

const TODAY = "2026-11-23";

const item = (item_code: string, supplier_code: string | null, parts: Partial<BoughtItem> = {}): BoughtItem => ({
  ...{ item_code, item_name: item_code, supplier_code, purchase_cost: 10, is_active: true },
  ...parts,
});
const order = (supplier_code: string, item_code: string, parts: Partial<BoughtLine> = {}): BoughtLine => ({
  ...{ supplier_code, item_code, purchase_order_no: `PO-${supplier_code}`, ordered_on: "2026-10-01" },
  ...{ expected_on: null, quantity: 60, received_quantity: 60, is_open: false },
  ...parts,
});
const place = (item_code: string, expected_loss: number, severity: "critical" | "watch" = "critical") => {
  return { item_code, location_code: "WH", severity, expected_loss };
};
const deliveries = (supplier_code: string, days_late: readonly number[]) =>
  days_late.map((late, n) => {
    const ordered_on = addDays("2026-06-01", 7 * n);
    const expected_on = addDays(ordered_on, 10);
    const known = { supplier_code, item_code: "CUP", purchase_order_no: `PO-${n}` };
    return { ...known, ordered_on, expected_on, received_on: addDays(expected_on, late) };
  });

function table(facts: Partial<BuyingFacts>) {
  return supplierTable({
    ...{ today: TODAY, suppliers: [], deliveries: [], orders: [], receipts: [], sources: [], items: [], places: [] },
    calendarOf: () => null,
    ...facts,
  });
}

describe("supplierTable", () => {
  it("is empty where nothing is known", () => {
    expect(table({})).toMatchObject({ lines: [], expected_loss: 0, shop: { late_rate: null, full_rate: null } });
  });

  it("by hand: items of one source, losses and purchases with their shares", () => {
    const { lines, expected_loss, purchase_value } = table({
      suppliers: [
        { supplier_code: "A", supplier_name: "甲" },
        { supplier_code: "B", supplier_name: "乙" },
      ],
      items: [
        item("CUP", "A"),
        item("BOWL", "A"),
        item("OLD", "A", { is_active: false }),
        item("PLATE", null, { purchase_cost: null }),
        item("LOST", null),
      ],
      orders: [
        order("A", "CUP"),
        order("B", "CUP", { received_quantity: 0, quantity: 20 }),
        order("B", "PLATE"),
        order("B", "BOWL", { ordered_on: "2025-01-01", purchase_order_no: "OLD" }),
      ],
      receipts: [{ purchase_order_no: "PO-B", item_code: "CUP", quantity: 20 }],
      sources: [
        { item_code: "CUP", supplier_code: "A" },
        { item_code: "CUP", supplier_code: "B" },
        { item_code: "PLATE", supplier_code: "B" },
      ],
      places: [place("CUP", 100), place("BOWL", 50), place("PLATE", 30), place("LOST", 20), place("BOWL", 9, "watch")],
    });
    expect({ expected_loss, purchase_value }).toEqual({ expected_loss: 200, purchase_value: 800 });
    const [a, b] = lines;
    // CUP hangs on the supplier its form names; LOST on nobody, though it is a loss of the shop.
    expect(a).toMatchObject({ supplier_name: "甲", item_count: 2, single_source_count: 1, expected_loss: 150 });
    expect(a).toMatchObject({ expected_loss_share: 0.75, purchase_value: 600, purchase_value_share: 0.75 });
    expect(b).toMatchObject({ item_count: 2, single_source_count: 1, expected_loss: 30, purchase_value: 200 });
    expect(b).toMatchObject({ purchase_value_share: 0.25, dependence: 0.25 });
  });

  it("puts the riskiest first: the late share, drawn to the shop's, times what hangs on it", () => {
    const { lines, shop } = table({
      deliveries: [...deliveries("A", [0, 0, 0, 0, 0, 0, 1]), ...deliveries("B", [3, 3, 3, 0, 0])],
      orders: [order("A", "CUP"), order("B", "PLATE")],
      items: [item("CUP", "A"), item("PLATE", "B")],
    });
    expect(shop.late_rate).toBeCloseTo(4 / 12, 12);
    expect(lines.map(({ supplier_code }) => supplier_code)).toEqual(["B", "A"]);
    expect(lines[0]?.risk).toBeCloseTo(((3 + 1) / (5 + 3)) * 0.5, 12);
    expect(lines[1]?.risk).toBeCloseTo(((1 + 1) / (7 + 3)) * 0.5, 12);
  });

  it("names who only stands on orders by the code, and nobody for no code", () => {
    const { lines } = table({ sources: [{ item_code: "CUP", supplier_code: "X" }], items: [item("CUP", "")] });
    expect(lines.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name])).toEqual([["X", "X"]]);
  });
});

describe("supplierLines", () => {
  const told = (facts: Partial<BuyingFacts>) => {
    const { lines, shop } = table(facts);
    const [line] = lines;
    if (line === undefined) throw new Error("no supplier");
    return new Map(supplierLines(line, shop).map(({ label, value }) => [label, value]));
  };

  it("says every figure with what it was computed from", () => {
    const lines = told({
      deliveries: deliveries("A", [0, 2, 0, 4, 0, ...Array<number>(8).fill(0)]),
      orders: Array.from({ length: 5 }, (_, n) => order("A", "CUP", { purchase_order_no: `PO-${n}` })),
      items: [item("CUP", "A")],
    });
    expect(lines.get("到货次数")).toContain("13 次");
    expect(lines.get("提前期")).toMatch(/^平均 10.5 ± 1.2 个工作日/);
    expect(lines.get("迟到率")).toBe("15%（晚于预计到货日 2 次 ÷ 有预计到货日 13 次；全店 15%）");
    expect(lines.get("迟到时晚几天")).toBe("平均 3，P90 3.8 个工作日");
    expect(lines.get("足量率")).toMatch(/^100%（收货不少于订货 5 行 ÷ 已关闭或已过预计到货日 5 行/);
    expect(lines.get("近期趋势")).toMatch(/^没有明显变化：最近 4 次到货中位 10 个工作日，此前 9 次为 10 个工作日/);
    expect(lines.get("供货商品")).toBe("1 个在售商品，其中 1 个只有过这一家供应商");
    expect(lines.get("依赖度")).toBe("100%（取大者：预计损失占 —，近一年采购额占 100%）");
    expect(lines.get("评分")).toMatch(/^\d+ 分 = 准时 .+ \+ 足量 .+ \+ 稳定 .+ \+ 趋势 10\/10（/);
  });

  it("says 样本不足 instead of a number", () => {
    const lines = told({ deliveries: deliveries("A", [0]), suppliers: [{ supplier_code: "A", supplier_name: "甲" }] });
    for (const label of ["提前期", "迟到率", "近期趋势", "评分"]) expect(lines.get(label)).toContain("样本不足");
    expect(lines.get("足量率")).toBe("还没有可判断的采购行");
  });

  it("says where nothing was promised", () => {
    const unpromised = deliveries("A", [0]).map((line) => ({ ...line, expected_on: null }));
    expect(told({ deliveries: unpromised, items: [item("CUP", "A")] }).get("迟到率")).toContain("无法比较");
  });
});

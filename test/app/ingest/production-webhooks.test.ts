import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { BomRecord, ProductionPlanRecord } from "../../../src/contracts/generated/records.ts";
import { bomChanged } from "../../../webhooks/bom.ts";
import { productionPlanned } from "../../../webhooks/production-plan.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

const BOM: BomRecord = {
  ...{ item_code: "CUP", item_name: "保温杯", make_days: 2 },
  lines: [
    { component_code: "STEEL", component_name: "钢带", quantity_per: 1.5, scrap_rate: 0.05 },
    { component_code: "RING", component_name: null, quantity_per: 2, scrap_rate: null },
  ],
};
const ORDER: ProductionPlanRecord = {
  ...{ production_no: "SC-1", item_code: "CUP", item_name: "保温杯", location_code: "WH", quantity: 40 },
  ...{ issued_quantity: 10, completed_quantity: 5, start_date: "2026-12-02T16:00:00.000Z" },
  ...{ production_status: "生产中", material_status: null, line_stop_date: null, early_line_stop_date: null },
  ...{ resume_date: null, short_items: null, makeable_quantity: null, material_reason: null },
};

const bom = (parts: Partial<BomRecord> = {}) => ({
  rows: bomChanged.rows({ ...BOM, ...parts }, clock),
  problems: bomChanged.problems({ ...BOM, ...parts }, clock).map(({ message }) => message),
});
const order = (parts: Partial<ProductionPlanRecord> = {}) => ({
  rows: productionPlanned.rows({ ...ORDER, ...parts }, clock),
  problems: productionPlanned.problems({ ...ORDER, ...parts }, clock).map(({ message }) => message),
});

describe("a bill of materials that changed", () => {
  it("says what goes into a unit, line by line, nothing lost where nobody says so", () => {
    const parent = { parent_code: "CUP", make_days: 2 };
    expect(bom()).toEqual({
      problems: [],
      rows: [
        { table: "bom_line", row: { ...parent, component_code: "STEEL", quantity_per: 1.5, scrap_rate: 0.05 } },
        { table: "bom_line", row: { ...parent, component_code: "RING", quantity_per: 2, scrap_rate: 0 } },
      ],
    });
  });

  it.each([
    { what: "no quantity", line: { quantity_per: null }, kept: 0 },
    { what: "a quantity below nought", line: { quantity_per: -1 }, kept: -1 },
    { what: "per cent for a share", line: { scrap_rate: 5 }, kept: 2 },
  ])("keeps a line with $what, so that no order seems complete without it, and says so", ({ line, kept }) => {
    const bad = { component_code: "RING", component_name: null, quantity_per: 2, scrap_rate: null, ...line };
    const { rows, problems } = bom({ lines: [bad] });
    expect(rows[0]?.row).toMatchObject({ component_code: "RING", quantity_per: kept });
    expect(problems).toEqual([
      "物料清单“CUP”有误，相关用料暂不计入：CUP 的 RING：用量要大于 0，损耗率要在 0 到 1 之间",
    ]);
  });

  it("takes days below nought for none, and says so", () => {
    const { rows, problems } = bom({ make_days: -3 });
    expect(rows[0]?.row).toMatchObject({ make_days: 0 });
    expect(problems[0]).toContain("生产天数 -3 小于 0");
    expect(bom({ make_days: null }).rows[0]?.row).toMatchObject({ make_days: null });
  });
});

describe("a production order that changed", () => {
  it("says what it makes, where, from which day of the tenant's calendar on, and how far it is", () => {
    const row = {
      ...{ production_no: "SC-1", item_code: "CUP", location_code: "WH", start_on: "2026-12-03" },
      ...{ quantity: 40, issued_quantity: 10, completed_quantity: 5, is_open: true },
    };
    expect(order()).toEqual({ problems: [], rows: [{ table: "production_order", row }] });
  });

  it("has begun nothing where nobody says so, and takes material from nowhere in particular", () => {
    const { rows } = order({ location_code: null, issued_quantity: null, completed_quantity: null });
    expect(rows[0]?.row).toMatchObject({ location_code: "", issued_quantity: 0, completed_quantity: 0 });
  });

  it.each([
    { status: "未开工", is_open: true },
    { status: "生产中", is_open: true },
    { status: "已完成", is_open: false },
    { status: "已取消", is_open: false },
  ])("takes material while it is $status: $is_open", ({ status, is_open }) => {
    expect(order({ production_status: status }).rows[0]?.row).toMatchObject({ is_open });
  });

  it.each([
    { parts: { production_status: "排产" }, problem: "生产状态“排产”无法识别，请选：未开工、生产中、已完成、已取消" },
    { parts: { quantity: 0 }, problem: "计划数量 0 要大于 0" },
    { parts: { start_date: "明天" }, problem: "计划开工日不是日期" },
    { parts: { issued_quantity: -1 }, problem: "已领料数量和已完工数量不能小于 0" },
  ])("is kept aside with a word about it: $problem", ({ parts, problem }) => {
    expect(order(parts)).toEqual({ rows: [], problems: [`生产单“SC-1”暂不计入计划：${problem}`] });
  });
});

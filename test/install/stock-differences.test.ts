import { describe, expect, it } from "@jest/globals";
import { examineStock } from "../../src/app/install/examine-stock.ts";
import { allocatedDifferences, onOrderDifferences } from "../../src/app/install/stock-differences.ts";
import type { FieldValues, FormBinding, FormName } from "../../src/contracts/form.ts";

const aLevel = (figures: FieldValues): FieldValues => ({ item_code: "SP-1", location_code: "CK-1", ...figures });

const anOrder = (order_status: string, line: FieldValues): FieldValues => ({
  location_code: "CK-1",
  order_status,
  lines: [{ item_code: "SP-1", ...line }],
});

describe("allocated stock", () => {
  it.each([
    { name: "agrees with what is still to ship", status: "部分发货", allocated: 7, differs: false },
    { name: "differs from what is still to ship", status: "待发货", allocated: 10, differs: true },
    { name: "ignores shipped orders", status: "已发货", allocated: 0, differs: false },
    { name: "ignores cancelled orders", status: "已取消", allocated: 0, differs: false },
  ])("$name", ({ status, allocated, differs }) => {
    const orders = [anOrder(status, { quantity: 10, shipped_quantity: 3 })];
    expect(allocatedDifferences([aLevel({ allocated })], orders).length > 0).toBe(differs);
  });

  it("claims nothing where the figure is empty", () => {
    const orders = [anOrder("待发货", { quantity: 10, shipped_quantity: 3 })];
    expect(allocatedDifferences([aLevel({ allocated: null })], orders)).toEqual([]);
  });

  it("adds up the lines of one place and leaves another's alone", () => {
    const orders = [
      anOrder("待发货", { quantity: 4 }),
      anOrder("待发货", { quantity: 5, shipped_quantity: 9 }),
      { ...anOrder("待发货", { quantity: 6 }), location_code: "CK-2" },
    ];
    expect(allocatedDifferences([aLevel({ allocated: 9 })], orders)).toEqual([
      { item_code: "SP-1", location_code: "CK-1", in_form: 9, from_orders: 4 },
    ]);
  });
});

describe("stock on order", () => {
  it.each([
    { name: "counts what an open order has still to bring", status: "部分到货", want: 70 },
    { name: "counts nothing of a finished order", status: "已完成", want: 0 },
    { name: "counts nothing of a cancelled order", status: "已取消", want: 0 },
  ])("$name", ({ status, want }) => {
    const orders = [anOrder(status, { quantity: 100, received_quantity: 30 })];
    expect(onOrderDifferences([aLevel({ on_order: want })], orders)).toEqual([]);
    expect(onOrderDifferences([aLevel({ on_order: want + 1 })], orders)).toMatchObject([{ from_orders: want }]);
  });
});

describe("doctor on stock figures", () => {
  const bindingOf = (form: FormName): FormBinding => ({
    ...{ installation_id: "shop", form, app_id: "app", entry_id: form, fields: [] },
    ...{ push_token: form, push_secret: "", synced_through: 1 },
  });
  const kept: Partial<Record<FormName, readonly FieldValues[]>> = {
    stock_level: ["SP-1", "SP-2", "SP-3", "SP-4"].map((item_code) => aLevel({ item_code, allocated: 5, on_order: 0 })),
    sales_order: [anOrder("待发货", { quantity: 5 })],
  };
  const records = {
    list: (_: string, form: FormName) =>
      Promise.resolve(
        (kept[form] ?? []).map((values, index) => ({ record_id: `${index}`, version: 1, removed: false, values })),
      ),
  };
  const examine = (...forms: FormName[]) => examineStock(records, "shop", forms.map(bindingOf));

  it("tells how many differ, with examples", async () => {
    const [finding, ...others] = await examine("stock_level", "sales_order", "purchase_order");
    expect(finding?.level).toBe("note");
    expect(finding?.problem.message).toContain("有 3 处");
    expect(finding?.problem.message).toContain("SP-2@CK-1 台账 5、订单 0");
    expect(others).toEqual([]);
  });

  it("compares only what is bound", async () => {
    expect(await examine("stock_level")).toEqual([]);
    expect(await examine("sales_order")).toEqual([]);
  });
});

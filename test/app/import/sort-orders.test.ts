import { describe, expect, it } from "@jest/globals";
import { type SortedOrders, sortOrders } from "../../../src/app/import/import-orders.ts";
import { orderProfile } from "../../../src/contracts/order-profile.ts";

const profile = orderProfile.parse({
  name: "test",
  label: { "zh-CN": "测试", en: "Test" },
  columns: {
    order_no: "单号",
    item_code: "编码",
    item_name: "名称",
    quantity: "数量",
    ordered_at: "时间",
    unit_price: "单价",
    customer_code: "客户",
  },
  cancellation_prefix: "C",
  fee_codes: ["POST"],
  test_codes: ["TEST.*"],
});

type Row = readonly [string, string, string, string, string?, string?];

/** Rows of 单号, 编码, 数量, 时间, 单价 (default 10) and 客户 (default K1). */
async function sorted(...rows: readonly Row[]): Promise<SortedOrders> {
  async function* file() {
    for (const [index, [order, code, quantity, time, price = "10", customer = "K1"]] of rows.entries()) {
      const cells = { 单号: order, 编码: code, 名称: "杯子", 数量: quantity, 时间: time, 单价: price, 客户: customer };
      yield await Promise.resolve({ row_number: index + 2, cells });
    }
  }
  const orders = await sortOrders(file(), profile);
  if (orders === null) throw new Error("no sale in these rows");
  return orders;
}

const sale: Row = ["1", "A", "3", "2026-01-05 10:00"];

describe("sorting an order file", () => {
  it.each<{ name: string; row: Row; reason: string }>([
    { name: "a cancellation", row: ["C9", "A", "-1", "2026-01-06"], reason: "cancellation" },
    { name: "a return", row: ["9", "A", "-2", "2026-01-06"], reason: "return" },
    { name: "a fee", row: ["9", "post", "1", "2026-01-06"], reason: "fee" },
    { name: "a trial of the till", row: ["9", "TEST001", "1", "2026-01-06"], reason: "test" },
    { name: "a gift without price", row: ["9", "A", "1", "2026-01-06", "0"], reason: "no_price" },
    { name: "a row without a number", row: ["9", "A", "三个", "2026-01-06"], reason: "unreadable" },
    { name: "a row without a day", row: ["9", "A", "1", "昨天"], reason: "unreadable" },
  ])("sets aside $name with its reason and row number", async ({ row, reason }) => {
    const { sales, aside } = await sorted(sale, row);
    expect(sales).toHaveLength(1);
    expect(aside).toMatchObject([{ row_number: 3, reason }]);
  });

  it("knows what a shop writes where nobody is named", async () => {
    const named = (order_no: string, customer: string): Row => [order_no, "A", "1", "2026-01-05", "10", customer];
    const orders = await sorted(named("1", "K1"), named("2", "散客"), named("3", "零售"), named("4", ""));
    expect(orders.sales.map(({ customer_code }) => customer_code)).toEqual(["K1", null, null, null]);
    expect(orders.anonymous_sales).toBe(3);
  });

  it("takes a sale out of demand when it was cancelled in full within a week", async () => {
    const { sales, aside } = await sorted(sale, ["2", "A", "500", "2026-01-06"], ["C3", "A", "-500", "2026-01-07"]);
    expect(sales.map(({ order_no }) => order_no)).toEqual(["1"]);
    expect(aside.map(({ row_number, reason }) => [row_number, reason])).toEqual([
      [3, "cancelled"],
      [4, "cancellation"],
    ]);
  });

  it("keeps as demand what came back later than a week, or from somebody else", async () => {
    const late = await sorted(["2", "A", "5", "2026-01-06"], ["C3", "A", "-5", "2026-01-20"]);
    expect(late.sales).toHaveLength(1);
    const other = await sorted(["2", "A", "5", "2026-01-06"], ["C3", "A", "-5", "2026-01-07", "10", "K2"]);
    expect(other.sales).toHaveLength(1);
  });

  it("matches one cancellation to one sale, the latest before it", async () => {
    const { sales } = await sorted(
      ["1", "A", "5", "2026-01-05"],
      ["2", "A", "5", "2026-01-06"],
      ["C3", "A", "-5", "2026-01-07"],
    );
    expect(sales.map(({ order_no }) => order_no)).toEqual(["1"]);
  });

  it("keeps sales of unknown customers and counts them", async () => {
    const { sales, anonymous_sales } = await sorted(sale, ["2", "A", "1", "2026/1/6 9:05", "10", ""]);
    expect(anonymous_sales).toBe(1);
    expect(sales[1]).toMatchObject({ customer_code: null, ordered_at: "2026-01-06 09:05:00" });
  });

  it("loses no row: sales and rows set aside add up", async () => {
    const orders = await sorted(sale, ["C2", "A", "-3", "2026-01-06"], ["3", "POST", "1", "2026-01-06"], sale);
    expect(orders.sales.length + orders.aside.length).toBe(orders.rows);
  });
});

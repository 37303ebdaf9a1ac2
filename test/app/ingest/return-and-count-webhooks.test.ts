import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { SalesReturnRecord, StockCountRecord } from "../../../src/contracts/generated/records.ts";
import { goodsReturned } from "../../../webhooks/sales-return.ts";
import { stockCounted } from "../../../webhooks/stock-count.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

const RETURN: SalesReturnRecord = {
  ...{ return_no: "TH-1", order_no: "XS-1", customer_code: "KH-1", location_code: "CK-1" },
  returned_at: "2026-11-08T16:00:00.000Z",
  lines: [
    { item_code: "SP-1", quantity: 2, return_reason: "不想要了" },
    { item_code: "SP-2", quantity: 1, return_reason: "质量问题" },
  ],
};
const COUNT: StockCountRecord = {
  ...{ count_no: "PD-1", location_code: "CK-1", counted_at: "2026-11-08T16:00:00.000Z" },
  lines: [
    { item_code: "SP-1", book_quantity: 100, counted_quantity: 96 },
    { item_code: "SP-2", book_quantity: null, counted_quantity: 0 },
  ],
};

const returned = (parts: Partial<SalesReturnRecord> = {}) => ({
  rows: goodsReturned.rows({ ...RETURN, ...parts }, clock),
  problems: goodsReturned.problems({ ...RETURN, ...parts }, clock),
});
const counted = (parts: Partial<StockCountRecord> = {}) => ({
  rows: stockCounted.rows({ ...COUNT, ...parts }, clock),
  problems: stockCounted.problems({ ...COUNT, ...parts }, clock),
});

describe("goods that customers sent back", () => {
  it("are one row per line on the tenant's day, and say nothing of the customer", () => {
    const { rows, problems } = returned();
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        table: "return_line",
        row: {
          ...{ return_no: "TH-1", order_no: "XS-1", item_code: "SP-1", location_code: "CK-1" },
          ...{ returned_on: "2026-11-09", quantity: 2, is_resellable: true },
        },
      },
      expect.objectContaining({ row: expect.objectContaining({ item_code: "SP-2", is_resellable: false }) }),
    ]);
    expect(JSON.stringify(rows)).not.toContain("KH-1");
    expect(returned({ location_code: null }).rows[0]?.row).toMatchObject({ location_code: "" });
  });

  it.each([0, -3])(
    "are not taken for demand or for stock where the quantity is %d: the line is left out",
    (quantity) => {
      const lines = [...RETURN.lines, { item_code: "SP-3", quantity, return_reason: null }];
      const { rows, problems } = returned({ lines });
      expect(rows).toEqual(returned().rows);
      expect(problems).toEqual([
        {
          code: "return_line_unusable",
          message: `退货单 TH-1 有内容未使用：商品 SP-3 的退货数量 ${quantity} 须大于 0`,
          hint: expect.stringContaining("改正后保存"),
        },
      ]);
    },
  );

  it("are nothing without a day", () => {
    const { rows, problems } = returned({ returned_at: "昨天" });
    expect(rows).toEqual([]);
    expect(problems[0]?.message).toBe("退货单 TH-1 有内容未使用：退货时间“昨天”不是日期");
  });
});

describe("stock that was counted", () => {
  it("is one row per line on the tenant's day; a book that nobody wrote down is no fault", () => {
    const { rows, problems } = counted();
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        table: "count_line",
        row: {
          ...{ count_no: "PD-1", item_code: "SP-1", location_code: "CK-1", counted_on: "2026-11-09" },
          ...{ book_quantity: 100, counted_quantity: 96 },
        },
      },
      expect.objectContaining({ row: expect.objectContaining({ item_code: "SP-2", book_quantity: null }) }),
    ]);
  });

  it("is left out with a word about it where less than nothing was counted, or on no day", () => {
    const { rows, problems } = counted({ lines: [{ item_code: "SP-1", book_quantity: 5, counted_quantity: -1 }] });
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([
      { code: "count_line_unusable", message: "盘点单 PD-1 有内容未使用：商品 SP-1 的实盘数量 -1 不能小于 0" },
    ]);
    expect(counted({ counted_at: "昨天" })).toMatchObject({
      rows: [],
      problems: [{ message: "盘点单 PD-1 有内容未使用：盘点时间“昨天”不是日期" }],
    });
  });
});

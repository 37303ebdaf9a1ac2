import { describe, expect, it } from "@jest/globals";
import { exposedCustomers } from "../../../src/domain/customer/exposed-customers.ts";

const line = (
  order_no: string,
  customer_code: string,
  ordered_on: string,
  quantity: number,
  name: string | null = null,
) => ({
  order_no,
  customer_code,
  customer_name: name,
  ordered_on,
  promised_on: null,
  unit_price: null,
  quantity,
  shipped_quantity: 0,
});

describe("exposed customers", () => {
  it("are those whose turn comes after the stock has gone, most affected first", () => {
    const lines = [
      line("1", "甲", "2026-11-01", 6, "甲公司"),
      line("2", "乙", "2026-11-02", 3),
      line("3", "丙", "2026-11-03", 8),
      line("4", "乙", "2026-11-04", 2, "乙公司"),
    ];
    const exposed = exposedCustomers(lines, 7);
    expect(exposed.map(({ customer_code, affected_quantity }) => [customer_code, affected_quantity])).toEqual([
      ["丙", 8],
      ["乙", 4],
    ]);
    expect(exposed[1]).toMatchObject({ customer_name: "乙公司" });
    expect(exposed[1]?.lines.map(({ line: { order_no }, short_quantity }) => [order_no, short_quantity])).toEqual([
      ["2", 2],
      ["4", 2],
    ]);
    expect(exposed[0]?.customer_name).toBeNull();
  });

  it("are none while stock serves everybody", () => {
    expect(exposedCustomers([line("1", "甲", "2026-11-01", 6)], 6)).toEqual([]);
  });
});

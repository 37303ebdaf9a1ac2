import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { checkRecord } from "../../../src/app/ingest/check-record.ts";
import type { EnquiryRecord } from "../../../src/contracts/generated/records.ts";
import { enquiryMade } from "../../../webhooks/enquiry.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

const ASKED: EnquiryRecord = {
  ...{ enquiry_no: "YX-1", customer_code: "KH-1", item_code: "SP-1", location_code: "CK-01", quantity: 20 },
  ...{ asked_at: "2026-11-08T16:00:00.000Z", enquiry_kind: "无货未下单", order_no: null, enquiry_state: "进行中" },
  note: "电话 13912345678",
};

const heard = (parts: Partial<EnquiryRecord> = {}) => ({
  rows: enquiryMade.rows({ ...ASKED, ...parts }, clock),
  problems: enquiryMade.problems({ ...ASKED, ...parts }, clock).map(({ message }) => message),
});

describe("what a customer asked for without an order", () => {
  it("is one row on the tenant's day, without the note", () => {
    expect(heard()).toEqual({
      problems: [],
      rows: [
        {
          table: "enquiry",
          row: {
            ...{ enquiry_no: "YX-1", customer_code: "KH-1", item_code: "SP-1", location_code: "CK-01" },
            ...{ asked_on: "2026-11-09", quantity: 20, enquiry_kind: "refused", order_no: null, enquiry_state: "open" },
          },
        },
      ],
    });
  });

  it.each([
    { enquiry_kind: "询价", want: { enquiry_kind: "enquiry" } },
    { enquiry_kind: "报价", want: { enquiry_kind: "quote" } },
    { enquiry_kind: "加购或预订", want: { enquiry_kind: "cart" } },
    { enquiry_state: null, want: { enquiry_state: "open" } },
    { enquiry_state: "已下单", order_no: "XS-1", want: { enquiry_state: "ordered", order_no: "XS-1" } },
    { enquiry_state: "已放弃", want: { enquiry_state: "given_up" } },
    { customer_code: null, location_code: null, want: { customer_code: "", location_code: "" } },
  ])("is read as $want", ({ want, ...parts }) => {
    expect(heard(parts).rows[0]?.row).toMatchObject(want);
  });

  it.each([
    { parts: { asked_at: "昨天" }, problem: "询价与意向的询问时间“昨天”不是日期" },
    { parts: { quantity: 0 }, problem: "询价与意向的意向数量 0 不大于 0" },
    { parts: { quantity: -3 }, problem: "询价与意向的意向数量 -3 不大于 0" },
    { parts: { enquiry_kind: "闲聊" }, problem: "没有“闲聊”这种意向类型" },
    { parts: { enquiry_state: "再说" }, problem: "没有“再说”这种意向状态" },
  ])("does not count, and says why: $problem", ({ parts, problem }) => {
    expect(heard(parts)).toEqual({ rows: [], problems: [problem] });
  });

  it("cannot be used without an item, a quantity, a day or a kind, and says what is missing", () => {
    const { usable, problems } = checkRecord("enquiry", { enquiry_no: "YX-2", customer_code: "KH-1" });
    expect(usable).toBe(false);
    expect(problems).toHaveLength(1);
    for (const name of ["item_code", "quantity", "asked_at", "enquiry_kind"]) {
      expect(problems[0]?.message).toContain(name);
    }
  });
});

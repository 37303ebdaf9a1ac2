import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { customerChanged } from "../../../webhooks/customer.ts";
import { stockLevelChanged } from "../../../webhooks/stock-level.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

describe("what is kept aside for key customers", () => {
  it.each([
    { written: 30, want: 30 },
    { written: null, want: 0 },
    { written: -4, want: 0 },
  ])("is $want where the stock form says $written", ({ written, want }) => {
    const own = { item_code: "CUP", item_name: null, location_code: "W1", on_hand: 50 };
    const silent = { allocated: null, on_order: null, backorder: null, alert_severity: null, stockout_date: null };
    const ours = { stockout_probability: null, days_of_supply: null, safety_stock: null, reorder_point: null };
    const last = { suggested_order_quantity: null, alert_reason: null, assessed_at: null };
    const record = { ...own, ...silent, ...ours, ...last, minimum_stock: null, reserved_quantity: written };
    expect(stockLevelChanged.rows(record, clock)[0]?.row).toMatchObject({ on_hand: 50, reserved_quantity: want });
  });
});

describe("a key customer", () => {
  it.each([
    { written: "是", want: true },
    { written: "否", want: false },
    { written: null, want: null },
  ])("is $want where the customer form says $written", ({ written, want }) => {
    const own = { customer_code: "C-1", customer_name: "青禾", customer_type: null, region: null, phone: null };
    const silent = { email: null, owner_name: null, message_consent: null, stockout_tag: null, churn_risk: null };
    const row = customerChanged.rows({ ...own, ...silent, is_key_customer: written }, clock)[0]?.row;
    expect(row).toMatchObject({ customer_code: "C-1", is_key_customer: want, accepts_messages: false });
  });
});

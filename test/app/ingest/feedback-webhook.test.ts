import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { CustomerFeedbackRecord } from "../../../src/contracts/generated/records.ts";
import { feedbackReceived } from "../../../webhooks/customer-feedback.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

const SAID: CustomerFeedbackRecord = {
  ...{ feedback_no: "FK-1", customer_code: "KH-1", order_no: "XS-1", item_code: "SP-1" },
  ...{ received_at: "2026-11-08T16:00:00.000Z", feedback_kind: "投诉", satisfaction_score: 2 },
  ...{ content: "又缺货，请打 13912345678", handle_status: "待处理", owner_name: "李雷" },
  ...{ event_no: null, stockout_related: null, matched_words: null },
};

const heard = (parts: Partial<CustomerFeedbackRecord> = {}) => ({
  rows: feedbackReceived.rows({ ...SAID, ...parts }, clock),
  problems: feedbackReceived.problems({ ...SAID, ...parts }, clock).map(({ message }) => message),
});

describe("what a customer said", () => {
  it("is one row on the tenant's day, with phone numbers masked", () => {
    const { rows, problems } = heard();
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        table: "feedback",
        row: {
          ...{ feedback_no: "FK-1", customer_code: "KH-1", order_no: "XS-1", item_code: "SP-1", event_no: null },
          ...{ received_on: "2026-11-09", feedback_kind: "complaint", satisfaction_score: 2 },
          ...{ content: "又缺货，请打 139******78", stock_relation: null, matched_words: null, is_open: true },
        },
      },
    ]);
  });

  it("bears a person's word on stock, and that it was seen to", () => {
    const { rows } = heard({ stockout_related: "否", event_no: "A/B/1", handle_status: "已处理", content: null });
    expect(rows[0]?.row).toMatchObject({ stock_relation: "no", event_no: "A/B/1", is_open: false, content: null });
    expect(heard({ handle_status: null }).rows[0]?.row).toMatchObject({ is_open: true });
    expect(heard({ handle_status: "无需处理" }).rows[0]?.row).toMatchObject({ is_open: false });
  });

  it("counts without a score that is none of the scale, and says so", () => {
    const { rows, problems } = heard({ satisfaction_score: 10 });
    expect(rows[0]?.row).toMatchObject({ satisfaction_score: null });
    expect(problems).toEqual(["客户反馈的满意度 10 不在 1–5 分之内"]);
  });

  it("does not count without a day", () => {
    expect(heard({ received_at: "昨天" })).toEqual({ rows: [], problems: ["客户反馈的反馈时间“昨天”不是日期"] });
  });
});

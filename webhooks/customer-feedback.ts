import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { CustomerFeedbackRecord } from "../src/contracts/generated/records.ts";
import type { Problem } from "../src/contracts/problem.ts";
import { feedbackKindOf, usableScore } from "../src/domain/feedback/feedback-kind.ts";
import { stockRelationOf } from "../src/domain/feedback/stock-relation.ts";
import { maskPhones } from "../src/domain/text/mask-phones.ts";
import type { Clock } from "../src/ports/clock.ts";

/** A customer said something: it is read for stock and linked to a stockout event a little later, by time. */
export const feedbackReceived = defineWebhook({
  form: "customer_feedback",
  rows: (feedback, { dayOf }) => {
    const received_on = dayOf(feedback.received_at);
    if (received_on === null) return [];
    const { feedback_no, customer_code, order_no, item_code, event_no, matched_words } = feedback;
    return [
      {
        table: "feedback",
        row: {
          ...{ feedback_no, customer_code, order_no, item_code, event_no, received_on, matched_words },
          feedback_kind: feedbackKindOf(feedback.feedback_kind),
          satisfaction_score: usableScore(feedback.satisfaction_score),
          content: feedback.content === null ? null : maskPhones(feedback.content),
          stock_relation: stockRelationOf(feedback.stockout_related),
          is_open: !SEEN_TO.includes(feedback.handle_status ?? ""),
        },
      },
    ];
  },
  problems: (feedback, clock) => [...dayProblems(feedback, clock), ...scoreProblems(feedback)],
});

const SEEN_TO: readonly string[] = ["已处理", "无需处理"];

function dayProblems({ received_at }: CustomerFeedbackRecord, { dayOf }: Pick<Clock, "dayOf">): readonly Problem[] {
  if (dayOf(received_at) !== null) return [];
  return [problem(`客户反馈的反馈时间“${received_at}”不是日期`, "请改正反馈时间；在此之前这条反馈不计入统计。")];
}

function scoreProblems({ satisfaction_score: score }: CustomerFeedbackRecord): readonly Problem[] {
  if (score === null || usableScore(score) !== null) return [];
  return [problem(`客户反馈的满意度 ${score} 不在 1–5 分之内`, "请改为 1–5 分；在此之前这个分数不计入满意度。")];
}

function problem(message: string, hint: string): Problem {
  return { code: "feedback_unusable", message, hint };
}

import type { FeedbackVerdict } from "../../domain/feedback/feedback-verdict.ts";

/** The one text of a verdict, by which two are compared. */
export function verdictText({ event_no, stock_relation, matched_words }: FeedbackVerdict): string {
  return JSON.stringify({ event_no, stock_relation, matched_words });
}

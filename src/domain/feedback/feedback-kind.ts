/** What kind of feedback a customer gave. */
export const FEEDBACK_KINDS = ["complaint", "review", "survey", "question", "suggestion", "other"] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

const KINDS: Readonly<Record<string, FeedbackKind>> = {
  投诉: "complaint",
  差评: "complaint",
  评价: "review",
  问卷: "survey",
  咨询: "question",
  建议: "suggestion",
};

/** The kind that a word of the form stands for. */
export function feedbackKindOf(label: string): FeedbackKind {
  return KINDS[label] ?? "other";
}

/** The best and the worst that customers can say. */
export const SCORES = { lowest: 1, highest: 5 } as const;

/** A score as it counts; null where it is none of the scale. */
export function usableScore(score: number | null): number | null {
  return score !== null && score >= SCORES.lowest && score <= SCORES.highest ? score : null;
}

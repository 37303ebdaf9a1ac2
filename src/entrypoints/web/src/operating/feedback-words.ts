import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { countText, NOTHING } from "../format/number-text.ts";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";

type Score = FeedbackReport["score"];

/** A mean of scores, "4.2". */
export function scoreText({ mean }: Pick<Score, "mean">): string {
  return mean === null ? NOTHING : mean.toFixed(1);
}

/** Where a mean may lie, or that there are too few scores; nothing without any. */
export function scoreNote({ count, low, high }: Score, { feedback: words }: Dictionary, language: Language): string {
  if (count === 0) return "";
  if (low === null || high === null) return words.few_scores(countText(count, language));
  return [words.interval(low.toFixed(1), high.toFixed(1)), words.scores(countText(count, language))].join(" · ");
}

/** Where scores are going, in a sentence. */
export function trendText(trend: FeedbackReport["trend"], { feedback: { trend: words } }: Dictionary): string {
  if (trend.kind === "not_estimable") return words.few_months;
  return trend.direction === "level" ? words.level : words[trend.direction](Math.abs(trend.slope).toFixed(2));
}

/** Complaints per thousand orders, "3.4". */
export function perThousandText(rate: number | null): string {
  return rate === null ? NOTHING : String(Number(rate.toFixed(rate < 10 ? 1 : 0)));
}

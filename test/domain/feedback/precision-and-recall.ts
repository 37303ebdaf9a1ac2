import { tagFeedback } from "../../../src/domain/feedback/tag-feedback.ts";
import type { SampleText } from "./sample-texts.ts";

/** How well texts about stock are found: of those said to be, how many are; of those that are, how many were said to be. */
export function precisionAndRecall(sample: readonly SampleText[]) {
  const read = sample.map(({ text, relation }) => ({ relation, found: tagFeedback(text).relation }));
  const count = (isCounted: (one: (typeof read)[number]) => boolean) => read.filter(isCounted).length;
  const right = count(({ relation, found }) => relation === "yes" && found === "yes");
  return {
    texts: sample.length,
    precision: right / count(({ found }) => found === "yes"),
    recall: right / count(({ relation }) => relation === "yes"),
    exact: count(({ relation, found }) => relation === found) / sample.length,
  };
}

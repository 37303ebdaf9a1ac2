/** How well feedback is read for stock: precision and recall on the hand-written sample, and texts read per second. */
import { performance } from "node:perf_hooks";
import { tagFeedback } from "../src/domain/feedback/tag-feedback.ts";
import { precisionAndRecall } from "../test/domain/feedback/precision-and-recall.ts";
import { ALL_TEXTS, type SampleText, TUNING_TEXTS } from "../test/domain/feedback/sample-texts.ts";
import type { Figure } from "./run.ts";

const ROUNDS = 200;

/** Reads the whole sample, then its part in the usual words. */
export function run(): Promise<readonly Figure[]> {
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const { text } of ALL_TEXTS) tagFeedback(text);
  const seconds = (performance.now() - begun) / 1000;
  return Promise.resolve([
    ...figuresOf("whole sample", ALL_TEXTS, ">= 0.9"),
    ...figuresOf("usual words", TUNING_TEXTS, null),
    { name: "texts read", value: Math.round((ROUNDS * ALL_TEXTS.length) / seconds), unit: "1/s", aim: null },
  ]);
}

function figuresOf(name: string, sample: readonly SampleText[], aim: string | null): readonly Figure[] {
  const { texts, precision, recall, exact } = precisionAndRecall(sample);
  const share = (value: number) => Number(value.toFixed(3));
  return [
    { name: `${name}, texts`, value: texts, unit: "texts", aim: null },
    { name: `${name}, precision of yes`, value: share(precision), unit: "share", aim },
    { name: `${name}, recall of yes`, value: share(recall), unit: "share", aim },
    { name: `${name}, all three right`, value: share(exact), unit: "share", aim: null },
  ];
}

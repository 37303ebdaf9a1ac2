/** How well feedback is read for stock: precision and recall on the hand-written sample, and texts read per second. */
import { tagFeedback } from "../src/domain/feedback/tag-feedback.ts";
import { precisionAndRecall } from "../test/domain/feedback/precision-and-recall.ts";
import { HELD_OUT_TEXTS, TUNING_TEXTS } from "../test/domain/feedback/sample-texts.ts";

const ROUNDS = 200;
const sample = [...TUNING_TEXTS, ...HELD_OUT_TEXTS];

const started = performance.now();
for (let round = 0; round < ROUNDS; round += 1) for (const { text } of sample) tagFeedback(text);
const seconds = (performance.now() - started) / 1000;

process.stdout.write(
  `${JSON.stringify(
    {
      tuning: precisionAndRecall(TUNING_TEXTS),
      held_out: precisionAndRecall(HELD_OUT_TEXTS),
      aim: { precision: 0.9, recall: 0.9 },
      texts_per_second: Math.round((ROUNDS * sample.length) / seconds),
    },
    null,
    2,
  )}\n`,
);

import { describe, expect, it } from "@jest/globals";
import { tagFeedback } from "../../../src/domain/feedback/tag-feedback.ts";
import { precisionAndRecall } from "./precision-and-recall.ts";
import { ALL_TEXTS, TUNING_TEXTS } from "./sample-texts.ts";

describe("reading feedback for stock", () => {
  it.each(TUNING_TEXTS)("finds $text to be $relation", ({ text, relation }) => {
    expect(tagFeedback(text).relation).toBe(relation);
  });

  it("is right on nearly all texts of the sample, which is easier than new ones", () => {
    const { texts, precision, recall } = precisionAndRecall(ALL_TEXTS);
    expect(texts).toBeGreaterThanOrEqual(60);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it("names the words, each once, and is surer the more of them there are", () => {
    const one = tagFeedback("少发了一箱");
    const two = tagFeedback("少发了一箱，另一箱断货，又是断货");
    expect(two.words).toEqual(["少发", "断货"]);
    expect(two.confidence).toBeGreaterThan(one.confidence);
    expect(one).toEqual({ relation: "yes", confidence: 0.75, words: ["少发"] });
  });

  it("is surer of no where a shortage is denied than where nothing is said of it", () => {
    expect(tagFeedback("从来没断货")).toMatchObject({ relation: "no", confidence: 0.9, words: ["断货"] });
    expect(tagFeedback("很好看")).toEqual({ relation: "no", confidence: 0.8, words: [] });
  });

  it("lets a denial reach no farther than its clause", () => {
    expect(tagFeedback("没有破损，但是断货").relation).toBe("yes");
    expect(tagFeedback("not broken, but out of stock").relation).toBe("yes");
  });

  it.each([null, "", " \n "])("says nothing of a text without words: %j", (text) => {
    expect(tagFeedback(text)).toEqual({ relation: "unsure", confidence: 0, words: [] });
  });

  it("reads wide letters and capitals as the others", () => {
    expect(tagFeedback("ＯＵＴ　ＯＦ　ＳＴＯＣＫ").relation).toBe("yes");
  });
});

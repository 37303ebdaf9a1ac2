import { describe, expect, it } from "@jest/globals";
import { feedbackFigures, type JudgedFeedback } from "../../../src/domain/feedback/feedback-figures.ts";
import { feedbackKindOf, usableScore } from "../../../src/domain/feedback/feedback-kind.ts";
import {
  type FeedbackVerdict,
  isSameVerdict,
  standingVerdict,
  verdictChanges,
} from "../../../src/domain/feedback/feedback-verdict.ts";
import { linkedEpisode } from "../../../src/domain/feedback/linked-episode.ts";
import { meanScore } from "../../../src/domain/feedback/mean-score.ts";
import { scoreTrend } from "../../../src/domain/feedback/score-trend.ts";
import { type StockEpisode, stockEpisodes } from "../../../src/domain/feedback/stock-episode.ts";
import { stockRelationOf } from "../../../src/domain/feedback/stock-relation.ts";

const MONTHS = ["2026-10", "2026-11"];

function said(parts: Partial<JudgedFeedback> = {}): JudgedFeedback {
  const usual = { received_on: "2026-11-06", kind: "complaint", satisfaction_score: 2, relation: "yes" } as const;
  return { ...usual, event_no: "E1", ...parts };
}

describe("figures of feedback", () => {
  it("are nothing where nobody said anything", () => {
    const figures = feedbackFigures([], MONTHS, new Map());
    expect(figures).toMatchObject({ feedback: 0, complaints: 0, linked_complaints: 0, events: [] });
    expect(figures.stock).toEqual({ yes: 0, no: 0, unsure: 0, share: null });
    expect(figures.months.map(({ month, complaints_per_1000 }) => [month, complaints_per_1000])).toEqual([
      ["2026-10", null],
      ["2026-11", null],
    ]);
  });

  it("set complaints beside the orders of their month, and tell no rate of a handful", () => {
    const given = [
      said(),
      said(),
      said({ kind: "review" }),
      said({ received_on: "2026-10-02" }),
      said({ received_on: "2025-10-02" }),
    ];
    const { months, complaints } = feedbackFigures(
      given,
      MONTHS,
      new Map([
        ["2026-10", 19],
        ["2026-11", 400],
      ]),
    );
    expect(complaints).toBe(3);
    expect(months.map((month) => month.complaints_per_1000)).toEqual([null, 5]);
  });

  it("count complaints by event, the most first, and the later first of as many", () => {
    const { events, linked_complaints } = feedbackFigures(
      [
        said({ event_no: "A", received_on: "2026-11-01" }),
        said({ event_no: "B", received_on: "2026-11-02" }),
        said({ event_no: "C" }),
        said({ event_no: "C", received_on: "2026-11-01" }),
        said({ event_no: null }),
        said({ event_no: "D", kind: "survey" }),
      ],
      MONTHS,
      new Map(),
    );
    expect(events.map(({ event_no, complaints, last_on }) => [event_no, complaints, last_on])).toEqual([
      ["C", 2, "2026-11-06"],
      ["B", 1, "2026-11-02"],
      ["A", 1, "2026-11-01"],
    ]);
    expect(linked_complaints).toBe(4);
  });

  it("leave what is unsure out of the share about stock", () => {
    const relations = ["yes", "no", "no", "no", "unsure"] as const;
    const { stock } = feedbackFigures(
      relations.map((relation) => said({ relation })),
      MONTHS,
      new Map(),
    );
    expect(stock).toEqual({ yes: 1, no: 3, unsure: 1, share: 0.25 });
  });
});

describe("a mean of scores", () => {
  it("has Student's interval: 1, 2, 3, 4, 5 gives 3 ± 2.7764 × √(2.5 ÷ 5)", () => {
    const { mean, low, high } = meanScore([1, 2, 3, 4, 5]);
    expect(mean).toBe(3);
    expect(low).toBeCloseTo(3 - 2.7764451 * Math.SQRT1_2, 6);
    expect(high).toBeCloseTo(3 + 2.7764451 * Math.SQRT1_2, 6);
  });

  it("stays within the scale", () => {
    expect(meanScore([5, 5, 5, 5, 1])).toMatchObject({ high: 5 });
    expect(meanScore([1, 1, 1, 1, 5])).toMatchObject({ low: 1 });
  });

  it("leaves room for others where all say the same: three of thirty may say the worst", () => {
    expect(meanScore(Array.from({ length: 30 }, () => 5))).toEqual({ count: 30, mean: 5, low: 4.6, high: 5 });
  });

  it("has no interval with few scores, and is none without any", () => {
    expect(meanScore([4, 2])).toEqual({ count: 2, mean: 3, low: null, high: null });
    expect(meanScore([])).toEqual({ count: 0, mean: null, low: null, high: null });
  });
});

describe("the trend of scores", () => {
  const month = (mean: number | null, count = 20) => ({ mean, count });

  it("is the slope of a weighted line with its interval", () => {
    const trend = scoreTrend([month(3), month(3.2), month(3.3), month(3.6), month(3.7)]);
    expect(trend).toMatchObject({ kind: "estimated", direction: "rising" });
    expect(trend.kind === "estimated" && trend.slope).toBeCloseTo(0.18, 10);
    // s² = 0.008 ÷ 3 of the residuals, Sxx = 10, t(0.975, 3) = 3.1824.
    const reach = 3.1824463 * Math.sqrt(0.008 / 3 / 10);
    expect(trend.kind === "estimated" && trend.high - trend.slope).toBeCloseTo(reach, 6);
  });

  it("falls, or is level where good and bad months take turns", () => {
    expect(scoreTrend([5, 4.5, 4.1, 3.5, 3].map((mean) => month(mean)))).toMatchObject({ direction: "falling" });
    expect(scoreTrend([5, 2, 5, 2, 5, 2].map((mean) => month(mean)))).toMatchObject({ direction: "level" });
  });

  it("is not told of few months, or of months of a few scores", () => {
    const lack = { kind: "not_estimable", reason: "few_months" };
    expect(scoreTrend([month(3), month(4), month(5)])).toEqual(lack);
    expect(scoreTrend([month(3, 4), month(3), month(4), month(5), month(null, 0)])).toEqual(lack);
  });
});

describe("the event that feedback is about", () => {
  const episode = (event_no: string, parts: Partial<StockEpisode> = {}): StockEpisode => {
    return { event_no, item_code: "CUP", location_code: "WH", started_on: "2026-11-01", ended_on: null, ...parts };
  };
  const goods = [{ item_code: "CUP", location_code: "WH" }];
  const linked = (episodes: readonly StockEpisode[], day = "2026-11-20") =>
    linkedEpisode(goods, day, episodes)?.event_no ?? null;

  it("is of its goods, and open then or ended within thirty days", () => {
    expect(linked([episode("A")])).toBe("A");
    expect(linked([episode("A", { item_code: "PLATE" })])).toBeNull();
    expect(linked([episode("A", { started_on: "2026-11-21" })])).toBeNull();
    expect(linked([episode("A", { started_on: "2026-10-01", ended_on: "2026-10-21" })])).toBe("A");
    expect(linked([episode("A", { started_on: "2026-10-01", ended_on: "2026-10-20" })])).toBeNull();
  });

  it("is the open one, then the one at the order's place, then the one that began last", () => {
    expect(linked([episode("A", { ended_on: "2026-11-10" }), episode("B", { location_code: "WEB" })])).toBe("B");
    expect(linked([episode("A"), episode("B", { location_code: "WEB", started_on: "2026-11-05" })])).toBe("A");
    expect(linked([episode("A"), episode("B", { started_on: "2026-11-05" })])).toBe("B");
    expect(linked([episode("B"), episode("A")])).toBe("A");
  });

  it("lasts from its raise to its last clearing; one whose raise is unknown is none", () => {
    const place = { item_code: "CUP", location_code: "WH" };
    const event = (event_no: string, kind: "raised" | "cleared" | "reopened" | "told", on: string) => ({
      ...place,
      event_no,
      kind,
      on,
    });
    expect(
      stockEpisodes([
        event("B", "raised", "2026-11-02"),
        event("B", "told", "2026-11-02"),
        event("B", "cleared", "2026-11-03"),
        event("A", "raised", "2026-11-01"),
        event("A", "cleared", "2026-11-03"),
        event("A", "reopened", "2026-11-04"),
        event("C", "cleared", "2026-11-04"),
      ]).map(({ event_no, ended_on }) => [event_no, ended_on]),
    ).toEqual([
      ["A", null],
      ["B", "2026-11-03"],
    ]);
  });
});

describe("a verdict on a record", () => {
  const YES: FeedbackVerdict = { event_no: "E1", stock_relation: "yes", matched_words: "缺货" };
  const NO: FeedbackVerdict = { event_no: "E1", stock_relation: "no", matched_words: null };
  const BLANK = { event_no: null, stock_relation: null, matched_words: null };

  it("fills what is blank", () => {
    expect(verdictChanges(BLANK, null, YES)).toEqual(YES);
  });

  it("takes the place of what was told last, and of nothing that a person wrote", () => {
    expect(verdictChanges(YES, YES, NO)).toEqual({ stock_relation: "no", matched_words: null });
    expect(verdictChanges({ ...YES, stock_relation: "unsure" }, YES, NO)).toEqual({ matched_words: null });
    expect(verdictChanges({ ...BLANK, stock_relation: "no" }, null, YES)).toEqual({
      event_no: "E1",
      matched_words: "缺货",
    });
  });

  it("stands behind a person's word, and before a new reading", () => {
    expect(standingVerdict({ ...BLANK, stock_relation: "no" }, YES, "断货")).toEqual({
      event_no: "E1",
      stock_relation: "no",
    });
    expect(standingVerdict(BLANK, NO, "断货")).toEqual({ event_no: "E1", stock_relation: "no" });
    expect(standingVerdict(BLANK, null, "断货")).toEqual({ event_no: null, stock_relation: "yes" });
  });

  it("is the same only where all of it is", () => {
    expect([isSameVerdict(null, YES), isSameVerdict(YES, YES), isSameVerdict(YES, NO)]).toEqual([false, true, false]);
    expect(isSameVerdict(YES, { ...YES, matched_words: null })).toBe(false);
  });
});

describe("words of the form", () => {
  it("stand for kinds, relations and scores", () => {
    expect(["投诉", "问卷", "表扬"].map(feedbackKindOf)).toEqual(["complaint", "survey", "other"]);
    expect(["是", "否", "不确定", "也许", null].map(stockRelationOf)).toEqual(["yes", "no", "unsure", null, null]);
    expect([0, 1, 5, 6, null].map(usableScore)).toEqual([null, 1, 5, null, null]);
  });
});

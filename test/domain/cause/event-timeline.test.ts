import { describe, expect, it } from "@jest/globals";
import { eventTimeline, type TimelineQuestion } from "../../../src/domain/cause/event-timeline.ts";
import { anEpisode, aPurchase, day, ref } from "./an-episode.ts";

const USUAL: TimelineQuestion["usual"] = {
  request_to_approval: [1, 2, 2, 3, 2],
  order_to_receipt: [9, 10, 10, 11, 10, 10, 10, 9, 10, 12],
  alert_to_answer: [1, 2],
};

function aQuestion(changes: Partial<TimelineQuestion> = {}): TimelineQuestion {
  return {
    evidence: anEpisode({
      supplies: [
        aPurchase({
          approved_on: day(11),
          ordered_on: day(11),
          expected_on: day(21),
          arrivals: [{ day: day(24), quantity: 200 }],
        }),
      ],
      counts: [{ record: ref("stock_count", "C-1"), day: day(14), book: 0, counted: 0 }],
    }),
    alert: { raised_on: day(2), answered_on: day(3), record: ref("stockout_alert", "A-1") },
    first_refused: { day: day(13), record: ref("sales_order", "SO-1") },
    replenished_on: day(24),
    usual: USUAL,
    ...changes,
  };
}

describe("the timeline of an event", () => {
  it("shows its nodes by day, on one day in the order of the work", () => {
    expect(eventTimeline(aQuestion()).nodes.map((one) => [one.kind, one.day])).toEqual([
      ["plan_made", day(2)],
      ["order_by", day(2)],
      ["requested", day(2)],
      ["alert_raised", day(2)],
      ["alert_answered", day(3)],
      ["approved", day(11)],
      ["ordered", day(11)],
      ["first_refused", day(13)],
      ["counted", day(14)],
      ["promised", day(21)],
      ["received", day(24)],
      ["replenished", day(24)],
    ]);
  });

  it("marks the stretches above what is usual in the shop, and the slowest of them", () => {
    const { spans } = eventTimeline(aQuestion());
    expect(spans.map((one) => [one.kind, one.days, one.longest_usual, one.is_slow, one.is_slowest])).toEqual([
      // How long a plan usually waits is not on record.
      ["plan_to_request", 0, null, false, false],
      // Few: one and a half times the median of 2.
      ["request_to_approval", 9, 3, true, true],
      // Many: the 90 % quantile.
      ["order_to_receipt", 13, 11.1, true, false],
      ["alert_to_answer", 1, null, false, false],
    ]);
  });

  it("lets what has not ended run to the end of the event", () => {
    const evidence = anEpisode({
      supplies: [aPurchase({ approved_on: null, ordered_on: null, expected_on: null, arrivals: [] })],
    });
    const alert = { raised_on: day(2), answered_on: null, record: ref("stockout_alert", "A-1") };
    const { spans } = eventTimeline(aQuestion({ evidence, alert }));
    expect(spans.map((one) => [one.kind, one.to, one.days])).toEqual([
      ["plan_to_request", day(2), 0],
      ["request_to_approval", null, 17],
      ["alert_to_answer", null, 17],
    ]);
  });

  it("has nothing to show where nobody keeps records", () => {
    const evidence = anEpisode({ supplies: null, plans: null, counts: null });
    expect(eventTimeline(aQuestion({ evidence, alert: null, first_refused: null, replenished_on: null }))).toEqual({
      ...{ nodes: [], spans: [] },
    });
  });
});

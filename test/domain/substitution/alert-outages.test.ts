import { describe, expect, it } from "@jest/globals";
import { alertOutages, type DatedEvent } from "../../../src/domain/substitution/alert-outages.ts";

const PLACE = { item_code: "A", location_code: "WH" };
const event = (day: number, kind: DatedEvent["kind"], severity: DatedEvent["severity"] = "out"): DatedEvent => {
  return { day: `2026-11-0${day}`, kind, severity };
};
const spans = (...events: readonly DatedEvent[]) =>
  alertOutages(PLACE, events, "2026-11-09").map(({ from, through }) => [
    Number(from.slice(-1)),
    Number(through.slice(-1)),
  ]);

describe("outages that alerts tell of", () => {
  it("begin where the shelf is found empty and end the day before goods come, or the alert is over", () => {
    expect(spans(event(1, "raised", "high"), event(3, "worsened"), event(6, "cleared"))).toEqual([[3, 5]]);
    expect(spans(event(1, "raised"), event(2, "told"), event(4, "received"), event(5, "told"))).toEqual([[1, 3]]);
    expect(spans(event(1, "raised"), event(5, "reopened", "high"), event(7, "worsened"))).toEqual([
      [1, 4],
      [7, 9],
    ]);
  });

  it("are none where it never ran out, or for less than a day", () => {
    expect(spans(event(1, "raised", "high"), event(3, "cleared", "high"))).toEqual([]);
    expect(spans(event(1, "raised"), event(1, "received"))).toEqual([]);
    expect(spans()).toEqual([]);
  });
});

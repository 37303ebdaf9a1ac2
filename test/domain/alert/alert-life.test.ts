import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import { type AlertEvent, type AlertEventKind, eventOfTransition } from "../../../src/domain/alert/alert-event.ts";
import { IGNORED_AFTER_MS, isIgnored, lifeOf } from "../../../src/domain/alert/alert-life.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import { responseTimes } from "../../../src/domain/alert/response-times.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";
import { anAlertEvent } from "../../store/store-builders.ts";

const HOUR = 3_600_000;
const event = (kind: AlertEventKind, at: number, parts: Partial<AlertEvent> = {}) =>
  anAlertEvent({ kind, at, actor: null, ...parts });

describe("the life of an alert", () => {
  const WHOLE = [
    event("raised", 1_000, { caused_at: 800, severity: "high" }),
    event("told", 1_500),
    event("passed_on", 5_000),
    event("worsened", 6_000, { severity: "out" }),
    event("told", 6_100),
    event("acknowledged", 7_000),
    event("ordered", 8_000, { caused_at: 7_900 }),
    event("received", 9_000, { caused_at: 8_950 }),
    event("cleared", 9_100, { severity: "none" }),
  ];

  it("tells when each thing happened first, what comes from a record at that record's change", () => {
    expect(lifeOf(WHOLE)).toEqual({
      ...{
        episode: 1,
        began_at: 800,
        raised_at: 1_000,
        worst: "out",
        told_at: 1_500,
        reopened_at: null,
        answered_at: 7_000,
      },
      ...{ ordered_at: 7_900, received_at: 8_950, cleared_at: 9_100 },
    });
  });

  it("is the same in whatever order its events are read", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(WHOLE, { minLength: WHOLE.length }), (events) => {
        expect(lifeOf(events)).toEqual(lifeOf(WHOLE));
      }),
    );
  });

  it("is unknown without its beginning", () => {
    expect(lifeOf(WHOLE.slice(1))).toBeNull();
    expect(lifeOf([])).toBeNull();
  });

  it("is not over where the alert stands again", () => {
    expect(lifeOf([...WHOLE, event("reopened", 9_200)])?.cleared_at).toBeNull();
    expect(lifeOf([...WHOLE, event("reopened", 9_200), event("cleared", 9_900)])?.cleared_at).toBe(9_900);
  });

  it("never runs backwards where clocks differ", () => {
    expect(lifeOf([event("raised", 1_000), event("told", 900)])).toMatchObject({ began_at: 1_000, told_at: 1_000 });
  });

  it.each<[string, readonly AlertEvent[], number, boolean]>([
    ["somebody was told and did nothing for a day", [event("told", 0)], IGNORED_AFTER_MS, true],
    ["the day is not over", [event("told", 0)], IGNORED_AFTER_MS - 1, false],
    ["nobody was told", [], 9 * IGNORED_AFTER_MS, false],
    ["somebody answered in time", [event("told", 0), event("snoozed", HOUR)], 9 * IGNORED_AFTER_MS, false],
    ["an order was placed in time", [event("told", 0), event("ordered", HOUR)], 9 * IGNORED_AFTER_MS, false],
    ["somebody answered too late", [event("told", 0), event("assigned", 25 * HOUR)], 26 * HOUR, true],
    ["it cleared before the day was over", [event("told", 0), event("cleared", 23 * HOUR)], 90 * HOUR, false],
    [
      "it came back less than a day ago",
      [event("told", 0), event("cleared", HOUR), event("reopened", 20 * HOUR)],
      43 * HOUR,
      false,
    ],
    [
      "it came back a day ago",
      [event("told", 0), event("cleared", HOUR), event("reopened", 20 * HOUR)],
      44 * HOUR,
      true,
    ],
    ["only somebody else could be told", [event("passed_on", HOUR)], 25 * HOUR, true],
    ["it went to somebody else, who did nothing either", [event("told", 0), event("passed_on", HOUR)], 90 * HOUR, true],
  ])("is ignored or not: %s", (_, events, now, want) => {
    const life = lifeOf([event("raised", 0), ...events]);
    expect(life !== null && isIgnored(life, now)).toBe(want);
  });
});

describe("what an assessment does to an alert", () => {
  it.each<[AlertSeverity[], (AlertEventKind | null)[]]>([
    [
      ["none", "high", "high", "out", "high", "none"],
      [null, "raised", null, "worsened", "eased", "cleared"],
    ],
    [
      ["high", "out", "high", "out"],
      ["raised", "worsened", "eased", "relapsed"],
    ],
    [
      ["high", "none", "high"],
      ["raised", "cleared", "reopened"],
    ],
    [
      ["high", "none", "out"],
      ["raised", "cleared", "reopened"],
    ],
    [
      ["high", "unknown"],
      ["raised", null],
    ],
  ])("of %j is told as %j", (severities, want) => {
    let state = QUIET_ALERT;
    const kinds = severities.map((severity, index) => {
      const { next, transition } = stepAlert(state, { severity, at: index }, { cool_down_ms: 1_000 });
      const happened = eventOfTransition(state, next, transition, { at: index, caused_at: index });
      state = next;
      return happened?.kind ?? null;
    });
    expect(kinds).toEqual(want);
  });

  it("is a reminder once a snooze is over, unless things have become worse", () => {
    const raised = stepAlert(null, { severity: "high", at: 0 }, { cool_down_ms: 0 }).next;
    const snoozed = { ...raised, status: "snoozed", snoozed_until: 5 } as const;
    const kind = (severity: AlertSeverity) => {
      const { next, transition } = stepAlert(snoozed, { severity, at: 6 }, { cool_down_ms: 0 });
      return eventOfTransition(snoozed, next, transition, { at: 6, caused_at: 6 })?.kind;
    };
    expect([kind("high"), kind("out")]).toEqual(["reminded", "worsened"]);
    const critical = { ...snoozed, severity: "critical", peak_severity: "critical" } as const;
    const { next, transition } = stepAlert(critical, { severity: "high", at: 6 }, { cool_down_ms: 0 });
    expect(eventOfTransition(critical, next, transition, { at: 6, caused_at: 6 })?.kind).toBe("reminded");
  });
});

describe("response times", () => {
  const life = (told: number | null, ordered: number | null) =>
    lifeOf([
      event("raised", 500, { caused_at: 0 }),
      ...(told === null ? [] : [event("told", told)]),
      ...(ordered === null ? [] : [event("ordered", ordered)]),
    ]);
  const lives = (...all: readonly ReturnType<typeof life>[]) => all.flatMap((one) => one ?? []);

  it("are medians and 90 % quantiles from the record's change, with how many came so far", () => {
    const times = responseTimes(lives(life(600, null), life(700, 1_000), life(800, 3_000), life(null, null)), 9_000);
    expect(times).toEqual({
      ...{ alerts: 4, cleared: 0, untold: 1, ignored: 0 },
      told: { count: 3, median_ms: 700, p90_ms: 780 },
      answered: { count: 2, median_ms: 2_000, p90_ms: 2_800 },
      ordered: { count: 2, median_ms: 2_000, p90_ms: 2_800 },
      received: { count: 0, median_ms: null, p90_ms: null },
    });
  });

  it("count whom nobody answered for a day", () => {
    const { ignored } = responseTimes(lives(life(600, null), life(600, 700)), 600 + IGNORED_AFTER_MS);
    expect(ignored).toBe(1);
  });

  it("are of nothing where there was nothing", () => {
    const none = { count: 0, median_ms: null, p90_ms: null };
    expect(responseTimes([], 0)).toEqual({
      ...{ alerts: 0, cleared: 0, untold: 0, ignored: 0 },
      ...{ told: none, answered: none, ordered: none, received: none },
    });
  });
});

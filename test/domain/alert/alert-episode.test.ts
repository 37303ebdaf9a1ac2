import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { acknowledgeAlert, snoozeAlert, stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import type { AlertState, AlertTransition } from "../../../src/domain/alert/alert-episode.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";

const HOUR = 3_600_000;
const policy = { cool_down_ms: 24 * HOUR };

/** Plays severities an hour apart and tells the transitions and the last state. */
function played(severities: readonly AlertSeverity[], start: AlertState | null = null, from = 1) {
  let state = start;
  const transitions: AlertTransition[] = [];
  severities.forEach((severity, i) => {
    const step = stepAlert(state, { severity, at: (from + i) * HOUR }, policy);
    transitions.push(step.transition);
    state = step.next;
  });
  return { transitions, state: state ?? QUIET_ALERT };
}

describe("alert episode", () => {
  it.each<[string, AlertSeverity[], AlertTransition[]]>([
    ["stays quiet while all is well", ["none", "none"], ["none", "none"]],
    ["does not raise for 关注", ["watch"], ["none"]],
    ["does not raise for 样本不足", ["unknown"], ["none"]],
    ["raises once and holds", ["high", "high", "high"], ["raised", "held", "held"]],
    ["escalates when it gets worse", ["high", "critical", "out"], ["raised", "escalated", "escalated"]],
    ["eases without a message, and clears", ["out", "high", "none"], ["raised", "eased", "cleared"]],
    ["clears into 关注 too", ["high", "watch"], ["raised", "cleared"]],
    ["holds while too little is known", ["high", "unknown", "high"], ["raised", "held", "held"]],
    ["reopens a relapse silently", ["high", "none", "high"], ["raised", "cleared", "held"]],
    ["speaks up when the relapse is worse than ever", ["high", "none", "out"], ["raised", "cleared", "escalated"]],
    ["does not cry again on the way back to a known peak", ["out", "high", "out"], ["raised", "eased", "held"]],
  ])("%s", (_, severities, want) => expect(played(severities).transitions).toEqual(want));

  it("is one episode from raise to clear, and the same one after a relapse", () => {
    expect(played(["high", "critical", "high"]).state).toMatchObject({ episode: 1, peak_severity: "critical" });
    expect(played(["high", "none", "high"]).state).toMatchObject({ episode: 1, status: "raised" });
  });

  it("is a new episode once the cool-down is over", () => {
    const { state } = played(["out", "none"]);
    const later = played(["high"], state, 30);
    expect(later.transitions).toEqual(["raised"]);
    expect(later.state).toMatchObject({ episode: 2, peak_severity: "high", raised_at: 30 * HOUR, cleared_at: null });
  });

  it("ends its cool-down on the hour: a relapse by then is a new episode, a return to the peak news", () => {
    const { state } = played(["high", "none"]);
    const relapse = (hours: number) => stepAlert(state, { severity: "high", at: 2 * HOUR + hours * HOUR }, policy);
    expect(relapse(23.9).transition).toBe("held");
    expect(relapse(24).transition).toBe("raised");
    const eased = played(["critical", "high"]).state;
    const back = (hours: number) => stepAlert(eased, { severity: "critical", at: HOUR + hours * HOUR }, policy);
    expect(back(23.9).transition).toBe("held");
    expect(back(24).transition).toBe("escalated");
  });

  it("keeps the severity of a quiet item, and when that changed", () => {
    const watched = played(["none", "none", "watch", "watch"]).state;
    expect(watched).toMatchObject({ status: "quiet", severity: "watch", changed_at: 3 * HOUR });
    expect(played(["none"]).state).toBe(QUIET_ALERT);
    expect(QUIET_ALERT).toMatchObject({ status: "quiet", severity: "none", peak_severity: "none" });
  });

  it("reads as raised, then as snoozed until then", () => {
    const { state } = played(["high"]);
    expect(state).toMatchObject({ status: "raised", snoozed_until: null });
    expect(snoozeAlert(state, 2 * HOUR, 9 * HOUR)).toMatchObject({ status: "snoozed", snoozed_until: 9 * HOUR });
  });

  it("reports a return to the peak again when the last message is a cool-down old", () => {
    const { state } = played(["critical", "high"]);
    expect(played(["critical"], state, 40).transitions).toEqual(["escalated"]);
  });

  it("speaks when it gets worse and nobody was ever told", () => {
    const untold = { ...played(["critical", "high"]).state, last_notified_at: null };
    expect(played(["critical"], untold, 3).transitions).toEqual(["escalated"]);
  });

  it("raises at the level somebody chose", () => {
    const sighting = { severity: "watch", at: 0 } as const;
    expect(stepAlert(null, sighting, { ...policy, raise_at: "watch" }).transition).toBe("raised");
    expect(stepAlert(null, { ...sighting, severity: "high" }, { ...policy, raise_at: "out" }).transition).toBe("none");
  });

  it("does nothing twice for the same sighting, and ignores one that comes too late", () => {
    const raised = stepAlert(null, { severity: "critical", at: 5 * HOUR }, policy).next;
    expect(stepAlert(raised, { severity: "critical", at: 5 * HOUR }, policy)).toEqual({
      next: raised,
      transition: "held",
    });
    expect(stepAlert(raised, { severity: "none", at: 4 * HOUR }, policy)).toEqual({ next: raised, transition: "held" });
  });

  it("is plain JSON", () => {
    const { state } = played(["high", "critical", "none"]);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe("answers to an alert", () => {
  const standing = played(["high"]).state;

  it("falls silent once acknowledged, and still holds and clears", () => {
    const seen = acknowledgeAlert(standing, 2 * HOUR);
    expect(seen.status).toBe("acknowledged");
    expect(acknowledgeAlert(seen, 3 * HOUR)).toBe(seen);
    expect(played(["high", "none"], seen, 3).transitions).toEqual(["held", "cleared"]);
  });

  it("asks again when an acknowledged alert gets worse", () => {
    const { transitions, state } = played(["critical"], acknowledgeAlert(standing, 2 * HOUR), 3);
    expect(transitions).toEqual(["escalated"]);
    expect(state.status).toBe("raised");
  });

  it("sleeps when snoozed and asks again when the time is over", () => {
    const asleep = snoozeAlert(standing, 2 * HOUR, 5 * HOUR);
    const { transitions, state } = played(["high", "high", "high"], asleep, 3);
    expect(transitions).toEqual(["held", "held", "escalated"]);
    expect(state).toMatchObject({ status: "raised", snoozed_until: null });
  });

  it("wakes early when it gets worse", () => {
    expect(played(["out"], snoozeAlert(standing, 2 * HOUR, 50 * HOUR), 3).transitions).toEqual(["escalated"]);
  });

  it("may be acknowledged out of a snooze", () => {
    const asleep = snoozeAlert(standing, 2 * HOUR, 50 * HOUR);
    expect(acknowledgeAlert(asleep, 3 * HOUR)).toMatchObject({ status: "acknowledged", snoozed_until: null });
  });

  it("means nothing while no alert stands", () => {
    expect(acknowledgeAlert(QUIET_ALERT, 1)).toBe(QUIET_ALERT);
    expect(snoozeAlert(QUIET_ALERT, 1, 2)).toBe(QUIET_ALERT);
  });
});

describe("noise at the limit", () => {
  const severity = fc.constantFrom<AlertSeverity>("out", "critical", "high", "watch", "none", "unknown");
  const path = fc.array(fc.record({ severity, wait: fc.integer({ min: 1, max: 9 }) }), { maxLength: 200 });

  it("raises at most once per cool-down, and speaks no more than the four levels allow", () => {
    fc.assert(
      fc.property(path, (sightings) => {
        let state: AlertState | null = null;
        let at = 0;
        const count = { raised: 0, escalated: 0 };
        for (const { severity: seen, wait } of sightings) {
          at += wait * HOUR;
          const step = stepAlert(state, { severity: seen, at }, policy);
          state = step.next;
          if (step.transition === "raised") count.raised++;
          if (step.transition === "escalated") count.escalated++;
        }
        const coolDowns = Math.floor(at / policy.cool_down_ms) + 1;
        expect(count.raised).toBeLessThanOrEqual(coolDowns);
        expect(count.escalated).toBeLessThanOrEqual(3 * coolDowns);
      }),
    );
  });

  it("clears only what was raised, and numbers episodes without gaps", () => {
    fc.assert(
      fc.property(path, (sightings) => {
        let state: AlertState = QUIET_ALERT;
        let at = 0;
        for (const { severity: seen, wait } of sightings) {
          at += wait * HOUR;
          const { next, transition } = stepAlert(state, { severity: seen, at }, policy);
          expect(next.episode - state.episode).toBe(transition === "raised" ? 1 : 0);
          expect(transition === "cleared").toBe(state.status !== "quiet" && next.status === "quiet");
          state = next;
        }
      }),
    );
  });
});

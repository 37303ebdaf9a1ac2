import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { alertPolicy } from "../../../src/app/assess/alert-policy.ts";
import { messagesToTell } from "../../../src/app/effects/messages-to-tell.ts";
import { replayRules } from "../../../src/app/rules/replay-rules.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import { type AlertEvent, eventOfTransition } from "../../../src/domain/alert/alert-event.ts";
import { type AlertState, QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";
import { NOW } from "./a-told-past.ts";

const MINUTE_MS = 60_000;
const START = NOW - 30 * 86_400_000;
const shelf = anAssessedSubject({ on_hand: 0 });
const { item_code, location_code } = shelf.subject;

/** The looks at a shelf one after another: minutes since the one before, and what was found. */
const looks = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 3_000 }),
    severity: fc.constantFrom<AlertSeverity>("none", "high", "critical", "out"),
    snoozed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);
const rules = fc.array(
  fc.record({
    minimum_severity: fc.constantFrom("out", "critical", "high"),
    receiver_role: fc.constantFrom("采购", "老板"),
    priority: fc.constantFrom(null, 1, 2),
    quiet: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

type Live = { readonly told: string[]; readonly events: AlertEvent[] };

/** Lives through the looks as the program does: what was told when, and what is on record of it. */
function live(
  given: readonly AlertRuleRow[],
  walk: readonly { minutes: number; severity: AlertSeverity; snoozed: boolean }[],
): Live {
  const outcome: Live = { told: [], events: [] };
  let alert: AlertState = QUIET_ALERT;
  let at = START;
  for (const { minutes, severity, snoozed } of walk) {
    at += minutes * MINUTE_MS;
    const clock = createSystemClock({ now: () => at });
    const { next, transition } = stepAlert(alert, { severity, at }, alertPolicy(given, clock.today()));
    const event = eventOfTransition(alert, next, transition, { at, caused_at: at });
    if (event !== null) outcome.events.push(event);
    const risk = { ...shelf.risk, severity };
    const assessed = { ...shelf, alert: next, transition, at, risk };
    const { told } = messagesToTell(assessed, { ...aSetting(), clock, rules: given });
    outcome.told.push(...told.filter(({ due_at }) => due_at <= NOW).map(({ rule }) => rule.rule_name));
    alert = snoozed && next.status === "raised" ? { ...next, status: "snoozed", snoozed_until: at + 1 } : next;
  }
  return outcome;
}

describe("rules replayed on what is on record", () => {
  it("tell what they told live, message by message", () => {
    fc.assert(
      fc.property(looks, rules, (walk, wishes) => {
        const given = wishes.map(({ quiet, ...parts }, index) =>
          anAlertRule({
            ...parts,
            rule_name: `规则 ${index}`,
            ...(quiet ? { quiet_start: "21:00", quiet_end: "08:00" } : {}),
          }),
        );
        const { told, events } = live(given, walk);
        const scope = { item_code, location_code, category: null, brand: null, supplier_code: null, abc_class: null };
        const { dayOf, timeOfDay } = createSystemClock({ now: () => NOW });
        const replayed = replayRules(given, [{ item_name: "", scope, events }], {
          ...{ at: NOW, time_of_day: timeOfDay(), dayOf },
        });
        expect(replayed.map(({ rule }) => rule.rule_name).toSorted()).toEqual(told.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

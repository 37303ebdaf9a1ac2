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
import { type AlertSeverity, severityRank } from "../../../src/domain/risk/severity.ts";
import { isGrouped, isUrgent } from "../../../src/app/notify/digest-time.ts";
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
    grouping: fc.constantFrom("each", "hourly", "daily"),
  }),
  { minLength: 1, maxLength: 4 },
);

type Live = { readonly told: string[]; readonly events: AlertEvent[] };
type Told = ReturnType<typeof messagesToTell>["told"][number];
type Walk = readonly { minutes: number; severity: AlertSeverity; snoozed: boolean }[];

/** Becoming less severe without clearing is not on record, so the walks that are compared have none of it. */
function withoutEasing(severity: AlertSeverity, { status, severity: before }: AlertState): AlertSeverity {
  const isEasing = status !== "quiet" && severity !== "none" && severityRank(severity) < severityRank(before);
  return isEasing ? before : severity;
}

/**
 * Lives through the looks as the program does: what was told when, and what is on record of it. What a rule groups is
 * kept until its digest is due, and looked at again then.
 */
function live(given: readonly AlertRuleRow[], walk: Walk): Live {
  const outcome: Live = { told: [], events: [] };
  let alert: AlertState = QUIET_ALERT;
  let at = START;
  let kept: readonly (Told & { readonly episode: number })[] = [];
  const send = (until: number) => {
    const due = kept.filter(({ due_at }) => due_at < until);
    const standing = due.filter(
      ({ episode }) => alert.status !== "quiet" && alert.episode === episode && !isUrgent(alert.severity),
    );
    outcome.told.push(...new Set(standing.map(({ rule, due_at }) => `${rule.rule_name} ${due_at}`)));
    kept = kept.filter(({ due_at }) => due_at >= until);
  };
  for (const { minutes, severity: found, snoozed } of walk) {
    at += minutes * MINUTE_MS;
    send(at);
    const severity = withoutEasing(found, alert);
    const clock = createSystemClock({ now: () => at });
    const { next, transition } = stepAlert(alert, { severity, at }, alertPolicy(given, clock.today()));
    const event = eventOfTransition(alert, next, transition, { at, caused_at: at });
    if (event !== null) outcome.events.push(event);
    const risk = { ...shelf.risk, severity };
    const assessed = { ...shelf, alert: next, transition, at, risk };
    const { told } = messagesToTell(assessed, { ...aSetting(), clock, rules: given });
    const gathered = told.filter(({ rule }) => isGrouped(rule, severity));
    const alone = told.filter((one) => !gathered.includes(one) && one.due_at <= NOW);
    outcome.told.push(...alone.map(({ rule, due_at }) => `${rule.rule_name} ${due_at}`));
    kept = [...kept, ...gathered.map((one) => ({ ...one, episode: next.episode }))];
    alert = snoozed && next.status === "raised" ? { ...next, status: "snoozed", snoozed_until: at + 1 } : next;
  }
  send(NOW + 1);
  return { ...outcome, told: outcome.told.map((one) => one.replace(/ \d+$/, "")) };
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

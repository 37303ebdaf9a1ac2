import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  CONSENT_SOURCES,
  type ConsentEntry,
  type MessagePurpose,
  PURPOSES,
} from "../../../src/domain/consent/consent-entry.ts";
import { mayTell, type Telling, USUAL_TELL_RULES } from "../../../src/domain/consent/may-tell.ts";
import type { PastSending } from "../../../src/domain/consent/sending-caps.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in China. */
const NOON = Date.parse("2026-11-23T12:00:00+08:00");

const optIn = (purpose: ConsentEntry["purpose"], at = NOON - DAY): ConsentEntry => ({
  ...{ kind: "opt_in", source: "form" },
  ...{ purpose, at },
});
const optOut = (parts: Partial<ConsentEntry> = {}): ConsentEntry => ({
  ...{ kind: "opt_out", source: "reply", purpose: "all", at: NOON - HOUR },
  ...parts,
});
const telling = (parts: Partial<Telling>): Telling => ({
  ...{ purpose: "marketing", family: "sms", shown: "138******00", entries: [], sent: [], now: NOON },
  ...parts,
});
const chinaTime = (text: string) => Date.parse(`${text}+08:00`);

const anEntry: fc.Arbitrary<ConsentEntry> = fc.record({
  kind: fc.constantFrom("opt_in", "opt_out"),
  purpose: fc.constantFrom("all", ...PURPOSES),
  source: fc.constantFrom(...CONSENT_SOURCES),
  at: fc.integer({ min: NOON - 90 * DAY, max: NOON }),
});
const aSending: fc.Arbitrary<PastSending> = fc.record({
  purpose: fc.constantFrom("service", "marketing"),
  at: fc.integer({ min: NOON - 40 * DAY, max: NOON }),
});

describe("whether a person may be told something", () => {
  it.each<{ name: string; given: Partial<Telling>; want: string }>([
    {
      name: "people of the firm may, at night too",
      given: { purpose: "internal", now: NOON + DAY / 2 },
      want: "allowed",
    },
    {
      name: "not by text message to a number that refused",
      given: { purpose: "internal", entries: [optOut()] },
      want: "refused",
    },
    {
      name: "not to a number that its vendor blocks",
      given: { purpose: "internal", entries: [optOut({ source: "vendor_block" })] },
      want: "refused",
    },
    {
      name: "people of the firm may on another way",
      given: { purpose: "internal", family: "wechat_work", entries: [optOut()] },
      want: "allowed",
    },
    {
      name: "a refusal of marketing alone does not keep a colleague uninformed",
      given: { purpose: "internal", entries: [optOut({ purpose: "marketing" })] },
      want: "allowed",
    },
    {
      name: "a number of the firm may again once its owner agrees",
      given: { purpose: "internal", entries: [optOut(), optIn("internal", NOON - 1)] },
      want: "allowed",
    },
    {
      name: "a customer may be told of their order without having been asked",
      given: { purpose: "service" },
      want: "allowed",
    },
    {
      name: "but not once they refused",
      given: { purpose: "service", entries: [optOut({ source: "person" })] },
      want: "refused",
    },
    { name: "on no way", given: { purpose: "service", family: "wechat", entries: [optOut()] }, want: "refused" },
    { name: "nobody is sold anything unasked", given: {}, want: "refused" },
    { name: "consent for one purpose is none for another", given: { entries: [optIn("service")] }, want: "refused" },
    { name: "whoever agreed may", given: { entries: [optIn("marketing")] }, want: "allowed" },
    {
      name: "a later consent counts again",
      given: { entries: [optOut(), optIn("marketing", NOON - 1)] },
      want: "allowed",
    },
    {
      name: "at one instant the refusal counts",
      given: { entries: [optOut(), optIn("marketing", NOON - HOUR)] },
      want: "refused",
    },
    {
      name: "consent dated later than now is none yet",
      given: { entries: [optIn("marketing", NOON + 1)] },
      want: "refused",
    },
    {
      name: "a refusal counts whatever its clock says",
      given: { entries: [optIn("marketing"), optOut({ at: NOON + HOUR })] },
      want: "refused",
    },
  ])("$name", ({ given, want }) => expect(mayTell(telling(given)).kind).toBe(want));

  it.each([
    { now: "2026-11-23T20:59:59", at: null },
    { now: "2026-11-23T21:00:00", at: "2026-11-24T08:00:00" },
    { now: "2026-11-24T00:00:00", at: "2026-11-24T08:00:00" },
    { now: "2026-11-24T07:59:59", at: "2026-11-24T08:00:00" },
    { now: "2026-11-24T08:00:00", at: null },
  ])("sells nothing at night in China: $now", ({ now, at }) => {
    const verdict = mayTell(telling({ now: chinaTime(now), entries: [optIn("marketing")] }));
    expect(verdict).toEqual(
      at === null ? { kind: "allowed" } : { kind: "later", at: chinaTime(at), reason: "quiet_hours" },
    );
  });

  it("waits for the caps, and then for the morning", () => {
    const sent = (...days_ago: readonly number[]): PastSending[] =>
      days_ago.map((days) => ({ purpose: "marketing", at: NOON - days * DAY }));
    const entries = [optIn("marketing", 0)];
    expect(mayTell(telling({ entries, sent: sent(1) }))).toEqual({ kind: "later", at: NOON + 2 * DAY, reason: "cap" });
    expect(mayTell(telling({ entries, sent: sent(25, 20, 12, 4) }))).toMatchObject({ at: NOON + 5 * DAY });
    expect(mayTell(telling({ entries, sent: sent(30, 20, 12, 3) })).kind).toBe("allowed");
    const late = [{ purpose: "marketing" as const, at: chinaTime("2026-11-21T22:30:00") }];
    expect(mayTell(telling({ entries, sent: late }))).toMatchObject({
      at: chinaTime("2026-11-25T08:00:00"),
      reason: "cap",
    });
  });

  it("tells of orders three times a day at most, and does not count what was to sell something", () => {
    const sent: PastSending[] = [1, 2, 3].map((hours) => ({ purpose: "service", at: NOON - hours * HOUR }));
    const other: PastSending = { purpose: "marketing", at: NOON - 1 };
    expect(mayTell(telling({ purpose: "service", sent: [...sent.slice(1), other] })).kind).toBe("allowed");
    expect(mayTell(telling({ purpose: "service", sent }))).toMatchObject({ kind: "later", at: NOON + 21 * HOUR });
  });

  it("says why not, without the number", () => {
    const verdict = mayTell(telling({ entries: [optOut()] }));
    expect(verdict).toMatchObject({ problem: { code: "receiver_opted_out", message: "对方（138******00）已退订" } });
    expect(mayTell(telling({}))).toMatchObject({ problem: { code: "consent_missing" } });
  });

  it("lets a refusal win that nobody took back, whatever else is known and in whatever order", () => {
    const shuffled = fc.array(anEntry, { maxLength: 12 }).chain((entries) => {
      const last = Math.max(NOON - 91 * DAY, ...entries.filter(({ kind }) => kind === "opt_in").map(({ at }) => at));
      const all = [...entries, optOut({ at: last })];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
    fc.assert(
      fc.property(
        shuffled,
        fc.constantFrom<MessagePurpose>(...PURPOSES),
        fc.array(aSending),
        (entries, purpose, sent) => {
          expect(mayTell(telling({ entries, purpose, sent })).kind).toBe("refused");
        },
      ),
    );
  });

  it("judges the same in whatever order choices came to be known", () => {
    const orders = fc
      .array(anEntry, { maxLength: 12 })
      .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })));
    fc.assert(
      fc.property(orders, fc.constantFrom<MessagePurpose>(...PURPOSES), ([a, b], purpose) => {
        expect(mayTell(telling({ entries: a, purpose }))).toEqual(mayTell(telling({ entries: b, purpose })));
      }),
    );
  });

  it("never lets a stream of wishes over a cap, nor into the night", () => {
    const wishes = fc.array(fc.integer({ min: 1, max: 2 * DAY }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(wishes, fc.constantFrom("service" as const, "marketing" as const), (gaps, purpose) => {
        const sent: PastSending[] = [];
        let now = NOON;
        for (const gap of gaps) {
          now += gap;
          const verdict = mayTell(telling({ purpose, entries: [optIn(purpose, 0)], sent, now }));
          if (verdict.kind === "allowed") sent.push({ purpose, at: now });
        }
        for (const { most, within_ms } of USUAL_TELL_RULES.caps[purpose])
          for (const { at } of sent)
            expect(sent.filter((one) => one.at > at - within_ms && one.at <= at).length).toBeLessThanOrEqual(most);
        const hours = sent.map(({ at }) => new Date(at + 8 * HOUR).getUTCHours());
        expect(hours.every((hour) => purpose === "service" || (hour >= 8 && hour < 21))).toBe(true);
      }),
    );
  });

  it("names a later instant that is never past, and at which it is allowed", () => {
    const wish = fc.record({
      now: fc.integer({ min: NOON, max: NOON + 3 * DAY }),
      sent: fc.array(aSending, { maxLength: 9 }),
    });
    let delayed = 0;
    fc.assert(
      fc.property(wish, fc.constantFrom("service" as const, "marketing" as const), (given, purpose) => {
        const asked = telling({ ...given, purpose, entries: [optIn(purpose, 0)] });
        const verdict = mayTell(asked);
        if (verdict.kind !== "later") return;
        delayed += 1;
        expect(verdict.at).toBeGreaterThan(asked.now);
        expect(mayTell({ ...asked, now: verdict.at }).kind).toBe("allowed");
      }),
    );
    expect(delayed).toBeGreaterThan(10);
  });
});

import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createForgetOld } from "../../../src/app/forgetting/forget-old.ts";
import { aBroadcast } from "../../store/a-broadcast.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { aCareTurn, aCoupon, anAssignment } from "../../store/care-builders.ts";
import { aSending } from "../../store/consent-builders.ts";
import { anAlertEvent, anAssessment, anEntry, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

const DAY_MS = 86_400_000;
const TODAY = 1_000 * DAY_MS;
const SETTING = { body_days: 7, inbox_days: 90, effect_days: 400, alert_days: 400, audit_days: 1_095 };

describe("forgetting what is old", () => {
  it("keeps each thing as long as is set, goes on until nothing is left, and lets others in between", async () => {
    const store = createMemoryStore();
    const ages = [...Array.from({ length: 1_203 }, () => 91), 89, 8, 6];
    await store.inbox.append(ages.map((days, number) => anEntry(`d${number}`, { received_at: TODAY - days * DAY_MS })));
    await store.inbox.finish(await store.inbox.waiting(SHOP, 9_999));
    await store.accounts.audit({ at: 0, actor: "cli", event: "signed_in", object: "", address: null });
    const claimed = await claimOne(store);
    const alert_events = [500, 401, 399].map((days) => {
      return { subject: aSubject(), ...anAlertEvent({ at: TODAY - days * DAY_MS }) };
    });
    await store.assessments.commit([{ claimed, assessment: anAssessment(), effects: [], alert_events }]);
    const sendings = [61, 59].map((days) => aSending({ effect_key: `e${days}`, at: TODAY - days * DAY_MS }));
    await store.consents.take(SHOP, [], () => ({ result: null, sendings }));
    for (const days of [401, 399])
      await store.broadcasts.add(SHOP, aBroadcast({ msgid: `m${days}`, at: TODAY - days * DAY_MS }));
    const exposed = ["1971-08-23", "1971-08-24"].map((exposed_on) => anExposure({ exposed_on, order_no: exposed_on }));
    await store.exposures.keep(SHOP, [aLook(exposed)]);
    for (const offered_on of ["1972-08-27", "1972-08-28"])
      await store.substitutes.addOffers(SHOP, [
        { item_code: "CUP", substitute_code: offered_on, customer_mark: "mark", offered_on },
      ]);
    const assignments = ["1969-09-27", "1969-09-28"].map((assigned_on) =>
      anAssignment({ assigned_on, event_no: assigned_on }),
    );
    await store.care.assign(aCareTurn({ assignments, coupons: [aCoupon({ reserved_on: "1969-09-27" })] }));
    let breaths = 0;
    const breathe = () => Promise.resolve(void (breaths += 1));
    const forgetOld = createForgetOld(
      { ...store, clock: { now: () => TODAY, today: () => "1972-09-27" }, breathe },
      SETTING,
    );
    expect(await forgetOld()).toEqual({
      bodies: 1_205,
      entries: 1_203,
      effects: 0,
      alert_events: 2,
      stockout_events: 0,
      sendings: 1,
      broadcasts: 1,
      exposures: 1,
      care: 1,
      offers: 1,
      audit_entries: 0,
    });
    expect(await store.broadcasts.of(SHOP, ["m401", "m399"])).toMatchObject([{ msgid: "m399" }]);
    expect(await store.care.since(SHOP, "0001-01-01")).toMatchObject([{ assigned_on: "1969-09-28" }]);
    expect(await store.care.coupons(SHOP, "0001-01-01")).toEqual([]);
    expect(breaths).toBeGreaterThanOrEqual(3);
    expect(await forgetOld()).toEqual({
      bodies: 0,
      entries: 0,
      effects: 0,
      alert_events: 0,
      stockout_events: 0,
      sendings: 0,
      broadcasts: 0,
      exposures: 0,
      care: 0,
      offers: 0,
      audit_entries: 0,
    });
  });
});

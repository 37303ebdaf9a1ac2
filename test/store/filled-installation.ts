import { isPlan } from "../../src/contracts/subject.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  aBomLine,
  aFeedback,
  aCountLine,
  anAdjustment,
  anEnquiry,
  anAlertRule,
  aReceiver,
  aCustomer,
  aLocation,
  anItem,
  aMovement,
  aProductionOrder,
  aPromotion,
  aPurchaseLine,
  aReceiptLine,
  aReturnLine,
  aSalesLine,
  aStockLevel,
  aSupplier,
  anEventChoice,
} from "./row-builders.ts";
import { aBroadcast } from "./a-broadcast.ts";
import { aCareTurn, aCoupon, anAssignment } from "./care-builders.ts";
import { aChoice } from "./a-choice.ts";
import { aFigure, aLook, anExposure } from "./exposure-builders.ts";
import { anEventMark } from "./an-event.ts";
import { aConsent, aDelivery, aSending } from "./consent-builders.ts";
import { aChange, anAlertEvent, anAssessment, anEffect, anEntry, anOutlook } from "./store-builders.ts";

/** Every row that a record can say. */
const ROWS = [
  anItem(),
  aSupplier(),
  aCustomer(),
  aStockLevel(),
  aSalesLine(),
  aPurchaseLine(),
  aReceiptLine(),
  aMovement(),
  aReturnLine(),
  aFeedback(),
  anEnquiry(),
  aCountLine(),
  anAlertRule(),
  aReceiver(),
  aPromotion(),
  anAdjustment(),
  aBomLine(),
  aProductionOrder(),
  aLocation(),
  anEventChoice(),
];

/** Puts something into every table that holds rows of installations. */
export async function fillInstallation(store: Store, installation_id: string): Promise<void> {
  const { registry, inbox, records, subjects, assessments, itemClasses } = store;
  const { purchaseChoices, customerData, consents, broadcasts } = store;
  await registry.saveInstallation({ installation_id, name: "小店", app_id: "app", created_at: 5 });
  const ids = { installation_id, app_id: "app", entry_id: "entry", push_token: installation_id, push_secret: "sealed" };
  await registry.saveBinding({ ...ids, form: "item", fields: [], synced_through: null });
  await registry.saveSetting(installation_id, "zone", "Asia/Shanghai");
  await customerData.markErased(installation_id, { code_mark: "mark", pseudonym: "erased-1", erased_at: 5 });
  const classes = { abc: null, xyz: null, life_cycle: null, hot: [], season: null, form: null };
  await itemClasses.save(installation_id, [{ item_code: "CUP", classified_on: "2026-11-23", classes }]);
  const choices = [aChoice()];
  await purchaseChoices.place({ installation_id, request_id: "press-1", choices, effects: [], now: 5 });
  await consents.add(installation_id, [aConsent()]);
  await consents.take(installation_id, [], () => ({ result: null, sendings: [aSending()] }));
  await consents.keepDeliveries(installation_id, [aDelivery()]);
  await broadcasts.add(installation_id, aBroadcast());
  const pair = { item_code: "CUP", substitute_code: "PLATE" };
  const { substitutes } = store;
  await substitutes.save(installation_id, [{ item_code: "CUP", learned_on: "2026-11-23", learned: [], rejected: [] }]);
  await substitutes.settleOffers(installation_id, { day: "2026-11-22", offers: 0 }, [
    { ...pair, offered: 1, taken: 0 },
  ]);
  await substitutes.addOffers(installation_id, [{ ...pair, customer_mark: "mark", offered_on: "2026-11-23" }]);
  await store.care.assign(aCareTurn({ assignments: [anAssignment()], coupons: [aCoupon()] }, { installation_id }));
  await store.customerFigures.keep(installation_id, [aFigure()]);
  await store.exposures.keep(installation_id, [aLook([anExposure()])]);
  const verdict = { event_no: null, stock_relation: "yes", matched_words: "缺货" } as const;
  await store.feedback.tell(installation_id, { record_id: "f1", before: null, after: verdict }, []);
  await inbox.append([anEntry("d1", { installation_id })]);
  await records.apply(ROWS.map((row, i) => aChange(`r${i}`, [row], { installation_id })));
  const waiting = await subjects.claimDirty(installation_id, 100, 9_000, 1_000);
  const plan = waiting.find(isPlan);
  const claimed = waiting.find((one) => !isPlan(one));
  if (plan === undefined || claimed === undefined) throw new Error("plan and items ask for an assessment");
  await assessments.commit([{ claimed: plan, assessment: null, effects: [], plan: [anOutlook("p")] }]);
  const { item_code, location_code } = claimed;
  const subject = { installation_id, item_code, location_code };
  const alert_events = [{ subject, ...anAlertEvent() }];
  await assessments.commit([
    {
      claimed,
      assessment: anAssessment(subject),
      effects: [anEffect("e1", subject)],
      alert_events,
      event: anEventMark(),
    },
  ]);
}

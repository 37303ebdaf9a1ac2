import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { effectKeys } from "../../../src/app/alert/alert-keys.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createEventReport } from "../../../src/app/event-report/event-report.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createEventFutureLoss } from "../../../src/app/exposure/event-future-loss.ts";
import { createFutureLosses } from "../../../src/app/exposure/future-losses.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { NewEffect } from "../../../src/ports/outbox.ts";
import { anEventMark } from "../../store/an-event.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, anAssessment, anEffect, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

const EVENT = "CUP/WH/1";
const TODAY = "2026-11-05";

/** A shop with one event and what was asked for because of it. */
async function reportWith(effects: readonly NewEffect[]) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const binding = { installation_id: SHOP, app_id: "app", entry_id: "e1", push_token: "token", push_secret: "sealed" };
  await store.registry.saveBinding({ ...binding, form: "care_task", fields: [], synced_through: null });
  await store.records.apply([aChange("stock", [aStockLevel()])]);
  const claimed = await claimOne(store, aSubject());
  const assessment = anAssessment(aSubject(claimed));
  await store.assessments.commit([{ claimed, assessment, effects, event: anEventMark() }]);
  const futureLosses = createFutureLosses({ ...store, keptChurn: createKeptChurn(store.registry) });
  const report = createEventReport({
    ...{ ...store, clock: { today: () => TODAY }, customerBases: createCustomerBases(store.registry) },
    eventFutureLoss: createEventFutureLoss({ ...store, futureLosses }),
    formUrl: () => Promise.resolve(null),
  });
  return { store, report: () => report(SHOP, EVENT) };
}

/** A record that is to be made of an event. */
function made(effect_key: string, form: FormName = "care_task", event_no = EVENT): NewEffect {
  const kind = { kind: "create_record", form, start_trigger: false, start_workflow: false } as const;
  return anEffect(effect_key, { line: effect_key, action: { ...kind, values: { effect_key, event_no } } });
}

describe("the care tasks of an event", () => {
  const subject = aSubject();

  it("are all that were made for it, whatever asked for them, and nothing else", async () => {
    const { report } = await reportWith([
      made(effectKeys.care(subject, 1, "A")),
      made(effectKeys.foretold(subject, 1, "B")),
      made(effectKeys.turnedAway(subject, 1, "C")),
      made(effectKeys.interested(subject, 1, "D")),
      made(effectKeys.careAction(EVENT, "C", "delay_notice")),
      made(effectKeys.careAction(EVENT, "C", "coupon")),
      made(effectKeys.coupon(EVENT, "C"), "coupon"),
      made(effectKeys.care(subject, 2, "A"), "care_task", "CUP/WH/2"),
    ]);
    expect((await report())?.care).toMatchObject({ tasks: 6, done: 0 });
  });

  it("are counted once where people have worked at their records, and those that people wrote themselves as well", async () => {
    const { store, report } = await reportWith([made(effectKeys.turnedAway(subject, 1, "C"))]);
    const task = (record_id: string, values: object) =>
      aChange(record_id, [], { form: "care_task", values: { event_no: EVENT, ...values } });
    await store.records.apply([
      task("r1", { effect_key: effectKeys.turnedAway(subject, 1, "C"), care_status: "已联系" }),
      task("r2", { care_status: "待跟进" }),
      task("r3", { event_no: "CUP/WH/2", care_status: "已联系" }),
    ]);
    expect((await report())?.care).toMatchObject({ tasks: 2, done: 1 });
  });
});

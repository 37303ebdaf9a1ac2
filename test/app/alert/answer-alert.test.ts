import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { type AlertAnswers, createAlertAnswers } from "../../../src/app/alert/answer-alert.ts";
import { effectKeys } from "../../../src/app/alert/alert-keys.ts";
import { stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import { type AlertState, QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anAssessment, aSubject, claimOne } from "../../store/store-builders.ts";

const DAY_MS = 86_400_000;
const subject = aSubject();
const BY = { actor: "林小满" };
const RAISED = stepAlert(null, { severity: "out", at: 1_000 }, { cool_down_ms: 0 }).next;

describe("answering an alert", () => {
  let store: Store;
  let answers: AlertAnswers;
  let hasForm: boolean;

  beforeEach(() => {
    store = createMemoryStore();
    hasForm = true;
    answers = createAlertAnswers({
      assessments: store.assessments,
      clock: { now: () => 50_000 },
      hasAlertForm: () => Promise.resolve(hasForm),
    });
  });

  async function standing(alert: AlertState): Promise<void> {
    const claimed = await claimOne(store);
    await store.assessments.commit([{ claimed, assessment: anAssessment({ alert }), effects: [] }]);
  }

  const kept = async () => (await store.assessments.get(subject))?.alert;

  const recorded = async () => (await store.outbox.ofSubject(subject, 9)).map(({ action }) => action);

  const onTheForm = (alert_status: string, episode = 1) =>
    answers.answerAlert({
      installation_id: subject.installation_id,
      effect_key: effectKeys.alert(subject, episode),
      alert_status,
    });

  it.each(["已确认", "已下单"])("takes %s on the form for an answer", async (status) => {
    await standing(RAISED);
    await onTheForm(status);
    expect(await kept()).toMatchObject({ status: "acknowledged", changed_at: 50_000 });
  });

  it.each(["待处理", "已解除", "随便写的"])("takes %s on the form for none", async (status) => {
    await standing(RAISED);
    await onTheForm(status);
    expect(await kept()).toEqual(RAISED);
  });

  it("does not take an answer to an earlier episode for one to this", async () => {
    await standing({ ...RAISED, episode: 2 });
    await onTheForm("已确认", 1);
    expect(await kept()).toMatchObject({ status: "raised" });
  });

  it("is silent where somebody edited the key", async () => {
    await standing(RAISED);
    await answers.answerAlert({ installation_id: "shop", effect_key: "????", alert_status: "已确认" });
    expect(await kept()).toEqual(RAISED);
  });

  it("says whether the alert that was meant still stands", async () => {
    expect(await answers.acknowledge(subject, BY)).toBe(false);
    await standing(RAISED);
    expect(await answers.acknowledge(subject, { ...BY, episode: 9 })).toBe(false);
    expect([await answers.acknowledge(subject, BY), await answers.acknowledge(subject, BY)]).toEqual([true, true]);
    await standing(QUIET_ALERT);
    expect([await answers.order(subject, { quantity: 1, expected_on: null }, BY)]).toEqual([false]);
  });

  it("is the same twice as once", async () => {
    await standing(RAISED);
    await answers.acknowledge(subject, BY);
    const once = await kept();
    await answers.acknowledge(subject, BY);
    expect(await kept()).toEqual(once);
  });

  it("puts it off by whole days", async () => {
    await standing(RAISED);
    await answers.snooze(subject, 3, BY);
    expect(await kept()).toMatchObject({ status: "snoozed", snoozed_until: 50_000 + 3 * DAY_MS });
  });

  it("changes nothing where no alert stands, or nothing was ever assessed", async () => {
    await answers.acknowledge(subject, BY);
    await answers.snooze(subject, 1, BY);
    expect(await kept()).toBeUndefined();
    await standing(QUIET_ALERT);
    await answers.acknowledge(subject, BY);
    await answers.snooze(subject, 1, BY);
    expect(await kept()).toEqual(QUIET_ALERT);
  });

  it("takes a stated order for an answer, with its quantity and day among the events and on the record", async () => {
    await standing(RAISED);
    await answers.order(subject, { quantity: 40, expected_on: "2026-12-05" }, BY);
    await answers.order(subject, { quantity: 1.5, expected_on: null }, { ...BY, episode: 7 });
    expect(await kept()).toMatchObject({ status: "acknowledged", answered_at: 50_000 });
    expect(await store.alertEvents.ofSubject(subject, 0)).toMatchObject([
      { kind: "ordered", note: expect.stringMatching(/^40 .+，预计 2026-12-05 到货$/), actor: "林小满" },
    ]);
    expect(await recorded()).toMatchObject([{ values: { alert_status: "已下单" } }]);
  });

  it("names who sees to it, which answers it, too", async () => {
    await standing(RAISED);
    await answers.assign(subject, "周采购", BY);
    expect(await kept()).toMatchObject({ status: "acknowledged", assigned_to: "周采购", answered_at: 50_000 });
  });

  it("is told among the alert's events, once, with who gave it", async () => {
    await standing(RAISED);
    await answers.acknowledge(subject, BY);
    await answers.acknowledge(subject, { actor: "别人" });
    await answers.assign(subject, "周采购", BY);
    await answers.snooze(subject, 3, BY);
    const told = await store.alertEvents.ofSubject(subject, 0);
    expect(told.map(({ kind, actor, note }) => ({ kind, actor, note }))).toEqual([
      { kind: "acknowledged", actor: "林小满", note: "" },
      { kind: "assigned", actor: "林小满", note: "周采购" },
      { kind: "snoozed", actor: "林小满", note: "3" },
    ]);
    expect(told[0]).toEqual({
      ...{ episode: 1, kind: "acknowledged", at: 50_000, caused_at: null },
      ...{ severity: "out", actor: "林小满", note: "" },
    });
  });

  it("reaches the alert's record on the platform", async () => {
    await standing(RAISED);
    await answers.acknowledge(subject, BY);
    expect(await recorded()).toEqual([
      {
        ...{ kind: "update_created", form: "stockout_alert", created_by: effectKeys.alert(subject, 1) },
        values: { alert_status: "已确认" },
      },
    ]);
  });

  it("is not written where it came from, where there is no such form, or where it only puts things off", async () => {
    await standing(RAISED);
    await onTheForm("已确认");
    expect(await recorded()).toEqual([]);
    await standing(RAISED);
    await answers.snooze(subject, 1, BY);
    hasForm = false;
    await answers.acknowledge(subject, BY);
    expect(await recorded()).toEqual([]);
  });
});

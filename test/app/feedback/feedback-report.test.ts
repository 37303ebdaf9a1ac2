import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createFeedbackReport } from "../../../src/app/feedback/feedback-report.ts";
import { createJudgeFeedback } from "../../../src/app/feedback/judge-feedback.ts";
import { feedbackReport } from "../../../src/contracts/feedback-report.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { aFeedback, anItem, aSalesLine } from "../../store/row-builders.ts";
import { aChange, anAlertEvent, anAssessment, claimOne, SHOP } from "../../store/store-builders.ts";

const NOW = Date.parse("2026-11-20T04:00:00Z");
const RAISED_AT = Date.parse("2026-11-03T04:00:00Z");
const EVENT = "CUP/WH/1";
const FIELDS = ["event_no", "stockout_related", "matched_words"];

const BINDING: FormBinding = {
  ...{ installation_id: SHOP, form: "customer_feedback", app_id: "app", entry_id: "e", push_token: "t" },
  ...{ push_secret: "s", synced_through: null },
  fields: FIELDS.map((name) => ({ name, platform_name: name, widget_name: `w_${name}`, type: "text" })),
};

/** A shop whose cups were out from the 3rd of November on, in a store of its own. */
async function aHearingShop(binding: FormBinding | null = BINDING) {
  const store = createMemoryStore();
  let now = NOW;
  const clock = createSystemClock({ now: () => (now += 1) });
  const subject = { installation_id: SHOP, item_code: "CUP", location_code: "WH" };
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  if (binding !== null) await store.registry.saveBinding(binding);
  const event = (kind: "raised" | "cleared", at: number) => ({ subject, ...anAlertEvent({ kind, at }) });
  const commit = async (...alert_events: readonly ReturnType<typeof event>[]) => {
    const claimed = await claimOne(store, subject);
    await store.assessments.commit([{ claimed, assessment: anAssessment(), effects: [], alert_events }]);
  };
  await store.records.apply([aChange("i1", [anItem()]), aChange("o1", [aSalesLine()])]);
  await commit(event("raised", RAISED_AT));
  const onError = (_: string, error: unknown) => {
    throw error;
  };
  return {
    store,
    say: (record_id: string, parts: Partial<RowsByTable["feedback"]> = {}) =>
      store.records.apply([aChange(record_id, [aFeedback(parts)])]),
    clear: () => commit(event("cleared", NOW - 86_400_000)),
    judge: createJudgeFeedback({ ...store, clock, onError, binding: () => Promise.resolve(binding) }),
    report: () =>
      createFeedbackReport({ ...store, clock, formUrl: () => Promise.resolve("https://forms/e") })(SHOP).then((found) =>
        feedbackReport.parse(found),
      ),
    told: async () => (await store.outbox.list(SHOP, { state: "waiting" }, 9)).map(({ action }) => action),
  };
}

describe("reading feedback", () => {
  it("tells event, relation and words on the record, once", async () => {
    const { say, judge, told } = await aHearingShop();
    await say("f1");
    expect(await judge()).toBe(1);
    expect(await judge()).toBe(0);
    const values = { event_no: EVENT, stockout_related: "是", matched_words: "缺货" };
    expect(await told()).toEqual([
      { kind: "update_record", form: "customer_feedback", record_id: "f1", values, start_trigger: false },
    ]);
  });

  it("finds the event by the goods of the order, and none for other goods or an earlier day", async () => {
    const { store, say, judge } = await aHearingShop();
    await say("by_order", { item_code: null });
    await say("elsewhere", { item_code: "PLATE" });
    await say("earlier", { received_on: "2026-11-02" });
    await say("no_goods", { item_code: null, order_no: null });
    await judge();
    const kept = await store.feedback.since(SHOP, "2026-01-01");
    expect(Object.fromEntries(kept.map(({ record_id, told }) => [record_id, told?.event_no]))).toEqual({
      ...{ by_order: EVENT, elsewhere: null, earlier: null, no_goods: null },
    });
  });

  it("tells nothing on a form without the fields, and nothing of an erased customer", async () => {
    const plain = await aHearingShop({ ...BINDING, fields: [] });
    await plain.say("f1");
    expect(await plain.judge()).toBe(0);
    expect((await plain.report()).stock_complaints).toMatchObject({ yes: 1 });
    const { say, judge, store } = await aHearingShop();
    await say("f1", { customer_code: "erased-x", content: null });
    await judge();
    expect(await store.feedback.since(SHOP, "2026-01-01")).toHaveLength(1);
  });
});

describe("the report of feedback", () => {
  it("says how to begin where nobody said anything yet", async () => {
    const { report } = await aHearingShop(null);
    expect(await report()).toMatchObject({ feedback: 0, has_form: false, form_url: null, latest: [], events: [] });
    expect(await (await aHearingShop()).report()).toMatchObject({ has_form: true, form_url: "https://forms/e" });
  });

  it("shows satisfaction, complaints beside orders, events and the latest words", async () => {
    const { store, say, judge, report } = await aHearingShop();
    const orders = Array.from({ length: 40 }, (_, i) => aChange(`x${i}`, [aSalesLine({ order_no: `SO-X${i}` })]));
    await store.records.apply(orders);
    await say("f1");
    await say("f2", { received_on: "2026-11-08", content: "包装破损", is_open: false });
    await say("f3", { feedback_kind: "survey", satisfaction_score: 5, content: "很好" });
    await judge();
    const found = await report();
    expect(found).toMatchObject({
      ...{ feedback: 3, complaints: 2, open_complaints: 1, linked_complaints: 2 },
      ...{ score: { count: 3, mean: 3, low: null, high: null }, stock: { yes: 1, no: 2, unsure: 0 } },
      stock_complaints: { yes: 1, no: 1, unsure: 0, share: 0.5 },
      recent_events: { days: 90, events: 1, complaints: 2 },
      events: [
        { event_no: EVENT, complaints: 2, last_on: "2026-11-08", item: { item_code: "CUP", location_code: "WH" } },
      ],
    });
    expect(found.latest.map(({ content, relation }) => [content, relation])).toEqual([
      ["包装破损", "no"],
      ["又缺货", "yes"],
    ]);
    expect(found.months.at(-1)).toMatchObject({ month: "2026-11", orders: 41, complaints: 2 });
    expect(found.months.at(-1)?.complaints_per_1000).toBeCloseTo(48.78, 2);
  });

  it("counts orders once a day", async () => {
    const { store, say, report } = await aHearingShop();
    await say("f1");
    await report();
    await store.records.apply([aChange("o2", [aSalesLine({ order_no: "SO-2" })])]);
    expect((await report()).months.at(-1)).toMatchObject({ orders: 1 });
  });

  it("leaves a number that no event has to the person who wrote it", async () => {
    const { say, report } = await aHearingShop();
    await say("f1", { event_no: "去年那次" });
    expect((await report()).events).toEqual([
      { event_no: "去年那次", complaints: 1, last_on: "2026-11-06", item: null },
    ]);
  });

  it("proposes to ask the customers of a stockout that ended", async () => {
    const { clear, report } = await aHearingShop();
    expect((await report()).to_survey).toEqual([]);
    await clear();
    expect((await report()).to_survey).toEqual([
      { event_no: EVENT, item_code: "CUP", item_name: "保温杯", location_code: "WH", ended_on: "2026-11-19" },
    ]);
  });
});

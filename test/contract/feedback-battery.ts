/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { FeedbackVerdict } from "../../src/domain/feedback/feedback-verdict.ts";
import type { Store } from "../../src/ports/store.ts";
import { aFeedback, aSalesLine } from "../store/row-builders.ts";
import {
  aChange,
  anAlertEvent,
  anAssessment,
  anEffect,
  aRemoval,
  aSubject,
  claimOne,
  SHOP,
} from "../store/store-builders.ts";

const YES: FeedbackVerdict = { event_no: "CUP/WH/1", stock_relation: "yes", matched_words: "缺货" };
const NO: FeedbackVerdict = { event_no: null, stock_relation: "no", matched_words: null };

/** What customers said, and what was found of it. */
export function describeFeedback(store: () => Store): void {
  const since = (day = "2026-01-01", installation_id = SHOP) => store().feedback.since(installation_id, day);
  const waiting = () => store().outbox.list(SHOP, { state: "waiting" }, 9);

  describe("feedback", () => {
    it("comes by day and record, from a day on, as its form says it", async () => {
      await store().records.apply([
        aChange("b", [aFeedback({ received_on: "2026-11-06", satisfaction_score: 4.5 })]),
        aChange("a", [aFeedback({ received_on: "2026-11-06", is_open: false, stock_relation: "no" })]),
        aChange("c", [aFeedback({ received_on: "2026-11-05", content: null, customer_code: null })]),
      ]);
      const { row } = aFeedback({ received_on: "2026-11-06", satisfaction_score: 4.5 });
      expect((await since()).map(({ record_id }) => record_id)).toEqual(["c", "a", "b"]);
      expect((await since("2026-11-06")).map(({ record_id }) => record_id)).toEqual(["a", "b"]);
      expect((await since("2026-11-06"))[1]).toEqual({ ...row, record_id: "b", told: null });
      await store().records.apply([aRemoval("customer_feedback", "b")]);
      expect(await since("2026-11-06")).toHaveLength(1);
    });

    it("is told once by each step, together with the effects that tell it", async () => {
      await store().records.apply([aChange("f1", [aFeedback()])]);
      const { feedback } = store();
      const first = { record_id: "f1", before: null, after: YES };
      expect(await feedback.tell(SHOP, first, [anEffect("note/1")])).toBe(true);
      expect(await feedback.tell(SHOP, first, [anEffect("note/2")])).toBe(false);
      expect((await since())[0]?.told).toEqual(YES);
      expect(await feedback.tell(SHOP, { record_id: "f1", before: NO, after: YES }, [anEffect("note/3")])).toBe(false);
      expect(await feedback.tell(SHOP, { record_id: "f1", before: YES, after: NO }, [anEffect("note/4")])).toBe(true);
      expect((await since())[0]?.told).toEqual(NO);
      expect((await waiting()).map(({ effect_key }) => effect_key).sort()).toEqual(["note/1", "note/4"]);
    });

    it("is told anew once that was forgotten", async () => {
      const { feedback } = store();
      await store().records.apply([aChange("f1", [aFeedback()])]);
      await feedback.tell(SHOP, { record_id: "f1", before: null, after: YES }, []);
      await feedback.forget(SHOP, ["f1", "nobody"]);
      expect((await since())[0]?.told).toBeNull();
      expect(await feedback.tell(SHOP, { record_id: "f1", before: null, after: NO }, [])).toBe(true);
    });

    it("knows the goods of its order, each at each place once", async () => {
      await store().records.apply([
        aChange("o1", [
          aSalesLine({ item_code: "PLATE", location_code: "" }),
          aSalesLine(),
          aSalesLine({ quantity: 9 }),
          aSalesLine({ location_code: "WEB" }),
        ]),
        aChange("o2", [aSalesLine({ order_no: "SO-2" })]),
        aChange("o3", [aSalesLine({ order_no: "SO-3" })]),
      ]);
      expect(await store().feedback.goodsOf(SHOP, ["SO-2", "SO-1", "SO-1", "SO-9"])).toEqual([
        { order_no: "SO-1", item_code: "CUP", location_code: "WEB" },
        { order_no: "SO-1", item_code: "CUP", location_code: "WH" },
        { order_no: "SO-1", item_code: "PLATE", location_code: "" },
        { order_no: "SO-2", item_code: "CUP", location_code: "WH" },
      ]);
      expect(await store().feedback.goodsOf(SHOP, [])).toEqual([]);
    });

    it("stands beside the orders of its months, each counted once", async () => {
      await store().records.apply([
        aChange("o1", [aSalesLine({ ordered_on: "2026-10-31" }), aSalesLine({ ordered_on: "2026-10-31" })]),
        aChange("o2", [aSalesLine({ order_no: "SO-2", ordered_on: "2026-11-01", line_state: "cancelled" })]),
        aChange("o3", [aSalesLine({ order_no: "SO-3", ordered_on: "2026-11-30" })]),
      ]);
      expect(await store().feedback.orderMonths(SHOP, "2026-01-01")).toEqual([
        { month: "2026-10", orders: 1 },
        { month: "2026-11", orders: 2 },
      ]);
      expect(await store().feedback.orderMonths(SHOP, "2026-11-02")).toEqual([{ month: "2026-11", orders: 1 }]);
    });

    it("finds raises and ends of the alerts of its goods, in order", async () => {
      const subject = aSubject();
      const alert_events = [
        { subject, ...anAlertEvent({ kind: "cleared", at: 30 }) },
        { subject, ...anAlertEvent({ kind: "told", at: 15 }) },
        { subject, ...anAlertEvent({ kind: "raised", at: 10 }) },
        { subject, ...anAlertEvent({ kind: "reopened", at: 40 }) },
      ];
      const claimed = await claimOne(store());
      await store().assessments.commit([{ claimed, assessment: anAssessment(), effects: [], alert_events }]);
      const found = await store().alertEvents.spansOf(SHOP, ["CUP", "PLATE", "CUP"]);
      expect(found.map(({ kind, at }) => [kind, at])).toEqual([
        ["raised", 10],
        ["cleared", 30],
        ["reopened", 40],
      ]);
      expect(await store().alertEvents.spansOf(SHOP, ["PLATE"])).toEqual([]);
      expect(await store().alertEvents.spansOf("other", ["CUP"])).toEqual([]);
    });

    it("belongs to its customer and to its installation", async () => {
      await store().records.apply([
        aChange("f1", [aFeedback()]),
        aChange("f2", [aFeedback({ customer_code: "C-2" })]),
        aChange("f3", [aFeedback()], { installation_id: "other" }),
      ]);
      const found = await store().customerData.feedback(SHOP, "C-1");
      expect(found.map(({ form, record_id, row }) => [form, record_id, row.content])).toEqual([
        ["customer_feedback", "f1", "又缺货"],
      ]);
      await store().feedback.tell("other", { record_id: "f3", before: null, after: YES }, []);
      await store().registry.removeInstallation("other");
      expect(await since("2026-01-01", "other")).toEqual([]);
      expect(await since()).toHaveLength(2);
    });
  });
}

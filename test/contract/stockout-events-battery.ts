/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import type { EventMark } from "../../src/ports/stockout-events.ts";
import { anEventMark, theFindings } from "../store/an-event.ts";
import {
  aMovement,
  aProductionOrder,
  aPurchaseLine,
  aReceiptLine,
  aReturnLine,
  aSalesLine,
  aStockLevel,
} from "../store/row-builders.ts";
import { aChange, anAssessment, anEffect, aSubject, claimOne, SHOP } from "../store/store-builders.ts";

const PLACE = { ...aSubject(), episode: 1 };
const YEAR = [{ from: "2026-01-01", through: "2026-12-31" }, 9] as const;

/** Shortages from raise to clear, and what is read to explain them. */
export function describeStockoutEvents(store: () => Store): void {
  const events = () => store().stockoutEvents;
  const mark = async (parts: Partial<EventMark> = {}, item_code = "CUP") => {
    const claimed = await claimOne(store(), aSubject({ item_code }));
    const assessment = anAssessment(aSubject(claimed));
    await store().assessments.commit([{ claimed, assessment, effects: [], event: anEventMark({ ...parts }) }]);
  };
  const dueNos = async (today = "2026-11-02", ended_since = "2026-10-26", limit = 9) =>
    (await events().due(SHOP, { today, ended_since }, limit)).map(({ event_no }) => event_no);

  describe("events of shortages", () => {
    it("are kept from their first look on, each later look changing what it knows", async () => {
      await mark();
      await mark({ raised_on: "2026-11-02", raised_at: 9, peak_severity: "out" });
      await mark({ item_name: "杯子" });
      await mark({ ended_at: 9_000, ended_on: "2026-11-05", snapshot: null });
      expect(await events().between(SHOP, ...YEAR)).toEqual([
        {
          ...{ ...PLACE, event_no: "CUP/WH/1", item_name: "Cup" },
          ...{ raised_at: 5_000, raised_on: "2026-11-01", ended_at: 9_000, ended_on: "2026-11-05" },
          ...{ peak_severity: "high", mark: 4 },
          ...{ found: null, chosen_cause: null },
        },
      ]);
      expect(await events().between(SHOP, { from: "2026-11-02", through: "2026-12-01" }, 9)).toEqual([]);
      expect(await events().between("other", ...YEAR)).toEqual([]);
      await mark({ ended_at: null, ended_on: null });
      expect(await events().between(SHOP, ...YEAR)).toMatchObject([{ ended_on: null, mark: 5 }]);
    });

    it("are told the newest first, no more than are asked for", async () => {
      await mark({ event_no: "BOWL/WH/1" }, "BOWL");
      await mark({ event_no: "PLATE/WH/1", raised_on: "2026-11-03", raised_at: 9_000 }, "PLATE");
      await mark({ raised_at: 6_000 });
      const told = async (limit: number) =>
        (await events().between(SHOP, YEAR[0], limit)).map(({ event_no }) => event_no);
      expect(await told(3)).toEqual(["PLATE/WH/1", "CUP/WH/1", "BOWL/WH/1"]);
      expect(await told(2)).toEqual(["PLATE/WH/1", "CUP/WH/1"]);
    });

    it("have one snapshot a day, the last of it", async () => {
      await mark();
      const of = (day: string, on_hand: number) =>
        ({ ...anEventMark().snapshot, day, on_hand }) as EventMark["snapshot"];
      await mark({ snapshot: of("2026-11-03", 4) });
      await mark({ snapshot: of("2026-11-03", 2) });
      expect((await events().snapshots(PLACE)).map(({ day, on_hand }) => [day, on_hand])).toEqual([
        ["2026-11-01", 10],
        ["2026-11-03", 2],
      ]);
      expect(await events().snapshots({ ...PLACE, episode: 2 })).toEqual([]);
    });

    it("are due while a look is not explained, and for some days after their end", async () => {
      await mark();
      await mark({ event_no: "PLATE/WH/1", raised_at: 4_000 }, "PLATE");
      expect(await dueNos()).toEqual(["PLATE/WH/1", "CUP/WH/1"]);
      expect(await dueNos("2026-11-02", "2026-10-26", 1)).toEqual(["PLATE/WH/1"]);
      await events().keep({ ...PLACE, item_code: "PLATE" }, theFindings({ mark: 1 }), []);
      expect(await dueNos()).toEqual(["CUP/WH/1"]);
      await mark({ event_no: "PLATE/WH/1", ended_at: 8_000, ended_on: "2026-11-02" }, "PLATE");
      expect(await dueNos()).toEqual(["CUP/WH/1", "PLATE/WH/1"]);
      await events().keep({ ...PLACE, item_code: "PLATE" }, theFindings({ mark: 2 }), []);
      expect(await dueNos()).toEqual(["CUP/WH/1"]);
      expect(await dueNos("2026-11-03")).toEqual(["CUP/WH/1", "PLATE/WH/1"]);
      expect(await dueNos("2026-11-30", "2026-11-23")).toEqual(["CUP/WH/1"]);
      expect(await events().due("other", { today: "2026-11-30", ended_since: "2026-11-01" }, 9)).toEqual([]);
    });

    it("keep what was found together with what follows from it, and nothing of an event that is gone", async () => {
      await mark();
      const findings = theFindings({ mark: 1 });
      await events().keep(PLACE, findings, [anEffect("event/1/causes")]);
      const { found, explanation, written } = findings;
      const kept = await events().get(PLACE);
      expect(kept).toEqual({ event: { ...kept?.event, found }, explanation, written });
      expect(await store().outbox.get(SHOP, "event/1/causes")).not.toBeNull();
      await events().keep({ ...PLACE, episode: 7 }, findings, [anEffect("event/7/causes")]);
      expect(await events().get({ ...PLACE, episode: 7 })).toBeNull();
      expect(await store().outbox.get(SHOP, "event/7/causes")).toBeNull();
    });

    it("bear what a person chose on their record, the newer where two records name one", async () => {
      await mark();
      const chosen = (record_id: string, stockout_cause: string, version = 1) =>
        aChange(record_id, [{ table: "event_choice", row: { event_no: "CUP/WH/1", stockout_cause } }], { version });
      await store().records.apply([chosen("e2", "需求激增"), chosen("e1", "供应商延期", 2)]);
      expect(await events().between(SHOP, ...YEAR)).toMatchObject([{ chosen_cause: "supplier_late" }]);
      expect(await events().choices(SHOP)).toEqual([{ event_no: "CUP/WH/1", stockout_cause: "供应商延期" }]);
      await store().records.apply([chosen("e1", "自己写的", 3)]);
      expect((await events().get(PLACE))?.event.chosen_cause).toBeNull();
      expect(await store().subjects.dirtyCount(SHOP)).toBe(0);
    });

    it("are forgotten with their snapshots when they are old, a share at a time", async () => {
      await mark();
      await mark({ event_no: "PLATE/WH/1", raised_at: 4_000 }, "PLATE");
      expect(await events().forget(5_001, 1)).toBe(1);
      expect((await events().between(SHOP, ...YEAR)).map(({ item_code }) => item_code)).toEqual(["CUP"]);
      expect(await events().forget(5_000, 9)).toBeLessThanOrEqual(1);
      expect(await events().between(SHOP, ...YEAR)).toHaveLength(1);
    });
  });

  describe("the dated rows of a place", () => {
    it("are told from a day on with their records, what is open besides, and nothing of other places", async () => {
      await store().records.apply([
        aChange("stock", [aStockLevel()]),
        aChange("so-b", [
          aSalesLine({ ordered_on: "2026-11-03" }),
          aSalesLine({ ordered_on: "2026-10-01", line_state: "open", location_code: "" }),
        ]),
        aChange("so-a", [
          aSalesLine({ ordered_on: "2026-11-02" }),
          aSalesLine({ ordered_on: "2026-11-02", line_state: "cancelled" }),
          aSalesLine({ location_code: "WEB" }),
        ]),
        aChange("po-old", [aPurchaseLine({ purchase_order_no: "PO-0", ordered_on: "2026-09-01", is_open: false })]),
        aChange("po-open", [aPurchaseLine({ purchase_order_no: "PO-9", ordered_on: "2026-09-02", is_open: true })]),
        aChange("gr", [aReceiptLine({ received_on: "2026-11-09" }), aReceiptLine({ received_on: "2026-10-09" })]),
        aChange("mv", [aMovement({ movement_type: "调拨出库", movement_no: "LS-7", moved_on: "2026-11-01" })]),
        aChange("rt", [aReturnLine()]),
        aChange("pp", [aProductionOrder({ item_code: "CUP", start_on: "2026-09-01", is_open: true })]),
      ]);
      const found = await store().placeRecords.of(aSubject(), "2026-11-01");
      expect(found.sales_lines.map(({ ordered_on, record_id }) => [ordered_on, record_id])).toEqual([
        ["2026-10-01", "so-b"],
        ["2026-11-02", "so-a"],
        ["2026-11-03", "so-b"],
      ]);
      expect(found.purchase_lines).toMatchObject([{ purchase_order_no: "PO-9", record_id: "po-open" }]);
      expect(found.receipt_lines).toMatchObject([{ received_on: "2026-11-09", record_id: "gr" }]);
      expect(found.movements).toMatchObject([{ movement_type: "调拨出库", movement_no: "LS-7", record_id: "mv" }]);
      expect(found.return_lines).toMatchObject([{ return_no: "TH-1", record_id: "rt" }]);
      expect(found.production_orders).toMatchObject([{ start_on: "2026-09-01", record_id: "pp" }]);
      const nowhere = await store().placeRecords.of(aSubject({ location_code: "" }), "2026-11-01");
      expect(nowhere.sales_lines).toEqual([]);
      expect((await store().placeRecords.of(aSubject({ installation_id: "other" }), "2026-11-01")).movements).toEqual(
        [],
      );
    });
  });
}

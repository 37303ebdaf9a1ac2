/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { SalesLineRow } from "../../src/contracts/rows.ts";
import type { Store } from "../../src/ports/store.ts";
import { aCareTurn, aCoupon, anAssignment } from "../store/care-builders.ts";
import { aReceiptLine, aSalesLine } from "../store/row-builders.ts";
import { aChange, anAssessment, anEffect, claimOne, SHOP } from "../store/store-builders.ts";

/** What care promises. */
export function describeCare(store: () => Store): void {
  const care = () => store().care;

  describe("care", () => {
    it("is kept whole with its effects, each installation its own", async () => {
      const whole = anAssignment({ cost: 1.5, done_on: "2026-11-21", care_status: "已联系", outcome: "愿意等" });
      const held = anAssignment({ action: "substitute", held_out: true, held_out_share: 0.25 });
      const turn = aCareTurn({ assignments: [held, whole], coupons: [aCoupon()], effects: [anEffect("c1")] });
      expect(await care().assign(turn)).toBe(true);
      expect(await care().ofEvent(SHOP, "CUP/W-1/1")).toEqual([whole, held]);
      expect(await care().coupons(SHOP, "2026-11-20")).toEqual([aCoupon()]);
      expect(await care().couponsOf(SHOP, "C-1")).toEqual([aCoupon()]);
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 1 });
      expect(await care().ofEvent("other", "CUP/W-1/1")).toEqual([]);
      expect(await care().since("other", "2026-01-01")).toEqual([]);
      expect(await care().coupons("other", "2026-01-01")).toEqual([]);
    });

    it("is decided by one look alone", async () => {
      await care().assign(aCareTurn({ assignments: [anAssignment()] }));
      const late = aCareTurn({ assignments: [anAssignment({ customer_code: "C-2" })], effects: [anEffect("c2")] });
      expect(await care().assign(late)).toBe(false);
      expect(await care().since(SHOP, "2026-01-01")).toEqual([anAssignment()]);
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 0 });
    });

    it("stays as it was decided first: one action, and one coupon, for a customer in an event", async () => {
      await care().assign(aCareTurn({ assignments: [anAssignment()], coupons: [aCoupon()] }));
      const again = {
        assignments: [anAssignment({ held_out: true })],
        coupons: [aCoupon({ coupon_no: "YH-2", amount: 99 })],
      };
      expect(await care().assign(aCareTurn(again, { before: "1", after: "2" }))).toBe(true);
      expect(await care().ofEvent(SHOP, "CUP/W-1/1")).toEqual([anAssignment()]);
      expect(await care().couponsOf(SHOP, "C-1")).toEqual([aCoupon()]);
    });

    it("is kept with an assessment too, once, and not with one that does not count", async () => {
      const claimed = await claimOne(store());
      const commit = { claimed, assessment: anAssessment(), effects: [] };
      const held = anAssignment({ action: "foretold_task", held_out: true });
      await care().assign(aCareTurn({ assignments: [anAssignment()] }));
      const again = anAssignment({ held_out: true });
      await store().assessments.commit([{ ...commit, assignments: [held, again] }]);
      const late = anAssignment({ customer_code: "C-2", action: "foretold_task" });
      await store().assessments.commit([{ ...commit, assignments: [late] }]);
      expect(await care().ofEvent(SHOP, "CUP/W-1/1")).toEqual([anAssignment(), held]);
    });

    it("is found by customers, however many, and by day", async () => {
      const codes = Array.from({ length: 120 }, (_, at) => `C-${at}`);
      const assignments = codes.map((customer_code, at) =>
        anAssignment({ customer_code, assigned_on: at === 7 ? "2026-11-22" : "2026-11-20" }),
      );
      await care().assign(aCareTurn({ assignments }));
      expect(await care().ofCustomers(SHOP, codes)).toHaveLength(120);
      expect((await care().ofCustomers(SHOP, ["C-7", "C-5", "C-7"])).map((one) => one.customer_code)).toEqual([
        "C-5",
        "C-7",
      ]);
      expect(await care().ofCustomers(SHOP, [])).toEqual([]);
      expect((await care().since(SHOP, "2026-11-21")).map((one) => one.customer_code)).toEqual(["C-7"]);
    });

    it("keeps what people said of a task, and the first day on which it was done", async () => {
      await care().assign(aCareTurn({ assignments: [anAssignment(), anAssignment({ action: "early_notice" })] }));
      const place = { event_no: "CUP/W-1/1", customer_code: "C-1", action: "coupon" } as const;
      await care().noteTask(SHOP, place, { done_on: "2026-11-21", care_status: "已联系", outcome: null });
      await care().noteTask(SHOP, place, { done_on: "2026-11-25", care_status: "已完成", outcome: "下单了" });
      await care().noteTask(SHOP, { ...place, event_no: "none" }, { done_on: null, care_status: "x", outcome: "x" });
      const done = anAssignment({ done_on: "2026-11-21", care_status: "已完成", outcome: "下单了" });
      expect(await care().ofEvent(SHOP, "CUP/W-1/1")).toEqual([done, anAssignment({ action: "early_notice" })]);
    });

    it("counts the amount of a coupon as the cost of its action while it is taken", async () => {
      await care().assign(
        aCareTurn({ assignments: [anAssignment(), anAssignment({ action: "early_notice" })], coupons: [aCoupon()] }),
      );
      await care().noteCoupon(SHOP, "YH-1", { state: "used", order_no: "SO-9" });
      expect(await care().couponsOf(SHOP, "C-1")).toEqual([aCoupon({ state: "used", order_no: "SO-9" })]);
      const costs = async () => (await care().ofEvent(SHOP, "CUP/W-1/1")).map(({ cost }) => cost);
      expect(await costs()).toEqual([10, 0]);
      await care().noteCoupon(SHOP, "YH-1", { state: "issued", order_no: null });
      expect(await costs()).toEqual([0, 0]);
      await care().noteCoupon(SHOP, "unknown", { state: "used", order_no: null });
    });

    it("lists new coupons and older ones that may still be taken", async () => {
      const given = [
        aCoupon(),
        aCoupon({ customer_code: "C-2", coupon_no: "YH-2", reserved_on: "2026-10-01", state: "issued" }),
        aCoupon({ customer_code: "C-3", coupon_no: "YH-3", reserved_on: "2026-10-01", state: "used" }),
        aCoupon({ customer_code: "C-4", coupon_no: "YH-4", reserved_on: "2026-11-21", state: "expired" }),
      ];
      await care().assign(aCareTurn({ coupons: given }));
      const numbers = (await care().coupons(SHOP, "2026-11-01")).map(({ coupon_no }) => coupon_no);
      expect(numbers).toEqual(["YH-4", "YH-1", "YH-2"]);
    });

    it("adds up what arrived, by item, place and day", async () => {
      const lines = [
        aReceiptLine({ item_code: "CUP", location_code: "W-1", received_on: "2026-11-20", quantity: 3 }),
        aReceiptLine({ item_code: "CUP", location_code: "W-1", received_on: "2026-11-20", quantity: 4 }),
        aReceiptLine({ item_code: "CUP", location_code: "W-1", received_on: "2026-11-21", quantity: 1 }),
        aReceiptLine({ item_code: "CUP", location_code: "W-1", received_on: "2026-11-19", quantity: 9 }),
      ];
      await store().records.apply(lines.map((line, at) => aChange(`r${at}`, [line])));
      const place = { item_code: "CUP", location_code: "W-1" };
      expect(await care().arrivals(SHOP, "2026-11-20")).toEqual([
        { ...place, received_on: "2026-11-20", quantity: 7 },
        { ...place, received_on: "2026-11-21", quantity: 1 },
      ]);
    });

    it("adds up what cared-for customers bought, cancelled lines left out", async () => {
      const line = (parts: Partial<SalesLineRow>) =>
        aSalesLine({
          customer_code: "C-1",
          item_code: "CUP",
          ordered_on: "2026-11-21",
          quantity: 2,
          unit_price: 5,
          ...parts,
        });
      const lines = [
        line({}),
        line({ unit_price: 7, line_state: "closed" }),
        line({ line_state: "cancelled" }),
        line({ line_state: "cancelled_for_stockout" }),
        line({ ordered_on: "2026-11-19" }),
        line({ customer_code: "C-2" }),
        line({ item_code: "ATE", unit_price: null }),
      ];
      await store().records.apply(lines.map((one, at) => aChange(`r${at}`, [one])));
      await care().assign(aCareTurn({ assignments: [anAssignment()] }));
      const bought = { customer_code: "C-1", ordered_on: "2026-11-21" };
      expect(await care().purchases(SHOP, "2026-11-20")).toEqual([
        { ...bought, item_code: "ATE", quantity: 2, revenue: null },
        { ...bought, item_code: "CUP", quantity: 4, revenue: 24 },
      ]);
    });

    it("goes on under another code without a word about the person", async () => {
      const assignments = [anAssignment({ outcome: "王女士不要了" }), anAssignment({ customer_code: "C-2" })];
      await care().assign(aCareTurn({ assignments, coupons: [aCoupon()] }));
      expect(await care().rename(SHOP, "C-1", "erased-1")).toBe(2);
      expect(await care().ofCustomers(SHOP, ["C-1"])).toEqual([]);
      expect(await care().couponsOf(SHOP, "C-1")).toEqual([]);
      expect(await care().ofCustomers(SHOP, ["erased-1"])).toEqual([anAssignment({ customer_code: "erased-1" })]);
      const again = aCareTurn({ assignments: [anAssignment()], coupons: [aCoupon({ coupon_no: "YH-7" })] });
      await care().assign({ ...again, step: { ...again.step, before: "1", after: "2" } });
      expect(await care().rename(SHOP, "C-1", "erased-1")).toBe(2);
      expect(await care().ofEvent(SHOP, "CUP/W-1/1")).toHaveLength(2);
      expect(await care().rename(SHOP, "C-1", "erased-1")).toBe(0);
    });

    it("is forgotten after its time, the oldest first and so many at once", async () => {
      const days = ["2023-01-03", "2023-01-01", "2023-01-02", "2026-11-20"];
      const assignments = days.map((assigned_on) => anAssignment({ assigned_on, event_no: assigned_on }));
      const coupons = days.map((reserved_on) =>
        aCoupon({ reserved_on, event_no: reserved_on, coupon_no: reserved_on, state: "used" }),
      );
      await care().assign(aCareTurn({ assignments, coupons }));
      expect(await care().forget("2023-01-03", 1)).toBe(1);
      const left = async () => [
        (await care().since(SHOP, "0001-01-01")).map(({ assigned_on }) => assigned_on),
        (await care().coupons(SHOP, "0001-01-01")).map(({ reserved_on }) => reserved_on),
      ];
      expect(await left()).toEqual([
        ["2023-01-02", "2023-01-03", "2026-11-20"],
        ["2026-11-20", "2023-01-03", "2023-01-02"],
      ]);
      expect(await care().forget("2023-01-03", 9)).toBe(1);
      expect(await care().forget("2023-01-03", 9)).toBe(0);
      expect(await left()).toEqual([
        ["2023-01-03", "2026-11-20"],
        ["2026-11-20", "2023-01-03"],
      ]);
    });

    it("goes with its installation", async () => {
      await store().registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 5 });
      await care().assign(aCareTurn({ assignments: [anAssignment()], coupons: [aCoupon()] }));
      await store().registry.removeInstallation(SHOP);
      expect(await care().since(SHOP, "2026-01-01")).toEqual([]);
      expect(await care().coupons(SHOP, "2026-01-01")).toEqual([]);
    });
  });
}

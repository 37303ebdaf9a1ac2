/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import {
  aCustomer,
  aMovement,
  anAlertRule,
  aReceiver,
  aPurchaseLine,
  aSalesLine,
  aStockLevel,
  anItem,
} from "../store/row-builders.ts";
import { aLook, anExposure } from "../store/exposure-builders.ts";
import { aChange, anAssessment, anEffect, aRemoval, aSubject, SHOP, touch } from "../store/store-builders.ts";

/** What the list of subjects and the set of dirty ones promise. */
export function describeSubjects(store: () => Store): void {
  const subjects = () => store().subjects;
  const claim = async (limit: number, now: number, lease_ms = 1_000) =>
    (await subjects().claimDirty(SHOP, limit, now, lease_ms)).map(({ item_code, revision, since }) => {
      return { item_code, revision, since };
    });
  const item = (item_code: string) => aSubject({ item_code });

  async function claimSubject(now = 0, lease_ms = 1_000) {
    const [claimed] = await subjects().claimDirty(SHOP, 1, now, lease_ms);
    if (claimed === undefined) throw new Error("nothing was free");
    return claimed;
  }

  const commit = (claimed: Awaited<ReturnType<typeof claimSubject>>) =>
    store().assessments.commit([{ claimed, assessment: null, effects: [] }]);

  describe("dirty subjects", () => {
    it("come oldest mark first, as many as asked for", async () => {
      await touch(store(), item("B"), 200);
      await touch(store(), item("A"), 300);
      await touch(store(), item("C"), 100);
      expect(await claim(2, 1_000)).toEqual([
        { item_code: "C", revision: 1, since: 100 },
        { item_code: "B", revision: 1, since: 200 },
      ]);
    });

    it("are held until the lease is over, then free for another worker", async () => {
      await touch(store(), item("A"), 100);
      expect(await claim(9, 1_000)).toHaveLength(1);
      expect(await claim(9, 1_999)).toEqual([]);
      expect(await claim(9, 2_000)).toEqual([{ item_code: "A", revision: 1, since: 100 }]);
      expect(await subjects().dirtyCount(SHOP)).toBe(1);
    });

    it("wait again where their claims are cancelled, whose assessments then keep nothing", async () => {
      const other = aSubject({ installation_id: "other" });
      for (const [subject, at] of [
        [item("A"), 100],
        [item("B"), 200],
        [item("C"), 300],
        [other, 100],
      ] as const) {
        await touch(store(), subject, at);
      }
      const held = await subjects().claimDirty(SHOP, 2, 1_000, 500);
      const [elsewhere] = await subjects().claimDirty("other", 1, 1_000, 500);
      await touch(store(), item("B"), 150);
      await subjects().cancelClaims(SHOP);
      const assessed = held.map((claimed) => ({
        ...{ claimed, assessment: anAssessment(claimed), effects: [anEffect(claimed.item_code)] },
        exposures: [aLook([anExposure()])],
      }));
      await store().assessments.commit(assessed);
      expect(await store().assessments.list(SHOP)).toEqual([]);
      expect(await store().outbox.get(SHOP, "A")).toBeNull();
      expect(await store().exposures.ofCustomer(SHOP, "C-1")).toEqual([]);
      const again = await subjects().claimDirty(SHOP, 9, 1_001, 500);
      expect(again.map(({ item_code, since }) => [item_code, since])).toEqual([
        ["A", 100],
        ["B", 150],
        ["C", 300],
      ]);
      await store().assessments.commit(again.map((claimed) => ({ claimed, assessment: null, effects: [] })));
      expect(await subjects().dirtyCount(SHOP)).toBe(0);
      if (elsewhere === undefined) throw new Error("nothing was free");
      await commit(elsewhere);
      expect(await subjects().dirtyCount("other")).toBe(0);
    });

    it("belong to their installation", async () => {
      await touch(store(), aSubject({ installation_id: "other" }), 100);
      expect(await claim(9, 1_000)).toEqual([]);
      expect(await subjects().dirtyCount(SHOP)).toBe(0);
      expect(await subjects().claimDirty("other", 9, 1_000, 1)).toEqual([
        { ...aSubject({ installation_id: "other" }), revision: 1, since: 100 },
      ]);
    });

    it("tell which installations have any that nobody holds", async () => {
      await touch(store(), item("A"), 100);
      await touch(store(), aSubject({ installation_id: "other" }), 100);
      expect(await subjects().busyInstallations(1_000)).toEqual(["other", SHOP]);
      await claimSubject(1_000);
      expect(await subjects().busyInstallations(1_999)).toEqual(["other"]);
      expect(await subjects().busyInstallations(2_000)).toEqual(["other", SHOP]);
      await commit(await claimSubject(2_000));
      expect(await subjects().busyInstallations(9_000)).toEqual(["other"]);
    });

    it("gather many marks into one, with the oldest time and a growing revision", async () => {
      for (const seen_at of [300, 100, 200]) await touch(store(), item("A"), seen_at);
      expect(await subjects().dirtyCount(SHOP)).toBe(1);
      expect(await claim(9, 1_000)).toEqual([{ item_code: "A", revision: 3, since: 100 }]);
    });

    it("are marked once by changes that come together, in their order, whichever asks more of the store", async () => {
      const movement = [aMovement({ item_code: "A", location_code: "" }), aMovement({ item_code: "A" })];
      await store().records.apply([
        aChange("m1", movement, { seen_at: 100 }),
        aChange("o1", [aSalesLine({ item_code: "A" })], { seen_at: 200 }),
      ]);
      const [, second = null] = (await claim(9, 1_000)).toSorted((a, b) => a.revision - b.revision);
      expect(second).toEqual({ item_code: "A", revision: 1, since: 100 });
    });

    it("are clean after a commit and never start again at an old revision", async () => {
      await touch(store(), item("A"), 100);
      await commit(await claimSubject());
      expect(await subjects().dirtyCount(SHOP)).toBe(0);
      await touch(store(), item("A"), 500);
      expect(await claim(9, 1_000)).toEqual([{ item_code: "A", revision: 2, since: 500 }]);
    });

    it("stay dirty where a mark came while they were held, from that mark on", async () => {
      await touch(store(), item("A"), 100);
      const claimed = await claimSubject();
      await touch(store(), item("A"), 700);
      await touch(store(), item("A"), 600);
      await commit(claimed);
      expect(await claim(9, 0)).toEqual([{ item_code: "A", revision: 3, since: 600 }]);
    });

    it("keep the oldest mark where the worker that held them died", async () => {
      await touch(store(), item("A"), 100);
      await claimSubject(0, 1_000);
      await touch(store(), item("A"), 700);
      expect(await claim(9, 2_000)).toEqual([{ item_code: "A", revision: 2, since: 100 }]);
    });

    it("are all subjects, and what else is assessed, on a new day", async () => {
      await store().records.apply([
        aChange("s1", [aStockLevel()]),
        aChange("s2", [aStockLevel({ item_code: "PLATE" })]),
        aChange("o1", [aSalesLine({ location_code: "WEB" }), aSalesLine({ location_code: "" })]),
        aChange("p1", [aPurchaseLine({ item_code: "BOWL" })]),
      ]);
      for (const claimed of await subjects().claimDirty(SHOP, 99, 2_000, 1)) {
        const assessment = claimed.item_code === "BOWL" ? anAssessment(claimed) : null;
        await store().assessments.commit([{ claimed, assessment, effects: [] }]);
      }
      expect(await subjects().markAll(SHOP, 3_000)).toBe(4);
      expect(await subjects().dirtyCount(SHOP)).toBe(4);
      expect((await claim(9, 3_000)).map(({ since }) => since)).toEqual([3_000, 3_000, 3_000, 3_000]);
      expect(await subjects().markAll("other", 3_000)).toBe(0);
    });

    it("tell the revision of a mark, which the claim that follows bears", async () => {
      await store().records.apply([aChange("s1", [aStockLevel()])]);
      await commit(await claimSubject());
      const [found] = await subjects().ofItem(SHOP, "CUP");
      if (found === undefined) throw new Error("the cup is a subject");
      expect(await subjects().mark(found, 700)).toBe(2);
      expect(await subjects().mark(found, 600)).toBe(3);
      expect(await claim(9, 1_000)).toEqual([{ item_code: "CUP", revision: 3, since: 600 }]);
      expect(await subjects().mark(found, 1_100)).toBe(4);
    });

    it("keep their older mark when a new day comes", async () => {
      await store().records.apply([aChange("s1", [aStockLevel()], { seen_at: 100 })]);
      await subjects().markAll(SHOP, 3_000);
      const claimed = await claimSubject(3_000);
      expect(claimed).toMatchObject({ since: 100, revision: 2 });
      await subjects().markAll(SHOP, 4_000);
      await commit(claimed);
      expect(await claim(9, 4_000)).toMatchObject([{ since: 4_000, revision: 3 }]);
    });
  });

  describe("subjects", () => {
    it("of one item are its places, with those that were assessed and are gone, in order of location", async () => {
      await store().records.apply([
        aChange("s1", [aStockLevel({ location_code: "WH" })]),
        aChange("s2", [aStockLevel({ location_code: "OLD" })]),
        aChange("s3", [aStockLevel({ item_code: "PLATE" })]),
        aChange("o1", [aSalesLine({ location_code: "" })]),
        aChange("o2", [aSalesLine({ location_code: "WEB" })]),
        aChange("x", [aStockLevel({ location_code: "ELSEWHERE" })], { installation_id: "other" }),
      ]);
      const claimed = await subjects().claimDirty(SHOP, 99, 2_000, 1);
      await store().assessments.commit(
        claimed.map((one) => ({ claimed: one, assessment: anAssessment(one), effects: [] })),
      );
      await store().records.apply([aRemoval("stock_level", "s2")]);
      const found = await subjects().ofItem(SHOP, "CUP");
      expect(found).toEqual(["OLD", "WEB", "WH"].map((location_code) => aSubject({ location_code })));
      expect(await subjects().ofItem(SHOP, "NOBODY")).toEqual([]);
    });

    it("are all pairs of item and location with a stock record or a sales line, in order", async () => {
      await store().records.apply([
        aChange("s1", [aStockLevel({ location_code: "WH" })]),
        aChange("s2", [aStockLevel({ location_code: "SHOP" })]),
        aChange("o1", [
          aSalesLine(),
          aSalesLine({ location_code: "" }),
          aSalesLine({ location_code: "WEB" }),
          aSalesLine({ item_code: "BOWL", location_code: "" }),
        ]),
        aChange("p1", [aPurchaseLine({ item_code: "PLATE" })]),
        aChange("x", [aStockLevel()], { installation_id: "other" }),
      ]);
      const pairs = (await subjects().all(SHOP)).map(({ item_code, location_code }) => [item_code, location_code]);
      expect(pairs).toEqual([
        ["BOWL", ""],
        ["CUP", "SHOP"],
        ["CUP", "WEB"],
        ["CUP", "WH"],
      ]);
    });

    it("are gone with their last record", async () => {
      await store().records.apply([aChange("s1", [aStockLevel()]), aChange("o1", [aSalesLine({ location_code: "" })])]);
      await store().records.apply([aRemoval("stock_level", "s1")]);
      expect(await subjects().all(SHOP)).toEqual([aSubject({ location_code: "" })]);
      await store().records.apply([aRemoval("sales_order", "o1")]);
      expect(await subjects().all(SHOP)).toEqual([]);
    });
  });

  describe("rules and customers", () => {
    it("come back as they were given, rules in order of record", async () => {
      const rules = [
        anAlertRule({ rule_name: "乙", quiet_start: null, quiet_end: null }),
        anAlertRule({
          ...{ rule_name: "甲", is_active: false, scope_kind: "supplier", scope_values: [], priority: -1.5 },
          ...{ condition_kind: "stockout_probability", condition_value: 0.3, valid_from: "2026-11-01" },
          ...{
            valid_to: "2026-11-30",
            escalate_after_minutes: 30,
            escalate_role: "老板",
            escalate_channel: "短信，邮件",
          },
          ...{ receiver_kind: "owner", customer_groups: ["企业", "华东"] },
        }),
      ];
      await store().records.apply(rules.map((rule, i) => aChange(`r${9 - i}`, [rule])));
      expect(await subjects().alertRules(SHOP)).toEqual([rules[1]?.row, rules[0]?.row]);
      expect(await subjects().alertRules("other")).toEqual([]);
    });

    it("lists the receivers in order of record, with whoever is not told any more", async () => {
      const list = [
        aReceiver(),
        aReceiver({ receiver_name: "李强", is_active: false, phone: null, preferred_channels: [] }),
      ];
      await store().records.apply(list.map((row, i) => aChange(`p${9 - i}`, [row])));
      expect(await subjects().receivers(SHOP)).toEqual([list[1]?.row, list[0]?.row]);
      expect(await subjects().receivers("other")).toEqual([]);
    });

    it("finds the customers asked for, each once, by the newest record of a code", async () => {
      const newest = aCustomer({ customer_name: "李女士（新）", accepts_messages: false });
      await store().records.apply([
        aChange("c1", [newest], { version: 5 }),
        aChange("c2", [aCustomer()], { version: 4 }),
        aChange("c3", [aCustomer({ customer_code: "C-3" })]),
        aChange("c4", [aCustomer({ customer_code: "C-4" })]),
        aChange("c5", [aCustomer({ customer_code: "C-5", is_key_customer: true })]),
        aChange("c6", [aCustomer({ customer_code: "C-6", is_key_customer: false })]),
      ]);
      const found = await subjects().customers(SHOP, ["C-3", "C-1", "C-9", "C-1"]);
      expect(found).toEqual([aCustomer({ customer_code: "C-3" }).row, newest.row]);
      expect(await subjects().customers(SHOP, [])).toEqual([]);
      const words = await subjects().customers(SHOP, ["C-4", "C-5", "C-6"]);
      expect(words.map(({ is_key_customer }) => is_key_customer)).toEqual([null, true, false]);
    });

    it("gives the items of some codes, the later version of two, each once", async () => {
      await store().records.apply([
        aChange("a", [anItem({ item_name: "旧名" })]),
        aChange("b", [anItem({ item_name: "新名" })], { version: 2 }),
        aChange("c", [anItem({ item_code: "PLATE" })]),
      ]);
      const found = await subjects().items(SHOP, ["PLATE", "CUP", "GHOST", "CUP"]);
      expect(new Map(found.map(({ item_code, item_name }) => [item_code, item_name]))).toEqual(
        new Map([
          ["PLATE", "保温杯"],
          ["CUP", "新名"],
        ]),
      );
      expect(found).toHaveLength(2);
      expect(await subjects().items(SHOP, [])).toEqual([]);
    });
  });
}

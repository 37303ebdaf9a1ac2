/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import { PLAN_PLACE } from "../../src/contracts/subject.ts";
import type { KeptOrderOutlook } from "../../src/ports/production.ts";
import type { Store } from "../../src/ports/store.ts";
import { aBomLine, anItem, aProductionOrder, aStockLevel } from "../store/row-builders.ts";
import { aChange, anEffect, anOutlook, aRemoval, SHOP } from "../store/store-builders.ts";

/** What the production plan is computed from, and what is kept of a look at it. */
export function describeProduction(store: () => Store): void {
  const facts = (installation_id = SHOP) => store().production.facts(installation_id);
  const nothing = { orders: [], bom_lines: [], places: [], names: new Map() };

  describe("production", () => {
    it("is nothing where no order is open", async () => {
      expect(await facts()).toEqual(nothing);
      const closed = aProductionOrder({ is_open: false });
      await store().records.apply([aChange("b", [aBomLine()]), aChange("p", [closed])]);
      expect(await facts()).toEqual(nothing);
    });

    it("tells of open orders, what they make on every level, and where that lies", async () => {
      const line = (parent_code: string, component_code: string) => aBomLine({ parent_code, component_code });
      await store().records.apply([
        aChange("p2", [aProductionOrder({ production_no: "MO-2", item_code: "LID" })]),
        aChange("p1", [aProductionOrder()]),
        aChange("b1", [line("BOX", "CUP"), line("BOX", "LID")]),
        aChange("b2", [line("LID", "STEEL")]),
        aChange("b3", [line("OTHER", "CUP")]),
        aChange("s2", [aStockLevel({ item_code: "STEEL", location_code: "SHOP" })]),
        aChange("s1", [aStockLevel({ item_code: "STEEL" })]),
        aChange("s3", [aStockLevel({ item_code: "STEEL" })]),
        aChange("s4", [aStockLevel({ item_code: "CUP" })]),
        aChange("s5", [aStockLevel({ item_code: "OTHER" })]),
        aChange("i1", [anItem({ item_code: "STEEL", item_name: "钢带" })]),
        aChange("i2", [anItem({ item_code: "STEEL", item_name: "钢带 304" })], { version: 9 }),
      ]);
      expect(await facts()).toEqual({
        orders: [
          { ...aProductionOrder().row, record_id: "p1" },
          { ...aProductionOrder({ production_no: "MO-2", item_code: "LID" }).row, record_id: "p2" },
        ],
        bom_lines: [line("BOX", "CUP").row, line("BOX", "LID").row, line("LID", "STEEL").row],
        places: [
          { item_code: "CUP", location_code: "WH" },
          { item_code: "STEEL", location_code: "WH" },
          { item_code: "STEEL", location_code: "SHOP" },
        ],
        names: new Map([["STEEL", "钢带 304"]]),
      });
    });

    it("goes round a circle once", async () => {
      const line = (parent_code: string, component_code: string) => aBomLine({ parent_code, component_code });
      await store().records.apply([
        aChange("p1", [aProductionOrder()]),
        aChange("b1", [line("BOX", "LID")]),
        aChange("b2", [line("LID", "BOX"), line("LID", "LID")]),
      ]);
      expect((await facts()).bom_lines).toHaveLength(3);
    });

    it("believes of two bills of materials of an item the newer, of equal ones that of the lower record", async () => {
      const bom = (component_code: string) => [aBomLine({ component_code })];
      await store().records.apply([
        aChange("p1", [aProductionOrder()]),
        aChange("b2", bom("OLD")),
        aChange("b1", bom("CUP")),
      ]);
      const used = async () => (await facts()).bom_lines.map(({ component_code }) => component_code);
      expect(await used()).toEqual(["CUP"]);
      await store().records.apply([aChange("b2", bom("OLD"), { version: 5 })]);
      expect(await used()).toEqual(["OLD"]);
      await store().records.apply([aRemoval("bom", "b2", { version: 6 })]);
      expect(await used()).toEqual(["CUP"]);
    });

    it("concerns an item that some bill of materials uses, while an order is open", async () => {
      const { production, records } = store();
      await records.apply([aChange("b", [aBomLine()])]);
      expect(await production.concerns(SHOP, ["CUP"])).toBe(false);
      await records.apply([aChange("p", [aProductionOrder()])]);
      expect(await production.concerns(SHOP, ["PLATE", "CUP"])).toBe(true);
      expect(await production.concerns(SHOP, ["PLATE", "BOX"])).toBe(false);
      expect(await production.concerns(SHOP, [])).toBe(false);
      expect(await production.concerns("other", ["CUP"])).toBe(false);
    });

    it("keeps what a look at the plan found, all of it in the place of all before, with its effects", async () => {
      const { subjects, assessments, production, outbox, records } = store();
      await records.apply([aChange("p", [aProductionOrder()])]);
      const look = async (...plan: readonly KeptOrderOutlook[]) => {
        const [claimed] = await subjects.claimDirty(SHOP, 1, 5_000, 1);
        if (claimed === undefined) throw new Error("the plan waits for a look");
        await assessments.commit([{ claimed, assessment: null, effects: [anEffect(`e${claimed.revision}`)], plan }]);
        return claimed;
      };
      expect(await look(anOutlook("r2"), anOutlook("r1"))).toMatchObject(PLAN_PLACE);
      expect(await production.outlooks(SHOP)).toEqual([anOutlook("r1"), anOutlook("r2")]);
      expect(await outbox.get(SHOP, "e1")).toMatchObject({ state: "waiting" });
      expect(await subjects.dirtyCount(SHOP)).toBe(0);
      expect(await subjects.markAll(SHOP, 9)).toBe(1);
      await look(anOutlook("r2"));
      expect(await production.outlooks(SHOP)).toEqual([anOutlook("r2")]);
      expect(await production.outlooks("other")).toEqual([]);
    });

    it("is looked at again on a new day while there is a plan, or was at the last look", async () => {
      const { subjects, assessments, records } = store();
      const settle = async (...plan: readonly KeptOrderOutlook[]) => {
        const claimed = await subjects.claimDirty(SHOP, 9, 5_000, 1);
        await assessments.commit(claimed.map((one) => ({ claimed: one, assessment: null, effects: [], plan })));
      };
      await records.apply([aChange("b", [aBomLine()])]);
      await settle();
      expect(await subjects.markAll(SHOP, 9)).toBe(0);
      await records.apply([aChange("p", [aProductionOrder()])]);
      await settle(anOutlook("p"));
      expect(await subjects.markAll(SHOP, 9)).toBe(1);
      await records.apply([aRemoval("production_plan", "p")]);
      expect(await subjects.markAll(SHOP, 9)).toBe(1);
      await settle();
      expect(await subjects.markAll(SHOP, 9)).toBe(0);
      expect(await subjects.all(SHOP)).toEqual([]);
    });
  });

  describe("touches of production", () => {
    async function settle(): Promise<readonly string[]> {
      const claimed = await store().subjects.claimDirty(SHOP, 1_000, 1_000_000, 1);
      await store().assessments.commit(claimed.map((one) => ({ claimed: one, assessment: null, effects: [] })));
      return claimed.map(({ item_code, location_code }) => `${item_code}@${location_code}`).sort();
    }
    async function touchedBy(...changes: Parameters<Store["records"]["apply"]>[0]): Promise<readonly string[]> {
      await settle();
      await store().records.apply(changes);
      return settle();
    }
    const line = (parent_code: string, component_code: string) => aBomLine({ parent_code, component_code });
    const PLAN = `@${PLAN_PLACE.location_code}`;

    /** Boxes of cups and lids, lids of steel; and a plate that nobody makes anything of. */
    async function aFactory() {
      const codes = ["BOX", "CUP", "LID", "STEEL", "PLATE"];
      await store().records.apply([
        ...codes.map((item_code) => aChange(`s-${item_code}`, [aStockLevel({ item_code })])),
        aChange("bom", [line("BOX", "CUP"), line("BOX", "LID")]),
        aChange("bom-lid", [line("LID", "STEEL")]),
      ]);
    }

    it("a plan puts all in doubt that goes into what it makes, also when it changes and goes", async () => {
      await aFactory();
      const below = [PLAN, "BOX@WH", "CUP@WH", "LID@WH", "STEEL@WH"];
      expect(await touchedBy(aChange("p", [aProductionOrder()]))).toEqual(below);
      expect(await touchedBy(aChange("p", [aProductionOrder({ quantity: 21 })], { version: 2 }))).toEqual(below);
      expect(await touchedBy(aChange("p", [aProductionOrder({ quantity: 21 })], { version: 3 }))).toEqual([]);
      expect(await touchedBy(aRemoval("production_plan", "p", { version: 4 }))).toEqual(below);
      expect(await touchedBy(aChange("q", [aProductionOrder({ item_code: "PLATE" })]))).toEqual([PLAN, "PLATE@WH"]);
    });

    it("a bill of materials puts in doubt what went into the item and what goes into it now", async () => {
      await aFactory();
      const changed = aChange("bom-lid", [line("LID", "PLATE")], { version: 2 });
      expect(await touchedBy(changed)).toEqual([PLAN, "LID@WH", "PLATE@WH", "STEEL@WH"]);
    });

    it("one that becomes the newer of two puts in doubt what both say", async () => {
      await aFactory();
      await store().records.apply([aChange("other", [line("LID", "PLATE")])]);
      expect(await touchedBy(aChange("other", [line("LID", "PLATE")], { version: 8 }))).toEqual([
        ...[PLAN, "LID@WH", "PLATE@WH", "STEEL@WH"],
      ]);
    });

    it("the stock of an intermediate puts in doubt what goes into it; that of a component the plan alone", async () => {
      await aFactory();
      const stock = (item_code: string, on_hand: number) =>
        aChange(`s-${item_code}`, [aStockLevel({ item_code, on_hand })], { version: 2 });
      expect(await touchedBy(stock("LID", 1))).toEqual([PLAN, "LID@WH", "STEEL@WH"]);
      expect(await touchedBy(stock("STEEL", 1))).toEqual([PLAN, "STEEL@WH"]);
      expect(await touchedBy(stock("BOX", 1))).toEqual([PLAN, "BOX@WH"]);
      expect(await touchedBy(stock("PLATE", 1))).toEqual(["PLATE@WH"]);
    });

    it("a component that is kept at another place than before is in doubt at all its places", async () => {
      await aFactory();
      const there = aChange("a-first", [aStockLevel({ item_code: "STEEL", location_code: "LINE" })]);
      expect(await touchedBy(there)).toEqual([PLAN, "STEEL@LINE", "STEEL@WH"]);
      expect(await touchedBy(aRemoval("stock_level", "a-first"))).toEqual([PLAN, "STEEL@LINE", "STEEL@WH"]);
    });

    it("marks stay apart by installation", async () => {
      await aFactory();
      await settle();
      await store().records.apply([aChange("p", [aProductionOrder()], { installation_id: "other" })]);
      expect(await settle()).toEqual([]);
      expect(await store().subjects.dirtyCount("other")).toBe(1);
    });
  });
}

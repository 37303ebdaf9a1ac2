/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { LearnedSubstitute } from "../../src/domain/substitution/learn-substitutes.ts";
import type { Store } from "../../src/ports/store.ts";
import { aCustomer, anItem, aSalesLine, aStockLevel } from "../store/row-builders.ts";
import { aChange, anAssessment, SHOP } from "../store/store-builders.ts";

const B: LearnedSubstitute = {
  item_code: "B",
  chance: 0.25,
  outage: { buyers: 23, taken: 9, lift: 3.1 },
  co_buyers: 12,
};
const C: LearnedSubstitute = { item_code: "C", chance: 0.125, outage: null, co_buyers: 0 };
const NOTHING = { learned: [], rejected: [], acceptance: new Map() };

/** What substitutes promise. */
export function describeSubstitutes(store: () => Store): void {
  const substitutes = () => store().substitutes;

  describe("substitutes", () => {
    it("are kept in their order, each installation its own, the newest in the place of the ones before", async () => {
      const learned_on = "2026-11-22";
      await substitutes().save(SHOP, [
        { item_code: "A", learned_on, learned: [C], rejected: ["D"] },
        { item_code: "X", learned_on, learned: [], rejected: ["Y"] },
      ]);
      await substitutes().save(SHOP, [{ item_code: "A", learned_on: "2026-11-23", learned: [B, C], rejected: [] }]);
      await substitutes().save(SHOP, []);
      expect(await substitutes().of(SHOP, "A")).toEqual({ ...NOTHING, learned: [B, C] });
      expect(await substitutes().of(SHOP, "X")).toEqual({ ...NOTHING, rejected: ["Y"] });
      expect(await substitutes().of("other", "A")).toEqual(NOTHING);
    });

    it("are forgotten where no later look has found the item, and with their installation", async () => {
      await substitutes().save(SHOP, [
        { item_code: "A", learned_on: "2026-11-23", learned: [B], rejected: [] },
        { item_code: "GONE", learned_on: "2026-11-22", learned: [B], rejected: ["C"] },
      ]);
      await substitutes().forgetBefore(SHOP, "2026-11-23");
      expect(await substitutes().of(SHOP, "GONE")).toEqual(NOTHING);
      expect((await substitutes().of(SHOP, "A")).learned).toEqual([B]);
      await store().registry.removeInstallation(SHOP);
      expect(await substitutes().of(SHOP, "A")).toEqual(NOTHING);
    });

    it("that people named come with the item's form", async () => {
      await store().records.apply([aChange("i", [anItem({ substitute_codes: ["B", "C"] })])]);
      expect(await store().subjects.items(SHOP, ["CUP"])).toMatchObject([{ substitute_codes: ["B", "C"] }]);
    });
  });

  describe("what substitutes are learned from", () => {
    const lines = [
      aSalesLine({ ordered_on: "2026-11-01", item_code: "A", unit_price: 8 }),
      aSalesLine({ ordered_on: "2026-11-01", item_code: "A", unit_price: 12, line_state: "cancelled_for_stockout" }),
      aSalesLine({ ordered_on: "2026-11-01", item_code: "B", unit_price: null }),
      aSalesLine({ ordered_on: "2026-11-03", item_code: "A", customer_code: "C-2", unit_price: 0 }),
      aSalesLine({ ordered_on: "2026-11-04", item_code: "A" }),
      aSalesLine({ ordered_on: "2026-11-02", customer_code: "" }),
      aSalesLine({ ordered_on: "2026-11-02", line_state: "cancelled" }),
      aSalesLine({ ordered_on: "2026-11-02", quantity: -1 }),
    ];
    const fill = () => store().records.apply(lines.map((line, i) => aChange(`r${i}`, [line])));

    it("are the lines of known customers, one for each customer, item and day, by day", async () => {
      await fill();
      const [customer_code, first] = ["C-1", "2026-11-01"];
      expect(await substitutes().salesDays(SHOP, first, "2026-11-04")).toEqual([
        { day: first, lines: 3 },
        { day: "2026-11-03", lines: 1 },
        { day: "2026-11-04", lines: 1 },
      ]);
      expect(await substitutes().salesDays(SHOP, "2026-11-02", "2026-11-03")).toEqual([
        { day: "2026-11-03", lines: 1 },
      ]);
      expect(await substitutes().boughtLines(SHOP, first, "2026-11-03")).toEqual([
        { customer_code, item_code: "A", day: first, unit_price: 10 },
        { customer_code, item_code: "B", day: first, unit_price: null },
        { customer_code: "C-2", item_code: "A", day: "2026-11-03", unit_price: null },
      ]);
      expect(await substitutes().boughtLines("other", first, "2026-11-09")).toEqual([]);
    });

    it("tell on how many days a customer ordered, and each item of it", async () => {
      await fill();
      const buying = (customer_code: string, since: string, limit = 9, most_lines = 9) =>
        substitutes().customerBuying(SHOP, { customer_code, since, limit, most_lines });
      const items = [
        ["A", 2],
        ["B", 1],
      ] as const;
      expect(await buying("C-1", "2026-11-01")).toEqual({ visits: 2, days_with: new Map(items) });
      expect(await buying("C-1", "2026-11-01", 1)).toEqual({ visits: 2, days_with: new Map(items.slice(0, 1)) });
      expect(await buying("C-1", "2026-11-02")).toEqual({ visits: 1, days_with: new Map([["A", 1]]) });
      // The latest line alone, with all of its day.
      expect(await buying("C-1", "2026-11-01", 9, 1)).toEqual({ visits: 1, days_with: new Map([["A", 1]]) });
      expect(await buying("nobody", "2026-11-01")).toEqual({ visits: 0, days_with: new Map() });
    });

    it("tell the codes of customers, as their form does", async () => {
      await fill();
      await store().records.apply([aChange("k", [aCustomer({ customer_code: "C-7" })])]);
      const known = (code: string) => substitutes().knowsCustomer(SHOP, code);
      expect(await Promise.all(["C-1", "C-2", "C-7", "C-9", ""].map(known))).toEqual([true, true, true, false, false]);
      expect(await substitutes().knowsCustomer("other", "C-1")).toBe(false);
    });
  });

  describe("what is in stock instead", () => {
    const shelf = [
      { item_code: "A", on_hand: 5, category: "杯壶", severity: "none" },
      { item_code: "B", on_hand: 9, category: "杯壶", severity: "none" },
      { item_code: "C", on_hand: 99, category: "杯壶", severity: "watch" },
      { item_code: "D", on_hand: 0, category: "杯壶", severity: "none" },
      { item_code: "E", on_hand: 50, category: "碗盘", severity: "none" },
    ] as const;

    it("is at no risk and on the shelf, the best stocked of a category first", async () => {
      await store().records.apply(
        shelf.map(({ item_code }) => aChange(`l${item_code}`, [aStockLevel({ item_code, location_code: "WH" })])),
      );
      const waiting = await store().subjects.claimDirty(SHOP, 100, 9_000, 1_000);
      await store().assessments.commit(
        waiting.flatMap((claimed) => {
          const found = shelf.find(({ item_code }) => item_code === claimed.item_code);
          if (found === undefined) return [];
          const kept = anAssessment(claimed);
          const { on_hand, category, severity } = found;
          return [
            { claimed, effects: [], assessment: { ...kept, on_hand, category, risk: { ...kept.risk, severity } } },
          ];
        }),
      );
      const at = (item_code: string) => ({ item_code, location_code: "WH" });
      const place = { category: "杯壶", location_code: "WH" };
      expect(await substitutes().bestStocked(SHOP, place, 9)).toEqual([at("B"), at("A")]);
      expect(await substitutes().bestStocked(SHOP, place, 1)).toEqual([at("B")]);
      expect(await substitutes().bestStocked(SHOP, { ...place, location_code: "WEB" }, 9)).toEqual([]);
      expect(await substitutes().safePlaces(SHOP, ["E", "C", "D", "A", "A", "none"])).toEqual([at("A"), at("E")]);
      expect(await substitutes().safePlaces(SHOP, [])).toEqual([]);
      const many = Array.from({ length: 45 }, (_, i) => `X${i}`);
      expect(await substitutes().safePlaces(SHOP, [...many, "B"])).toEqual([at("B")]);
    });
  });

  describe("recommendations", () => {
    const offer = (substitute_code: string, customer_mark: string, offered_on = "2026-11-20") => {
      return { item_code: "A", substitute_code, customer_mark, offered_on };
    };

    it("wait for their outcome once each, and are counted and forgotten together", async () => {
      await substitutes().addOffers(SHOP, [offer("B", "m1"), offer("B", "m2"), offer("C", "m1")]);
      await substitutes().addOffers(SHOP, [offer("B", "m1", "2026-11-22"), offer("B", "m3", "2026-11-22")]);
      await substitutes().addOffers("other", [offer("B", "m1")]);
      const due = [offer("B", "m1"), offer("B", "m2"), offer("C", "m1")];
      expect(await substitutes().oldestOffers(SHOP, "2026-11-19")).toEqual([]);
      expect(await substitutes().oldestOffers(SHOP, "2026-11-22")).toEqual(due);
      const pair = { item_code: "A", substitute_code: "B" };
      const settle = (day: string, offers: number, taken: number) =>
        substitutes().settleOffers(SHOP, { day, offers }, [{ ...pair, offered: offers, taken }]);
      expect(await settle("2026-11-20", 3, 1)).toBe(true);
      expect(await substitutes().oldestOffers(SHOP, "2026-11-22")).toEqual([offer("B", "m3", "2026-11-22")]);
      expect(await settle("2026-11-22", 1, 1)).toBe(true);
      expect((await substitutes().of(SHOP, "A")).acceptance).toEqual(new Map([["B", { offered: 4, taken: 2 }]]));
      expect(await substitutes().oldestOffers("other", "2026-11-22")).toEqual([offer("B", "m1")]);
    });

    it("are counted once, however many have read them", async () => {
      await substitutes().addOffers(SHOP, [offer("B", "m1"), offer("B", "m2")]);
      const outcome = { item_code: "A", substitute_code: "B", offered: 2, taken: 1 };
      const settle = () => substitutes().settleOffers(SHOP, { day: "2026-11-20", offers: 2 }, [outcome]);
      expect((await Promise.all([settle(), settle()])).toSorted()).toEqual([false, true]);
      expect((await substitutes().of(SHOP, "A")).acceptance).toEqual(new Map([["B", { offered: 2, taken: 1 }]]));
    });

    it("are forgotten with their customer", async () => {
      await substitutes().addOffers(SHOP, [offer("B", "m1"), offer("C", "m1", "2026-11-21"), offer("B", "m2")]);
      await substitutes().addOffers("other", [offer("B", "m1")]);
      await substitutes().forgetOffersOf(SHOP, "m1");
      expect(await substitutes().oldestOffers(SHOP, "2026-11-22")).toEqual([offer("B", "m2")]);
      expect(await substitutes().oldestOffers("other", "2026-11-22")).toEqual([offer("B", "m1")]);
    });

    it("are forgotten when they are old, the oldest first, of any installation", async () => {
      await substitutes().addOffers(SHOP, [offer("B", "m1", "2026-10-01"), offer("C", "m1", "2026-10-03")]);
      await substitutes().addOffers("other", [offer("B", "m1", "2026-10-02")]);
      expect(await substitutes().forgetOffers("2026-10-03", 1)).toBe(1);
      expect(await substitutes().oldestOffers(SHOP, "2026-11-22")).toEqual([offer("C", "m1", "2026-10-03")]);
      expect(await substitutes().forgetOffers("2026-10-03", 9)).toBe(1);
      expect(await substitutes().oldestOffers("other", "2026-11-22")).toEqual([]);
      expect(await substitutes().forgetOffers("2026-10-03", 9)).toBe(0);
    });
  });
}

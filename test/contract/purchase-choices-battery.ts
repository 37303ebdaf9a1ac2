/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import { RETURN_MS } from "../../src/domain/purchase-choice/under-way.ts";
import type { PurchaseChoice } from "../../src/domain/purchase-choice/purchase-choice.ts";
import type { Store } from "../../src/ports/store.ts";
import type { DirtySubject } from "../../src/ports/subjects.ts";
import { aChoice } from "../store/a-choice.ts";
import { aPurchaseLine } from "../store/row-builders.ts";
import { aChange, anAssessment, anEffect, aSubject, claimOne, PROBLEM, SHOP, touch } from "../store/store-builders.ts";

const NOW = 10 * RETURN_MS;

/** What the choices of buyers promise. */
export function describePurchaseChoices(store: () => Store): void {
  const choices = () => store().purchaseChoices;
  const place = (given: readonly PurchaseChoice[], { now = NOW, installation_id = SHOP } = {}) =>
    choices().place({
      ...{ installation_id, now, choices: given },
      request_id: given[0]?.request_id ?? "",
      effects: [...new Set(given.map(({ effect_key }) => effect_key))].map((effect_key) =>
        anEffect(effect_key, { installation_id, line: effect_key }),
      ),
    });
  const take = async () => {
    const wish = { installation_id: SHOP, lane: "platform", limit: 9, now: NOW, lease_ms: 1 } as const;
    const [taken] = await store().outbox.claim(wish);
    if (taken === undefined) throw new Error("nothing to take");
    return taken;
  };
  const assess = (claimed: DirtySubject) =>
    store().assessments.commit([{ claimed, assessment: anAssessment(), effects: [] }]);
  const numbers = (kept: readonly PurchaseChoice[]) => kept.map(({ purchase_order_no }) => purchase_order_no);

  describe("purchase choices", () => {
    it("are kept whole beside the effect that carries them out, each installation its own", async () => {
      const bare = aChoice({
        ...{ item_code: "ATE", expected_profit: null, available: null, stockout_probability: null },
        ...{ sale_price: null, purchase_cost: null },
      });
      expect(await place([aChoice(), bare])).toEqual({ kind: "placed" });
      const effect = { id: expect.any(Number), state: "waiting", problem: null };
      const kept = [bare, aChoice()].map((choice) => ({ ...choice, effect, is_seen: false, is_counted: false }));
      expect(await choices().ofRequest(SHOP, "press-1")).toEqual(kept);
      expect(await choices().since(SHOP, NOW)).toEqual(kept);
      expect(await choices().ofRequest("other", "press-1")).toEqual([]);
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 1 });
    });

    it("of a press that is known are not kept again, and add no effect", async () => {
      await place([aChoice()]);
      const again = aChoice({ purchase_order_no: "CG-2", effect_key: "purchase_order/CG-2" });
      expect(await place([again])).toEqual({ kind: "known" });
      expect(numbers(await choices().since(SHOP, 0))).toEqual(["CG-1"]);
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 1 });
    });

    it("are refused where the order of another press is under way for one of the places", async () => {
      await place([aChoice()]);
      const other = (item_code: string) =>
        aChoice({ item_code, request_id: "press-2", purchase_order_no: "CG-2", effect_key: "purchase_order/CG-2" });
      const outcome = await place([other("ATE"), other("CUP")]);
      expect(outcome).toMatchObject({ kind: "under_way", choices: [{ purchase_order_no: "CG-1", item_code: "CUP" }] });
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 1 });
      expect(await place([other("ATE")])).toEqual({ kind: "placed" });
      expect(await place([aChoice()], { installation_id: "other" })).toEqual({ kind: "placed" });
    });

    it("of two presses at once are kept once", async () => {
      const press = (number: number) =>
        aChoice({
          request_id: `p${number}`,
          purchase_order_no: `CG-${number}`,
          effect_key: `purchase_order/${number}`,
        });
      const outcomes = await Promise.all([1, 2, 3].map((number) => place([press(number)])));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["placed", "under_way", "under_way"]);
      expect(await choices().since(SHOP, 0)).toHaveLength(1);
    });

    it("stand in the way until their place was assessed with the record of their order", async () => {
      await place([aChoice()]);
      const { id } = await take();
      await store().outbox.settle({ installation_id: SHOP, id }, { kind: "done", at: NOW, receipt: "r1" });
      const next = aChoice({ request_id: "press-2", purchase_order_no: "CG-2", effect_key: "purchase_order/CG-2" });
      expect(await place([next])).toMatchObject({ kind: "under_way" });
      const before = await claimOne(store());
      await store().records.apply([aChange("r1", [aPurchaseLine({ purchase_order_no: "CG-1" })])]);
      const read = { is_seen: true, effect: { state: "done" } };
      expect(await choices().ofRequest(SHOP, "press-1")).toMatchObject([{ ...read, is_counted: false }]);
      // That assessment began before the record was read; a day later it is no better.
      await assess(before);
      expect(await place([next])).toMatchObject({ kind: "under_way" });
      expect(await place([next], { now: NOW + 2 * RETURN_MS })).toMatchObject({ kind: "under_way" });
      await assess(await claimOne(store()));
      expect(await choices().ofRequest(SHOP, "press-1")).toMatchObject([{ ...read, is_counted: true }]);
      // What happens to the place afterwards is another matter.
      await touch(store(), aSubject(), NOW);
      expect(await place([next])).toEqual({ kind: "placed" });
    });

    it("stand in the way of nothing but their own place, each installation its own", async () => {
      await place([aChoice()]);
      await place([aChoice()], { installation_id: "other" });
      await store().records.apply([
        aChange("r1", [aPurchaseLine({ purchase_order_no: "CG-1" })]),
        aChange("r1", [aPurchaseLine({ purchase_order_no: "CG-1" })], { installation_id: "other" }),
      ]);
      await assess(await claimOne(store()));
      expect(await choices().since(SHOP, 0)).toMatchObject([{ is_counted: true }]);
      expect(await choices().since("other", 0)).toMatchObject([{ is_counted: false }]);
    });

    it("of an order that was given up bear why, and free their place after a day", async () => {
      await place([aChoice()]);
      const { id } = await take();
      await store().outbox.settle({ installation_id: SHOP, id }, { kind: "dead", at: NOW, problem: PROBLEM });
      expect(await choices().ofRequest(SHOP, "press-1")).toMatchObject([
        { effect: { id, state: "dead", problem: PROBLEM } },
      ]);
      const next = aChoice({ request_id: "press-2", purchase_order_no: "CG-2", effect_key: "purchase_order/CG-2" });
      expect(await place([next])).toMatchObject({ kind: "under_way" });
      expect(numbers(await choices().since(SHOP, NOW + RETURN_MS))).toEqual(["CG-1"]);
      expect(await place([next], { now: NOW + RETURN_MS })).toEqual({ kind: "placed" });
    });

    it("are told from an instant on, the newest first, and whatever has not reached the platform", async () => {
      const at = (number: number, chosen_at: number) => {
        const purchase_order_no = `CG-${number}`;
        const parts = { purchase_order_no, effect_key: purchase_order_no, item_code: `I${number}`, chosen_at };
        return aChoice({ ...parts, request_id: `p${number}` });
      };
      await place([at(1, 5)]);
      const { id } = await take();
      await store().outbox.settle({ installation_id: SHOP, id }, { kind: "done", at: NOW, receipt: "r1" });
      await place([at(2, 6)]);
      await place([at(3, 7)]);
      expect(numbers(await choices().since(SHOP, 0))).toEqual(["CG-3", "CG-2", "CG-1"]);
      expect(numbers(await choices().since(SHOP, 6))).toEqual(["CG-3", "CG-2"]);
      expect(numbers(await choices().since(SHOP, 7))).toEqual(["CG-3", "CG-2"]);
    });

    it("go with their installation", async () => {
      await place([aChoice()]);
      await store().registry.removeInstallation(SHOP);
      expect(await choices().since(SHOP, 0)).toEqual([]);
    });
  });
}

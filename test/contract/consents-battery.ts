/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { KeptSending } from "../../src/ports/consents.ts";
import type { Store } from "../../src/ports/store.ts";
import { aConsent, aDelivery, aSending } from "../store/consent-builders.ts";
import { SHOP } from "../store/store-builders.ts";

/** Who agreed to what, what they were sent, and what arrived. */
export function describeConsents(store: () => Store): void {
  const consents = () => store().consents;
  const ledger = async (mark = "li") => {
    const [found] = await consents().of(SHOP, [mark]);
    if (found === undefined) throw new Error("a ledger for each mark was promised");
    return found;
  };
  const send = (...sendings: readonly KeptSending[]) =>
    consents().take(SHOP, ["li"], () => ({ result: null, sendings }));

  describe("consents", () => {
    it("are kept by person, oldest first, each once and as it first came", async () => {
      const agreed = aConsent({ kind: "opt_in", purpose: "marketing", source: "form", at: 500, note: "会员表单" });
      await consents().add(SHOP, [aConsent(), agreed, aConsent({ person_mark: "wang" })]);
      await consents().add(SHOP, [aConsent({ note: "再来一次" })]);
      expect(await consents().of(SHOP, ["li", "nobody"])).toEqual([
        { person_mark: "li", entries: [agreed, aConsent()], sent: [] },
        { person_mark: "nobody", entries: [], sent: [] },
      ]);
      expect(await consents().of("other", ["li"])).toEqual([{ person_mark: "li", entries: [], sent: [] }]);
    });

    it("are chosen from, and what was chosen is kept in the same step", async () => {
      await consents().add(SHOP, [aConsent()]);
      await send(aSending({ effect_key: "e0", at: 900 }));
      const known = await consents().take(SHOP, ["li"], ([found]) => ({
        result: [found?.entries.length, found?.sent.length],
        sendings: [aSending(), aSending({ channel: "另一个" })],
      }));
      expect(known).toEqual([1, 1]);
      expect((await ledger()).sent).toEqual([aSending({ effect_key: "e0", at: 900 }), aSending()]);
    });

    it("let only as many through at once as one after the other", async () => {
      const oneOnly = (effect_key: string) =>
        consents().take(SHOP, ["li"], ([found]) => {
          const isFirst = found?.sent.length === 0;
          return { result: isFirst, sendings: isFirst ? [aSending({ effect_key })] : [] };
        });
      const taken = await Promise.all(["e1", "e2", "e3", "e4"].map(oneOnly));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect((await ledger()).sent).toHaveLength(1);
    });

    it("forget what an effect did not send after all, to these people alone", async () => {
      const others = [aSending({ person_mark: "wang" }), aSending({ person_mark: "zhao" })];
      await send(aSending(), ...others, aSending({ effect_key: "e2" }));
      await consents().giveBack(SHOP, "e1", ["li", "wang", "nobody"]);
      await consents().giveBack(SHOP, "e1", []);
      expect((await ledger()).sent.map(({ effect_key }) => effect_key)).toEqual(["e2"]);
      expect((await ledger("wang")).sent).toEqual([]);
      expect((await ledger("zhao")).sent).toHaveLength(1);
    });

    it("know what arrived by the vendor's id or ours, the latest word counting", async () => {
      const late = aDelivery({ at: 2_000, is_delivered: false, code: "MOBILE_IN_BLACK" });
      const own = aDelivery({ vendor_id: "a", out_id: "ours" });
      await consents().keepDeliveries(SHOP, [
        late,
        aDelivery(),
        own,
        aDelivery({ vendor_id: "b", person_mark: "wang" }),
      ]);
      expect(await consents().deliveries(SHOP, ["900^0", "ours", "a"])).toEqual([late, own]);
      const many = Array.from({ length: 120 }, (_, i) => `x${i}`);
      expect(await consents().deliveries(SHOP, [...many, "ours"])).toEqual([own]);
      expect(await consents().deliveries(SHOP, many)).toEqual([]);
      expect(await consents().deliveries("other", ["a"])).toEqual([]);
    });

    it("erase a person but for their refusals, which bear no address any more", async () => {
      const agreed = aConsent({ kind: "opt_in", purpose: "marketing", source: "form" });
      await consents().add(SHOP, [agreed, aConsent(), aConsent({ person_mark: "wang" })]);
      await send(aSending());
      await consents().keepDeliveries(SHOP, [aDelivery()]);
      expect(await consents().erase(SHOP, ["li", "nobody"])).toBe(true);
      expect(await ledger()).toEqual({ person_mark: "li", entries: [aConsent({ shown: "", note: "" })], sent: [] });
      expect(await consents().deliveries(SHOP, ["900^0"])).toEqual([]);
      expect((await ledger("wang")).entries).toEqual([aConsent({ person_mark: "wang" })]);
      expect(await consents().erase(SHOP, ["li", "nobody"])).toBe(false);
    });

    it("forget old sendings and deliveries a share at a time, never a choice", async () => {
      await consents().add(SHOP, [aConsent({ at: 1 })]);
      await send(...[1, 2, 3, 9].map((at) => aSending({ at, effect_key: `e${at}` })));
      await consents().keepDeliveries(SHOP, [aDelivery({ at: 1 }), aDelivery({ at: 9, vendor_id: "new" })]);
      expect(await consents().forget(9, 2)).toBe(2);
      expect(await consents().forget(9, 2)).toBe(2);
      expect(await consents().forget(9, 2)).toBe(0);
      expect((await ledger()).sent.map(({ at }) => at)).toEqual([9]);
      expect((await ledger()).entries).toHaveLength(1);
      expect(await consents().deliveries(SHOP, ["900^0", "new"])).toHaveLength(1);
    });

    it("go with their installation", async () => {
      await consents().add(SHOP, [aConsent()]);
      await send(aSending());
      await store().registry.removeInstallation(SHOP);
      expect(await ledger()).toEqual({ person_mark: "li", entries: [], sent: [] });
    });
  });
}

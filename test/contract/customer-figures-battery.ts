/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { aFigure } from "../store/exposure-builders.ts";
import { SHOP } from "../store/store-builders.ts";

const UNKNOWN = aFigure({
  ...{ customer_code: "C-2", alive_probability: null, gap_days: null, usual_gap_days: null },
  ...{ value: null, value_basis: null, rfm_class: null, learned_on: "2026-11-22" },
});

/** What the last night learned of each customer. */
export function describeCustomerFigures(store: () => Store): void {
  const figures = () => store().customerFigures;

  describe("figures of customers", () => {
    it("are kept whole, the newest in the place of the one before, each installation its own", async () => {
      await figures().keep(SHOP, [UNKNOWN, aFigure({ value: 1 })]);
      await figures().keep(SHOP, [aFigure()]);
      await figures().keep(SHOP, []);
      expect(await figures().of(SHOP, ["C-2", "C-1", "C-9"])).toEqual([aFigure(), UNKNOWN]);
      expect(await figures().of(SHOP, [])).toEqual([]);
      expect(await figures().of("other", ["C-1"])).toEqual([]);
    });

    it("are found for many customers at once, each once, in the order of their codes", async () => {
      const codes = Array.from({ length: 120 }, (_, i) => `K-${String(i).padStart(3, "0")}`);
      await figures().keep(
        SHOP,
        codes.map((customer_code) => aFigure({ customer_code })),
      );
      const found = await figures().of(SHOP, [...codes.toReversed(), "K-007", "nobody"]);
      expect(found.map(({ customer_code }) => customer_code)).toEqual(codes);
    });

    it("come a page at a time in the order of the codes", async () => {
      await figures().keep(SHOP, [UNKNOWN, aFigure()]);
      expect(await figures().page(SHOP, null, 1)).toEqual([aFigure()]);
      expect(await figures().page(SHOP, "C-1", 1)).toEqual([UNKNOWN]);
      expect(await figures().page(SHOP, "C-2", 1)).toEqual([]);
    });

    it("are forgotten when no night finds the customer, erased with them, and go with their installation", async () => {
      await figures().keep(SHOP, [UNKNOWN, aFigure()]);
      await figures().forgetBefore(SHOP, "2026-11-23");
      expect(await figures().page(SHOP, null, 9)).toEqual([aFigure()]);
      expect(await figures().erase(SHOP, "C-1")).toBe(1);
      expect(await figures().erase(SHOP, "C-1")).toBe(0);
      await figures().keep(SHOP, [aFigure()]);
      await store().registry.removeInstallation(SHOP);
      expect(await figures().page(SHOP, null, 9)).toEqual([]);
    });
  });
}

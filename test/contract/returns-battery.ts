/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { aReturnLine, aSalesLine } from "../store/row-builders.ts";
import { aChange, aRemoval, SHOP } from "../store/store-builders.ts";

const NOTHING = { returned: 0, resellable: 0, shipped: 0, closed: 0 };

/** What is told of goods that came back. */
export function describeReturns(store: () => Store): void {
  const ofItem = (item_code = "CUP", since = "2026-01-01", installation_id = SHOP) =>
    store().returns.ofItem(installation_id, item_code, since);
  const monthsOf = (since = "2026-01-01") => store().returns.monthsOf(SHOP, "CUP", since);

  describe("returns", () => {
    it("are none where nothing went out and nothing came back", async () => {
      expect(await ofItem()).toEqual(NOTHING);
      expect(await monthsOf()).toEqual([]);
    });

    it("stand beside what was shipped and asked for, over all places, cancelled lines left out", async () => {
      await store().records.apply([
        aChange("o", [
          aSalesLine({ quantity: 9, shipped_quantity: 8, line_state: "closed" }),
          aSalesLine({ quantity: 5, shipped_quantity: 1.5, location_code: "" }),
          aSalesLine({ quantity: 7, shipped_quantity: 7, line_state: "cancelled" }),
          aSalesLine({ quantity: 2, line_state: "cancelled_for_stockout" }),
          aSalesLine({ quantity: 99, shipped_quantity: 99, item_code: "PLATE", line_state: "closed" }),
        ]),
        aChange("r", [
          aReturnLine({ quantity: 2.5 }),
          aReturnLine({ quantity: 1, is_resellable: false, location_code: "WEB" }),
          aReturnLine({ quantity: 40, item_code: "PLATE" }),
        ]),
      ]);
      expect(await ofItem()).toEqual({ returned: 3.5, resellable: 2.5, shipped: 9.5, closed: 9 });
      expect(await ofItem("PLATE")).toEqual({ returned: 40, resellable: 40, shipped: 99, closed: 99 });
    });

    it("count from a day on, by the days of the orders and of the returns, and go with their record", async () => {
      await store().records.apply([
        aChange("o", [
          aSalesLine({ ordered_on: "2026-09-30", shipped_quantity: 1 }),
          aSalesLine({ ordered_on: "2026-10-01", shipped_quantity: 2 }),
        ]),
        aChange("r", [
          aReturnLine({ returned_on: "2026-09-30", quantity: 4 }),
          aReturnLine({ returned_on: "2026-11-01", quantity: 8 }),
        ]),
      ]);
      expect(await ofItem("CUP", "2026-10-01")).toMatchObject({ returned: 8, shipped: 2 });
      expect(await monthsOf()).toEqual([
        { ...NOTHING, month: "2026-09", returned: 4, resellable: 4, shipped: 1 },
        { ...NOTHING, month: "2026-10", shipped: 2 },
        { ...NOTHING, month: "2026-11", returned: 8, resellable: 8 },
      ]);
      expect((await monthsOf("2026-10-01")).map(({ month }) => month)).toEqual(["2026-10", "2026-11"]);
      await store().records.apply([aRemoval("sales_return", "r")]);
      expect(await ofItem()).toMatchObject({ returned: 0, shipped: 3 });
    });

    it("belong to their installation", async () => {
      await store().records.apply([aChange("r", [aReturnLine()], { installation_id: "other" })]);
      expect(await ofItem()).toEqual(NOTHING);
      expect(await ofItem("CUP", "2026-01-01", "other")).toMatchObject({ returned: 1 });
      await store().registry.removeInstallation("other");
      expect(await ofItem("CUP", "2026-01-01", "other")).toEqual(NOTHING);
    });
  });
}

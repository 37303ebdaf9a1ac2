/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { AlertRuleRow } from "../../src/contracts/rows.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import { anAlertRule, anItem } from "../store/row-builders.ts";
import { aChange, aRemoval, SHOP } from "../store/store-builders.ts";

/** Every state of every rule, as its record went on. */
export function describeRuleVersions(store: () => Store): void {
  const rule = (version: number, parts: Partial<AlertRuleRow>, change: Partial<RecordChange> = {}) =>
    aChange("r1", [anAlertRule(parts)], { version, seen_at: version + 1, ...change });
  const kept = async (installation_id = SHOP) =>
    (await store().ruleVersions.all(installation_id)).map(({ record_id, version, at, rule: row }) => [
      ...[record_id, version, at],
      row?.channel ?? null,
    ]);

  describe("versions of rules", () => {
    it("are kept one for each change, those of one call too, to the removal", async () => {
      await store().records.apply([rule(10, { channel: "短信" })]);
      await store().records.apply([rule(20, { channel: "企微群" }), rule(30, { channel: "邮件" })]);
      await store().records.apply([aRemoval("alert_rule", "r1", { version: 40, seen_at: 41 })]);
      expect(await kept()).toEqual([
        ["r1", 10, 11, "短信"],
        ["r1", 20, 21, "企微群"],
        ["r1", 30, 31, "邮件"],
        ["r1", 40, 41, null],
      ]);
    });

    it("are whole rows", async () => {
      const row = anAlertRule({ quiet_start: null, condition_value: 0.3, is_active: false });
      await store().records.apply([aChange("r1", [row])]);
      expect((await store().ruleVersions.all(SHOP))[0]?.rule).toEqual(row.row);
    });

    it("are not made by what leaves the rule as it is, by late news, or by other forms", async () => {
      await store().records.apply([rule(20, {}), aChange("i1", [anItem()])]);
      await store().records.apply([rule(30, {}), rule(10, { channel: "短信" })]);
      await store().records.apply([rule(40, {}, { values: { note: "改了别的" } })]);
      expect(await kept()).toEqual([["r1", 20, 21, "采购群"]]);
    });

    it("are put right where the platform decides a dispute", async () => {
      await store().records.apply([rule(10, { channel: "短信" })]);
      await store().records.apply([rule(10, { channel: "邮件" }, { seen_at: 99 })], { decided: true });
      expect(await kept()).toEqual([["r1", 10, 99, "邮件"]]);
    });

    it("belong to their installation and go with it", async () => {
      await store().records.apply([rule(10, {}), rule(10, {}, { installation_id: "other" })]);
      await store().registry.removeInstallation(SHOP);
      expect(await kept()).toEqual([]);
      expect(await kept("other")).toEqual([["r1", 10, 11, "采购群"]]);
    });
  });
}

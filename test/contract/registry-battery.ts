/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { FormBinding } from "../../src/contracts/form.ts";
import type { Store } from "../../src/ports/store.ts";
import { aStockLevel } from "../store/row-builders.ts";
import {
  addEffects,
  aChange,
  anAssessment,
  anEffect,
  anEntry,
  aSubject,
  claimOne,
  SHOP,
  touch,
} from "../store/store-builders.ts";

function aBinding(parts: Partial<FormBinding> = {}): FormBinding {
  return {
    installation_id: SHOP,
    form: "sales_order",
    app_id: "app",
    entry_id: "entry",
    fields: [
      {
        name: "lines",
        platform_name: "_widget_1",
        widget_name: "_widget_1",
        type: "subform",
        items: [{ name: "item_code", platform_name: "item_code", widget_name: "_widget_2", type: "text" }],
      },
    ],
    push_token: `token of ${parts.form ?? "sales_order"} in ${parts.installation_id ?? SHOP}`,
    push_secret: "sealed",
    synced_through: null,
    ...parts,
  };
}

/** What is kept of installations promises. */
export function describeRegistry(store: () => Store): void {
  const registry = () => store().registry;
  const installation = { installation_id: SHOP, name: "小店", app_id: "app", created_at: 5 };

  describe("registry", () => {
    it("lists installations, oldest first", async () => {
      await registry().saveInstallation(installation);
      await registry().saveInstallation({ ...installation, installation_id: "older", created_at: 4 });
      await registry().saveInstallation({ ...installation, installation_id: "a", created_at: 5 });
      const ids = (await registry().installations()).map(({ installation_id }) => installation_id);
      expect(ids).toEqual(["older", "a", SHOP]);
    });

    it("renames an installation, which keeps its age", async () => {
      await registry().saveInstallation(installation);
      await registry().saveInstallation({ installation_id: SHOP, name: "大店", app_id: "app2", created_at: 9 });
      expect(await registry().installations()).toEqual([
        { installation_id: SHOP, name: "大店", app_id: "app2", created_at: 5 },
      ]);
    });

    it("keeps bindings as they are, by form, and replaces the one of the same form", async () => {
      await registry().saveBinding(aBinding({ push_token: "old" }));
      await registry().saveBinding(aBinding({ form: "item", fields: [], synced_through: 77 }));
      await registry().saveBinding(aBinding({ entry_id: "moved" }));
      await registry().saveBinding(aBinding({ installation_id: "other" }));
      const wanted = [aBinding({ form: "item", fields: [], synced_through: 77 }), aBinding({ entry_id: "moved" })];
      expect(await registry().bindings(SHOP)).toEqual(wanted);
      expect(await registry().bindingByToken("old")).toBeNull();
    });

    it("finds a binding by the token of its push URL", async () => {
      const bindings = [aBinding(), aBinding({ form: "item" }), aBinding({ installation_id: "other" })];
      for (const binding of bindings) await registry().saveBinding(binding);
      for (const binding of bindings) expect(await registry().bindingByToken(binding.push_token)).toEqual(binding);
      expect(await registry().bindingByToken("")).toBeNull();
    });

    it("moves the mark of what has been read forward only", async () => {
      await registry().saveBinding(aBinding());
      const marks = [];
      for (const synced_through of [500, 400, 600]) {
        await registry().markSynced(SHOP, "sales_order", synced_through);
        marks.push((await registry().bindings(SHOP))[0]?.synced_through);
      }
      expect(marks).toEqual([500, 500, 600]);
      await registry().markSynced(SHOP, "item", 900);
      expect(await registry().bindings(SHOP)).toHaveLength(1);
    });

    it("keeps settings by name and finds them by the beginning of their names", async () => {
      const settings = { "channel/采购群": "sealed 1", "channel/销售群": "", channels: "x", "频道%": "y", 频道_z: "z" };
      for (const [name, value] of Object.entries(settings)) await registry().saveSetting(SHOP, name, value);
      await registry().saveSetting(SHOP, "channels", "changed");
      expect(await registry().setting(SHOP, "channels")).toBe("changed");
      expect(await registry().setting(SHOP, "channel/销售群")).toBe("");
      expect(await registry().setting("other", "channels")).toBeNull();
      expect(await registry().settings(SHOP, "channel/")).toEqual({
        "channel/采购群": "sealed 1",
        "channel/销售群": "",
      });
      expect(await registry().settings(SHOP, "频道%")).toEqual({ "频道%": "y" });
      expect(Object.keys(await registry().settings(SHOP, ""))).toHaveLength(5);
      expect(await registry().settings(SHOP, "CHANNEL")).toEqual({});
    });

    it("keeps the first of several settings of one name, and tells it to all", async () => {
      const told = await Promise.all(["1", "2", "3"].map((value) => registry().firstSetting(SHOP, "a", value)));
      expect(new Set(told)).toEqual(new Set([await registry().setting(SHOP, "a")]));
      await registry().saveSetting(SHOP, "a", "9");
      expect(await registry().firstSetting(SHOP, "a", "4")).toBe("9");
    });

    it("removes a setting", async () => {
      await registry().saveSetting(SHOP, "a", "1");
      await registry().removeSetting(SHOP, "a");
      await registry().removeSetting(SHOP, "a");
      expect(await registry().setting(SHOP, "a")).toBeNull();
    });

    it("removes an installation with everything that is its own, and nothing else", async () => {
      for (const installation_id of [SHOP, "other"]) await fill(installation_id);
      const before = await contents("other");
      await registry().removeInstallation(SHOP);
      expect(await contents(SHOP)).toEqual(await contents("never"));
      expect(await contents("other")).toEqual(before);
      expect(await store().inbox.append([anEntry("d1")])).toBe(1);
    });

    it("brings nothing back by work that was under way when the installation was removed", async () => {
      const claimed = await claimOne(store());
      await registry().removeInstallation(SHOP);
      await store().assessments.commit([{ claimed, assessment: anAssessment(), effects: [anEffect("e1")] }]);
      expect(await contents(SHOP)).toEqual(await contents("never"));
    });
  });

  async function fill(installation_id: string): Promise<void> {
    const subject = aSubject({ installation_id });
    await registry().saveInstallation({ ...installation, installation_id });
    await registry().saveBinding(aBinding({ installation_id }));
    await registry().saveSetting(installation_id, "a", "1");
    await store().inbox.append([anEntry("d1", { installation_id })]);
    await store().records.apply([aChange("r1", [aStockLevel()], { installation_id })]);
    await addEffects(store(), anEffect("e1", { installation_id }));
    await touch(store(), subject, 1_000);
  }

  async function contents(installation_id: string) {
    const { inbox, records, subjects, assessments, outbox } = store();
    return {
      known: (await registry().installations()).some((other) => other.installation_id === installation_id),
      bindings: await registry().bindings(installation_id),
      settings: await registry().settings(installation_id, ""),
      line: await inbox.summary(installation_id),
      records: await records.list(installation_id, "stock_level"),
      dirty: await subjects.dirtyCount(installation_id),
      subjects: (await subjects.all(installation_id)).map(({ item_code }) => item_code),
      facts: await subjects.facts(aSubject({ installation_id }), "2026-01-01"),
      assessments: await assessments.list(installation_id),
      effects: await outbox.counts(installation_id),
    };
  }
}

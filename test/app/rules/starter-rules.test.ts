import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { allRuleProblems, readRule } from "../../../src/app/ingest/read-rule.ts";
import { createStarterRules, STARTER_CHANNEL } from "../../../src/app/rules/starter-rules.ts";
import type { FieldValues } from "../../../src/contracts/form.ts";
import type { Platform, PlatformRecord } from "../../../src/ports/platform.ts";
import { kit, templateOf } from "../../install/the-kit.ts";
import { SHOP } from "../../store/store-builders.ts";
import { clock } from "./a-told-past.ts";

const packs = kit.manifest.rules;

/** A platform whose form holds rules of some names; what was written. */
async function aForm(names: readonly string[], is_bound = true) {
  const { registry } = createMemoryStore();
  const ids = { installation_id: SHOP, app_id: "app", entry_id: "rules", push_token: "t", push_secret: "s" };
  if (is_bound) await registry.saveBinding({ ...ids, form: "alert_rule", fields: [], synced_through: null });
  const written: FieldValues[] = [];
  const platform: Pick<Platform, "records" | "createRecord"> = {
    async *records() {
      await Promise.resolve();
      for (const values of [...names.map((rule_name) => ({ rule_name })), ...written]) {
        yield { record_id: "r", version: 1, values, problems: [] } satisfies PlatformRecord;
      }
    },
    createRecord: (_binding, values) => Promise.resolve(String(written.push(values))),
  };
  return { written, starter: createStarterRules({ packs, platform, registry }) };
}

const rulesOf = async (pack: string, channel?: string) => (await aForm([])).starter.rules(pack, channel);

describe("starter rules", () => {
  it("are there for five trades, two to five each, under names of their own", () => {
    expect(packs.map(({ pack }) => pack)).toEqual(["电商", "零售", "制造", "批发", "餐饮"]);
    expect(packs.every(({ rules }) => rules.length >= 2 && rules.length <= 5)).toBe(true);
    const names = packs.flatMap(({ rules }) => rules.map(({ rule_name }) => rule_name));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(packs.map(({ pack }) => pack))("for %s have nothing wrong with them, and are switched off", async (pack) => {
    const options = new Map(templateOf("alert_rule").fields.map((field) => [field.name, field.options]));
    for (const record of await rulesOf(pack)) {
      expect(allRuleProblems(record, clock, [STARTER_CHANNEL])).toEqual([]);
      expect(readRule(record, clock)).toMatchObject({ is_active: false, channel: STARTER_CHANNEL });
      const chosen = Object.entries<string | number | null>({ ...record }).filter(([name]) => options.get(name));
      const strange = chosen.filter(([name, value]) => value !== null && !options.get(name)?.includes(String(value)));
      expect(strange).toEqual([]);
    }
  });

  it("are told by the channel that the installer names, escalations too", async () => {
    const [first] = await rulesOf("Manufacturing", "企微群");
    expect(first).toMatchObject({ channel: "企微群", escalate_role: "老板", escalate_channel: "企微群" });
  });

  it("are written as they are, but for those whose name is taken, and once however often asked", async () => {
    const { starter, written } = await aForm(["餐饮：缺货立即通知采购"]);
    const rules = starter.rules("餐饮");
    expect(await starter.write(SHOP, rules)).toEqual({
      written: ["餐饮：2 天内缺货通知采购", "餐饮：库存变动无单据通知仓库"],
      present: ["餐饮：缺货立即通知采购"],
    });
    expect(written.map(({ rule_status }) => rule_status)).toEqual(["停用", "停用"]);
    expect(written[0]).toMatchObject({ condition_kind: "N 天内缺货", condition_value: "2", channel: "console" });
    expect(Object.values(written[0] ?? {})).not.toContain(null);
    expect((await starter.write(SHOP, rules)).written).toEqual([]);
  });

  it("ask for a trade that there is, and for a form to be written to", async () => {
    const { starter } = await aForm([], false);
    expect(() => starter.rules("航天")).toThrow("没有“航天”的起步规则");
    await expect(starter.write(SHOP, starter.rules("零售"))).rejects.toMatchObject({ code: "form_not_bound" });
  });
});

import { randomUUID } from "node:crypto";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createRuleEditor } from "../../../src/app/rules/rule-editor.ts";
import type { RuleValues, RuleWritten } from "../../../src/contracts/rule-editor.ts";
import { type Platform, PlatformCallError } from "../../../src/ports/platform.ts";
import { alertRuleChanged } from "../../../webhooks/alert-rule.ts";
import { kit } from "../../install/the-kit.ts";
import { aShop } from "../../platform/a-shop.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aRuledShop } from "./a-ruled-shop.ts";
import { clock } from "./a-told-past.ts";

/** A rule as a person fills it in: everything from 预警 on, to the buyers by the console, switched off. */
export function aDraft(parts: RuleValues = {}): RuleValues {
  return {
    ...{ rule_name: "预警通知采购", rule_status: "停用", scope_kind: "全部", condition_kind: "达到等级" },
    ...{ minimum_severity: "预警", receiver_role: "采购", channel: "console", delivery_path: "本系统" },
    ...{ grouping: "逐条", cool_down_hours: 24, ...parts },
  };
}

/** A shop with a month of alerts whose rules lie on a real sandbox, and a person who edits them on the board. */
export async function aRuleDesk(left_out: readonly string[] = []) {
  const { platform: whole_platform, control, bind } = await aShop();
  const lost = { next: false };
  /** Does what it is asked, but the answer may not come back. */
  const unheard = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    if (!lost.next) return answer;
    lost.next = false;
    throw new PlatformCallError("timed_out", { code: "platform_timeout", message: "没有应答", hint: "稍后重试" });
  };
  const platform: Platform = {
    ...whole_platform,
    createRecords: (...given) => unheard(whole_platform.createRecords(...given)),
    updateRecord: (...given) => unheard(whole_platform.updateRecord(...given)),
  };
  const store = createMemoryStore();
  await aRuledShop(store);
  const whole = { ...(await bind("alert_rule")), installation_id: SHOP };
  const binding = { ...whole, fields: whole.fields.filter(({ name }) => !left_out.includes(name)) };
  const channels = {
    list: () => Promise.resolve(["console", "企微群"].map((name) => ({ name, kind: "console" }))),
  };
  const ruleEditor = createRuleEditor({
    ...{ ...store, platform, clock, channels, templates: kit.templates, webhook: alertRuleChanged },
    binding: (_installation, form) => Promise.resolve(form === "alert_rule" ? binding : null),
  });
  return {
    ...{ ...ruleEditor, store, platform, binding },
    /** Adds a rule, which must go well. */
    async added(values: RuleValues) {
      return savedOf(await ruleEditor.add(SHOP, { request_id: randomUUID(), values }));
    },
    /** What is on the platform, by record id. */
    async onPlatform() {
      const { data } = await control("GET", `/forms/${binding.entry_id}/records?limit=100`);
      return data as readonly Readonly<Record<string, unknown>>[];
    },
    /** What another person does on the platform's own pages. */
    elsewhere: (record_id: string, data: object) =>
      control("PUT", `/forms/${binding.entry_id}/records/${record_id}`, { data }),
    removeElsewhere: (record_id: string) => control("DELETE", `/forms/${binding.entry_id}/records/${record_id}`),
    /** The next write is done, but nobody hears of it. */
    loseNextAnswer: () => void (lost.next = true),
    fault: (fault: object) => control("POST", "/faults", fault),
  };
}

/** The rule that was saved. */
export function savedOf(written: RuleWritten) {
  if (written.kind !== "saved") throw new Error(`not saved but ${JSON.stringify(written)}`);
  return written.rule;
}

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { ruleFields } from "../../../src/app/rules/rule-form.ts";
import type { RuleValues } from "../../../src/contracts/rule-editor.ts";
import { templateOf } from "../../install/the-kit.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aDraft, aRuleDesk, savedOf } from "./a-rule-desk.ts";

const fieldsOf = (written: { readonly kind: string }) =>
  "faults" in written ? (written.faults as { field: string | null }[]).map(({ field }) => field) : written.kind;

describe("a rule written on the board", () => {
  it("is a record of the form, and kept here without waiting for a push", async () => {
    const { added, onPlatform, store } = await aRuleDesk();
    const rule = await added(aDraft({ scope_kind: "分类", scope_value: "杯，锅", valid_from: "2026-12-01" }));
    const [record, ...others] = await onPlatform();
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      ...{ rule_name: "预警通知采购", rule_status: "停用", scope_value: "杯，锅", cool_down_hours: 24 },
      valid_from: "2026-11-30T16:00:00.000Z",
    });
    expect(rule).toMatchObject({ record_id: record?.["_id"], values: { valid_from: "2026-12-01", quiet_start: null } });
    const [row] = await store.subjects.alertRules(SHOP);
    expect(row).toMatchObject({ rule_name: "预警通知采购", is_active: false, scope_values: ["杯", "锅"] });
    expect(await store.inbox.waiting(SHOP, 10)).toHaveLength(1);
  });

  it("is one record however often the button is pressed, even where the answer was lost", async () => {
    const { add, onPlatform, loseNextAnswer } = await aRuleDesk();
    const request = { request_id: randomUUID(), values: aDraft() };
    loseNextAnswer();
    await expect(add(SHOP, request)).rejects.toMatchObject({ failure: "timed_out" });
    const written = await Promise.all([add(SHOP, request), add(SHOP, request)]);
    expect(new Set(written.map((one) => savedOf(one).record_id)).size).toBe(1);
    expect(await onPlatform()).toHaveLength(1);
  });

  it("is changed in the changed fields alone", async () => {
    const { added, change, elsewhere, onPlatform, open, store } = await aRuleDesk();
    const made = await added(aDraft({ valid_from: "2026-12-01" }));
    // Noon of the same day, as a person may have written it: it reads the same, so it stays.
    await elsewhere(made.record_id, { valid_from: "2026-12-01T04:00:00.000Z" });
    const seen = await open(SHOP, made.record_id);
    const written = await change(SHOP, seen, { ...seen.values, channel: "企微群", quiet_start: "" });
    expect(written).toMatchObject({ kind: "saved", did: "changed", rule: { values: { channel: "企微群" } } });
    expect((await onPlatform())[0]).toMatchObject({ channel: "企微群", valid_from: "2026-12-01T04:00:00.000Z" });
    expect((await store.subjects.alertRules(SHOP))[0]).toMatchObject({ channel: "企微群" });
    const { rule } = written as { rule: typeof seen };
    expect(await change(SHOP, rule, rule.values)).toMatchObject({ kind: "saved", did: "nothing" });
  });

  it("is not written over what somebody changed on the platform meanwhile", async () => {
    const { added, change, switchTo, remove, elsewhere, onPlatform, store } = await aRuleDesk();
    const seen = await added(aDraft());
    await elsewhere(seen.record_id, { channel: "企微群" });
    const written = await change(SHOP, seen, { ...seen.values, channel: "console", cool_down_hours: 3 });
    expect(written).toMatchObject({
      kind: "changed",
      changes: ["通道名称：控制台 → 企微群"],
      rule: { values: { channel: "企微群" } },
    });
    expect(await switchTo(SHOP, seen, true)).toMatchObject({ kind: "changed" });
    expect(await remove(SHOP, seen)).toMatchObject({ kind: "changed" });
    expect((await onPlatform())[0]).toMatchObject({ channel: "企微群", cool_down_hours: 24, rule_status: "停用" });
    // What was found meanwhile is what the page shows next.
    expect((await store.subjects.alertRules(SHOP))[0]).toMatchObject({ channel: "企微群" });
  });

  it("is saved over what its writer has seen, though no push has told of that yet", async () => {
    const { added, change, elsewhere, open, store } = await aRuleDesk();
    const { record_id } = await added(aDraft());
    await elsewhere(record_id, { channel: "企微群" });
    const seen = await open(SHOP, record_id);
    expect((await store.subjects.alertRules(SHOP))[0]).toMatchObject({ channel: "企微群" });
    // What is written beside its words is no change of them.
    await elsewhere(record_id, { rule_check: "检查通过" });
    const written = await change(SHOP, seen, { ...seen.values, cool_down_hours: 3 });
    expect(written).toMatchObject({ kind: "saved", did: "changed", rule: { values: { channel: "企微群" } } });
  });

  it("is not written over what was taken back on the platform after it was seen", async () => {
    const { added, change, elsewhere, onPlatform, open } = await aRuleDesk();
    const { record_id } = await added(aDraft());
    await elsewhere(record_id, { channel: "企微群" });
    const seen = await open(SHOP, record_id);
    await elsewhere(record_id, { channel: "console" });
    expect(await change(SHOP, seen, { ...seen.values, cool_down_hours: 3 })).toMatchObject({
      kind: "changed",
      changes: ["通道名称：企微群 → 控制台"],
    });
    expect((await onPlatform())[0]).toMatchObject({ channel: "console", cool_down_hours: 24 });
  });

  it("is kept once, however often it is opened", async () => {
    const { added, elsewhere, open, store } = await aRuleDesk();
    const { record_id } = await added(aDraft());
    await open(SHOP, record_id);
    expect(await store.inbox.waiting(SHOP, 10)).toHaveLength(1);
    await elsewhere(record_id, { channel: "企微群" });
    await open(SHOP, record_id);
    await open(SHOP, record_id);
    expect(await store.inbox.waiting(SHOP, 10)).toHaveLength(2);
  });

  it("is told to be gone where somebody deleted it", async () => {
    const { added, change, open, removeElsewhere, store } = await aRuleDesk();
    const seen = await added(aDraft());
    await removeElsewhere(seen.record_id);
    expect(await change(SHOP, seen, { ...seen.values, channel: "企微群" })).toEqual({ kind: "gone" });
    await expect(open(SHOP, seen.record_id)).rejects.toMatchObject({ code: "rule_gone" });
    expect(await store.subjects.alertRules(SHOP)).toEqual([]);
  });

  it("is switched on and off, and deleted for good but for its past", async () => {
    const { added, switchTo, remove, onPlatform, store } = await aRuleDesk();
    const on = savedOf(await switchTo(SHOP, await added(aDraft()), true));
    expect((await store.subjects.alertRules(SHOP))[0]).toMatchObject({ is_active: true });
    const off = savedOf(await switchTo(SHOP, on, false));
    expect(off.values).toMatchObject({ rule_status: "停用" });
    expect(await remove(SHOP, off)).toEqual({ kind: "removed", rule_name: "预警通知采购" });
    expect(await onPlatform()).toEqual([]);
    expect(await store.subjects.alertRules(SHOP)).toEqual([]);
    expect((await store.ruleVersions.all(SHOP)).at(-1)?.rule).toBeNull();
  });

  it("can be switched off while it is faulty, not on", async () => {
    const { added, switchTo, elsewhere, open } = await aRuleDesk();
    const { record_id } = await added(aDraft({ rule_status: "启用" }));
    await elsewhere(record_id, { channel: "短信" });
    const off = savedOf(await switchTo(SHOP, await open(SHOP, record_id), false));
    expect(fieldsOf(await switchTo(SHOP, off, true))).toEqual(["channel"]);
  });

  it("is saved and switched on with a warning, which stays in what the trial says", async () => {
    const { add, trial, change, added } = await aRuleDesk();
    const values = aDraft({ channel: "console，老板群", rule_status: "启用" });
    const { faults } = await trial(SHOP, { record_id: null, values });
    expect(faults.map(({ code }) => code)).toEqual(["rule_channel_partly_unknown"]);
    expect(savedOf(await add(SHOP, { request_id: randomUUID(), values })).values).toMatchObject({
      rule_status: "启用",
    });
    const other = await added(aDraft({ rule_name: "另一条" }));
    const warned = { ...other.values, channel: "老板群，console", rule_status: "启用" };
    expect(await change(SHOP, other, warned)).toMatchObject({ kind: "saved", did: "changed" });
  });

  it("is kept switched off with a fault that the form can hold, and then not switched on", async () => {
    const { added, change, switchTo } = await aRuleDesk();
    const seen = await added(aDraft({ channel: "短信" }));
    const worse = savedOf(await change(SHOP, seen, { ...seen.values, quiet_start: "25:00", quiet_end: "08:00" }));
    const on = { ...worse.values, rule_status: "启用" };
    expect(fieldsOf(await change(SHOP, worse, on))).toEqual(["channel", "quiet_start"]);
    expect(fieldsOf(await switchTo(SHOP, worse, true))).toEqual(["channel", "quiet_start"]);
  });

  it("keeps what the platform says when it refuses or is away", async () => {
    const { add, added, change, fault, loseNextAnswer } = await aRuleDesk();
    const seen = await added(aDraft());
    await fault({ endpoint: "v5/app/entry/data/update", kind: "code", value: 8303, count: 1 });
    await expect(change(SHOP, seen, { ...seen.values, priority: 3 })).rejects.toMatchObject({ failure: "rate" });
    loseNextAnswer();
    expect(await change(SHOP, seen, { ...seen.values, priority: 4 })).toMatchObject({ kind: "saved" });
    await fault({ endpoint: "v5/app/entry/data/batch_create", kind: "code", value: 17018, count: 1 });
    const request = { request_id: randomUUID(), values: aDraft({ rule_name: "另一条" }) };
    await expect(add(SHOP, request)).rejects.toMatchObject({ code: "platform_17018" });
  });
});

describe("a draft", () => {
  it.each<{ name: string; parts: RuleValues; fields: readonly string[]; is_unwritable?: true }>([
    {
      name: "lacks what is required",
      parts: { rule_name: " ", receiver_role: null },
      fields: ["rule_name", "receiver_role"],
      is_unwritable: true,
    },
    { name: "limits itself to nothing", parts: { scope_kind: "品牌" }, fields: ["scope_value"] },
    { name: "has no number", parts: { condition_kind: "可供天数不足" }, fields: ["condition_value"] },
    {
      name: "has words for a number",
      parts: { cool_down_hours: "一天" },
      fields: ["cool_down_hours"],
      is_unwritable: true,
    },
    { name: "has a day that is none", parts: { valid_to: "2026-02-30" }, fields: ["valid_to"], is_unwritable: true },
    {
      name: "ends before it begins",
      parts: { valid_from: "2026-12-02", valid_to: "2026-12-01" },
      fields: ["valid_to"],
    },
    { name: "names a channel that is not set up", parts: { channel: "短信" }, fields: ["channel"] },
    {
      name: "names words that the form does not offer",
      parts: { scope_kind: "火星" },
      fields: ["scope_kind"],
      is_unwritable: true,
    },
    {
      name: "escalates by halves",
      parts: { escalate_after_minutes: 30 },
      fields: ["escalate_role", "escalate_channel"],
    },
    { name: "is quiet from no hour", parts: { quiet_start: "25:00", quiet_end: "08:00" }, fields: ["quiet_start"] },
    { name: "has a status of its own", parts: { rule_status: "也许" }, fields: ["rule_status"], is_unwritable: true },
  ])("that $name is told where, and not switched on", async ({ parts, fields, is_unwritable = false }) => {
    const { add, trial, onPlatform } = await aRuleDesk();
    const values = aDraft({ rule_status: "启用", ...parts });
    const { faults } = await trial(SHOP, { record_id: null, values });
    expect(faults.map(({ field }) => field)).toEqual(fields);
    expect(faults.every(({ message, hint }) => message !== "" && hint !== "" && !message.startsWith("预警规则“"))).toBe(
      true,
    );
    expect(fieldsOf(await add(SHOP, { request_id: randomUUID(), values }))).toEqual(fields);
    expect(await onPlatform()).toEqual([]);
    const off = { request_id: randomUUID(), values: aDraft(parts) };
    expect((await add(SHOP, off)).kind).toBe(is_unwritable ? "faulty" : "saved");
  });

  it("may not bear the name of another rule, kept or only on the platform", async () => {
    const { added, add, change, elsewhere } = await aRuleDesk();
    const one = await added(aDraft());
    const two = await added(aDraft({ rule_name: "另一条" }));
    const doubled = { request_id: randomUUID(), values: aDraft({ priority: 1 }) };
    expect(fieldsOf(await add(SHOP, doubled))).toEqual(["rule_name"]);
    await elsewhere(one.record_id, { rule_name: "新名字" });
    const renamed = await change(SHOP, two, { ...two.values, rule_name: "新名字" });
    expect(fieldsOf(renamed)).toEqual(["rule_name"]);
  });

  it("is tried beside the rules in force, before it is anywhere", async () => {
    const { added, trial, onPlatform } = await aRuleDesk();
    const values = aDraft({ rule_name: null });
    const alone = await trial(SHOP, { record_id: null, values });
    expect(alone).toMatchObject({
      faults: [{ field: "rule_name" }],
      span: { days: 30 },
      sentence: { what: "所有商品达到“预警”及以上时" },
      dry_run: { kind: "counted", messages: 6, receivers: [{ receiver_role: "采购", messages: 6 }] },
    });
    expect(await onPlatform()).toEqual([]);
    // One in force of a higher priority speaks for both.
    const loud = await added(aDraft({ rule_status: "启用", priority: 9 }));
    const beside = aDraft({ rule_name: "第二条", priority: 1 });
    expect(await trial(SHOP, { record_id: null, values: beside })).toMatchObject({ dry_run: { messages: 0 } });
    // A rule that is edited does not stand in its own way.
    const again = await trial(SHOP, { record_id: loud.record_id, values: { ...loud.values, priority: 1 } });
    expect(again).toMatchObject({ faults: [], dry_run: { messages: 6 } });
  });

  it("says what cannot be known yet", async () => {
    const { trial } = await aRuleDesk();
    const nobody = await trial(SHOP, { record_id: null, values: aDraft({ channel: null }) });
    expect(nobody).toMatchObject({ sentence: null, dry_run: null });
    const surging = await trial(SHOP, { record_id: null, values: aDraft({ condition_kind: "需求突增" }) });
    expect(surging.dry_run).toEqual({ kind: "uncounted", reason: "condition" });
  });
});

describe("the editor's fields", () => {
  it("are those of the form's template, with its words and choices", async () => {
    const { editor } = await aRuleDesk();
    const { fields, channels, scope_values } = await editor(SHOP);
    const of = (name: string) => fields.find((field) => field.name === name);
    const filled = templateOf("alert_rule").fields.filter(({ written_by }) => written_by === undefined);
    expect(fields).toHaveLength(filled.length - 1);
    expect(of("rule_check")).toBeUndefined();
    expect(of("rule_status")).toBeUndefined();
    expect(of("condition_kind")?.options).toContain("每周周报");
    expect(of("condition_value")?.shown_when).toEqual([
      { condition_kind: ["可供天数不足", "缺货概率高于", "N 天内缺货", "可用库存低于", "到货逾期"] },
    ]);
    expect(fields.filter(({ group }) => group === "more")).toEqual([]);
    expect(fields.filter(({ group }) => group === "condition").map(({ name }) => name)).toEqual([
      ...["condition_kind", "condition_value", "minimum_severity"],
    ]);
    expect(channels).toEqual([
      { value: "console", label: "控制台" },
      { value: "企微群", label: "企微群" },
    ]);
    expect(scope_values["ABC 分类"]?.map(({ value }) => value)).toEqual(["A", "B", "C"]);
    expect(scope_values["商品"]).toContainEqual({ value: "PAN", label: "PAN 平底锅" });
  });

  it("take up a field that the template has since got, with those it resembles or by itself", () => {
    const template = templateOf("alert_rule");
    const added = [
      { name: "receiver_rank", type: "combo", options: ["人", "群"], label: { "zh-CN": "接收人类型", en: "Kind" } },
      { name: "remark", type: "textarea", label: { "zh-CN": "备注", en: "Remark" } },
      { name: "keeper", type: "user", label: { "zh-CN": "维护人", en: "Keeper" } },
    ] as const;
    const [first, ...rest] = template.fields;
    if (first === undefined) throw new Error("no fields");
    const grown = { ...template, fields: [first, ...added, ...rest] };
    const bound = grown.fields.map(({ name, type }) => ({ name, type, platform_name: name, widget_name: name }));
    const fields = ruleFields(grown, bound);
    expect(fields.slice(0, 3).map(({ name, group, kind }) => [name, group, kind])).toEqual([
      ["rule_name", "name", "text"],
      ["receiver_rank", "whom", "choice"],
      ["remark", "more", "long_text"],
    ]);
    expect(fields.some(({ name }) => name === "keeper")).toBe(false);
  });

  it("leave out what the form does not have", async () => {
    const { editor, added, onPlatform } = await aRuleDesk(["priority"]);
    expect((await editor(SHOP)).fields.map(({ name }) => name)).not.toContain("priority");
    await added(aDraft());
    expect(await onPlatform()).toHaveLength(1);
  });
});

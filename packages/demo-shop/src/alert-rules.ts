import type { DemoData, DemoRecord } from "./demo-record.ts";

/** Who is told what at the start: the buyer early, customer service when it is out, the owner when it is urgent; for what sells best also when a few days are left. */
export function alertRuleRecords(): readonly DemoRecord[] {
  const everywhere = { rule_status: "启用", scope_kind: "全部", channel: "console", delivery_path: "本系统" };
  const rules: readonly (DemoData & { readonly rule_name: string })[] = [
    { rule_name: "预警通知采购", minimum_severity: "预警", receiver_role: "采购", cool_down_hours: 24 },
    { rule_name: "缺货通知客服", minimum_severity: "缺货", receiver_role: "客服", cool_down_hours: 12 },
    {
      rule_name: "紧急通知老板",
      minimum_severity: "紧急",
      receiver_role: "老板",
      cool_down_hours: 24,
      quiet_start: "21:00",
      quiet_end: "08:00",
    },
    {
      rule_name: "A 类可供不足提醒采购",
      scope_kind: "ABC 分类",
      scope_value: "A",
      condition_kind: "可供天数不足",
      condition_value: "5",
      minimum_severity: "预警",
      receiver_role: "采购",
      cool_down_hours: 72,
    },
  ];
  return rules.map((rule) => ({ form: "alert_rule", key: rule.rule_name, data: { ...everywhere, ...rule } }));
}

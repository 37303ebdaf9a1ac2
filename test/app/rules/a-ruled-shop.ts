import type { AlertRuleRecord } from "../../../src/contracts/generated/records.ts";
import { readRule } from "../../../src/app/ingest/read-rule.ts";
import type { AlertEvent } from "../../../src/domain/alert/alert-event.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anItem } from "../../store/row-builders.ts";
import { aChange, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";
import { at, clock, happened } from "./a-told-past.ts";

/** A rule as a person wrote it: everything from 预警 on, to the buyers by the console. */
export function aWrittenRule(parts: Partial<AlertRuleRecord> = {}): AlertRuleRecord {
  return {
    ...{ rule_name: "预警通知采购", rule_status: "启用", scope_kind: "全部", scope_value: null },
    ...{ minimum_severity: "预警", receiver_role: "采购", receiver: null, channel: "console" },
    ...{ receiver_kind: null, customer_group: null },
    ...{ delivery_path: "本系统", cool_down_hours: 24, quiet_start: null, quiet_end: null },
    ...{ grouping: null, digest_time: null, condition_kind: null, condition_value: null },
    ...{ valid_from: null, valid_to: null, priority: null },
    ...{ escalate_after_minutes: null, escalate_role: null, escalate_channel: null, rule_check: null },
    ...parts,
  };
}

/** Keeps what a person wrote as the program would. */
export async function writeRule(
  store: Pick<Store, "records">,
  record_id: string,
  record: AlertRuleRecord,
  version = at("11-01"),
): Promise<void> {
  const row = { table: "alert_rule", row: readRule(record, clock) } as const;
  await store.records.apply([aChange(record_id, [row], { version, values: { ...record } })]);
}

const ITEMS: Readonly<Record<string, string>> = {
  CUP: "食品级 304 不锈钢真空保温杯 500 毫升（磨砂黑，礼盒装，含杯刷）",
  PAN: "平底锅",
  SPOON: "勺",
};
const LONG_AGO: readonly AlertEvent[] = [happened("09-01", "10:00"), happened("09-02", "10:00", { kind: "cleared" })];

/** A shop with its form bound, and a month of alerts of three items. */
export async function aRuledShop(store: Store): Promise<void> {
  const ids = { installation_id: SHOP, app_id: "app-1", push_token: "t-rules", push_secret: "sealed" };
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app-1", created_at: 5 });
  await store.registry.saveBinding({
    ...ids,
    entry_id: "e-rules",
    form: "alert_rule",
    fields: [],
    synced_through: null,
  });
  for (const [item_code, item_name] of Object.entries(ITEMS)) {
    await store.records.apply([aChange(`i-${item_code}`, [anItem({ item_code, item_name, abc_class: "A" })])]);
    const subject = aSubject({ item_code });
    const claimed = await claimOne(store, subject);
    const events = [
      ...LONG_AGO,
      happened("11-02", "10:00"),
      happened("11-02", "14:00", { kind: "worsened", severity: "critical" }),
      happened("11-04", "10:00", { kind: "ordered" }),
      happened("11-05", "10:00", { kind: "cleared" }),
    ];
    const alert_events = events.map((event) => ({ subject, ...event }));
    await store.assessments.commit([{ claimed, assessment: anAssessment(subject), effects: [], alert_events }]);
  }
}

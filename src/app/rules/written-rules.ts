import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import { checkRecord } from "../ingest/check-record.ts";
import { isReadable, readRule } from "../ingest/read-rule.ts";
import type { FormRuleFault } from "../notify/rule-fault.ts";

/** A rule as its record says it and as it was read. */
export interface WrittenRule extends Pick<KeptRecord, "record_id" | "version"> {
  readonly record: AlertRuleRecord;
  readonly rule: AlertRuleRow;
  readonly is_readable: boolean;
}

/** The rules of an installation whose records can be used at all. */
export async function writtenRules(
  installation_id: string,
  { records, clock }: { readonly records: Pick<Records, "list">; readonly clock: Pick<Clock, "dayOf"> },
): Promise<readonly WrittenRule[]> {
  const kept = await records.list(installation_id, "alert_rule");
  return kept.flatMap(({ record_id, version, values }) => {
    const record = usableRule(values);
    if (record === null) return [];
    return [{ record_id, version, record, rule: readRule(record, clock), is_readable: isReadable(record, clock) }];
  });
}

/** Values fitted to the form; null where something that every rule needs is missing. */
export function usableRule(values: KeptRecord["values"]): AlertRuleRecord | null {
  const { usable, record } = checkRecord("alert_rule", values);
  // Fitted to the form by `checkRecord`.
  return usable ? (record as unknown as AlertRuleRecord) : null;
}

/** Two rules of one name are one to whoever sends: only one of their messages goes. */
export const DOUBLED_NAME: FormRuleFault = {
  field: "rule_name",
  code: "rule_name_doubled",
  message: "有不止一条规则叫这个名称，同一次预警只会发出其中一条的消息",
  hint: "请给每条规则起不同的名称。",
};

import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { RuleFault } from "../../contracts/rule-editor.ts";

/** What is wrong with a rule, at the field of its form where a person puts it right. */
export interface FormRuleFault extends RuleFault {
  readonly field: keyof AlertRuleRecord;
}

/** The same where it stands among other problems: it then says of which rule it is. */
export function ruleProblem(rule_name: string, { code, message, hint }: RuleFault): Problem {
  return { code, message: `预警规则“${rule_name}”：${message}`, hint };
}
